"""Connections for threads: plain sockets that wait."""

from __future__ import annotations

import os
import select
import socket
import threading
import time
from typing import Any, AsyncGenerator, Awaitable, Coroutine, Iterator, Optional, TypeVar, cast

from .deadline import Deadline, DeadlinePassed
from .io import CHUNK, Address, Gate, Io, Stream

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that stands on ``BlockingIo`` and therefore never waits for an
    event loop.
    """
    try:
        work.send(None)
    except StopIteration as done:
        return cast(T, done.value)
    work.close()
    raise RuntimeError("a blocking call waited for an event loop")


def iterate(items: AsyncGenerator[T, None]) -> Iterator[T]:
    """The same for an asynchronous generator."""
    try:
        while True:
            try:
                item = run(items.asend(None))
            except StopAsyncIteration:
                return
            yield item
    finally:
        run(items.aclose())


class BlockingStream(Stream):
    """A socket. Each wait is cut to what is left of the deadline, so that a server that sends a
    byte now and then cannot hold it up.
    """

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        self._process = os.getpid()

    async def send(self, data: bytes, deadline: Deadline) -> None:
        self._socket.settimeout(deadline.remaining())
        try:
            self._socket.sendall(data)
        except socket.timeout:
            raise DeadlinePassed from None

    async def receive(self, deadline: Deadline) -> bytes:
        self._socket.settimeout(deadline.remaining())
        try:
            return self._socket.recv(CHUNK)
        except socket.timeout:
            raise DeadlinePassed from None

    async def is_idle(self) -> bool:
        # After a fork the parent goes on using the connection.
        return self._process == os.getpid() and not _is_readable(self._socket)

    def close(self) -> None:
        self._socket.close()


def _is_readable(connected: socket.socket) -> bool:
    """Bytes, or the end: an idle connection has neither."""
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(connected, select.POLLIN)
        return bool(poll.poll(0))
    return bool(select.select([connected], [], [], 0)[0])


class BlockingGate(Gate):
    def __init__(self, width: int) -> None:
        self._free = threading.BoundedSemaphore(width)

    async def enter(self, deadline: Deadline) -> None:
        if not self._free.acquire(timeout=deadline.remaining()):
            raise DeadlinePassed

    def leave(self) -> None:
        self._free.release()


class BlockingIo(Io):
    async def connect(self, address: Address, deadline: Deadline) -> Stream:
        try:
            plain = _connected(address.host, address.port, deadline)
            try:
                plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                if address.tls is None:
                    return BlockingStream(plain)
                plain.settimeout(deadline.remaining())
                return BlockingStream(address.tls.wrap_socket(plain, server_hostname=address.host))
            except BaseException:
                plain.close()
                raise
        except socket.timeout:
            raise DeadlinePassed from None

    async def settled(self, work: Awaitable[T], deadline: Deadline) -> T:
        raise TypeError("a Client cannot await: use an AsyncClient, or give it what is ready")

    async def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def gate(self, width: int) -> Gate:
        return BlockingGate(width)


def _connected(host: str, port: int, deadline: Deadline) -> socket.socket:
    """A connection to the first address of the host that lets one be made. How long names take to
    look up is the system's business.
    """
    failure: Optional[OSError] = None
    for family, kind, protocol, _, address in socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM
    ):
        candidate = socket.socket(family, kind, protocol)
        try:
            candidate.settimeout(deadline.remaining())
            candidate.connect(address)
            return candidate
        except OSError as error:
            candidate.close()
            failure = error
        except BaseException:
            candidate.close()
            raise
    raise failure or OSError("the host has no address")
