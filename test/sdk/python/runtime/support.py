"""A server that does as it is told, and callers of both kinds."""

import asyncio
import contextlib
import functools
import json
import socket
import struct
import threading
import time
import unittest
from typing import NamedTuple

from runtime.action import Api, Login
from runtime.client import AsyncioClient, BlockingClient
from runtime.connection import AsyncConnection, Connection
from runtime.errors import ApiError


class NotFoundError(ApiError):
    name = "note_not_found"


class InvalidTokenError(ApiError):
    name = "invalid_token"


ERRORS = {(404, 101): NotFoundError, (401, 30): InvalidTokenError}
API = Api(agent="tests/1.0", version="1.1", errors=ERRORS, login=Login(action="auth.login", token="token"))
NO_LOGIN = Api(agent="tests/1.0", version="1.1", errors=ERRORS, login=None)


class Request(NamedTuple):
    path: str
    headers: dict
    body: bytes
    #: Which connection it came on, from 0.
    connection: int

    def json(self):
        return json.loads(self.body)


class Server:
    """Answers each request with the next of ``answers``: bytes to send, or a function that is given the socket and the request.

    After an answer the connection is kept unless the answer is ``Ending`` or its function says ``"end"``. When there are no more,
    the last one is given again.
    """

    def __init__(self, *answers):
        self.answers = list(answers)
        self.requests = []
        self.connections = 0
        self._lock = threading.Lock()
        self._sockets = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # A thread that waits in accept() is not woken by close().
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            sockets = list(self._sockets)
        for each in sockets:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in list(self._threads):
            thread.join(5)

    def hang_up(self):
        """Closes all connections, as a server does with those that have been idle for long."""
        with self._lock:
            sockets, self._sockets = self._sockets, []
        for each in sockets:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def paths(self):
        return [request.path for request in self.requests]

    def _accept(self):
        while True:
            try:
                connected, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                number, self.connections = self.connections, self.connections + 1
                self._sockets.append(connected)
            thread = threading.Thread(target=self._serve, args=(connected, number), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connected, number):
        with connected, contextlib.suppress(OSError):
            file = connected.makefile("rb")
            with file:
                while True:
                    request = read_request(file, number)
                    if request is None:
                        return
                    with self._lock:
                        self.requests.append(request)
                        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                    if callable(answer):
                        if answer(connected, request) == "end":
                            return
                    else:
                        connected.sendall(answer)
                        if isinstance(answer, Ending):
                            return


class Ending(bytes):
    """An answer after which the server closes the connection."""


def read_request(file, number):
    head = []
    while True:
        line = file.readline()
        if not line:
            return None
        if line == b"\r\n":
            break
        head.append(line.decode("latin-1").rstrip("\r\n"))
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
    body = file.read(int(headers.get("content-length", 0)))
    return Request(head[0].split(" ")[1], headers, body, number)


def http(status, body, *headers):
    """An answer as bytes; the body as text or bytes."""
    content = body if isinstance(body, bytes) else body.encode()
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(content)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + content


def envelope(data, code=200, subcode=0, message="OK", **meta):
    return json.dumps(
        {"meta": {"id": "c0ffee", "result_code": code, "result_subcode": subcode, "result_msg": message, **meta}, "data": data}
    )


def ok(data={}, *headers):
    return http(200, envelope(data), *headers)


def refused(code, subcode, message, *headers, **meta):
    return http(code, envelope({}, code, subcode, message, **meta), *headers)


def nothing(connected, request):
    """Takes the request and closes the connection."""
    return "end"


def reset(connected, request):
    """Takes the request and breaks the connection off."""
    connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connected.close()
    return "end"


def silence(connected, request):
    """Takes the request and says nothing, until the other side has had enough."""
    connected.settimeout(30)
    with contextlib.suppress(OSError):
        connected.recv(1)
    return "end"


def dripping(content, seconds=0.05):
    """Sends a byte now and then."""

    def answer(connected, request):
        for byte in content:
            connected.sendall(bytes([byte]))
            time.sleep(seconds)
        return "end"

    return answer


class Blocking:
    """A caller from a thread."""

    def __init__(self, url, api=NO_LOGIN, **options):
        self.client = type("Client", (BlockingClient,), {"_api": api})(url, **options)

    def call(self, *args, **named):
        return self.client.call(*args, **named)

    def take(self, make, count=None):
        """The first items of what ``make`` gives for a connection; all of them without a count."""
        found = make(Connection(self.client._session))
        try:
            return [item for _, item in zip(range(count if count is not None else 10**6), found)]
        finally:
            found.close()

    def using(self, **options):
        copy = object.__new__(Blocking)
        copy.client = self.client.with_options(**options)
        return copy

    def close(self):
        self.client.close()


class Awaited:
    """The same from asyncio."""

    def __init__(self, url, api=NO_LOGIN, **options):
        self.client = type("AsyncClient", (AsyncioClient,), {"_api": api})(url, **options)
        self.loop = asyncio.new_event_loop()

    def call(self, *args, **named):
        return self.loop.run_until_complete(self.client.call(*args, **named))

    def take(self, make, count=None):
        async def taken():
            found = make(AsyncConnection(self.client._session))
            items = []
            try:
                while count is None or len(items) < count:
                    items.append(await found.__anext__())
            except StopAsyncIteration:
                pass
            finally:
                await found.aclose()
            return items

        return self.loop.run_until_complete(taken())

    def using(self, **options):
        copy = object.__new__(Awaited)
        copy.loop, copy.client = self.loop, self.client.with_options(**options)
        return copy

    def close(self):
        self.loop.run_until_complete(self.client.close())
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()


def in_both(case):
    """Makes two tests of each test of a class, for either kind of caller: ``self.caller(url, ...)``."""
    for name, test in list(vars(case).items()):
        if name.startswith("test_"):
            delattr(case, name)
            for kind in (Blocking, Awaited):
                setattr(case, f"{name}_{kind.__name__.lower()}", _of_kind(test, kind))
    return case


def _of_kind(test, kind):
    @functools.wraps(test)
    def run(self):
        def caller(*args, **named):
            made = kind(*args, **named)
            self.addCleanup(made.close)
            return made

        self.caller = caller
        self.kind = kind
        return test(self)

    return run


class Case(unittest.TestCase):
    def serve(self, *answers):
        server = Server(*answers)
        self.addCleanup(server.__exit__)
        return server

    def assert_takes(self, seconds, work, at_most=None):
        """``work`` ends, well or badly, no sooner than ``seconds`` and not much later. Gives the error, if any."""
        began = time.monotonic()
        error = None
        try:
            work()
        except Exception as raised:
            error = raised
        took = time.monotonic() - began
        self.assertGreaterEqual(took, seconds * 0.95)
        self.assertLess(took, at_most if at_most is not None else seconds + 1.5)
        return error


def eventually(condition, what, seconds=5):
    """Waits for a condition, with a deadline."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {seconds} s")
        time.sleep(0.005)
