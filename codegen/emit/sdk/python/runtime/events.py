"""Streams of events (``text/event-stream``)."""

from __future__ import annotations

from typing import List, Mapping, NamedTuple, Optional, Union

from .http import Exchange, Response
from .io import Stream


class Event(NamedTuple):
    data: str
    #: Where the stream stands after it; empty when the server does not say.
    id: str


class LiveAnswer:
    """An answer that goes on: the connection is its own until it is closed."""

    def __init__(self, stream: Stream, exchange: Exchange) -> None:
        self._stream = stream
        self._exchange = exchange
        self.status = exchange.status
        self.headers: Mapping[str, str] = {}
        self._last_id = ""
        #: Seconds after which the server wants to see the caller again, if it says so.
        self.retry: Optional[float] = None

    async def event(self, idle: float) -> Optional[Event]:
        """The next event; None at the end. Raises when nothing, not even a comment, comes for
        ``idle`` seconds.
        """
        data: List[str] = []
        while (line := await self._exchange.line(idle)) is not None:
            name, _, value = line.partition(":")
            value = value[1:] if value.startswith(" ") else value
            if name == "data":
                data.append(value)
            elif name == "id":
                self._last_id = value
            elif name == "retry" and value.isdecimal():
                self.retry = int(value) / 1000
            elif line == "" and data:
                return Event("\n".join(data), self._last_id)
        return None

    def close(self) -> None:
        self._stream.close()


Answer = Union[Response, LiveAnswer]
