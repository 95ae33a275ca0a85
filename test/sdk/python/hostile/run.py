"""Names that Python has other uses for are sent as they are on the wire. Ends in "N passed, N failed"."""

import asyncio
import pathlib
import sys
import typing
import warnings

sys.path[:0] = [
    str(pathlib.Path(__file__).resolve().parents[1] / "runtime"),
    str(pathlib.Path(__file__).resolve().parents[4] / "codegen/emit/sdk/python"),
]

import hostile  # noqa: E402
import hostile.errors  # noqa: E402
import hostile.errors_  # noqa: E402
from hostile._runtime import deprecation  # noqa: E402
from support import Server, ok, refused  # noqa: E402


def sent(call, answer=ok({})):
    with Server(answer) as server, hostile.Client(server.url) as client:
        call(client)
        return server.requests[0]


def fields_have_a_line_behind_them():
    request = sent(
        lambda client: client.errors_.str_(class_="a", cls="b", _private="c", _dunder__="d", self_="e", extra_=[["f"]], str_="x")
    )
    assert request.json() == {
        "class": "a",
        "cls": "b",
        "__private": "c",
        "__dunder__": "d",
        "self": "e",
        "extra": [["f"]],
        "str": "x",
    }
    assert request.path == "/v1.0/errors.str"


def none_is_sent_where_it_means_something():
    request = sent(lambda client: client.errors_.str_(class_="a", cls="b", None_=None, OMIT=None, Sequence=None))
    assert request.json() == {"class": "a", "cls": "b", "None": None, "OMIT": None}
    request = sent(lambda client: client.errors_.str_(class_="a", cls="b", None_=hostile.OMIT, OMIT=hostile.OMIT))
    assert request.json() == {"class": "a", "cls": "b"}


def services_have_a_line_behind_them():
    for service in ("call", "close", "self", "str", "with_options"):
        request = sent(lambda client: getattr(client, f"{service}_").get())
        assert request.path == f"/v1.0/{service}.get"
    assert sent(lambda client: client.json.get()).path == "/v1.0/json.get"
    assert sent(lambda client: client.client.get()).path == "/v1.0/client.get"


def actions_keep_apart():
    assert sent(lambda client: client.errors_.list_pages({"a": 1})).path == "/v1.0/errors.list_pages"
    listing = sent(lambda client: list(client.errors_.list_pages2(page_size=5)))
    assert (listing.path, listing.json()) == ("/v1.0/errors.list", {"page_size": 5, "page": 0})
    assert sent(lambda client: client.errors_.LIST_ALL()).path == "/v1.0/errors.LIST_ALL"


def errors_are_not_those_of_python():
    for name, subcode in (
        ("ApiNotImplementedError", 9001),
        ("ApiValueError", 9002),
        ("ApiError2", 9003),
        ("ApiTimeoutError", 9005),
    ):
        try:
            sent(lambda client: client.json.get(), refused(400, subcode, "no"))
        except hostile.ApiError as error:
            assert type(error) is getattr(hostile.errors, name), error
        else:
            raise AssertionError("it worked")
    assert not {"NotImplementedError", "ValueError", "TimeoutError"} & set(vars(hostile.errors))


def texts_are_what_they_were():
    assert (
        hostile.errors_.__doc__
        == 'A service whose name the package has for something else. "Quoted" \\ and ends in a backslash\\'
    )
    literal = typing.get_args(hostile.errors_.Filter2)[0]
    assert typing.get_args(literal) == ("", '"', "\\", "ä", "a b", "'")


def types_can_be_looked_into():
    for each in vars(hostile.errors_).values():
        if isinstance(each, type) and each.__module__ == "hostile.errors_":
            typing.get_type_hints(each)
    hints = typing.get_type_hints(hostile.errors_.Errors.str_)
    assert {"class_", "cls", "_private", "return"} <= set(hints)


def what_is_going_away_says_so():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        sent(lambda client: client.errors_.connection(extra_="x"), ok([]))
    (warning,) = caught
    assert str(warning.message) == "errors.connection is deprecated since 2026-01-31 and will be gone on 2027-01-31"
    assert warning.filename == __file__


def whoever_awaits_it_is_told_too():
    async def scenario(url):
        async with hostile.AsyncClient(url) as client:
            await client.errors_.connection()

    deprecation._said.clear()
    with Server(ok([])) as server, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", DeprecationWarning)
        asyncio.run(scenario(server.url))
    (warning,) = caught
    assert warning.filename == __file__


tests = [
    each
    for each in list(vars().values())
    if callable(each) and getattr(each, "__module__", "") == "__main__" and each is not sent
]
for test in tests:
    test()
    print("ok    ", test.__name__.replace("_", " "))
print(f"{len(tests)} passed, 0 failed")
