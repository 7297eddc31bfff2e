"""Which stage each proposal is in, and which steps are still to come: what a Change Status Report is made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from models import Decision, Duration, Modification, Scenario
from planner.explain.course import StepToCome, steps_to_come
from planner.facts import steps_done, working_days
from planner.meetings import meetings_from
from planner.report.documents.scope import in_paper_order

Stage = Literal["define", "refine", "opine", "decision", "implementation"]

Decided = Literal["approved", "rejected", "withdrawn"]

STAGES: dict[Stage, str] = {
    "define": "Define",
    "refine": "Refine",
    "opine": "Opine",
    "decision": "Decision",
    "implementation": "Implementation",
}
"""As the papers write them, in their order."""

CONSULTED, DECIDING = ("mrc",), ("vote", "authority", "panel-vote")
"""The steps with which a proposal comes to the stages Opine and Decision."""

DRAFT = re.compile(r"DP\d")
"""A Draft Proposal is called DP, and a Modification Proposal MP with the same number."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal that is neither implemented nor at an end."""

    modification: Modification
    stage: Stage
    next_step: str | None
    """None once it is decided."""
    to_come: tuple[StepToCome, ...]

    @property
    def is_draft(self) -> bool:
        """Whether it states a problem only."""
        return DRAFT.match(self.modification.id) is not None

    def day_of(self, step: str) -> date | None:
        """The day on which a step is to come; of a decision date that is given, the last that leads to it."""
        return next((one.on for one in self.to_come if one.step == step), None)

    def is_sent_to(self, meeting: date | None, step: str) -> bool:
        """Whether it goes to a meeting for that step."""
        return meeting is not None and self.day_of(step) == meeting


def proposals(scenario: Scenario) -> list[Proposal]:
    """Every proposal, in the order of the papers; change requests are none."""
    found = (
        _proposal(scenario, one)
        for one in sorted(scenario.modifications, key=in_paper_order)
        if one.kind == "modification" and not one.is_ended and not _is_implemented(scenario, one)
    )
    return list(found)


def _is_implemented(scenario: Scenario, modification: Modification) -> bool:
    release = modification.committed_to
    return release is not None and scenario.release_of[release].go_live <= scenario.as_of


def _proposal(scenario: Scenario, modification: Modification) -> Proposal:
    if modification.is_approved:
        return Proposal(modification, "implementation", None, ())
    path, to_come = scenario.governance.pathways[modification.path], steps_to_come(scenario, modification)
    if to_come:
        next_step = to_come[0].step
    elif modification.decided_on is not None and modification.decided_on < scenario.as_of:
        next_step = path[-1]  # it is overdue
    else:
        next_step = path[min(steps_done(scenario, modification), len(path) - 1)]
    return Proposal(modification, _stage(path, modification, next_step), next_step, to_come)


def _stage(path: Sequence[str], modification: Modification, next_step: str) -> Stage:
    if DRAFT.match(modification.id):
        return "define"
    decided = min((path.index(step) for step in DECIDING if step in path), default=len(path) - 1)
    consulted = min((path.index(step) for step in CONSULTED if step in path), default=decided)
    at = path.index(next_step)
    return "decision" if at >= decided else "opine" if at >= consulted else "refine"


def next_meeting(scenario: Scenario, body: str) -> date | None:
    """The first meeting of a body after the scenario's day; None where there is no such body."""
    if body not in scenario.governance.bodies:
        return None
    after_today = scenario.as_of + timedelta(days=1)
    return next(meetings_from(scenario.governance.bodies[body], after_today, working_days(scenario)), None)


@dataclass(frozen=True, slots=True)
class Month:
    """The month that a report looks back on, which ends with the scenario's day."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def month_of(scenario: Scenario) -> Month:
    """The month before the scenario's day."""
    before = working_days(scenario).before(scenario.as_of, Duration(1, "months"))
    return Month(before + timedelta(days=1), scenario.as_of)


def decided_in(
    scenario: Scenario, month: Month, word: Literal["approved", "rejected", "withdrawn"]
) -> list[Modification]:
    """The modifications that were approved, rejected or withdrawn in a month, in the order of the papers."""
    found = [one for one in scenario.modifications if isinstance(one.decision, Decision)]
    return sorted((one for one in found if getattr(one.decision, word) in month), key=in_paper_order)


def done_in(scenario: Scenario, month: Month, step: str) -> Iterator[tuple[date, Modification]]:
    """The modifications of which a step was done in a month, each with the day."""
    for one in sorted(scenario.modifications, key=in_paper_order):
        on = one.progress.get(step)
        if isinstance(on, date) and on in month:
            yield on, one
