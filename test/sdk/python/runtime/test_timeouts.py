"""Every call ends in time, however the server behaves."""

import socket

from runtime.errors import CallTimeoutError, ConnectionFailedError
from support import Case, dripping, in_both, ok, refused, silence


@in_both
class Timeouts(Case):
    def assert_times_out(self, server, seconds=0.4):
        call = lambda: self.caller(server.url, timeout=seconds).call("notes.list", idempotent=True)  # noqa: E731
        error = self.assert_takes(seconds, call)
        self.assertIsInstance(error, CallTimeoutError)
        self.assertIsInstance(error, TimeoutError)
        self.assertEqual(str(error), f"notes.list: no answer within {seconds:g} s")

    def test_a_server_that_says_nothing(self):
        self.assert_times_out(self.serve(silence))

    def test_a_server_that_says_a_little_now_and_then(self):
        whole = ok({"text": "x" * 200})
        self.assert_times_out(self.serve(dripping(whole)))
        head, body = whole.split(b"\r\n\r\n")

        def slow_body(connected, request):
            connected.sendall(head + b"\r\n\r\n")
            return dripping(body)(connected, request)

        self.assert_times_out(self.serve(slow_body))

    def test_a_server_that_does_not_read(self):
        # A listener whose connections nobody takes: what is sent fills the buffers.
        with socket.create_server(("127.0.0.1", 0)) as listener:
            url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            call = lambda: self.caller(url, timeout=0.4).call("notes.add", {"text": "x" * 20_000_000})  # noqa: E731
            self.assertIsInstance(self.assert_takes(0.4, call), CallTimeoutError)

    def test_retries_are_within_the_time(self):
        server = self.serve(refused(429, 0, "slow down"))
        call = lambda: self.caller(server.url, timeout=0.6, backoff=0.1, max_retries=1000).call("notes.list")  # noqa: E731
        # What the last answer said is more to the point than that there is no time for another.
        self.assertEqual(self.assert_takes(0, call, at_most=0.7).code, 429)
        self.assertGreater(len(server.requests), 2)

    def test_no_connection_in_time_is_not_the_end_of_the_call(self):
        with socket.socket() as full:
            full.bind(("127.0.0.1", 0))
            full.listen(0)
            url = f"http://127.0.0.1:{full.getsockname()[1]}"
            crowd = [socket.socket() for _ in range(8)]
            for each in crowd:
                each.setblocking(False)
                each.connect_ex(full.getsockname())
            try:
                caller = self.caller(url, timeout=5, connect_timeout=0.3, max_retries=1)
                error = self.assert_takes(0.6, lambda: caller.call("notes.add"), at_most=4)
            finally:
                for each in crowd:
                    each.close()
        self.assertIsInstance(error, ConnectionFailedError)
        self.assertIn("within 0.3 s", str(error))

    def test_one_call_can_have_another_time(self):
        server = self.serve(silence)
        caller = self.caller(server.url, timeout=60)
        self.assertIsInstance(self.assert_takes(0.3, lambda: caller.using(timeout=0.3).call("notes.list")), CallTimeoutError)
