"""Streams of events (``text/event-stream``)."""

from __future__ import annotations

from typing import AsyncGenerator, List, Mapping, NamedTuple, Union

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

    async def events(self, idle: float) -> AsyncGenerator[Event, None]:
        """Its events to its end. Raises when nothing, not even a comment, comes for ``idle`` seconds."""
        data: List[str] = []
        last_id = ""
        async for line in self._exchange.lines(idle):
            name, _, value = line.partition(":")
            value = value[1:] if value.startswith(" ") else value
            if name == "data":
                data.append(value)
            elif name == "id":
                last_id = value
            elif line == "" and data:
                yield Event("\n".join(data), last_id)
                data = []

    def close(self) -> None:
        self._stream.close()


Answer = Union[Response, LiveAnswer]
