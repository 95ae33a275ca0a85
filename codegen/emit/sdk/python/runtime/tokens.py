"""Tokens, and how long they are good for."""

from __future__ import annotations

import base64
import json
import time
from typing import Any, Dict, Optional

from .secret import Secret

#: A token is renewed this long before its end, or a tenth of its life where that is less.
MARGIN_SECONDS = 60.0


class Token:
    """A token, ``fresh`` when it was issued a moment ago: then its life is measured on the caller's
    clock, and clocks need not agree.
    """

    def __init__(self, text: Secret, fresh: bool) -> None:
        self.text = text
        lifetime = _lifetime(_claims(text), fresh)
        self._renew_at = (
            None
            if lifetime is None
            else time.monotonic() + lifetime - min(MARGIN_SECONDS, lifetime / 10)
        )

    def is_good(self) -> bool:
        """False when it is time for a new one."""
        return self._renew_at is None or time.monotonic() < self._renew_at


def _lifetime(claims: Dict[str, Any], fresh: bool) -> Optional[float]:
    """Seconds from now; None without end."""
    expires, issued = claims.get("exp"), claims.get("iat")
    if not isinstance(expires, (int, float)):
        return None
    return expires - (issued if fresh and isinstance(issued, (int, float)) else time.time())


def _claims(token: Secret) -> Dict[str, Any]:
    """What a JWT says of itself; nothing for a token of another kind."""
    try:
        payload = token.reveal().split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (IndexError, ValueError):
        return {}
    return claims if isinstance(claims, dict) else {}
