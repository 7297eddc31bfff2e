"""Planning again from the baseline: the document of ``secplan replan``."""

from collections.abc import Iterator

from models import Planned, Scenario
from models.base import Data
from models.replan import Replan
from models.result import Result
from models.rows import Because, GoalChangeRow, Provenance, ScenarioRef
from planner.draft import Draft
from planner.explain.replan import not_established
from planner.goals.changes import homes, moves_from_home
from planner.report.documents.common import CountedFrom, counted_from, provenance_row, scenario_ref
from planner.report.documents.placements import goal_changes, would_break
from planner.report.documents.what_if import ResultOf

REPLAN_FORMAT = "secplan.replan/1"


class AwayRow(Data):
    """A modification that is not where the baseline has it, in one of the two plans; null: in no release."""

    modification: str
    home: str
    """Where the baseline has it, or its target where there is none."""
    by_goals: str | None
    fewest_moves: str | None
    because: tuple[Because, ...]
    """What would break if it alone stayed, in the plan with the fewest moves; empty where it stays there."""


class OptionRow(Data):
    """A modification that the two plans build with different solution options."""

    modification: str
    by_goals: str | None
    fewest_moves: str | None


class ReplanDocument(Data):
    """The document of ``secplan replan --json``."""

    format: str = REPLAN_FORMAT
    scenario: ScenarioRef
    counted_from: CountedFrom
    same: bool
    """Whether both are one plan; for sure where both are unique."""
    moves_by_goals: int
    moves_fewest: int
    away: tuple[AwayRow, ...]
    options: tuple[OptionRow, ...]
    goals: tuple[GoalChangeRow, ...]
    """What keeping costs: each goal of the ladder by the goals (before) and with the fewest moves (after)."""
    by_goals: Result
    fewest_moves: Result
    not_established: tuple[str, ...]
    stopped: str | None
    provenance: Provenance


def replan_document(found: Replan, result_of: ResultOf, seconds: float = 0.0) -> ReplanDocument:
    """The document of an answer."""
    scenario = found.by_goals.scenario
    by_goals, fewest = found.plans
    return ReplanDocument(
        scenario=scenario_ref(scenario),
        counted_from=counted_from(scenario),
        same=found.are_one_plan,
        moves_by_goals=len(moves_from_home(scenario, by_goals.plan)),
        moves_fewest=len(moves_from_home(scenario, fewest.plan)),
        away=tuple(_away(scenario, by_goals, fewest)),
        options=tuple(_options(by_goals, fewest)),
        goals=goal_changes(by_goals, fewest),
        by_goals=result_of(found.by_goals),
        fewest_moves=result_of(found.fewest_moves),
        not_established=tuple(not_established(found)),
        stopped=found.stopped,
        provenance=provenance_row(seconds),
    )


def _away(scenario: Scenario, by_goals: Planned, fewest: Planned) -> Iterator[AwayRow]:
    draft = Draft(scenario, fewest.plan)
    for name, home in homes(scenario).items():
        here, there = by_goals.plan.release_of(name), fewest.plan.release_of(name)
        if here == there == home:
            continue
        because = () if there == home else would_break(draft, name, home)
        yield AwayRow(modification=name, home=home, by_goals=here, fewest_moves=there, because=because)


def _options(by_goals: Planned, fewest: Planned) -> Iterator[OptionRow]:
    here, there = by_goals.plan.placements, fewest.plan.placements
    for name in sorted(here.keys() & there.keys()):
        if here[name].option != there[name].option:
            yield OptionRow(modification=name, by_goals=here[name].option, fewest_moves=there[name].option)
