"""What a result document says that is not so: everything it says of its plan, worked out again."""

from collections.abc import Iterator, Sequence
from typing import Any

from models import Plan, Scenario, Verified
from models.base import Data
from models.result import Result, UpliftRow
from models.rows import Because
from planner.explain.words import listed
from planner.goals import GOAL_OF
from planner.report.documents.common import because, scenario_ref
from planner.report.documents.placements import placement_rows
from planner.report.documents.result import not_planned_rows, rests_on, uplift_rows, waived_rows


def differences(scenario: Scenario, claimed: Result, plan: Plan, verified: Verified) -> Iterator[str]:
    """Where the result says something else than the scenario and its own plan give."""
    yield from _scenario_differs(scenario, claimed)
    for name in sorted(plan.placements):
        if not scenario.modification_of[name].is_planned:
            yield f"{name} is placed, and takes no part in planning"
    yield from _rows_differ("placement", "modification", claimed.placements, list(placement_rows(scenario, plan)))
    yield from _goals_differ(scenario, claimed, verified)
    yield from _rows_differ("uplift", "specification", claimed.uplifts, uplift_rows(scenario, plan))
    yield from _rows_differ("entry of not_planned", "modification", claimed.not_planned, not_planned_rows(scenario))
    yield from _rows_differ("waived clause", "rule", claimed.waived, waived_rows(verified))
    found = [because(one) for one in verified.violations]  # told by themselves, so that none is missed here
    yield from (f"it breaks no {one.rule} as it says: {one.says}" for one in claimed.violations if one not in found)
    yield from _assumptions_differ(claimed.assumed, rests_on(scenario, plan, verified))
    yield from _proof_differs(claimed)


def _scenario_differs(scenario: Scenario, claimed: Result) -> Iterator[str]:
    """Of the same version: another one may have another name and day."""
    if claimed.scenario.sha256 == scenario.sha256:
        yield from _fields_differ("scenario", claimed.scenario, scenario_ref(scenario))


def _assumptions_differ(said: Sequence[str], found: Sequence[str]) -> Iterator[str]:
    yield from (f"what is assumed lacks: {one}" for one in found if one not in said)
    yield from (f"what is assumed should not have: {one}" for one in said if one not in found)
    if sorted(said) == sorted(found) and said != found:
        yield "what is assumed stands there in another order"
    elif len(said) != len(found) and set(said) == set(found):
        yield "what is assumed stands there twice"


def _proof_differs(claimed: Result) -> Iterator[str]:
    """What is proved cannot be proved again here, but it must hang together."""
    if claimed.proven != all(row.proven for row in claimed.goals):
        yield f"proven is said to be {claimed.proven}, which does not go with what is said of the goals"
    if claimed.unique and not claimed.proven:
        yield "unique is said to be True, while not every goal is proved"
    if claimed.unique == (claimed.stopped is not None):
        yield f"stopped is said to be {_word(claimed.stopped)}, which does not go with unique being {claimed.unique}"
    if claimed.conflict is not None:
        yield "a conflict is told, and a plan has none"
    if claimed.reason is not None:
        yield "a reason for the lack of a plan is told, and there is a plan"


def _rows_differ(what: str, key: str, said: Sequence[Data], found: Sequence[Data]) -> Iterator[str]:
    """Rows that are missing, unexpected, or other than they should be, field by field."""
    said_rows = {_key(row, key, index): row for index, row in enumerate(said)}
    found_rows = {_key(row, key, index): row for index, row in enumerate(found)}
    for name in [*found_rows, *(name for name in said_rows if name not in found_rows)]:
        if name not in said_rows:
            yield f"the {what} of {name} is missing"
        elif name not in found_rows:
            yield f"the {what} of {name} should not be there"
        else:
            yield from _fields_differ(f"{what} of {name}", said_rows[name], found_rows[name])
    if len(said) != len(said_rows):
        yield f"{'an' if what[0] in 'aeiou' else 'a'} {what} stands there twice"


def _key(row: Data, key: str, index: int) -> str:
    name = str(getattr(row, key))
    if isinstance(row, UpliftRow):
        return f"{name} in {row.release}"
    return name if key == "modification" else f"{name} (number {index + 1})"


def _fields_differ(where: str, said: Data, found: Data) -> Iterator[str]:
    for field in type(found).model_fields:
        here, there = getattr(said, field), getattr(found, field)
        if here != there:
            yield f"{where}: {field} is said to be {_word(here)}, and is {_word(there)}"


def _word(value: Any) -> str:
    if isinstance(value, tuple):
        return listed([f"{item.says} ({item.found})" if isinstance(item, Because) else str(item) for item in value])
    return "none" if value is None else str(value)


def _goals_differ(scenario: Scenario, claimed: Result, verified: Verified) -> Iterator[str]:
    said = {row.goal: row for row in claimed.goals}
    names = [row.goal for row in claimed.goals]
    if names != list(scenario.goals):
        yield f"the goals are said to be {listed(names)}, and are {listed(list(scenario.goals))}"
    for goal, value in verified.goals.items():
        row = said.get(goal)
        if row is None:
            continue
        if row.value != value:
            yield f"goal {goal}: its value is said to be {row.value}, and is {value}"
        if row.unit != GOAL_OF[goal].unit:
            yield f"goal {goal}: its unit is said to be {row.unit}, and is {GOAL_OF[goal].unit}"
        if row.bound > row.value or (row.proven and row.bound != row.value):
            yield f"goal {goal}: a bound of {row.bound} does not go with a value of {row.value}"
