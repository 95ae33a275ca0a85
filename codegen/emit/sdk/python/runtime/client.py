"""Clients without the services, which the package adds."""

from __future__ import annotations

import ssl
from types import TracebackType
from typing import Any, ClassVar, Mapping, Optional, Type, TypeVar, Union

from .action import Action, Api, Payload
from .asyncio_io import AsyncioIo
from .blocking_io import BlockingIo
from .connection import AsyncConnection, Connection
from .credentials import TokenSource, credentials_of
from .io import Io
from .options import BACKOFF, CONNECT_TIMEOUT, MAX_CONNECTIONS, MAX_RETRIES, TIMEOUT, Options
from .sender import Sender
from .session import Session

C = TypeVar("C", bound="_Client")
B = TypeVar("B", bound="BlockingClient")
A = TypeVar("A", bound="AsyncioClient")


class _Client:
    _api: ClassVar[Api]
    _io: ClassVar[Type[Io]]

    def __init__(
        self,
        url: str,
        *,
        access_key: Optional[str] = None,
        secret_key: Optional[str] = None,
        token: Union[str, TokenSource, None] = None,
        timeout: float = TIMEOUT,
        connect_timeout: float = CONNECT_TIMEOUT,
        max_retries: int = MAX_RETRIES,
        backoff: float = BACKOFF,
        headers: Optional[Mapping[str, str]] = None,
        max_connections: int = MAX_CONNECTIONS,
        ssl_context: Optional[ssl.SSLContext] = None,
    ) -> None:
        """Nothing is sent before the first call.

        Args:
            url: Where the server is: ``https://tasks.example.com``, with a path if the API is below
                one.
            access_key: Public half of the caller's key pair.
            secret_key: Its secret half.
            token: A token that the caller has already; with a key pair beside it, it is replaced
                when it ends. Or a function that gives one, asked for each call and once more
                after a 401.
            timeout: Seconds a call may take, logging in and retries included. Of a stream: between
                two signs of life.
            connect_timeout: Seconds within which a connection must be there.
            max_retries: How often a call is sent again where that is safe.
            backoff: Seconds before a call is sent again for the first time; twice as many each time
                after that.
            headers: To be sent with every call.
            max_connections: Calls that are under way at the same time; others wait. Streams do not
                count.
            ssl_context: For https; the system's certificates decide when missing.

        Raises:
            ValueError: One of these cannot be used; the message names it.
        """
        options = Options(
            timeout=timeout,
            connect_timeout=connect_timeout,
            max_retries=max_retries,
            backoff=backoff,
            max_connections=max_connections,
            headers=dict(headers or {}),
        )
        io = self._io()
        sender = Sender(io, self._api, options, url, ssl_context)
        credentials = credentials_of(io, self._api.login, access_key, secret_key, token)
        self._use(Session(io, self._api, sender, credentials))

    def with_options(
        self: C,
        *,
        timeout: Optional[float] = None,
        connect_timeout: Optional[float] = None,
        max_retries: Optional[int] = None,
        backoff: Optional[float] = None,
        idempotent: Optional[bool] = None,
        headers: Optional[Mapping[str, str]] = None,
    ) -> C:
        """The same client with other options for some calls:
        ``client.with_options(timeout=5).tasks.ping(...)``.

        Those are of the constructor, with ``headers`` added to the client's own; besides them
        ``idempotent`` says that calls may be sent again, or not, whatever their action says.
        """
        changes = {
            "timeout": timeout,
            "connect_timeout": connect_timeout,
            "max_retries": max_retries,
            "backoff": backoff,
            "idempotent": idempotent,
            "headers": headers,
        }
        given = {name: value for name, value in changes.items() if value is not None}
        copy = type(self).__new__(type(self))
        copy._use(self._session.with_options(given))
        return copy

    def _use(self, _session: Session) -> None:
        self._session = _session

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._session.url!r}, version {self._api.version})"


class BlockingClient(_Client):
    """Calls wait for their answers. One client serves many threads, and may go on being used after
    a fork.
    """

    _io = BlockingIo

    def call(self, action: str, request: Payload = {}, *, idempotent: bool = False) -> Any:
        """Calls any action, known to this package or not, at this package's version of the API.

        Args:
            action: ``tasks.get_all``
            request: Its fields; a list of such for a batch.
            idempotent: It may be sent again when nobody knows whether it arrived.
        """
        return Connection(self._session).call(Action[Any](action, idempotent=idempotent), request)

    def close(self) -> None:
        """Closes its connections; it cannot be used any more, nor can those that ``with_options``
        made of it.
        """
        self._session.close()

    def __enter__(self: B) -> B:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()


class AsyncioClient(_Client):
    """Calls are awaited. A cancelled call ends at once and closes its connection; the server may
    still do what was asked.
    """

    _io = AsyncioIo

    async def call(self, action: str, request: Payload = {}, *, idempotent: bool = False) -> Any:
        """Calls any action, known to this package or not, at this package's version of the API.

        Args:
            action: ``tasks.get_all``
            request: Its fields; a list of such for a batch.
            idempotent: It may be sent again when nobody knows whether it arrived.
        """
        return await AsyncConnection(self._session).call(
            Action[Any](action, idempotent=idempotent), request
        )

    async def close(self) -> None:
        """Closes its connections; it cannot be used any more, nor can those that ``with_options``
        made of it.
        """
        self._session.close()

    async def __aenter__(self: A) -> A:
        return self

    async def __aexit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        await self.close()
