"""What confidence costs: the scenario planned again, with decisions on the days by which they come with some chance."""

from collections.abc import Collection

from models import Outcome, Plan, Planned, Scenario
from models.confidence import Confidence, ConfidencePlan
from models.governance import DurationSet
from planner.changes import Mistakes, changed, read_all
from planner.changes.grid import Grid
from planner.changes.patterns import read_patterns
from planner.facts import cut_off, placed, planned
from planner.forecast import is_forecast
from planner.odds.decisions import Odds
from planner.questions.settling import Means, Settling


def confidence(base: Outcome, percentages: Collection[int], means: Means) -> Confidence:
    """The plan of the base, and the best plan for each chance."""
    scenario = base.scenario
    if not any(map(is_forecast, planned(scenario))):
        return Confidence(base, ())
    own = scenario.governance.durations
    ways = list(dict.fromkeys([own, *(f"P{percent}" for percent in sorted(percentages))]))
    why_none = {way: why for way in ways if (why := _why_none(scenario, way))}
    grid = Grid(read_patterns([f"durations {{{', '.join(way for way in ways if way not in why_none)}}}"]))
    settling = Settling(base, grid, means)
    is_cut_short = False
    try:
        settling.settle(list(grid.points))
    except KeyboardInterrupt:
        is_cut_short = True
    answers = {own: base.answer, **{point[0]: settling.swept(point).answer for point in settling.settled}}
    odds = Odds(scenario)
    found = []
    for way in ways:
        answer = answers.get(way)
        holds = chance_to_hold(odds, answer.plan) if isinstance(answer, Planned) else None
        found.append(ConfidencePlan(way, answer, holds, why_none.get(way, "")))
    return Confidence(base, tuple(found), is_cut_short)


def chance_to_hold(odds: Odds, plan: Plan) -> float:
    """How likely every decision that is forecast makes the cut-off of the release that a plan has it in."""
    found = (
        (one, cut_off(odds.scenario, one, option, release)) for one, option, release in placed(odds.scenario, plan)
    )
    return odds.all_in_time({one.id: last_day for one, last_day in found if last_day and is_forecast(one)})


def _why_none(scenario: Scenario, way: DurationSet) -> str:
    """Why decisions cannot be forecast in one way, if that is so."""
    try:
        changed(scenario, read_all([f"durations {way}"]))
    except Mistakes as found:
        return found.mistakes[0].says
    return ""
