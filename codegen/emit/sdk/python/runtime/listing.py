"""Lists that come bit by bit."""

from __future__ import annotations

from typing import Any, AsyncGenerator, Awaitable, Callable, Dict, List, Mapping, TypeVar

from .errors import ScrollLostError

T = TypeVar("T")
Fetch = Callable[[Dict[str, Any]], Awaitable[T]]


async def paged(
    fetch: Fetch[T], request: Mapping[str, Any], page: str, items: str
) -> AsyncGenerator[T, None]:
    """The answers of all pages, from the one that is asked for (0 when none is) to the last that
    has any items.

    A server may give smaller pages than it was asked for: a page that is shorter than the one
    before is the last.
    """
    number = request.get(page, 0)
    before = 0
    while True:
        answer = await fetch({**request, page: number})
        count = len(items_of(answer, items))
        if count > 0:
            yield answer
        if count == 0 or count < before:
            return
        before = count
        number += 1


async def scrolled(
    fetch: Fetch[T], request: Mapping[str, Any], cursor: str, items: str
) -> AsyncGenerator[T, None]:
    """The answers of a whole scroll, which an empty one ends."""
    position = request.get(cursor, "")
    while True:
        answer = await fetch({**request, cursor: position})
        following = answer.get(cursor) if isinstance(answer, dict) else None
        if position and following != position:
            raise ScrollLostError("the server has forgotten the scroll: start again")
        if not items_of(answer, items):
            return
        yield answer
        if not following:
            return
        position = following


def items_of(answer: object, items: str) -> List[Any]:
    """The list in an answer; an empty one where there is none."""
    found = answer.get(items) if isinstance(answer, dict) else None
    return found if isinstance(found, list) else []
