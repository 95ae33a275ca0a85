"""How a call goes: authorised, sent and understood. Written once for threads and asyncio."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from typing import Any, AsyncGenerator, Dict, Mapping, Optional, TypeVar, cast

from .action import Action, Api, Payload
from .credentials import Credentials
from .deadline import Deadline, DeadlinePassed
from .errors import CallTimeoutError, ConnectionLostError, InvalidAnswerError, TransportError
from .events import Answer, Event, LiveAnswer
from .http import Response
from .io import Io
from .options import Options
from .retry import wait_before
from .secret import Secret
from .sender import Sender
from .wire import Body, decode, encode

T = TypeVar("T")

logger = logging.getLogger(__name__)


class Session:
    """A server and a caller. Copies with other options share connections and token."""

    def __init__(self, io: Io, api: Api, sender: Sender, credentials: Credentials) -> None:
        self._io = io
        self._api = api
        self._sender = sender
        self._credentials = credentials

    def with_options(self, changes: Mapping[str, Any]) -> Session:
        sender = self._sender.with_options(changes)
        return Session(self._io, self._api, sender, self._credentials)

    def close(self) -> None:
        self._sender.close()

    @property
    def url(self) -> str:
        return self._sender.url

    @property
    def options(self) -> Options:
        return self._sender.options

    async def call(self, action: Action[T], payload: Payload) -> T:
        """The data of the answer."""
        body = encode(action.name, payload)
        response = await self._answer(self._as_sent(action, payload), body, {})
        if isinstance(response, LiveAnswer):
            response.close()
            raise InvalidAnswerError(
                f"{action.name}: a stream of events where one answer was expected", 200
            )
        return cast(T, decode(action.name, response, self._api.errors))

    async def events(self, action: Action[T], payload: Payload) -> AsyncGenerator[T, None]:
        """The events of a stream. When it ends or breaks, it is opened again where it stood, until
        that fails for good.
        """
        body = encode(action.name, payload)
        stood = {"Accept": "text/event-stream"}
        failures = 0
        while True:
            answer = await self._answer(self._as_sent(action, payload), body, stood)
            if isinstance(answer, Response):
                decode(action.name, answer, self._api.errors)
                raise InvalidAnswerError(
                    f"{action.name}: one answer where a stream of events was expected",
                    answer.status,
                )
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
                raise ConnectionLostError(
                    f"{action.name}: the stream ended {failures} times without an event"
                )
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
            answer = await self._sender.send(action, body, headers, authorization, deadline)
            if answer.status != 401 or authorization is None:
                return answer
            renewed = await self._credentials.renewed(authorization, self._log_in, deadline)
            if renewed is None:
                return answer
            return await self._sender.send(action, body, headers, renewed, deadline)
        except DeadlinePassed:
            raise CallTimeoutError(
                f"{action.name}: no answer within {self.options.timeout:g} s"
            ) from None

    async def _log_in(self, basic: Secret, deadline: Deadline) -> Secret:
        login = self._api.login
        assert login is not None
        action = Action[Dict[str, Any]](login.action, idempotent=True)
        response = await self._sender.send(action, encode(login.action, {}), {}, basic, deadline)
        if isinstance(response, LiveAnswer):
            response.close()
            raise InvalidAnswerError(f"{login.action}: a stream of events instead of a token", 200)
        token = _text_in(decode(login.action, response, self._api.errors), login.token)
        if token is None:
            raise InvalidAnswerError(
                f"{login.action}: the answer holds no {login.token}", response.status
            )
        return token


def _text_in(data: Any, member: str) -> Optional[Secret]:
    text = data.get(member) if isinstance(data, dict) else None
    return Secret(text) if isinstance(text, str) and text else None


def _data_of(event: Event, action: str) -> Any:
    try:
        return json.loads(event.data)
    except ValueError:
        raise InvalidAnswerError(f"{action}: an event that is not JSON", 200) from None
