"""How a call goes: authorised, sent, sent again where that is safe, and understood. Written once for threads and asyncio."""

from __future__ import annotations

import itertools
import json
import logging
import ssl
import time
from dataclasses import replace
from typing import Any, AsyncGenerator, Dict, Mapping, Optional, Set, TypeVar, cast

from .action import Action, Api, Payload
from .connections import Connections, Target, target_of
from .credentials import Credentials, basic_of
from .deadline import Deadline, DeadlinePassed
from .errors import CallTimeoutError, ConnectionLostError, InvalidAnswerError, TransportError
from .events import Answer, Event, LiveAnswer
from .http import Exchange, Request, Response
from .io import Io
from .options import Options
from .retry import is_safe_to_repeat, is_worth_repeating, wait_before
from .secret import Secret
from .wire import Body, decode, encode

T = TypeVar("T")

logger = logging.getLogger(__name__)


class Session:
    """A server, a caller and how to call. Copies with other options share connections and token."""

    def __init__(
        self,
        io: Io,
        api: Api,
        options: Options,
        url: str,
        *,
        access_key: Optional[str],
        secret_key: Optional[str],
        token: Optional[str],
        ssl_context: Optional[ssl.SSLContext],
    ) -> None:
        self._io = io
        self._api = api
        self.options = options
        self._target: Target = target_of(url, ssl_context)
        self._deprecated: Set[str] = set()
        self._connections = Connections(io, self._target.address)
        basic = basic_of(access_key, secret_key)
        self._credentials = Credentials(basic, Secret(token) if token else None, api.login, io.lock())

    def with_options(self, **changes: Any) -> Session:
        copy = Session.__new__(Session)
        copy.__dict__.update(self.__dict__)
        copy.options = replace(self.options, **{name: value for name, value in changes.items() if value is not None})
        return copy

    def close(self) -> None:
        self._connections.close()

    @property
    def url(self) -> str:
        scheme = "http" if self._target.address.tls is None else "https"
        return f"{scheme}://{self._target.host}{self._target.base}"

    async def call(self, action: Action[T], payload: Payload) -> T:
        """The data of the answer."""
        body = encode(action.name, payload)
        response = await self._answer(self._as_sent(action, payload), body, {})
        if isinstance(response, LiveAnswer):
            response.close()
            raise InvalidAnswerError(f"{action.name}: a stream of events where one answer was expected", 200)
        return cast(T, decode(action.name, response, self._api.errors))

    async def events(self, action: Action[T], payload: Payload) -> AsyncGenerator[T, None]:
        """The events of a stream. When it ends or breaks, it is opened again where it stood, until that fails for good."""
        body = encode(action.name, payload)
        stood = {"Accept": "text/event-stream"}
        failures = 0
        while True:
            answer = await self._answer(self._as_sent(action, payload), body, stood)
            if isinstance(answer, Response):
                decode(action.name, answer, self._api.errors)
                raise InvalidAnswerError(f"{action.name}: one answer where a stream of events was expected", answer.status)
            try:
                while event := await answer.event(self.options.timeout):
                    failures = 0
                    if event.id:
                        stood["Last-Event-ID"] = event.id
                    yield cast(T, _data_of(event, action.name))
            except (TransportError, DeadlinePassed) as failure:
                logger.info("%s: the stream broke (%s)", action.name, failure or "nothing came")
            finally:
                answer.close()
            failures += 1
            if failures > self.options.max_retries:
                raise ConnectionLostError(f"{action.name}: the stream ended {failures} times without an event")
            wait = wait_before(failures, self.options.backoff, {})
            await self._io.sleep(wait if answer.retry is None else answer.retry)

    def _as_sent(self, action: Action[T], payload: Payload) -> Action[T]:
        """The action, and whether this call of it may be sent again."""
        moves = action.cursor != "" and action.cursor in payload
        own = self.options.idempotent
        return replace(action, idempotent=(action.idempotent and not moves) if own is None else own)

    async def _answer(self, action: Action[T], body: Body, headers: Mapping[str, str]) -> Answer:
        deadline = Deadline(self.options.timeout)
        try:
            authorization = await self._credentials.header(action, self._log_in, deadline)
            answer = await self._send(action, body, headers, authorization, deadline)
            if answer.status != 401 or authorization is None:
                return answer
            renewed = await self._credentials.renewed(authorization, self._log_in, deadline)
            return answer if renewed is None else await self._send(action, body, headers, renewed, deadline)
        except DeadlinePassed:
            raise CallTimeoutError(f"{action.name}: no answer within {self.options.timeout:g} s") from None

    async def _log_in(self, basic: Secret, deadline: Deadline) -> Secret:
        login = self._api.login
        assert login is not None
        action = Action[Dict[str, Any]](login.action, idempotent=True)
        response = await self._send(action, encode(login.action, {}), {}, basic, deadline)
        if isinstance(response, LiveAnswer):
            response.close()
            raise InvalidAnswerError(f"{login.action}: a stream of events instead of a token", 200)
        token = _text_in(decode(login.action, response, self._api.errors), login.token)
        if token is None:
            raise InvalidAnswerError(f"{login.action}: the answer holds no {login.token}", response.status)
        return token

    async def _send(
        self,
        action: Action[T],
        body: Body,
        headers: Mapping[str, str],
        authorization: Optional[Secret],
        deadline: Deadline,
    ) -> Answer:
        """Sends a call as often as is safe and worth it."""
        request = self._request(action, body, headers, authorization)
        for attempt in itertools.count(1):
            is_last = attempt > self.options.max_retries
            try:
                answer = await self._exchange(action, request, deadline)
            except TransportError as failure:
                wait = wait_before(attempt, self.options.backoff, {})
                if is_last or not is_safe_to_repeat(failure, action.idempotent) or not deadline.leaves(wait):
                    raise type(failure)(f"{action.name}: {failure}") from failure.__cause__
                logger.info("%s: %s; again in %.2f s", action.name, failure, wait)
            else:
                wait = wait_before(attempt, self.options.backoff, answer.headers)
                if is_last or not is_worth_repeating(answer.status, action.idempotent) or not deadline.leaves(wait):
                    return answer
                logger.info("%s: status %d; again in %.2f s", action.name, answer.status, wait)
            await self._io.sleep(wait)
        raise AssertionError("unreachable")

    async def _exchange(self, action: Action[T], request: Request, deadline: Deadline) -> Answer:
        started = time.monotonic()
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
        logger.debug("%s: %d in %.0f ms", action.name, response.status, (time.monotonic() - started) * 1000)
        self._tell_deprecated(action.name, response)
        return response

    def _request(
        self, action: Action[T], body: Body, headers: Mapping[str, str], authorization: Optional[Secret]
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


def _text_in(data: Any, member: str) -> Optional[Secret]:
    text = data.get(member) if isinstance(data, dict) else None
    return Secret(text) if isinstance(text, str) and text else None


def _data_of(event: Event, action: str) -> Any:
    try:
        return json.loads(event.data)
    except ValueError:
        raise InvalidAnswerError(f"{action}: an event that is not JSON", 200) from None
