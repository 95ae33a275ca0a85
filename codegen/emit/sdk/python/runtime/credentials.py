"""Who calls: with a token where the API gives tokens, else with the key pair itself."""

from __future__ import annotations

import base64
import inspect
from typing import Any, Awaitable, Callable, Optional, Union

from .action import Action, Login
from .deadline import Deadline
from .io import Io
from .secret import Secret
from .tokens import Token

#: Exchanges Basic credentials, as an ``Authorization`` header has them, for a token.
LogIn = Callable[[Secret, Deadline], Awaitable[Secret]]

#: Gives the token to call with; an ``AsyncClient`` awaits it where it has to be awaited.
TokenSource = Callable[[], Union[str, Awaitable[str]]]


class Credentials:
    """Gives each call its ``Authorization``. These never change: a key pair, a token, or nothing."""

    def __init__(self, header: Optional[Secret]) -> None:
        self._header = header

    async def header(
        self, action: Action[Any], log_in: LogIn, deadline: Deadline
    ) -> Optional[Secret]:
        """None where the call needs no credentials, or there are none: the server then says what it
        thinks of that.
        """
        return self._header

    async def renewed(self, refused: Secret, log_in: LogIn, deadline: Deadline) -> Optional[Secret]:
        """Another header than one that was refused, if there is any."""
        return None


class LoginCredentials(Credentials):
    """One token for all calls, which a key pair is exchanged for; renewed before its end and when
    the server refuses it.
    """

    def __init__(self, io: Io, basic: Secret, token: Optional[Secret], login: Login) -> None:
        super().__init__(basic)
        self._basic = basic
        self._token = None if token is None else Token(token, fresh=False)
        self._login = login
        self._gate = io.gate(1)

    async def header(
        self, action: Action[Any], log_in: LogIn, deadline: Deadline
    ) -> Optional[Secret]:
        if action.name == self._login.action:
            return self._basic
        token = self._token
        if token is not None and token.is_good():
            return _bearer(token.text)
        return await self._next(token, log_in, deadline) if action.authorize else None

    async def renewed(self, refused: Secret, log_in: LogIn, deadline: Deadline) -> Optional[Secret]:
        token = self._token
        if refused == self._basic:
            return None
        if token is not None and _bearer(token.text) != refused:
            return _bearer(token.text)
        return await self._next(token, log_in, deadline)

    async def _next(self, old: Optional[Token], log_in: LogIn, deadline: Deadline) -> Secret:
        """Of all calls that find a token too old, one gets the next and the others wait for it."""
        await self._gate.enter(deadline)
        try:
            token = self._token
            if token is None or token is old:
                self._token = token = Token(await log_in(self._basic, deadline), fresh=True)
            return _bearer(token.text)
        finally:
            self._gate.leave()


class SourceCredentials(Credentials):
    """A function of the caller's, asked for each call and once more when the server refuses what it
    gave.
    """

    def __init__(self, io: Io, source: TokenSource) -> None:
        super().__init__(None)
        self._io = io
        self._source = source

    async def header(
        self, action: Action[Any], log_in: LogIn, deadline: Deadline
    ) -> Optional[Secret]:
        given = self._source()
        if inspect.isawaitable(given):
            given = await self._io.settled(given, deadline)
        return _bearer(_secret_of(given))

    async def renewed(self, refused: Secret, log_in: LogIn, deadline: Deadline) -> Optional[Secret]:
        header = await self.header(Action(""), log_in, deadline)
        return None if header == refused else header


def credentials_of(
    io: Io,
    login: Optional[Login],
    access_key: Optional[str],
    secret_key: Optional[str],
    token: Union[str, TokenSource, None],
) -> Credentials:
    """Raises ``ValueError`` for what is no credential, or too many."""
    basic = _basic_of(access_key, secret_key)
    if callable(token):
        if basic is not None:
            raise ValueError("token: a function takes the place of access_key and secret_key")
        return SourceCredentials(io, token)
    given = None if token is None else _secret_of(token)
    if basic is not None and login is not None:
        return LoginCredentials(io, basic, given, login)
    return Credentials(basic if given is None else _bearer(given))


def _basic_of(access_key: Optional[str], secret_key: Optional[str]) -> Optional[Secret]:
    """The header of a key pair; None without one."""
    if not access_key and not secret_key:
        return None
    if not access_key or not secret_key:
        raise ValueError("access_key and secret_key: expected both or neither")
    if ":" in access_key:
        raise ValueError("access_key: holds a colon, which Basic authentication has no way to send")
    pair = f"{access_key}:{secret_key}".encode()
    return Secret(f"Basic {base64.b64encode(pair).decode()}")


def _secret_of(token: object) -> Secret:
    """A token of the caller's own, which must be one that a header can hold."""
    if not isinstance(token, str) or not (token.isascii() and token.isprintable() and token):
        raise ValueError("token: expected printable ASCII")
    return Secret(token)


def _bearer(token: Secret) -> Secret:
    return Secret(f"Bearer {token.reveal()}")
