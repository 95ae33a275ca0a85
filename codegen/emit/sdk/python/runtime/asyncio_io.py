"""Connections for asyncio: its own streams, so that a cancelled call ends at once and takes no thread with it."""

from __future__ import annotations

import asyncio
from typing import Awaitable, Callable, Optional, Tuple, TypeVar

from .deadline import Deadline, DeadlinePassed
from .io import CHUNK, Address, Io, Lock, Stream

T = TypeVar("T")
Opened = Tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def within(work: Awaitable[T], deadline: Deadline, discard: Callable[[T], object] = lambda _: None) -> T:
    """What ``work`` comes to, before the deadline.

    When the deadline passes or the caller is cancelled, the work is cancelled, and a result that comes all the same is given to ``discard``.
    ``asyncio.wait_for`` is no help: before Python 3.12 it may lose a cancellation.
    """
    task = asyncio.ensure_future(work)

    def settle(done: asyncio.Future[T]) -> None:
        if not done.cancelled() and done.exception() is None:
            discard(done.result())

    try:
        seconds = deadline.remaining()
        await asyncio.wait({task}, timeout=seconds)
    except BaseException:
        task.add_done_callback(settle)
        task.cancel()
        raise
    if not task.done():
        task.add_done_callback(settle)
        task.cancel()
        raise DeadlinePassed
    return task.result()


class AsyncioStream(Stream):
    def __init__(self, opened: Opened) -> None:
        self._reader, self._writer = opened
        self._loop = asyncio.get_running_loop()

    async def send(self, data: bytes, deadline: Deadline) -> None:
        self._writer.write(data)
        if self._writer.transport.get_write_buffer_size() > 0:
            await within(self._writer.drain(), deadline)

    async def receive(self, deadline: Deadline) -> bytes:
        return await within(self._reader.read(CHUNK), deadline)

    async def is_idle(self) -> bool:
        if self._loop is not asyncio.get_running_loop():
            return False
        # The loop hears of an end in the turn after next.
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return not self._reader.at_eof() and not self._writer.is_closing()

    def close(self) -> None:
        # A connection of a loop that has ended went with it.
        if not self._loop.is_closed():
            self._writer.transport.abort()


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
        opening = asyncio.open_connection(
            address.host,
            address.port,
            ssl=address.tls,
            server_hostname=address.host if address.tls else None,
        )
        opened = await within(opening, deadline, lambda late: late[1].transport.abort())
        return AsyncioStream(opened)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def lock(self) -> Lock:
        return AsyncioLock()
