"""A newer server may say more than this package knows."""

import pickle

from runtime.errors import ApiError, SdkError
from support import Case, NotFoundError, envelope, http, in_both, ok, refused


@in_both
class Tolerance(Case):
    def caught(self, answer):
        server = self.serve(answer)
        with self.assertRaises(ApiError) as caught:
            self.caller(server.url).call("notes.get", {"id": "1"})
        return caught.exception

    def test_fields_and_values_that_nobody_declared_are_all_there(self):
        data = {"note": {"id": "1", "colour": "ultraviolet", "nested": [{"new": None}]}, "more": 1}
        server = self.serve(ok(data))
        self.assertEqual(self.caller(server.url).call("notes.get", {"id": "1"}), data)

    def test_more_in_meta_is_no_matter(self):
        server = self.serve(http(200, envelope({"n": 1}, trace=[1], endpoint={"name": "notes.get"})))
        self.assertEqual(self.caller(server.url).call("notes.get"), {"n": 1})

    def test_an_error_that_is_known_is_of_its_class(self):
        error = self.caught(refused(404, 101, "No such note: id=1", error_data={"id": "1"}))
        self.assertIs(type(error), NotFoundError)
        self.assertEqual((error.code, error.subcode, error.name), (404, 101, "note_not_found"))
        self.assertEqual((error.message, error.data, error.call_id), ("No such note: id=1", {"id": "1"}, "c0ffee"))
        self.assertEqual(str(error), "notes.get: No such note: id=1 (404/101 note_not_found)")

    def test_an_error_that_is_not_known_says_its_codes(self):
        error = self.caught(refused(418, 7, "I am a teapot"))
        self.assertIs(type(error), ApiError)
        self.assertEqual(str(error), "notes.get: I am a teapot (418/7)")

    def test_an_error_without_the_usual_members_is_one_all_the_same(self):
        error = self.caught(http(409, '{"meta": {"result_subcode": "x", "error_data": [1]}, "data": null}'))
        self.assertEqual((error.code, error.subcode, error.data), (409, 0, {}))
        self.assertIn("gave no reason", error.message)

    def test_errors_pass_between_processes(self):
        error = pickle.loads(pickle.dumps(self.caught(refused(404, 101, "No such note", error_data={"id": "1"}))))
        self.assertIsInstance(error, NotFoundError)
        self.assertIsInstance(error, SdkError)
        self.assertEqual((error.code, error.data, error.action), (404, {"id": "1"}, "notes.get"))
