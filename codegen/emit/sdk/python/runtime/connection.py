"""What a service calls through: ``Connection`` waits for answers, ``AsyncConnection`` awaits them."""

from __future__ import annotations

from typing import Any, AsyncGenerator, Iterator, TypeVar

from .action import Action, Fields, Payload
from .blocking_io import iterate, run
from .listing import items_of, paged, scrolled
from .session import Session

T = TypeVar("T")


class AsyncConnection:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def call(self, action: Action[T], payload: Payload) -> T:
        return await self._session.call(action, payload)

    def events(self, action: Action[T], payload: Payload) -> AsyncGenerator[T, None]:
        return self._session.events(action, payload)

    def pages(
        self, action: Action[T], request: Fields, page: str, items: str
    ) -> AsyncGenerator[T, None]:
        return paged(lambda each: self._session.call(action, each), request, page, items)

    def scroll(
        self, action: Action[T], request: Fields, cursor: str, items: str
    ) -> AsyncGenerator[T, None]:
        return scrolled(lambda each: self._session.call(action, each), request, cursor, items)

    async def items(
        self, action: Action[Any], request: Fields, page: str, items: str
    ) -> AsyncGenerator[Any, None]:
        pages = self.pages(action, request, page, items)
        try:
            async for answer in pages:
                for item in items_of(answer, items):
                    yield item
        finally:
            await pages.aclose()


class Connection:
    def __init__(self, session: Session) -> None:
        self._awaited = AsyncConnection(session)

    def call(self, action: Action[T], payload: Payload) -> T:
        return run(self._awaited.call(action, payload))

    def events(self, action: Action[T], payload: Payload) -> Iterator[T]:
        return iterate(self._awaited.events(action, payload))

    def pages(self, action: Action[T], request: Fields, page: str, items: str) -> Iterator[T]:
        return iterate(self._awaited.pages(action, request, page, items))

    def scroll(self, action: Action[T], request: Fields, cursor: str, items: str) -> Iterator[T]:
        return iterate(self._awaited.scroll(action, request, cursor, items))

    def items(self, action: Action[Any], request: Fields, page: str, items: str) -> Iterator[Any]:
        return iterate(self._awaited.items(action, request, page, items))
