"""As much of HTTP/1.1 as calls need: a request goes out whole, an answer comes back whole or as a
stream of lines.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import Dict, Mapping, Optional

from .deadline import Deadline
from .errors import ConnectionLostError, InvalidAnswerError
from .io import Stream

#: An answer with longer lines, or more of them before its body, is not one of a server of this API.
LINE_LIMIT = 65536
HEADER_LIMIT = 200
HEX_DIGITS = frozenset("0123456789abcdefABCDEF")


@dataclass(frozen=True)
class Request:
    """A POST. What it carries is left out of its text."""

    path: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    def encode(self) -> bytes:
        lines = [
            f"POST {self.path} HTTP/1.1",
            *(f"{name}: {value}" for name, value in self.headers.items()),
        ]
        head = "\r\n".join([*lines, f"Content-Length: {len(self.body)}", "", ""])
        return head.encode("latin-1") + self.body


@dataclass(frozen=True)
class Response:
    status: int
    #: Names in lower case.
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    #: Can the connection take another request?
    reusable: bool


class Exchange:
    """One request and its answer on a stream. Any failure leaves the stream unusable."""

    def __init__(self, stream: Stream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline
        #: Received and not looked at yet.
        self._pending = bytearray()
        #: Of the body, and not given as lines yet.
        self._text = bytearray()
        self._status = 0
        self._headers: Dict[str, str] = {}
        self._version = ""
        #: Bytes to come of the body, or of its chunk; None: until the connection ends.
        self._left: Optional[int] = 0
        self._more_chunks = False
        self._spoilt = False

    async def send(self, request: Request) -> None:
        """Sends it and reads the answer up to its body."""
        try:
            await self._stream.send(request.encode(), self._deadline)
        except OSError:
            # A server that refuses a large body may answer and close before it has read all of it.
            self._spoilt = True
        await self._read_head()
        while 100 <= self._status < 200:
            await self._read_head()
        self._begin_body()

    @property
    def status(self) -> int:
        return self._status

    @property
    def is_stream(self) -> bool:
        return self._headers.get("content-type", "").split(";")[0].strip() == "text/event-stream"

    async def whole(self) -> Response:
        """The answer with all of its body."""
        parts = []
        while part := await self._part():
            parts.append(part)
        body = b"".join(parts)
        encoding = self._headers.get("content-encoding", "identity").lower()
        if encoding == "gzip":
            body = _unzipped(body, self._status)
        elif encoding != "identity":
            raise InvalidAnswerError(
                f"the answer is encoded as {encoding}, which was not asked for", self._status
            )
        return Response(self._status, self._headers, body, self._is_reusable())

    async def line(self, idle: float) -> Optional[str]:
        """The next line of the body, of which something comes every ``idle`` seconds at least; None
        after the last.
        """
        while (end := self._text.find(b"\n")) < 0:
            self._deadline = Deadline(idle)
            part = await self._part()
            if not part:
                return None
            self._text += part
        return _taken(self._text, end + 1).rstrip(b"\r\n").decode("utf-8", "replace")

    async def _read_head(self) -> None:
        status_line = await self._read_line()
        version, _, rest = status_line.partition(" ")
        code = rest[:3]
        if not version.startswith("HTTP/1.") or not code.isdecimal():
            raise InvalidAnswerError("what came is not HTTP", 0)
        self._version, self._status, self._headers = version, int(code), {}
        for _ in range(HEADER_LIMIT):
            line = await self._read_line()
            if line == "":
                return
            name, _, value = line.partition(":")
            self._headers[name.strip().lower()] = value.strip()
        raise InvalidAnswerError(f"the answer has more than {HEADER_LIMIT} headers", self._status)

    def _begin_body(self) -> None:
        """Sees from the headers where the body ends."""
        length = self._headers.get("content-length")
        self._left = None
        if self._status in (204, 304) or self._is_chunked():
            self._left = 0
        elif length is not None:
            if not length.isdecimal():
                raise InvalidAnswerError("the answer has no proper length", self._status)
            self._left = int(length)
        self._more_chunks = self._is_chunked() and self._status not in (204, 304)

    async def _part(self) -> bytes:
        """More of the body; nothing at its end."""
        if self._left is None:
            return self._take(len(self._pending)) if self._pending or await self._fill() else b""
        if self._left == 0 and self._more_chunks:
            await self._begin_chunk()
        if self._left == 0:
            return b""
        if not self._pending and not await self._fill():
            raise ConnectionLostError("the connection ended in the middle of the answer")
        part = self._take(min(self._left, len(self._pending)))
        self._left -= len(part)
        if self._left == 0 and self._more_chunks:
            await self._read_line()
        return part

    async def _begin_chunk(self) -> None:
        self._left = await self._chunk_size()
        if self._left == 0:
            self._more_chunks = False
            while await self._read_line():
                pass

    async def _chunk_size(self) -> int:
        text = (await self._read_line()).partition(";")[0].strip()
        if not text or not set(text) <= HEX_DIGITS:
            raise InvalidAnswerError("the answer is not chunked as it says", self._status)
        return int(text, 16)

    async def _read_line(self) -> str:
        while True:
            end = self._pending.find(b"\n")
            if end >= 0:
                return self._take(end + 1).rstrip(b"\r\n").decode("latin-1")
            if len(self._pending) > LINE_LIMIT:
                raise InvalidAnswerError("the answer has a line without an end", self._status)
            if not await self._fill():
                raise ConnectionLostError("the connection ended before the answer")

    async def _fill(self) -> bool:
        """Waits for more bytes. False at the end."""
        try:
            chunk = await self._stream.receive(self._deadline)
        except OSError as error:
            raise ConnectionLostError(f"the connection broke: {error}") from error
        self._pending += chunk
        return bool(chunk)

    def _take(self, size: int) -> bytes:
        return _taken(self._pending, size)

    def _is_chunked(self) -> bool:
        return "chunked" in self._headers.get("transfer-encoding", "").lower()

    def _is_reusable(self) -> bool:
        ends = self._is_chunked() or "content-length" in self._headers or self._status in (204, 304)
        wanted = (
            self._version != "HTTP/1.0"
            and "close" not in self._headers.get("connection", "").lower()
        )
        return ends and wanted and not self._pending and not self._spoilt


def _taken(buffer: bytearray, size: int) -> bytes:
    """Moves bytes out of the front of a buffer."""
    taken = bytes(buffer[:size])
    del buffer[:size]
    return taken


def keep_alive_seconds(headers: Mapping[str, str]) -> Optional[float]:
    """How long the server keeps an idle connection, if it says so."""
    for part in headers.get("keep-alive", "").split(","):
        name, _, value = part.strip().partition("=")
        if name.lower() == "timeout" and value.isdecimal():
            return float(value)
    return None


def _unzipped(body: bytes, status: int) -> bytes:
    try:
        return zlib.decompress(body, wbits=31)
    except zlib.error:
        raise InvalidAnswerError("the compressed answer is damaged", status) from None
