"""Sends calls: over kept connections, as often as is safe and worth it."""

from __future__ import annotations

import itertools
import logging
import ssl
import time
from dataclasses import replace
from typing import Any, Mapping, Optional, Set

from .action import Action, Api
from .connections import Connections, target_of
from .deadline import Deadline
from .errors import TransportError
from .events import Answer, LiveAnswer
from .http import Exchange, Request, Response
from .io import Io
from .options import Options
from .retry import is_safe_to_repeat, is_worth_repeating, wait_before
from .secret import Secret
from .wire import Body

logger = logging.getLogger(__name__)


class Sender:
    """A server and how to call it."""

    def __init__(
        self, io: Io, api: Api, options: Options, url: str, context: Optional[ssl.SSLContext]
    ) -> None:
        self._io = io
        self._api = api
        self.options = options
        self._target = target_of(url, context)
        self._connections = Connections(io, self._target.address, options.max_connections)
        self._deprecated: Set[str] = set()

    @property
    def url(self) -> str:
        scheme = "http" if self._target.address.tls is None else "https"
        return f"{scheme}://{self._target.host}{self._target.base}"

    def with_options(self, changes: Mapping[str, Any]) -> Sender:
        """Another with the same connections."""
        headers = {**self.options.headers, **changes.get("headers", {})}
        copy = Sender.__new__(Sender)
        copy.__dict__.update(self.__dict__)
        copy.options = replace(self.options, **{**changes, "headers": headers})
        return copy

    def close(self) -> None:
        self._connections.close()

    async def send(
        self,
        action: Action[Any],
        body: Body,
        headers: Mapping[str, str],
        authorization: Optional[Secret],
        deadline: Deadline,
    ) -> Answer:
        """Whatever the server answers. Raises ``TransportError`` when it does not."""
        request = self._request(action, body, headers, authorization)
        for attempt in itertools.count(1):
            may_repeat = attempt <= self.options.max_retries
            try:
                answer = await self._exchange(action, request, deadline)
            except TransportError as failure:
                wait = wait_before(attempt, self.options.backoff, {})
                is_safe = is_safe_to_repeat(failure, action.idempotent)
                if not (may_repeat and is_safe and deadline.leaves(wait)):
                    raise type(failure)(f"{action.name}: {failure}") from failure.__cause__
                logger.info("%s: %s; again in %.2f s", action.name, failure, wait)
            else:
                wait = wait_before(attempt, self.options.backoff, answer.headers)
                is_worth_it = is_worth_repeating(answer.status, action.idempotent)
                if not (may_repeat and is_worth_it and deadline.leaves(wait)):
                    return answer
                logger.info("%s: status %d; again in %.2f s", action.name, answer.status, wait)
            await self._io.sleep(wait)
        raise AssertionError("the count has no end")

    async def _exchange(self, action: Action[Any], request: Request, deadline: Deadline) -> Answer:
        await self._connections.enter(deadline)
        started = time.monotonic()
        try:
            stream = await self._connections.take(deadline, self.options.connect_timeout)
            try:
                exchange = Exchange(stream, deadline)
                await exchange.send(request)
                if exchange.status == 200 and exchange.is_stream:
                    return LiveAnswer(stream, exchange)
                response = await exchange.whole()
            except BaseException:
                stream.close()
                raise
            self._connections.give_back(stream, response)
        finally:
            self._connections.leave()
        milliseconds = (time.monotonic() - started) * 1000
        logger.debug("%s: %d in %.0f ms", action.name, response.status, milliseconds)
        self._tell_deprecated(action.name, response)
        return response

    def _request(
        self,
        action: Action[Any],
        body: Body,
        headers: Mapping[str, str],
        authorization: Optional[Secret],
    ) -> Request:
        own = {
            "Host": self._target.host,
            "User-Agent": self._api.agent,
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            "Content-Type": body.content_type,
        }
        if authorization is not None:
            own["Authorization"] = authorization.reveal()
        path = f"{self._target.base}/v{self._api.version}/{action.name}"
        return Request(path, {**own, **headers, **self.options.headers}, body.content)

    def _tell_deprecated(self, action: str, response: Response) -> None:
        """The server may know that an action is going away when this package does not yet."""
        if "deprecation" in response.headers and action not in self._deprecated:
            self._deprecated.add(action)
            sunset = response.headers.get("sunset")
            until = f" and will be gone on {sunset}" if sunset else ""
            logger.warning("%s is deprecated at version %s%s", action, self._api.version, until)
