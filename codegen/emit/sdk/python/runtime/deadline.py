"""When a call must be over."""

from __future__ import annotations

import time


class DeadlinePassed(Exception):
    """The time is up. Never leaves the package: callers get ``CallTimeoutError`` or
    ``ConnectionFailedError``.
    """


class Deadline:
    """A moment, ``seconds`` from now, on a clock that never goes back."""

    __slots__ = ("_at",)

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def remaining(self) -> float:
        """Seconds left. Raises ``DeadlinePassed`` when there are none."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise DeadlinePassed
        return left

    def leaves(self, seconds: float) -> bool:
        """Will there be time left after so many seconds?"""
        return time.monotonic() + seconds < self._at

    def within(self, seconds: float) -> Deadline:
        """This deadline, or ``seconds`` from now where that is sooner."""
        sooner = Deadline(seconds)
        return sooner if sooner._at < self._at else self
