"""What is said of a body or of a step, put over what is known of it."""

from collections.abc import Mapping
from typing import Any

from models.base import Data
from models.duration import Duration


def over(default: Any, said: Any) -> Any:
    """Key by key; a step that is said to be a meeting takes no time, and the other way round."""
    if not (isinstance(default, Data) and isinstance(said, Mapping)):
        return said
    known = _known(default)
    if {"at", "takes"} & said.keys():
        takes = known.get("takes")
        known = {key: one for key, one in known.items() if key not in ("at", "takes", "starts")}
        if isinstance(takes, Data) and "takes" in said:
            return {**known, **said, "takes": _takes_over(takes, said["takes"])}
    return {**known, **said}


def _known(default: Data) -> dict[str, Any]:
    return {key: one for key in default.model_fields_set if (one := getattr(default, key)) is not None}


def _takes_over(default: Data, said: Any) -> Any:
    """The known average goes where past durations give another, or the target is in another unit."""
    if not isinstance(said, Mapping):
        return said
    known = _known(default)
    if "past" in said or _unit(said.get("target", known["target"])) != _unit(known["target"]):
        known.pop("observed", None)
    return {**known, **said}


def _unit(duration: Any) -> str | None:
    """None for what is no duration, which is told when it is read."""
    try:
        return (duration if isinstance(duration, Duration) else Duration.parse(duration)).unit
    except (TypeError, ValueError):
        return None
