"""What can go wrong with a call. Everything that the package raises by itself is an ``SdkError``."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Tuple, Type, TypeVar

E = TypeVar("E", bound="ApiError")


class SdkError(Exception):
    """Base of everything that a call may raise, wrong arguments apart."""


class ApiError(SdkError):
    """The server refused the call. There is a subclass for each error that this version of the API
    names.

    Errors that only a newer server knows are plain ``ApiError``; ``code`` and ``subcode`` say
    which.
    """

    #: Name in the API's table of errors; empty when this version does not know it.
    name: str = ""

    def __init__(
        self,
        message: str,
        action: str = "",
        code: int = 0,
        subcode: int = 0,
        data: Mapping[str, Any] = {},
        call_id: str = "",
    ) -> None:
        super().__init__(message, action, code, subcode, data, call_id)
        #: The server's words, without codes.
        self.message = message
        #: Full name of the action: ``tasks.get_all``.
        self.action = action
        #: Result code, which is the HTTP status too.
        self.code = code
        #: Which error of that code.
        self.subcode = subcode
        #: What is known of the error: the field, what was expected and what came, and the like.
        self.data: Dict[str, Any] = dict(data)
        #: Id of the call, by which the server's log has it.
        self.call_id = call_id

    def __str__(self) -> str:
        name = f" {self.name}" if self.name else ""
        return f"{self.action}: {self.message} ({self.code}/{self.subcode}{name})"

    def __reduce__(self) -> Tuple[Type[ApiError], Tuple[Any, ...]]:
        return type(self), self.args


class TransportError(SdkError):
    """No answer came from the server, because of the connection and not because of the call."""


class ConnectionFailedError(TransportError):
    """No connection could be made: the server did not get the call."""


class ConnectionLostError(TransportError):
    """The connection ended before the whole answer was there: the server may have done what was
    asked.
    """


class CallTimeoutError(SdkError, TimeoutError):
    """The call did not end in time, retries included. The server may have done what was asked, or
    still be at it.
    """


class ScrollLostError(SdkError):
    """The server has forgotten a scroll and started another: going on would give the same objects
    again.
    """


class InvalidAnswerError(SdkError):
    """What came is no answer of this API, as when a proxy or another server answered."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message, status)
        #: HTTP status of the answer.
        self.status = status

    def __str__(self) -> str:
        return str(self.args[0])
