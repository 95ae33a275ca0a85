"""What a caller may set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Mapping, Optional, Tuple

#: The server gives up on a call after 60 seconds of its own accord.
TIMEOUT = 75.0
CONNECT_TIMEOUT = 10.0
MAX_RETRIES = 4
BACKOFF = 0.25
MAX_CONNECTIONS = 100

#: Headers that are the package's own business.
OWN_HEADERS = frozenset(
    {"authorization", "connection", "content-length", "content-type", "host", "transfer-encoding"}
)


@dataclass(frozen=True)
class Options:
    """See ``Client``. Headers are left out of its text: some hold secrets."""

    timeout: float = TIMEOUT
    connect_timeout: float = CONNECT_TIMEOUT
    max_retries: int = MAX_RETRIES
    backoff: float = BACKOFF
    #: None: as each action says.
    idempotent: Optional[bool] = None
    #: Of the client and all its copies.
    max_connections: int = MAX_CONNECTIONS
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for name in ("timeout", "connect_timeout", "backoff"):
            _check(name, getattr(self, name), (int, float), "a number of seconds above 0", 1e-9)
        _check("max_retries", self.max_retries, (int,), "a whole number from 0", 0)
        _check("max_connections", self.max_connections, (int,), "a whole number from 1", 1)
        for name, value in self.headers.items():
            if name.lower() in OWN_HEADERS:
                raise ValueError(f"headers: {name} is set by the client itself")
            if not _is_token(name) or not value.isprintable() or not _is_latin(value):
                raise ValueError(f"headers: {name!r} is no header that can be sent")


def _check(name: str, value: object, types: Tuple[type, ...], expected: str, least: float) -> None:
    fits = isinstance(value, types) and not isinstance(value, bool)
    if not fits or not isinstance(value, (int, float)) or not least <= value < float("inf"):
        raise ValueError(f"{name}: expected {expected}, got {value!r}")


def _is_token(name: str) -> bool:
    return name.isascii() and name.replace("-", "").replace("_", "").isalnum()


def _is_latin(value: str) -> bool:
    return all(ord(character) < 256 for character in value)
