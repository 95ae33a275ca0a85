"""Scenarios as ``test/sdk/conformance/README.md`` describes them."""

import json
import pathlib
import re

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "conformance"


def read_scenarios():
    """All scenarios, in the order of their files."""
    return [json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))]


def is_for(gated, version):
    """Is a scenario or a step for a client of this version?"""
    numbers = numbers_of(version)
    return numbers_of(gated.get("since", version)) <= numbers <= numbers_of(gated.get("until", version))


def numbers_of(version):
    return tuple(int(part) for part in version.split("."))


def filled(value, kept):
    """A value as a step says it, with what was kept in the place of ``{{name}}``."""
    if isinstance(value, str):
        whole = re.fullmatch(r"\{\{(\w+)\}\}", value)
        return kept[whole[1]] if whole else re.sub(r"\{\{(\w+)\}\}", lambda found: str(kept[found[1]]), value)
    if isinstance(value, list):
        return [filled(each, kept) for each in value]
    if isinstance(value, dict):
        return {name: filled(each, kept) for name, each in value.items()}
    return value


def difference(expected, actual, path):
    """Where a value does not hold what is expected; None when it does. Objects may hold more, lists may not."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        missing = object()
        found = (difference(each, actual.get(name, missing), f"{path}.{name}") for name, each in expected.items())
        return next((each for each in found if each), None)
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        found = (difference(each, other, f"{path}[{n}]") for n, (each, other) in enumerate(zip(expected, actual)))
        return next((each for each in found if each), None)
    same = type(expected) is type(actual) and expected == actual
    return None if same else f"{path}: expected {expected!r}, got {actual!r}"


def value_at(value, path):
    """What lies at a dotted path; None when there is nothing."""
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value
