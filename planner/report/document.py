"""The result document: everything in it that follows from scenario and plan, and what the search proved."""

import platform
from collections.abc import Iterator
from importlib.metadata import version
from typing import Literal

from models import UPLIFTED, Answer, Infeasible, Placement, Plan, Planned, Scenario, Undecided, Verified, Violation
from models.result import (
    Because,
    ConflictPart,
    ConflictRow,
    GoalRow,
    NotPlannedRow,
    PlacementRow,
    Provenance,
    Result,
    ScenarioRef,
    UpliftRow,
    WaivedRow,
)
from planner.draft import Draft
from planner.explain.assumptions import assumed, unused_waivers
from planner.explain.things import why_not_planned
from planner.facts import cut_off, days_in_hand, impacts, options_of, placed, planned
from planner.report.places import PlaceOf
from planner.rules import RULE_OF


def document(
    scenario: Scenario, answer: Answer, verified: Verified | None, *, place_of: PlaceOf, seconds: float
) -> Result:
    """The document of an answer; ``verified`` goes with a plan."""
    plan = answer.plan if isinstance(answer, Planned) else None
    return Result(
        format="secplan.result/1",
        scenario=ScenarioRef(name=scenario.name, as_of=scenario.as_of, sha256=scenario.sha256),
        answer=_word(answer),
        proven=isinstance(answer, Infeasible) or (isinstance(answer, Planned) and answer.proven),
        unique=isinstance(answer, Planned) and answer.unique,
        stopped=answer.stopped if isinstance(answer, Planned) else None,
        reason=answer.reason if isinstance(answer, Undecided) else None,
        placements=tuple(placement_rows(scenario, plan)) if plan else (),
        goals=tuple(_goal_rows(answer)),
        uplifts=tuple(uplift_rows(scenario, plan)) if plan else (),
        not_planned=tuple(not_planned_rows(scenario)),
        waived=tuple(waived_rows(verified)) if verified else (),
        violations=(),
        conflict=_conflict(answer, place_of),
        assumed=rests_on(scenario, plan, verified),
        provenance=_provenance(seconds),
    )


def _word(answer: Answer) -> Literal["planned", "infeasible", "undecided"]:
    match answer:
        case Planned():
            return "planned"
        case Infeasible():
            return "infeasible"
        case Undecided():
            return "undecided"


def placement_rows(scenario: Scenario, plan: Plan) -> Iterator[PlacementRow]:
    """One for each modification that takes part, by id."""
    draft = Draft(scenario, plan)
    for modification in planned(scenario):
        placement = plan.placements.get(modification.id)
        release = scenario.release_of[placement.release] if placement else None
        target = scenario.release_of.get(modification.target or "")
        last_day = cut_off(scenario, modification, placement.option, release) if placement and release else None
        lapsed = target is not None and (release is None or release.go_live > target.go_live)
        yield PlacementRow(
            modification=modification.id,
            option=placement.option if placement else None,
            target=modification.target,
            release=release.id if release else None,
            decision=modification.decided_on,
            cut_off=last_day,
            slack_days=days_in_hand(last_day, modification.decided_on),
            lapsed=lapsed,
            because=tuple(_because(draft, modification.id, modification.target)) if lapsed else (),
        )


def _because(draft: Draft, modification_id: str, target: str | None) -> Iterator[Because]:
    """What would break if it alone were put in its target, with the option that breaks least."""
    if target is None:
        return
    options = options_of(draft.scenario.modification_of[modification_id])
    tries = [draft.broken_by({modification_id: Placement(target, option)}) for option in options]
    fewest = min(len(found) for found in tries)
    yield from map(because, next(found for found in tries if len(found) == fewest))


def because(violation: Violation) -> Because:
    """A violation as the document says it."""
    clause = violation.clause
    return Because(rule=clause.rule, about=clause.about, says=clause.says, found=violation.found)


def uplift_rows(scenario: Scenario, plan: Plan) -> list[UpliftRow]:
    """The releases that carry a DUIS or CH firmware uplift, by specification and go-live."""
    carried = {
        (specification, release.go_live, release.id)
        for modification, option, release in placed(scenario, plan)
        for specification in impacts(scenario, modification, option) & set(UPLIFTED)
    }
    return [
        UpliftRow(specification=specification, year=go_live.year, release=release_id)
        for specification, go_live, release_id in sorted(carried)
    ]


def not_planned_rows(scenario: Scenario) -> list[NotPlannedRow]:
    """The modifications that take no part, by id, and why."""
    return [
        NotPlannedRow(modification=modification.id, why=why_not_planned(modification))
        for modification in sorted(scenario.modifications, key=lambda one: one.id)
        if not modification.is_planned
    ]


def waived_rows(verified: Verified) -> list[WaivedRow]:
    """The clauses broken with somebody's leave."""
    return [
        WaivedRow(**because(violation).model_dump(), why=waiver.why, granted_by=waiver.granted_by, on=waiver.on)
        for violation, waiver in verified.waived
    ]


def rests_on(scenario: Scenario, plan: Plan | None, verified: Verified | None) -> tuple[str, ...]:
    """What the answer assumes, and what the scenario says that has no effect on it."""
    return (*assumed(scenario, plan), *(unused_waivers(scenario, verified) if verified else ()))


def _goal_rows(answer: Answer) -> Iterator[GoalRow]:
    for goal in answer.goals if isinstance(answer, Planned) else ():
        yield GoalRow(goal=goal.goal, value=goal.value, bound=goal.bound, unit=goal.unit, proven=goal.proven)


def _conflict(answer: Answer, place_of: PlaceOf) -> ConflictPart | None:
    if not isinstance(answer, Infeasible):
        return None
    rows = [
        ConflictRow(
            rule=clause.rule,
            about=clause.about,
            says=clause.says,
            kind=RULE_OF[clause.rule].kind,
            source=str(RULE_OF[clause.rule].source),
            place=place_of(clause.at),
        )
        for clause in answer.conflict.clauses
    ]
    return ConflictPart(minimal=answer.conflict.minimal, clauses=tuple(rows))


def _provenance(seconds: float) -> Provenance:
    return Provenance(
        secplan=version("secplan"),
        ortools=version("ortools"),
        python=platform.python_version(),
        seconds=round(seconds, 3),
    )
