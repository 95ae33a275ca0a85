"""Warnings about actions that are going away."""

from __future__ import annotations

import warnings
from typing import Set

_said: Set[str] = set()


def deprecated(action: str, advice: str) -> None:
    """Warns whoever called the caller of this, once for each action."""
    if action not in _said:
        _said.add(action)
        warnings.warn(f"{action} is deprecated{advice}", DeprecationWarning, stacklevel=3)
