"""What a server may send, and what is made of it."""

import contextlib
import gzip
import socket
import threading
import time

from runtime.errors import ApiError, InvalidAnswerError
from support import Case, Ending, envelope, http, in_both, ok, refused


def chunked(*parts):
    body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body + b"0\r\nTrailer: x\r\n\r\n"


@in_both
class Answers(Case):
    def assert_answer(self, answer, data):
        server = self.serve(answer)
        caller = self.caller(server.url)
        for _ in range(2):
            self.assertEqual(caller.call("notes.list"), data)

    def assert_invalid(self, answer, words, status):
        server = self.serve(answer)
        with self.assertRaises(InvalidAnswerError) as caught:
            self.caller(server.url).call("notes.list")
        self.assertIn(words, str(caught.exception))
        self.assertEqual(caught.exception.status, status)

    def test_chunks(self):
        whole = envelope({"text": "ä" * 100_000}).encode()
        self.assert_answer(chunked(whole[:1], whole[1:7], whole[7:]), {"text": "ä" * 100_000})

    def test_a_body_that_ends_with_the_connection(self):
        self.assert_answer(Ending(b"HTTP/1.1 200 OK\r\n\r\n" + envelope({"n": 1}).encode()), {"n": 1})
        self.assert_answer(Ending(b"HTTP/1.0 200 OK\r\n\r\n" + envelope({"n": 1}).encode()), {"n": 1})

    def test_compression(self):
        body = gzip.compress(envelope({"text": "x" * 100_000}).encode())
        self.assert_answer(http(200, body, "Content-Encoding: gzip"), {"text": "x" * 100_000})
        self.assert_invalid(http(200, body[:-9], "Content-Encoding: gzip"), "damaged", 200)
        self.assert_invalid(http(200, body, "Content-Encoding: br"), "br", 200)

    def test_what_comes_before_the_answer(self):
        self.assert_answer(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + ok({"n": 1}), {"n": 1})

    def test_no_answer_of_this_api(self):
        self.assert_invalid(http(200, "<html>hello</html>"), "status 200", 200)
        self.assert_invalid(http(200, '{"data": {}}'), "no answer of this API", 200)
        self.assert_invalid(http(200, "[1, 2]"), "no answer of this API", 200)
        self.assert_invalid(http(404, ""), "status 404", 404)

    def test_redirects_are_told_and_not_followed(self):
        self.assert_invalid(http(302, "", "Location: https://elsewhere/"), "moved to 'https://elsewhere/'", 302)

    def test_what_is_no_http(self):
        self.assert_invalid(Ending(b"SSH-2.0-OpenSSH_9.2\r\n"), "not HTTP", 0)
        self.assert_invalid(Ending(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000), "line without an end", 200)
        self.assert_invalid(Ending(b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 1000), "headers", 200)
        for length in (b"-5", b"\xb2", b"1 2", b"0x5"):
            self.assert_invalid(Ending(b"HTTP/1.1 200 OK\r\nContent-Length: " + length + b"\r\n\r\n"), "length", 200)
        for size in (b"zz", b"-5", b"0x5", b"", b"1_0"):
            self.assert_invalid(Ending(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + b"\r\n"), "chunked", 200)

    def test_an_error_that_says_it_is_fine_is_none(self):
        server = self.serve(http(500, envelope({"n": 1})))
        with self.assertRaises(ApiError):
            self.caller(server.url).call("notes.list")

    def test_a_server_that_answers_before_it_has_read_everything_is_heard(self):
        with hasty_server(refused(413, 0, "request body is too large")) as (url, connections):
            caller = self.caller(url)
            for _ in range(2):
                with self.assertRaises(ApiError) as caught:
                    caller.call("notes.add", {"text": "x" * 20_000_000})
                self.assertEqual(caught.exception.code, 413)
        self.assertEqual(len(connections), 2)


@contextlib.contextmanager
def hasty_server(answer):
    """Answers a request as soon as it has begun, gives that a moment to arrive, and closes with most of it unread."""
    connections = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve():
            for _ in range(2):
                connected, _ = listener.accept()
                connections.append(1)
                with connected:
                    connected.recv(1000)
                    connected.sendall(answer)
                    time.sleep(0.2)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", connections
        thread.join()
