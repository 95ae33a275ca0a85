"""What a service calls through: ``Connection`` waits for answers, ``AsyncConnection`` awaits them."""

from __future__ import annotations

from typing import Any, AsyncGenerator, Dict, Iterator, Mapping, TypeVar, cast

from .action import Action, Payload
from .blocking_io import iterate, run
from .listing import paged, scrolled
from .session import Session

T = TypeVar("T")


class AsyncConnection:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def call(self, action: Action[T], payload: Payload) -> T:
        return await self._session.call(action, payload)

    def events(self, action: Action[T], payload: Payload) -> AsyncGenerator[T, None]:
        return self._session.events(action, payload)

    def pages(self, action: Action[Any], request: Mapping[str, Any], page: str, items: str) -> AsyncGenerator[Any, None]:
        return paged(lambda each: self._fetch(action, each), request, page, items)

    def scroll(self, action: Action[Any], request: Mapping[str, Any], cursor: str, items: str) -> AsyncGenerator[Any, None]:
        return scrolled(lambda each: self._fetch(action, each), request, cursor, items)

    async def _fetch(self, action: Action[Any], request: Dict[str, Any]) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], await self._session.call(action, request))


class Connection:
    def __init__(self, session: Session) -> None:
        self._awaited = AsyncConnection(session)

    def call(self, action: Action[T], payload: Payload) -> T:
        return run(self._awaited.call(action, payload))

    def events(self, action: Action[T], payload: Payload) -> Iterator[T]:
        return iterate(self._awaited.events(action, payload))

    def pages(self, action: Action[Any], request: Mapping[str, Any], page: str, items: str) -> Iterator[Any]:
        return iterate(self._awaited.pages(action, request, page, items))

    def scroll(self, action: Action[Any], request: Mapping[str, Any], cursor: str, items: str) -> Iterator[Any]:
        return iterate(self._awaited.scroll(action, request, cursor, items))
