"""The result document: everything in it that follows from scenario and plan, and what the search proved."""

from collections.abc import Mapping
from typing import Literal

from models import UPLIFTED, Answer, Infeasible, Plan, Planned, Scenario, Undecided, Verified
from models.result import InfeasiblePart, NotPlannedRow, Result, UpliftRow, WaivedRow
from planner.explain.assumptions import NOTHING, assumed, unused_waivers
from planner.explain.things import why_not_planned
from planner.facts import impacts, placed
from planner.report.documents.common import because, provenance_row, scenario_ref
from planner.report.documents.conflicts import conflict_part, repair_rows, shortage_rows
from planner.report.documents.placements import goal_rows, placement_rows
from planner.report.documents.places import PlaceOf


def document(
    scenario: Scenario, answer: Answer, verified: Verified | None, *, place_of: PlaceOf, seconds: float
) -> Result:
    """The document of an answer; ``verified`` goes with a plan."""
    plan = answer.plan if isinstance(answer, Planned) else None
    return Result(
        format="secplan.result/1",
        scenario=scenario_ref(scenario),
        answer=answer_word(answer),
        proven=isinstance(answer, Infeasible) or (isinstance(answer, Planned) and answer.proven),
        unique=isinstance(answer, Planned) and answer.unique,
        stopped=answer.stopped if isinstance(answer, Planned) else None,
        reason=answer.reason if isinstance(answer, Undecided) else None,
        placements=tuple(placement_rows(scenario, plan)) if plan else (),
        goals=goal_rows(answer) if isinstance(answer, Planned) else (),
        uplifts=tuple(uplift_rows(scenario, plan)) if plan else (),
        not_planned=tuple(not_planned_rows(scenario)),
        waived=tuple(waived_rows(verified)) if verified else (),
        violations=(),
        conflict=_infeasible(scenario, answer, place_of),
        assumed=rests_on(scenario, plan, verified),
        provenance=provenance_row(seconds),
    )


def answer_word(answer: Answer) -> Literal["planned", "infeasible", "undecided"]:
    """What kind of answer it is."""
    match answer:
        case Planned():
            return "planned"
        case Infeasible():
            return "infeasible"
        case Undecided():
            return "undecided"


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


def rests_on(
    scenario: Scenario, plan: Plan | None, verified: Verified | None, settled: Mapping[str, bool] = NOTHING
) -> tuple[str, ...]:
    """What the answer assumes, and what the scenario says that has no effect on it."""
    return (*assumed(scenario, plan, settled), *(unused_waivers(scenario, verified) if verified else ()))


def _infeasible(scenario: Scenario, answer: Answer, place_of: PlaceOf) -> InfeasiblePart | None:
    if not isinstance(answer, Infeasible):
        return None
    first, *further = [conflict_part(conflict, place_of) for conflict in answer.conflicts]
    return InfeasiblePart(
        **dict(first),
        repairs=repair_rows(scenario, answer.repairs, place_of),
        repairs_complete=answer.repairs.complete,
        further=tuple(further),
        shortages=shortage_rows(scenario),
    )
