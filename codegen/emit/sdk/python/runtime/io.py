"""What a call needs of the outside world.

Everything above this is written once, as coroutines. ``AsyncioIo`` lets them wait in an event loop;
with ``BlockingIo`` nothing in them ever waits for a loop, so that they run to their end in one go
(see ``run``).
"""

from __future__ import annotations

import ssl
from typing import Awaitable, NamedTuple, Optional, TypeVar

from .deadline import Deadline

T = TypeVar("T")

#: Bytes asked for at a time.
CHUNK = 65536


class Address(NamedTuple):
    """Where a server listens."""

    host: str
    port: int
    #: None: without TLS.
    tls: Optional[ssl.SSLContext]


class Stream:
    """A connection, as bytes."""

    async def send(self, data: bytes, deadline: Deadline) -> None:
        """Raises ``OSError`` when the connection is gone."""
        raise NotImplementedError

    async def receive(self, deadline: Deadline) -> bytes:
        """Some bytes; none at the end. Raises ``OSError`` when the connection broke."""
        raise NotImplementedError

    async def is_idle(self) -> bool:
        """Is it open, with nothing to read, and usable from here?"""
        raise NotImplementedError

    def close(self) -> None:
        """Closes at once, and may be called again."""
        raise NotImplementedError


class Gate:
    """Lets so many through at a time."""

    async def enter(self, deadline: Deadline) -> None:
        raise NotImplementedError

    def leave(self) -> None:
        raise NotImplementedError


class Io:
    """How to connect and to wait. All of it raises ``DeadlinePassed`` when the time is up."""

    async def connect(self, address: Address, deadline: Deadline) -> Stream:
        """Raises ``OSError`` when there is no connection to be had."""
        raise NotImplementedError

    async def settled(self, work: Awaitable[T], deadline: Deadline) -> T:
        """What something of the caller's comes to."""
        raise NotImplementedError

    async def sleep(self, seconds: float) -> None:
        raise NotImplementedError

    def gate(self, width: int) -> Gate:
        raise NotImplementedError
