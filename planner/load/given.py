"""A scenario that is given in Python, as a file would say it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from models import Scenario
from models.base import Data
from models.scenario import SCENARIO_FORMAT
from planner.load import load_text
from planner.load.writing import tree_text


def scenario(
    name: str,
    as_of: date | str,
    releases: Iterable[Mapping[str, Any] | Data],
    modifications: Iterable[Mapping[str, Any] | Data],
    **others: Any,
) -> Scenario:
    """A scenario from what a file would say: the same keys, the same defaults, the same errors.

    Parameters
    ----------
    name
        A name without spaces.
    as_of
        The day on which this is what is known.
    releases
        Such as ``{"id": "jun-2027", "go_live": "2027-06-24"}`` or ``{"generate": {"pattern": "sec", "from": 2027,
        "until": 2028}}``; what ``models`` has is taken too.
    modifications
        Such as ``{"id": "MP901", "impacts": {"gbcs": "yes"}, "decision": {"expected": "2026-10-21"}}``.
    **others
        Any other key of a scenario file: ``title``, ``policy``, ``pins``, ``goals`` and so on.

    Raises
    ------
    BadInput
        With everything that is wrong, each with the line that a file would have; ``scenario_text`` writes that file.
    """
    said = {"format": SCENARIO_FORMAT, "name": name, **others, "as_of": as_of}
    tree = _plain({**said, "releases": list(releases), "modifications": list(modifications)})
    return load_text(tree_text(tree), "scenario").scenario


def _plain(value: Any) -> Any:
    """As YAML has it: lists, keys and words; None is what a file leaves out."""
    match value:
        case Data():
            return _plain(value.model_dump(mode="json", exclude_unset=True, by_alias=True))
        case Mapping():
            return {str(key): _plain(one) for key, one in value.items() if one is not None}
        case list() | tuple():
            return [_plain(one) for one in value]
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)
