"""How calls connect and wait in an event loop: no threads, so that a cancelled call ends at once."""

from __future__ import annotations

import asyncio
from typing import Awaitable, Optional, TypeVar

from .asyncio_stream import AsyncioStream, within
from .deadline import Deadline
from .io import Address, Gate, Io, Stream

T = TypeVar("T")


class AsyncioGate(Gate):
    """What waits in asyncio belongs to one loop; a client may be used in several, one after the
    other.
    """

    def __init__(self, width: int) -> None:
        self._width = width
        self._loop: Optional[asyncio.AbstractEventLoop] = None
        self._free: Optional[asyncio.Semaphore] = None

    async def enter(self, deadline: Deadline) -> None:
        loop = asyncio.get_running_loop()
        if self._free is None or self._loop is not loop:
            self._loop, self._free = loop, asyncio.Semaphore(self._width)
        free = self._free
        if free.locked():
            await within(free.acquire(), deadline, lambda _: free.release())
        else:
            await free.acquire()

    def leave(self) -> None:
        if self._free is not None:
            self._free.release()


class AsyncioIo(Io):
    async def connect(self, address: Address, deadline: Deadline) -> Stream:
        opening = asyncio.get_running_loop().create_connection(
            AsyncioStream,
            address.host,
            address.port,
            ssl=address.tls,
            server_hostname=address.host if address.tls else None,
        )
        _, stream = await within(opening, deadline, lambda late: late[1].close())
        return stream

    async def settled(self, work: Awaitable[T], deadline: Deadline) -> T:
        return await within(work, deadline)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def gate(self, width: int) -> Gate:
        return AsyncioGate(width)
