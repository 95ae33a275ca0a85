"""Connections to one server, kept for the calls to come."""

from __future__ import annotations

import ssl
import time
from typing import List, NamedTuple, Optional
from urllib.parse import SplitResult, urlsplit

from .deadline import Deadline, DeadlinePassed
from .errors import ConnectionFailedError
from .http import Response, keep_alive_seconds
from .io import Address, Io, Stream

#: Servers and what stands between close idle connections after a minute or so.
IDLE_SECONDS = 30.0
#: A connection the server is about to close is not worth the risk.
MARGIN_SECONDS = 1.0


class Target(NamedTuple):
    """Where calls go, read from a URL."""

    address: Address
    #: What every path begins with, without a slash at its end.
    base: str
    #: The ``Host`` header.
    host: str


def target_of(url: str, context: Optional[ssl.SSLContext]) -> Target:
    """Raises ``ValueError`` for anything else, without showing it: there may be a password in it."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or not _is_plain(url):
        raise ValueError("url: expected http://host[:port][/path] or https://..., in ASCII")
    if "@" in parts.netloc:
        raise ValueError("url: holds credentials; give them as access_key and secret_key")
    if parts.query or parts.fragment:
        raise ValueError("url: has a query or a fragment, which no call can use")
    secure = parts.scheme == "https"
    tls = (context or ssl.create_default_context()) if secure else None
    return Target(
        Address(parts.hostname, _port_of(parts, 443 if secure else 80), tls),
        parts.path.rstrip("/"),
        parts.netloc,
    )


def _port_of(parts: SplitResult, usual: int) -> int:
    try:
        return usual if parts.port is None else parts.port
    except ValueError:
        raise ValueError("url: the port is no number from 0 to 65535") from None


def _is_plain(url: str) -> bool:
    return url.isascii() and url.isprintable() and " " not in url


class _Kept(NamedTuple):
    stream: Stream
    until: float


class Connections:
    """The latest used is used first, so that what is not needed grows old and goes."""

    def __init__(self, io: Io, address: Address, most: int) -> None:
        self._io = io
        self._address = address
        self._gate = io.gate(most)
        self._idle: List[_Kept] = []
        self._closed = False

    async def enter(self, deadline: Deadline) -> None:
        """Waits until there are not too many calls under way; each that was let in must ``leave``."""
        await self._gate.enter(deadline)

    def leave(self) -> None:
        self._gate.leave()

    async def take(self, deadline: Deadline, seconds: float) -> Stream:
        """One that is idle, or a new one, which may take so many seconds to come about."""
        while True:
            if self._closed:
                raise RuntimeError("the client is closed")
            try:
                kept = self._idle.pop()
            except IndexError:
                return await self._open(deadline, seconds)
            if kept.until > time.monotonic() and await kept.stream.is_idle():
                return kept.stream
            kept.stream.close()

    def give_back(self, stream: Stream, response: Response) -> None:
        """Keeps it if it can be used again."""
        if self._closed or not response.reusable:
            stream.close()
            return
        said = keep_alive_seconds(response.headers)
        seconds = IDLE_SECONDS if said is None else min(IDLE_SECONDS, said - MARGIN_SECONDS)
        self._idle.append(_Kept(stream, time.monotonic() + seconds))

    def close(self) -> None:
        """Closes those that are idle; those in use follow when their call is done."""
        self._closed = True
        while self._idle:
            self._idle.pop().stream.close()

    async def _open(self, deadline: Deadline, seconds: float) -> Stream:
        address = self._address
        sooner = deadline.within(seconds)
        try:
            return await self._io.connect(address, sooner)
        except DeadlinePassed:
            deadline.remaining()
            raise ConnectionFailedError(
                f"no connection to {address.host}:{address.port} within {seconds:g} s"
            ) from None
        except OSError as error:
            raise ConnectionFailedError(
                f"no connection to {address.host}:{address.port}: {error}"
            ) from error
