"""What a caller may set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Mapping, Optional

#: The server gives up on a call after 60 seconds of its own accord.
TIMEOUT = 75.0
CONNECT_TIMEOUT = 10.0
MAX_RETRIES = 4
BACKOFF = 0.25

#: Headers that are the package's own business.
OWN_HEADERS = frozenset({"authorization", "connection", "content-length", "content-type", "host", "transfer-encoding"})


@dataclass(frozen=True)
class Options:
    """See ``Client``. Headers are left out of its text: some hold secrets."""

    timeout: float = TIMEOUT
    connect_timeout: float = CONNECT_TIMEOUT
    max_retries: int = MAX_RETRIES
    backoff: float = BACKOFF
    #: None: as each action says.
    idempotent: Optional[bool] = None
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for name in ("timeout", "connect_timeout", "backoff"):
            seconds = getattr(self, name)
            if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not 0 < seconds < float("inf"):
                raise ValueError(f"{name}: expected a number of seconds above 0, got {seconds!r}")
        if isinstance(self.max_retries, bool) or not isinstance(self.max_retries, int) or self.max_retries < 0:
            raise ValueError(f"max_retries: expected a whole number from 0, got {self.max_retries!r}")
        for name, value in self.headers.items():
            if name.lower() in OWN_HEADERS:
                raise ValueError(f"headers: {name} is set by the client itself")
            if not _is_token(name) or not value.isprintable() or not _is_latin(value):
                raise ValueError(f"headers: {name!r} is no header that can be sent")


def _is_token(name: str) -> bool:
    return name.isascii() and name.replace("-", "").replace("_", "").isalnum()


def _is_latin(value: str) -> bool:
    return all(ord(character) < 256 for character in value)
