"""As much of HTTP/1.1 as calls need: a request goes out whole, an answer comes back whole or as a stream of lines."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import AsyncIterator, Dict, Mapping, Optional

from .deadline import Deadline
from .errors import ConnectionLostError, InvalidAnswerError
from .io import Stream

#: An answer with longer lines, or more of them before its body, is not one of a server of this API.
LINE_LIMIT = 65536
HEADER_LIMIT = 200


@dataclass(frozen=True)
class Request:
    """A POST. What it carries is left out of its text."""

    path: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    def encode(self) -> bytes:
        lines = [f"POST {self.path} HTTP/1.1", *(f"{name}: {value}" for name, value in self.headers.items())]
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
        self._pending = bytearray()
        self._status = 0
        self._headers: Dict[str, str] = {}
        self._version = ""

    async def send(self, request: Request) -> None:
        """Sends it and reads the answer up to its body."""
        try:
            await self._stream.send(request.encode(), self._deadline)
        except OSError:
            # A server that refuses a large body may answer and close before it has read all of it.
            pass
        await self._read_head()
        while 100 <= self._status < 200:
            await self._read_head()

    @property
    def status(self) -> int:
        return self._status

    @property
    def is_stream(self) -> bool:
        return self._headers.get("content-type", "").split(";")[0].strip() == "text/event-stream"

    async def whole(self) -> Response:
        """The answer with all of its body."""
        body = b"".join([chunk async for chunk in self._body()])
        encoding = self._headers.get("content-encoding", "identity").lower()
        if encoding == "gzip":
            body = _unzipped(body, self._status)
        elif encoding != "identity":
            raise InvalidAnswerError(f"the answer is encoded as {encoding}, which was not asked for", self._status)
        return Response(self._status, self._headers, body, self._is_reusable())

    async def lines(self, idle: float) -> AsyncIterator[str]:
        """The body line by line, as long as one comes within ``idle`` seconds of the other. Raises when it ends before its end."""
        pending = bytearray()
        self._deadline = Deadline(idle)
        async for chunk in self._body():
            pending += chunk
            *lines, rest = pending.split(b"\n")
            pending = bytearray(rest)
            for line in lines:
                yield line.rstrip(b"\r").decode("utf-8", "replace")
            self._deadline = Deadline(idle)

    async def _read_head(self) -> None:
        status_line = await self._read_line()
        version, _, rest = status_line.partition(" ")
        code = rest[:3]
        if not version.startswith("HTTP/1.") or not code.isdigit():
            raise InvalidAnswerError("what came is not HTTP", 0)
        self._version, self._status, self._headers = version, int(code), {}
        for _ in range(HEADER_LIMIT):
            line = await self._read_line()
            if line == "":
                return
            name, _, value = line.partition(":")
            self._headers[name.strip().lower()] = value.strip()
        raise InvalidAnswerError(f"the answer has more than {HEADER_LIMIT} headers", self._status)

    async def _body(self) -> AsyncIterator[bytes]:
        length = self._headers.get("content-length")
        if self._status in (204, 304):
            return
        if self._is_chunked():
            while True:
                size = await self._chunk_size()
                if size == 0:
                    while await self._read_line():
                        pass
                    return
                async for part in self._exactly(size):
                    yield part
                await self._read_line()
        elif length is not None:
            if not length.isdigit():
                raise InvalidAnswerError("the answer has no proper length", self._status)
            async for part in self._exactly(int(length)):
                yield part
        else:
            while self._pending or await self._fill():
                yield self._take(len(self._pending))

    async def _chunk_size(self) -> int:
        text = (await self._read_line()).partition(";")[0].strip()
        try:
            return int(text, 16)
        except ValueError:
            raise InvalidAnswerError("the answer is not chunked as it says", self._status) from None

    async def _exactly(self, size: int) -> AsyncIterator[bytes]:
        while size > 0:
            if not self._pending and not await self._fill():
                raise ConnectionLostError("the connection ended in the middle of the answer")
            part = self._take(min(size, len(self._pending)))
            size -= len(part)
            yield part

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
        taken = bytes(self._pending[:size])
        del self._pending[:size]
        return taken

    def _is_chunked(self) -> bool:
        return "chunked" in self._headers.get("transfer-encoding", "").lower()

    def _is_reusable(self) -> bool:
        ends = self._is_chunked() or "content-length" in self._headers or self._status in (204, 304)
        wanted = self._version != "HTTP/1.0" and "close" not in self._headers.get("connection", "").lower()
        return ends and wanted and not self._pending


def keep_alive_seconds(headers: Mapping[str, str]) -> Optional[float]:
    """How long the server keeps an idle connection, if it says so."""
    for part in headers.get("keep-alive", "").split(","):
        name, _, value = part.strip().partition("=")
        if name.lower() == "timeout" and value.isdigit():
            return float(value)
    return None


def _unzipped(body: bytes, status: int) -> bytes:
    try:
        return zlib.decompress(body, wbits=31)
    except zlib.error:
        raise InvalidAnswerError("the compressed answer is damaged", status) from None
