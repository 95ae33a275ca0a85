"""What the calls of an API need to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, Dict, Generic, Mapping, Optional, Sequence, Tuple, Type, TypeVar, Union

from .errors import ApiError

T = TypeVar("T")

#: A filter of a list: one value or several. Operators (``"__$not"``, ``"-value"``) stand among
#: them; None stands for "has none".
Filter = Union[T, Sequence[Optional[T]]]

#: Fields of a request, by their name on the wire.
Fields = Mapping[str, Any]

#: What is sent: the fields of a request, or the items of a batch.
Payload = Union[Fields, Sequence[Fields]]


class Omit(Enum):
    """Stands for a field that is not sent, where None is a value to be sent."""

    OMIT = "omit"

    def __repr__(self) -> str:
        return "OMIT"


OMIT = Omit.OMIT


@dataclass(frozen=True)
class Action(Generic[T]):
    """An action whose answer is a ``T``."""

    #: ``tasks.get_all``
    name: str
    #: May be sent again when nobody knows whether it arrived.
    idempotent: bool = False
    #: A field whose presence makes that untrue: each call with it moves a scroll on.
    cursor: str = ""
    #: False: answers without credentials too.
    authorize: bool = True


@dataclass(frozen=True)
class Login:
    """How a key pair becomes a token."""

    action: str
    #: Member of the answer that is the token.
    token: str


@dataclass(frozen=True)
class Api:
    """The API as this package knows it."""

    #: Name and version of this package, for the server's log.
    agent: str
    #: The version that calls ask for.
    version: str
    #: Errors by code and subcode.
    errors: Mapping[Tuple[int, int], Type[ApiError]]
    login: Optional[Login]


def given(extra: Optional[Fields], fields: Fields, nullable: Fields = {}) -> Dict[str, Any]:
    """The fields of a request that somebody gave: ``fields`` that are not None, ``nullable`` ones
    that are not ``OMIT``, and ``extra``.
    """
    request = {name: value for name, value in fields.items() if value is not None}
    request.update((name, value) for name, value in nullable.items() if value is not OMIT)
    request.update(extra or {})
    return request
