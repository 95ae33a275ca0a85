"""A connection of an event loop.

asyncio's own streams forget what was received when the connection breaks: a server that refuses a
large body, and says so before it closes, would not be heard.
"""

from __future__ import annotations

import asyncio
from typing import Awaitable, Callable, Optional, TypeVar, cast

from .deadline import Deadline, DeadlinePassed
from .io import Stream

T = TypeVar("T")

#: Bytes received and not taken above which no more are read from the socket.
FULL = 1 << 20


async def within(
    work: Awaitable[T], deadline: Deadline, discard: Callable[[T], object] = lambda _: None
) -> T:
    """What ``work`` comes to, before the deadline.

    When the deadline passes or the caller is cancelled, the work is cancelled, and a result that
    comes all the same is given to ``discard``. ``asyncio.wait_for`` is no help: before Python 3.12
    it may lose a cancellation.
    """
    future = asyncio.ensure_future(work)

    def settle(done: asyncio.Future[T]) -> None:
        if not done.cancelled() and done.exception() is None:
            discard(done.result())

    try:
        await asyncio.wait({future}, timeout=deadline.remaining())
        if not future.done():
            raise DeadlinePassed
    except BaseException:
        future.add_done_callback(settle)
        future.cancel()
        raise
    return future.result()


class AsyncioStream(asyncio.Protocol, Stream):
    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._transport: Optional[asyncio.Transport] = None
        self._received = bytearray()
        self._ended = False
        self._error: Optional[Exception] = None
        self._full = False
        self._waiting: Optional[asyncio.Future[None]] = None

    async def send(self, data: bytes, deadline: Deadline) -> None:
        assert self._transport is not None
        if not self._ended:
            self._transport.write(data)
        while self._full and not self._ended:
            await within(self._change(), deadline)
        if self._ended:
            raise ConnectionResetError("the connection ended while the call was being sent")

    async def receive(self, deadline: Deadline) -> bytes:
        assert self._transport is not None
        while not self._received and not self._ended:
            await within(self._change(), deadline)
        if self._received:
            data = bytes(self._received)
            self._received.clear()
            if not self._ended:
                self._transport.resume_reading()
            return data
        if self._error is not None:
            raise OSError(str(self._error)) from self._error
        return b""

    async def is_idle(self) -> bool:
        if self._loop is not asyncio.get_running_loop():
            return False
        # The loop hears of an end in the turn after next.
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return not self._ended and not self._received

    def close(self) -> None:
        # A connection of a loop that has ended went with it.
        if self._transport is not None and not self._loop.is_closed():
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        assert self._transport is not None
        self._received += data
        if len(self._received) > FULL:
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        self._ended = True
        self._wake()

    def connection_lost(self, exc: Optional[Exception]) -> None:
        self._ended = True
        self._error = exc
        self._wake()

    def pause_writing(self) -> None:
        self._full = True

    def resume_writing(self) -> None:
        self._full = False
        self._wake()

    def _change(self) -> asyncio.Future[None]:
        self._waiting = self._loop.create_future()
        return self._waiting

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)
