"""What is sent."""

import collections
import math
import types

from runtime.action import OMIT, given
from support import Case, in_both, ok


@in_both
class Requests(Case):
    def sent(self, payload):
        server = self.serve(ok())
        self.caller(server.url).call("notes.add", payload)
        return server.requests[0]

    def test_fields_go_as_json(self):
        request = self.sent({"text": "ä\n", "tags": ("a", "b"), "n": None, "f": 0.1})
        self.assertEqual(request.json(), {"text": "ä\n", "tags": ["a", "b"], "n": None, "f": 0.1})
        self.assertEqual(request.headers["content-type"], "application/json")

    def test_any_mapping_and_sequence_will_do(self):
        payload = types.MappingProxyType(
            {"d": collections.ChainMap({"a": 1}), "l": collections.UserList([1, {"b": collections.UserList()}])}
        )
        self.assertEqual(self.sent(payload).json(), {"d": {"a": 1}, "l": [1, {"b": []}]})

    def test_a_batch_is_an_object_a_line(self):
        request = self.sent([{"a": "x\ny"}, {"b": 2}])
        self.assertEqual(request.headers["content-type"], "application/json-lines")
        self.assertEqual(request.body.decode(), '{"a":"x\\ny"}\n{"b":2}')
        self.assertEqual(self.sent([]).body, b"")

    def test_what_json_cannot_hold_is_refused_before_anything_is_sent(self):
        server = self.serve(ok())
        caller = self.caller(server.url)
        for value in (math.nan, math.inf):
            with self.assertRaisesRegex(ValueError, "notes.add: .*JSON"):
                caller.call("notes.add", {"n": value})
        for value in ({1}, b"bytes", object()):
            with self.assertRaisesRegex(TypeError, f"notes.add: {type(value).__name__} cannot be sent"):
                caller.call("notes.add", {"n": value})
        self.assertEqual(server.requests, [])

    def test_headers_of_the_callers_own_go_with_every_call_and_others_beside_them(self):
        server = self.serve(ok())
        caller = self.caller(server.url, headers={"X-Worker": "w1", "User-Agent": "mine/1.0"})
        caller.call("notes.list")
        caller.using(headers={"X-Worker": "w2"}).call("notes.list")
        self.assertEqual([request.headers["x-worker"] for request in server.requests], ["w1", "w2"])
        self.assertEqual([request.headers["user-agent"] for request in server.requests], ["mine/1.0"] * 2)


class Given(Case):
    def test_none_is_nothing_said_unless_the_field_takes_it(self):
        self.assertEqual(given(None, {"a": 1, "b": None, "c": False, "d": "", "e": []}), {"a": 1, "c": False, "d": "", "e": []})
        self.assertEqual(given(None, {}, {"a": None, "b": OMIT, "c": 1}), {"a": None, "c": 1})

    def test_further_fields_win(self):
        self.assertEqual(given({"a": 2, "x.y": None}, {"a": 1}), {"a": 2, "x.y": None})
