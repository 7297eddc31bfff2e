"""Spreads of durations that are given, and empty: they would say nothing, silently."""

from collections.abc import Iterator, Mapping
from typing import Any

from models.flaw import Flaw, Tree


def emptied(raw: Tree) -> Iterator[Flaw]:
    """Every list of past durations, and every group of quantiles, that has nothing in it."""
    steps = _mapping(_mapping(raw.get("governance")).get("steps"))
    for name, step in steps.items():
        takes = _mapping(_mapping(step).get("takes"))
        for key in ("past", "quantiles"):
            if key in takes and takes[key] in ([], {}):
                at = ("governance", "steps", name, "takes", key)
                yield Flaw(at, f"{key}: nothing is in it", "leave it out, or say how long the step took")


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
