"""Lists that come bit by bit."""

from __future__ import annotations

from typing import Any, AsyncGenerator, Awaitable, Callable, Dict, List, Mapping

Fetch = Callable[[Dict[str, Any]], Awaitable[Mapping[str, Any]]]


async def paged(fetch: Fetch, request: Mapping[str, Any], page: str, items: str) -> AsyncGenerator[Any, None]:
    """The items of all pages, from the page that is asked for (0 when none is).

    A server may give smaller pages than it was asked for: the first one shows how long a full one is, and a shorter one is the last.
    """
    number = request.get(page, 0)
    full = 0
    while True:
        found: List[Any] = (await fetch({**request, page: number})).get(items) or []
        for item in found:
            yield item
        if not found or len(found) < full:
            return
        full = max(full, len(found))
        number += 1


async def scrolled(fetch: Fetch, request: Mapping[str, Any], cursor: str, items: str) -> AsyncGenerator[Any, None]:
    """The items of a whole scroll, which an empty answer ends."""
    position = request.get(cursor, "")
    while True:
        answer = await fetch({**request, cursor: position})
        found: List[Any] = answer.get(items) or []
        for item in found:
            yield item
        position = answer.get(cursor)
        if not found or not position:
            return
