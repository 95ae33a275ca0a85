"""Requests as bytes, and what answers mean."""

from __future__ import annotations

import json
from typing import Any, Mapping, NamedTuple, Sequence, Tuple, Type

from .action import Payload
from .errors import ApiError, InvalidAnswerError
from .http import Response

JSON = "application/json"
#: One JSON object a line.
JSON_LINES = "application/json-lines"


class Body(NamedTuple):
    content_type: str
    content: bytes


def encode(action: str, payload: Payload) -> Body:
    """Raises ``TypeError`` or ``ValueError`` for what JSON cannot hold: sets, NaN and the like."""
    try:
        if isinstance(payload, Mapping):
            return Body(JSON, _json(payload))
        return Body(JSON_LINES, b"\n".join(_json(item) for item in payload))
    except TypeError as error:
        raise TypeError(f"{action}: {error}") from None
    except ValueError as error:
        raise ValueError(f"{action}: {error}") from None


def decode(
    action: str, response: Response, errors: Mapping[Tuple[int, int], Type[ApiError]]
) -> Any:
    """The data of an answer. Raises the error that it is, or ``InvalidAnswerError``."""
    envelope = _envelope(response)
    if envelope is None:
        hint = (
            f": moved to {response.headers['location']!r}" if "location" in response.headers else ""
        )
        raise InvalidAnswerError(
            f"{action}: status {response.status}, and no answer of this API{hint}", response.status
        )
    meta, data = envelope
    code, subcode = meta.get("result_code"), meta.get("result_subcode")
    if code == 200 and response.status == 200:
        return data
    known = (
        errors.get((code, subcode), ApiError)
        if isinstance(code, int) and isinstance(subcode, int)
        else ApiError
    )
    details = meta.get("error_data")
    raise known(
        str(meta.get("result_msg") or "the server gave no reason"),
        action,
        code if isinstance(code, int) else response.status,
        subcode if isinstance(subcode, int) else 0,
        details if isinstance(details, dict) else {},
        str(meta.get("id", "")),
    )


def _envelope(response: Response) -> Any:
    """``(meta, data)``, or None."""
    try:
        body = json.loads(response.body)
    except ValueError:
        return None
    if not isinstance(body, dict) or not isinstance(body.get("meta"), dict) or "data" not in body:
        return None
    return body["meta"], body["data"]


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain
    ).encode()


def _plain(value: object) -> Any:
    """What the types of requests allow and ``json`` does not know."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray, memoryview)):
        return list(value)
    raise TypeError(f"{type(value).__name__} cannot be sent as JSON")
