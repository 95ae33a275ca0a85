"""What is sent again, and what never is."""

import time
from unittest import mock

from runtime import retry
from runtime.errors import ApiError, ConnectionFailedError, ConnectionLostError, InvalidAnswerError
from support import Case, Ending, http, in_both, nothing, ok, refused, reset


@in_both
class Retries(Case):
    def client(self, url, **options):
        return self.caller(url, **{"backoff": 0.01, **options})

    def test_a_call_that_was_one_too_many_is_sent_again_whatever_the_action(self):
        server = self.serve(refused(429, 0, "slow down"), http(429, "slow down"), ok({"id": "1"}))
        self.assertEqual(self.client(server.url).call("notes.add", {"text": "a"}), {"id": "1"})
        self.assertEqual([request.json() for request in server.requests], [{"text": "a"}] * 3)

    def test_a_server_that_is_not_up_to_it_is_asked_again_only_for_idempotent_actions(self):
        for status in (502, 503, 504):
            server = self.serve(http(status, "bad gateway"), ok({"n": 1}))
            self.assertEqual(self.client(server.url).call("notes.list", idempotent=True), {"n": 1})
            server = self.serve(http(status, "bad gateway"), ok({"n": 1}))
            with self.assertRaises(InvalidAnswerError) as caught:
                self.client(server.url).call("notes.add", {"text": "a"})
            self.assertEqual(caught.exception.status, status)
            self.assertEqual(len(server.requests), 1)

    def test_a_call_that_was_lost_is_not_sent_twice_unless_that_does_no_harm(self):
        server = self.serve(nothing, ok())
        with self.assertRaises(ConnectionLostError) as caught:
            self.client(server.url).call("notes.add", {"text": "a"})
        self.assertIn("notes.add", str(caught.exception))
        self.assertEqual(len(server.requests), 1)
        server = self.serve(nothing, nothing, ok({"n": 2}))
        self.assertEqual(self.client(server.url).call("notes.list", idempotent=True), {"n": 2})

    def test_a_connection_that_breaks_off_is_a_lost_call(self):
        def half_and_reset(connected, request):
            connected.sendall(ok({"n": 1})[:-4])
            return reset(connected, request)

        for lost in (reset, half_and_reset):
            server = self.serve(lost, ok({"n": 2}))
            self.assertEqual(self.client(server.url).call("notes.list", idempotent=True), {"n": 2})
            server = self.serve(lost, ok({"n": 2}))
            self.assertRaises(ConnectionLostError, self.client(server.url).call, "notes.add", {})

    def test_half_an_answer_is_a_lost_call(self):
        half = Ending(ok({"n": 1})[:-4])
        server = self.serve(half, ok({"n": 2}))
        self.assertEqual(self.client(server.url).call("notes.list", idempotent=True), {"n": 2})
        server = self.serve(half, ok({"n": 2}))
        self.assertRaises(ConnectionLostError, self.client(server.url).call, "notes.add", {})

    def test_where_nobody_listens_every_call_is_tried_again_and_then_fails(self):
        with self.serve(ok()) as server:
            url = server.url
        waits = []
        with (
            mock.patch.object(retry, "LONGEST_WAIT", 0.05),
            mock.patch.object(retry.random, "uniform", side_effect=lambda low, high: waits.append(high) or 0.0),
        ):
            with self.assertRaises(ConnectionFailedError) as caught:
                self.client(url, max_retries=3).call("notes.add", {})
        self.assertIn(url[len("http://") :], str(caught.exception))
        # The last is worked out but not waited for.
        self.assertEqual(waits, [0.01, 0.02, 0.04, 0.05])

    def test_the_number_of_retries_is_the_callers(self):
        for retries in (0, 2):
            server = self.serve(refused(503, 0, "stopping"))
            with self.assertRaises(ApiError) as caught:
                self.client(server.url, max_retries=retries).call("notes.list", idempotent=True)
            self.assertEqual((caught.exception.code, len(server.requests)), (503, retries + 1))

    def test_a_caller_may_know_better_what_can_be_sent_twice(self):
        server = self.serve(nothing, ok({"id": "1"}))
        self.assertEqual(self.client(server.url).using(idempotent=True).call("notes.add", {}), {"id": "1"})
        server = self.serve(nothing, ok({"n": 1}))
        caller = self.client(server.url).using(idempotent=False)
        self.assertRaises(ConnectionLostError, caller.call, "notes.list", idempotent=True)

    def test_errors_of_the_caller_are_not_repeated(self):
        for code in (400, 403, 404, 409, 500, 501):
            server = self.serve(refused(code, 1, "no"))
            self.assertRaises(ApiError, self.client(server.url).call, "notes.list", idempotent=True)
            self.assertEqual(len(server.requests), 1, code)

    def test_a_server_that_says_when_is_not_asked_sooner(self):
        server = self.serve(refused(429, 0, "slow down", "Retry-After: 1"), ok({"n": 1}))
        self.assertIsNone(self.assert_takes(1, lambda: self.client(server.url).call("notes.add", {})))
        self.assertEqual(len(server.requests), 2)

    def test_a_wait_beyond_the_deadline_is_not_begun(self):
        server = self.serve(refused(429, 0, "slow down", "Retry-After: 3600"), ok())
        error = self.assert_takes(0, lambda: self.client(server.url, timeout=5).call("notes.add", {}))
        self.assertEqual(error.code, 429)


class Waits(Case):
    def test_they_double_to_a_limit_and_are_never_quite_the_same(self):
        for attempt, longest in ((1, 0.25), (2, 0.5), (3, 1), (6, 8), (60, 8), (10**6, 8)):
            found = [retry.wait_before(attempt, 0.25, {}) for _ in range(50)]
            self.assertTrue(all(longest / 2 <= wait <= longest for wait in found), attempt)
            self.assertGreater(len(set(found)), 10)

    def test_retry_after_is_a_number_or_a_date(self):
        self.assertEqual(retry.retry_after("120"), 120)
        soon = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 60))
        self.assertAlmostEqual(retry.retry_after(soon), 60, delta=2)
        self.assertEqual(retry.retry_after("Wed, 21 Oct 2015 07:28:00 GMT"), 0)
        for text in ("", "soon", "-1", "1e3"):
            self.assertIsNone(retry.retry_after(text), text)
