"""Who calls: with a token where the API gives tokens, else with the key pair itself."""

from __future__ import annotations

import base64
from typing import Any, Awaitable, Callable, Optional

from .action import Action, Login
from .deadline import Deadline
from .io import Gate
from .secret import Secret
from .tokens import Token

#: Exchanges Basic credentials, as an ``Authorization`` header has them, for a token.
LogIn = Callable[[Secret, Deadline], Awaitable[Secret]]


class Credentials:
    """Gives each call its ``Authorization``; one token for all of them, renewed before its end and
    when the server refuses it.
    """

    def __init__(
        self, basic: Optional[Secret], token: Optional[Secret], login: Optional[Login], gate: Gate
    ) -> None:
        self._basic = basic
        self._token = None if token is None else Token(token, fresh=False)
        self._login = login
        self._gate = gate

    async def header(
        self, action: Action[Any], log_in: LogIn, deadline: Deadline
    ) -> Optional[Secret]:
        """None where the call needs no credentials, or there are none: the server then says what it
        thinks of that.
        """
        if self._basic is None or self._login is None:
            return self._basic if self._token is None else _bearer(self._token)
        if action.name == self._login.action:
            return self._basic
        token = self._token
        if token is not None and token.is_good():
            return _bearer(token)
        return await self._renewed(token, log_in, deadline) if action.authorize else None

    async def renewed(self, refused: Secret, log_in: LogIn, deadline: Deadline) -> Optional[Secret]:
        """Another header than one that was refused, if there is any."""
        if self._basic is None or self._login is None or refused == self._basic:
            return None
        token = self._token
        if token is not None and _bearer(token) != refused:
            return _bearer(token)
        return await self._renewed(token, log_in, deadline)

    async def _renewed(self, old: Optional[Token], log_in: LogIn, deadline: Deadline) -> Secret:
        """Of all calls that find a token too old, one gets the next and the others wait for it."""
        await self._gate.enter(deadline)
        try:
            token = self._token
            if token is None or token is old:
                assert self._basic is not None
                self._token = token = Token(await log_in(self._basic, deadline), fresh=True)
            return _bearer(token)
        finally:
            self._gate.leave()


def basic_of(access_key: Optional[str], secret_key: Optional[str]) -> Optional[Secret]:
    """The header of a key pair; None without one. Raises ``ValueError`` for half of one."""
    if not access_key and not secret_key:
        return None
    if not access_key or not secret_key:
        raise ValueError("access_key and secret_key: expected both or neither")
    if ":" in access_key:
        raise ValueError("access_key: holds a colon, which Basic authentication has no way to send")
    pair = f"{access_key}:{secret_key}".encode()
    return Secret(f"Basic {base64.b64encode(pair).decode()}")


def token_of(token: Optional[str]) -> Optional[Secret]:
    """A token of the caller's own. Raises ``ValueError`` for one that no header can hold."""
    if token is not None and not (token.isascii() and token.isprintable() and token):
        raise ValueError("token: expected printable ASCII")
    return None if token is None else Secret(token)


def _bearer(token: Token) -> Secret:
    return Secret(f"Bearer {token.text.reveal()}")
