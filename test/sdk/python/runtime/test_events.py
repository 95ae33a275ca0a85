"""Streams of events."""

import time

from runtime.action import Action
from runtime.errors import ApiError, ConnectionLostError, InvalidAnswerError
from support import API, Case, eventually, in_both, ok, refused, silence

WATCH = Action("updates.watch", idempotent=True)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nConnection: close\r\n\r\n"


def stream(*events, then=None):
    """An answer that sends the events given as text, and ends unless ``then`` says how it goes on."""

    def answer(connected, request):
        connected.sendall(HEAD + "".join(events).encode())
        return then(connected, request) if then else "end"

    return answer


@in_both
class Events(Case):
    def watch(self, server, count=None, request={}, **options):
        return self.caller(server.url, **{"backoff": 0.01, **options}).take(
            lambda connection: connection.events(WATCH, request), count
        )

    def test_each_is_given_when_it_comes(self):
        server = self.serve(
            stream('retry: 1\nevent: a\nid: 1\ndata: {"n": 1}\n\n', 'data:{"n":\r\ndata: 2}\r\n\r\n', then=silence)
        )
        self.assertEqual(self.watch(server, 2, {"id": ["x"]}), [{"n": 1}, {"n": 2}])
        self.assertEqual(server.requests[0].json(), {"id": ["x"]})
        self.assertEqual(server.requests[0].headers["accept"], "text/event-stream")

    def test_comments_and_unknown_fields_are_no_events(self):
        server = self.serve(stream(": hello\n\n", "mood: good\n\n", 'data: {"ü": "ä"}\n\n', then=silence))
        self.assertEqual(self.watch(server, 1), [{"ü": "ä"}])

    def test_chunks_may_cut_anywhere(self):
        text = 'data: {"n": "ä"}\n\ndata: {"n": 2}\n\n'.encode()
        chunks = b"".join(b"1\r\n" + bytes([byte]) + b"\r\n" for byte in text)
        head = HEAD.replace(b"Connection: close", b"Transfer-Encoding: chunked")
        server = self.serve(lambda connected, request: connected.sendall(head + chunks) or silence(connected, request))
        self.assertEqual(self.watch(server, 2), [{"n": "ä"}, {"n": 2}])

    def test_a_stream_that_ends_is_opened_again_where_it_stood(self):
        server = self.serve(
            stream('id: a-1\ndata: {"n": 1}\n\n'),
            stream('id: a-2\ndata: {"n": 2}\n\n', 'data: {"lost": tru'),
            refused(503, 0, "stopping"),
            stream('id: a-3\ndata: {"n": 3}\n\n', then=silence),
        )
        self.assertEqual(self.watch(server, 3), [{"n": 1}, {"n": 2}, {"n": 3}])
        self.assertEqual([request.headers.get("last-event-id") for request in server.requests], [None, "a-1", "a-2", "a-2"])

    def test_the_server_says_when_to_come_back(self):
        server = self.serve(stream('retry: 400\nid: 1\ndata: {"n": 1}\n\n'), stream('data: {"n": 2}\n\n', then=silence))
        self.assertIsNone(self.assert_takes(0.4, lambda: self.assertEqual(self.watch(server, 2), [{"n": 1}, {"n": 2}])))

    def test_a_stream_that_never_says_anything_is_given_up(self):
        server = self.serve(stream())
        self.assertRaises(ConnectionLostError, self.watch, server, 1, max_retries=2)
        self.assertEqual(len(server.requests), 3)

    def test_silence_is_an_end_too(self):
        server = self.serve(stream('id: 1\ndata: {"n": 1}\n\n', then=silence), stream('data: {"n": 2}\n\n', then=silence))
        self.assertIsNone(
            self.assert_takes(0.3, lambda: self.assertEqual(self.watch(server, 2, timeout=0.3), [{"n": 1}, {"n": 2}]))
        )

    def test_signs_of_life_keep_it_open(self):
        def beating(connected, request):
            for _ in range(8):
                connected.sendall(b": beat\n\n")
                time.sleep(0.1)
            connected.sendall(b'data: {"n": 1}\n\n')
            return silence(connected, request)

        server = self.serve(stream(then=beating))
        self.assertEqual(self.watch(server, 1, timeout=0.4), [{"n": 1}])
        self.assertEqual(len(server.requests), 1)

    def test_a_stream_that_is_refused_is_an_error_like_any(self):
        server = self.serve(refused(400, 12, "Validation error"))
        with self.assertRaises(ApiError) as caught:
            self.watch(server)
        self.assertEqual((caught.exception.code, len(server.requests)), (400, 1))

    def test_one_answer_is_no_stream_and_a_stream_no_answer(self):
        self.assertRaises(InvalidAnswerError, self.watch, self.serve(ok({"n": 1})))
        self.assertRaises(InvalidAnswerError, self.caller(self.serve(stream()).url).call, "notes.list")
        self.assertRaises(InvalidAnswerError, self.watch, self.serve(stream("data: {no json\n\n")))

    def test_it_logs_in_and_renews_its_token(self):
        server = self.serve(
            ok({"token": "one"}),
            stream('id: 1\ndata: {"n": 1}\n\n'),
            refused(401, 30, "Invalid token"),
            ok({"token": "two"}),
            stream('data: {"n": 2}\n\n', then=silence),
        )
        self.assertEqual(self.watch(server, 2, api=API, access_key="k", secret_key="s"), [{"n": 1}, {"n": 2}])
        self.assertEqual(server.requests[-1].headers["authorization"], "Bearer two")
        self.assertEqual(server.requests[-1].headers["last-event-id"], "1")

    def test_the_connection_is_closed_when_nobody_listens_any_more(self):
        ended = []

        def watched(connected, request):
            connected.settimeout(5)
            ended.append(connected.recv(1))
            return "end"

        server = self.serve(stream('data: {"n": 1}\n\n', then=watched))
        self.watch(server, 1)
        eventually(lambda: ended == [b""], "the connection ends")
