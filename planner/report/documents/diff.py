"""What differs between two plans, wherever each comes from: the document of ``secplan diff``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from models import Outcome, Scenario
from models.base import Data
from models.result import Result
from models.rows import Provenance, ScenarioRef
from planner.report.documents.common import ShownDocument, provenance_row
from planner.report.documents.comparison import Comparison, compared
from planner.report.documents.what_if import ChangeRow, comparison_of

DIFF_FORMAT = "secplan.diff/1"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two plans: a result that was kept, or a scenario that was planned for this."""

    file: str
    result: Result
    outcome: Outcome | None
    """None for a result."""


class SideRow(Data):
    """Which plan it is."""

    file: str
    scenario: ScenarioRef
    answer: str
    proven: bool


class InputRow(Data):
    """Something that the two scenarios say otherwise; null: not said."""

    place: str
    before: str | None
    after: str | None


class DiffDocument(ShownDocument):
    """The document of ``secplan diff --json``."""

    format: str = DIFF_FORMAT
    before: SideRow
    after: SideRow
    inputs: tuple[InputRow, ...] | None
    """What the scenarios say otherwise; null where one of the two is a result, which does not hold its scenario."""
    comparison: Comparison | None
    """Null where one of the two is no plan."""
    provenance: Provenance

    @property
    def in_short(self) -> str:
        """Which two plans."""
        return f"{self.before.scenario.name} and {self.after.scenario.name}"


def diff_document(before: Side, after: Side, seconds: float = 0.0) -> DiffDocument:
    """The document of an answer."""
    scenarios = (before.outcome.scenario, after.outcome.scenario) if before.outcome and after.outcome else None
    return DiffDocument(
        about=after.outcome.scenario if after.outcome else None,
        before=_row(before),
        after=_row(after),
        inputs=tuple(inputs(*scenarios)) if scenarios else None,
        comparison=_comparison(before, after),
        provenance=provenance_row(seconds),
    )


def _row(side: Side) -> SideRow:
    result = side.result
    return SideRow(file=side.file, scenario=result.scenario, answer=result.answer, proven=result.proven)


def _comparison(before: Side, after: Side) -> Comparison | None:
    if not (before.result.answer == after.result.answer == "planned"):
        return None
    if before.outcome and after.outcome:
        return comparison_of(before.outcome, before.result, after.outcome, after.result)
    return compared(before.result, after.result)


def inputs(before: Scenario, after: Scenario) -> Iterator[InputRow]:
    """What two scenarios say otherwise, place by place; defaults count as said."""
    here, there = (dict(_leaves(one.canonical(), "")) for one in (before, after))
    for place in sorted(here.keys() | there.keys(), key=_in_order):
        if here.get(place) != there.get(place):
            yield InputRow(place=place, before=here.get(place), after=there.get(place))


def input_changes(before: Scenario, after: Scenario) -> tuple[ChangeRow, ...]:
    """The same as changes, of which nobody has given the words."""
    return tuple(
        ChangeRow(change="", says=f"{row.place} is {row.after or 'not said'}, not {row.before or 'left out'}", at="")
        for row in inputs(before, after)
    )


def _in_order(place: str) -> tuple[int, str]:
    """As a scenario begins: name and day first, then its parts, each by name."""
    return list(Scenario.model_fields).index(place.split(maxsplit=1)[0]), place


def _leaves(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every value that is no group, by its place in names."""
    if place.endswith(" decision") and isinstance(value, Mapping):
        yield place, " ".join(key if item is True else f"{key} {item}" for key, item in value.items() if _is_said(item))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, f"{place} {key}".strip())
    elif isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
        for index, item in enumerate(value):
            yield from _leaves(item, f"{place} {_name(item, index)}")
    elif value not in (None, [], ""):
        yield place, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _name(item: Mapping[str, Any], index: int) -> str:
    """What an entry of a list is known by."""
    return str(item.get("id") or item.get("modification") or index + 1)


def _is_said(item: Any) -> bool:
    return item is not None and item is not False
