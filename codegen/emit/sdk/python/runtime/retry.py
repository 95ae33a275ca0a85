"""When a call is sent again, and after how long."""

from __future__ import annotations

import random
import ssl
import time
from email.utils import parsedate_to_datetime
from typing import Mapping, Optional

from .errors import ConnectionFailedError, TransportError

LONGEST_WAIT = 8.0

#: There were too many calls: this one was not looked at.
REFUSED = 429
#: The server is not up to it just now, and nobody knows whether it did anything.
UNKNOWN = frozenset({502, 503, 504})


def is_worth_repeating(status: int, idempotent: bool) -> bool:
    """May a call that got this answer be sent again without the risk of its being done twice?"""
    return status == REFUSED or (idempotent and status in UNKNOWN)


def is_safe_to_repeat(failure: TransportError, idempotent: bool) -> bool:
    """The same for a call that got none. A certificate that is not trusted will not be the next
    time either.
    """
    if isinstance(failure.__cause__, ssl.SSLCertVerificationError):
        return False
    return idempotent or isinstance(failure, ConnectionFailedError)


def wait_before(attempt: int, backoff: float, headers: Mapping[str, str]) -> float:
    """Seconds to wait before ``attempt`` (1 is the first repetition): twice as long each time, and
    never the same for two callers.

    A server that says when to come back (``Retry-After``) is not asked earlier.
    """
    longest = min(LONGEST_WAIT, backoff * 2.0 ** min(attempt - 1, 30))
    jittered = random.uniform(longest / 2, longest)
    asked = retry_after(headers.get("retry-after", ""))
    return jittered if asked is None else asked + jittered / 4


def retry_after(text: str) -> Optional[float]:
    """Seconds, given as such or as a date (RFC 9110 10.2.3)."""
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    return max(0.0, moment.timestamp() - time.time())
