"""The targets rolled forward: the document of ``secplan lapse``."""

from datetime import date

from models import Modification, RolledForward, Scenario, Step
from models.base import Data
from models.rows import Because
from planner.facts import cut_off, days_in_hand, options_of
from planner.graph import carried_along, dependency_graph
from planner.report.documents.common import because

LAPSE_FORMAT = "secplan.lapse/1"


class RefusalRow(Data):
    """A release that a modification could not go in."""

    release: str
    because: tuple[Because, ...]


class LapseRow(Data):
    """What became of one modification."""

    modification: str
    target: str | None
    release: str | None
    option: str | None
    lapsed: bool
    decision: date | None
    cut_off: date | None
    """For its target, or for its release where it has no target."""
    slack_days: int | None
    """Calendar days from the decision to that cut-off; below 0 where it is missed."""
    carried_by: tuple[str, ...]
    """Whose lapse carried it along."""
    waits_for_it: tuple[str, ...]
    """The modifications that wait for it, directly or through others, and move if it moves far enough."""
    refusals: tuple[RefusalRow, ...]


class Lapses(Data):
    """The document of ``secplan lapse --json``."""

    format: str = LAPSE_FORMAT
    scenario: str
    as_of: date
    steps: tuple[LapseRow, ...]
    violations: tuple[Because, ...]
    """Clauses that the result breaks; it is no plan then."""


def lapses(scenario: Scenario, rolled: RolledForward) -> Lapses:
    """The document, by id."""
    graph = dependency_graph(scenario)
    return Lapses(
        scenario=scenario.name,
        as_of=scenario.as_of,
        steps=tuple(
            _row(scenario, step, sorted(carried_along(graph, step.modification)))
            for step in sorted(rolled.steps, key=lambda step: step.modification)
        ),
        violations=tuple(map(because, rolled.violations)),
    )


def _row(scenario: Scenario, step: Step, waits_for_it: list[str]) -> LapseRow:
    modification = scenario.modification_of[step.modification]
    release = scenario.release_of.get(step.target or step.release or "")
    last_day = cut_off(scenario, modification, _option(modification, step), release) if release else None
    decided_on = modification.decided_on
    return LapseRow(
        modification=step.modification,
        target=step.target,
        release=step.release,
        option=step.option,
        lapsed=step.lapsed,
        decision=decided_on,
        cut_off=last_day,
        slack_days=days_in_hand(last_day, decided_on),
        carried_by=step.carried_by,
        waits_for_it=tuple(waits_for_it),
        refusals=tuple(
            RefusalRow(release=refusal.release, because=tuple(map(because, refusal.because)))
            for refusal in step.refusals
        ),
    )


def _option(modification: Modification, step: Step) -> str | None:
    """The option it is built with; for one left out, the first that it may be built with."""
    return step.option or options_of(modification)[0]
