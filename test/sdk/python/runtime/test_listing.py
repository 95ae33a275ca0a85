"""Lists that come bit by bit."""

from runtime.action import Action
from runtime.errors import ApiError, ConnectionLostError, ScrollLostError
from support import Case, in_both, nothing, ok, refused

LIST = Action("notes.list", idempotent=True, cursor="scroll_id")


class Notes:
    """Gives pages and scrolls of a list, never more at a time than ``most``."""

    def __init__(self, count, most=500):
        self.all = [{"id": n} for n in range(count)]
        self.most = most
        self.scrolls = {}

    def __call__(self, connected, request):
        asked = request.json()
        connected.sendall(ok(self.scrolled(asked) if "scroll_id" in asked else self.paged(asked)))

    def paged(self, asked):
        size = min(asked.get("page_size", self.most), self.most)
        start = asked["page"] * size
        return {"notes": self.all[start : start + size]}

    def scrolled(self, asked):
        scroll = asked["scroll_id"] or f"s{len(self.scrolls)}"
        start = self.scrolls.get(scroll, 0)
        found = self.all[start : start + asked["size"]]
        self.scrolls[scroll] = start + len(found)
        return {"notes": found, "scroll_id": scroll}


@in_both
class Listing(Case):
    def pages(self, server, request, count=None):
        return self.caller(server.url).take(lambda connection: connection.pages(LIST, request, "page", "notes"), count)

    def items(self, server, request, count=None):
        return self.caller(server.url).take(lambda connection: connection.items(LIST, request, "page", "notes"), count)

    def scroll(self, server, request):
        return self.caller(server.url).take(lambda connection: connection.scroll(LIST, request, "scroll_id", "notes"))

    def test_all_pages_are_gone_through(self):
        for count in (0, 1, 2, 3, 6, 7):
            notes = Notes(count)
            server = self.serve(notes)
            self.assertEqual(self.items(server, {"page_size": 3}), notes.all, count)
            self.assertEqual([request.json()["page"] for request in server.requests], list(range(len(server.requests))))

    def test_pages_come_whole_and_from_the_one_asked_for(self):
        notes = Notes(7)
        found = self.pages(self.serve(notes), {"page_size": 3, "page": 1})
        self.assertEqual(found, [{"notes": notes.all[3:6]}, {"notes": notes.all[6:]}])

    def test_a_server_that_gives_less_than_was_asked_for_is_read_to_its_end(self):
        for count in (0, 3, 4, 5, 8, 9):
            notes = Notes(count, most=4)
            self.assertEqual(self.items(self.serve(notes), {"page_size": 1000}), notes.all, count)
            self.assertEqual(self.items(self.serve(notes), {}), notes.all, count)

    def test_a_page_is_asked_for_when_it_is_needed(self):
        notes = Notes(100)
        server = self.serve(notes)
        self.assertEqual(self.items(server, {"page_size": 10, "name": "x"}, 11), notes.all[:11])
        self.assertEqual(
            [request.json() for request in server.requests], [{"page_size": 10, "name": "x", "page": n} for n in (0, 1)]
        )

    def test_a_page_shorter_than_the_one_before_is_the_last(self):
        server = self.serve(Notes(25))
        self.items(server, {"page_size": 10})
        self.assertEqual(len(server.requests), 3)

    def test_an_answer_without_the_list_is_the_end(self):
        for data in ({}, {"notes": None}, []):
            self.assertEqual(self.items(self.serve(ok(data)), {}), [])
            self.assertEqual(self.scroll(self.serve(ok(data)), {}), [])

    def test_an_error_ends_it(self):
        server = self.serve(ok({"notes": [1, 2]}), refused(400, 1, "no"))
        self.assertRaises(ApiError, self.items, server, {"page_size": 2})

    def test_a_page_that_was_lost_is_asked_for_again(self):
        server = self.serve(nothing, ok({"notes": [1, 2]}), nothing, ok({"notes": [3]}))
        self.assertEqual(self.items(server, {}), [1, 2, 3])

    def test_a_scroll_goes_on_with_what_the_last_answer_gave(self):
        for count in (0, 1, 3, 7):
            notes = Notes(count)
            server = self.serve(notes)
            found = [note for answer in self.scroll(server, {"size": 3}) for note in answer["notes"]]
            self.assertEqual(found, notes.all)
            self.assertEqual([request.json()["scroll_id"] for request in server.requests][:2], ["", "s0"][: len(server.requests)])

    def test_what_a_scroll_lost_is_not_asked_for_again(self):
        server = self.serve(ok({"notes": [1], "scroll_id": "a"}), nothing, ok({"notes": [3], "scroll_id": "a"}))
        self.assertRaises(ConnectionLostError, self.scroll, server, {"size": 1})
        self.assertEqual(len(server.requests), 2)

    def test_a_scroll_that_the_server_forgot_is_an_error(self):
        server = self.serve(ok({"notes": [1], "scroll_id": "a"}), ok({"notes": [1], "scroll_id": "b"}))
        self.assertRaises(ScrollLostError, self.scroll, server, {"size": 1})
