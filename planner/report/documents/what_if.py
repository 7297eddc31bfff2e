"""What if: the document of ``secplan whatif``."""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest

from models import Outcome, Planned, Scenario
from models.base import Data
from models.result import Result
from models.rows import Provenance, ScenarioRef
from models.what_if import Way, WhatIf
from planner.changes import Change, sentences
from planner.explain.assumptions import new_doubts
from planner.explain.milestones import made_of_milestones
from planner.moved import moved
from planner.report.documents.common import provenance_row, scenario_ref
from planner.report.documents.comparison import Comparison, compared

WHAT_IF_FORMAT = "secplan.whatif/1"

ResultOf = Callable[[Outcome], Result]
"""The result document of an outcome, with the places of its scenario."""


class ChangeRow(Data):
    """A change that was made."""

    change: str
    """In words that can be given again."""
    says: str
    """What is then so."""
    at: str
    """Where it was said."""


def change_rows(before: Scenario, changes: Sequence[Change], places: Iterable[str] = ()) -> tuple[ChangeRow, ...]:
    """Changes of a scenario that were made at once, each with where it was said, if it was somewhere."""
    told = zip_longest(changes, sentences(before, changes), places, fillvalue="")
    return tuple(ChangeRow(change=str(change), says=str(says), at=str(at)) for change, says, at in told)


class WhatIfDocument(Data):
    """The document of ``secplan whatif --json``."""

    format: str = WHAT_IF_FORMAT
    scenario: ScenarioRef
    """Before the changes; ``before`` and ``after`` have their own."""
    changes: tuple[ChangeRow, ...]
    doubts: tuple[str, ...]
    """What is in doubt after the changes, and was not before."""
    milestones: tuple[str, ...]
    """Delivery milestones that are forecast otherwise than before, and warnings of them that are new; sentences."""
    way: Way
    before: Result
    after: Result
    comparison: Comparison | None
    """Null where there is no plan before, or none after."""
    other: Result | None
    """The plan that the other way of planning again gives, where that is another one."""
    other_comparison: Comparison | None
    provenance: Provenance


def what_if_document(
    found: WhatIf, changes: tuple[ChangeRow, ...], results: tuple[ResultOf, ResultOf], seconds: float = 0.0
) -> WhatIfDocument:
    """The document of an answer; ``results`` make those before and after."""
    before, after = results[0](found.before), results[1](found.after)
    other = results[1](found.other) if found.other else None
    return WhatIfDocument(
        scenario=scenario_ref(found.before.scenario),
        changes=changes,
        doubts=tuple(new_doubts(found.before.scenario, found.after.scenario)),
        milestones=tuple(made_of_milestones(found.before.scenario, found.after.scenario)),
        way=found.way,
        before=before,
        after=after,
        comparison=comparison_of(found.before, before, found.after, after),
        other=other,
        other_comparison=comparison_of(found.before, before, found.other, other) if found.other and other else None,
        provenance=provenance_row(seconds),
    )


def comparison_of(before: Outcome, result_before: Result, after: Outcome, result_after: Result) -> Comparison | None:
    """What differs between two plans, and why; None where one of them is none."""
    if not (isinstance(before.answer, Planned) and isinstance(after.answer, Planned)):
        return None
    scenarios = (before.scenario, after.scenario)
    causes = moved(before.scenario, before.answer.plan, after.scenario, after.answer.plan)
    return compared(result_before, result_after, scenarios, causes)
