"""Lists that come bit by bit."""

from runtime.action import Action
from runtime.errors import ApiError
from support import Case, in_both, ok, refused

LIST = Action("notes.list", idempotent=True)


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

    def test_all_pages_are_gone_through(self):
        for count in (0, 1, 2, 3, 6, 7):
            notes = Notes(count)
            server = self.serve(notes)
            self.assertEqual(self.pages(server, {"page_size": 3}), notes.all, count)
            self.assertEqual([request.json()["page"] for request in server.requests], list(range(len(server.requests))))

    def test_a_server_that_gives_less_than_was_asked_for_is_read_to_its_end(self):
        for count in (0, 3, 4, 5, 8, 9):
            notes = Notes(count, most=4)
            self.assertEqual(self.pages(self.serve(notes), {"page_size": 1000}), notes.all, count)
            self.assertEqual(self.pages(self.serve(notes), {}), notes.all, count)

    def test_a_page_is_asked_for_when_it_is_needed(self):
        notes = Notes(100)
        server = self.serve(notes)
        self.assertEqual(self.pages(server, {"page_size": 10, "name": "x"}, 11), notes.all[:11])
        self.assertEqual([request.json() for request in server.requests], [{"page_size": 10, "name": "x", "page": n} for n in (0, 1)])

    def test_a_short_page_after_a_full_one_is_the_last(self):
        server = self.serve(Notes(25))
        self.pages(server, {"page_size": 10})
        self.assertEqual(len(server.requests), 3)

    def test_an_answer_without_the_list_is_the_end(self):
        self.assertEqual(self.pages(self.serve(ok({})), {}), [])
        self.assertEqual(self.pages(self.serve(ok({"notes": None})), {}), [])

    def test_an_error_ends_it(self):
        server = self.serve(ok({"notes": [1, 2]}), refused(400, 1, "no"))
        self.assertRaises(ApiError, self.pages, server, {"page_size": 2})

    def test_a_scroll_goes_on_with_what_the_last_answer_gave(self):
        for count in (0, 1, 3, 7):
            notes = Notes(count)
            server = self.serve(notes)
            found = self.caller(server.url).take(lambda connection: connection.scroll(LIST, {"size": 3}, "scroll_id", "notes"))
            self.assertEqual(found, notes.all)
            self.assertEqual([request.json()["scroll_id"] for request in server.requests][:2], ["", "s0"][: len(server.requests)])
