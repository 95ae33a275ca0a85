"""How calls connect and wait in an event loop: no threads, so that a cancelled call ends at once."""

from __future__ import annotations

import asyncio
from typing import Optional

from .asyncio_stream import AsyncioStream, within
from .deadline import Deadline
from .io import Address, Io, Lock, Stream


class AsyncioLock(Lock):
    """Locks of asyncio belong to one loop; a client may be used in several, one after the other."""

    def __init__(self) -> None:
        self._loop: Optional[asyncio.AbstractEventLoop] = None
        self._lock: Optional[asyncio.Lock] = None

    async def acquire(self, deadline: Deadline) -> None:
        loop = asyncio.get_running_loop()
        if self._lock is None or self._loop is not loop:
            self._loop, self._lock = loop, asyncio.Lock()
        lock = self._lock
        await within(lock.acquire(), deadline, lambda _: lock.release())

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()


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

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def lock(self) -> Lock:
        return AsyncioLock()
