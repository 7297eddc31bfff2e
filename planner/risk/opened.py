"""One draw, opened: its decisions step by step, and its plan."""

from collections.abc import Callable

from models import Modification, Outcome, Scenario
from models.duration import Duration
from models.risk import Draw, DrawnStep, DrawnWay
from planner.risk.draws import Dice
from planner.risk.walk import Ways
from planner.risk.worlds import Worlds, decided, drawn_modifications


def opened(scenario: Scenario, seed: int, number: int, plan: Callable[[Scenario], Outcome]) -> Draw:
    """The draw of that number, counted from 0; the same as among any number of draws with this seed."""
    ways = Ways(scenario, Dice(seed, number + 1, scenario.governance.shared_cause))
    drawn = drawn_modifications(scenario)
    decisions = {one.id: ways.decisions(one) for one in drawn}
    dates = Worlds(scenario, ways.table, decisions, number + 1).dates(number)
    return Draw(number, seed, tuple(_way(ways, one, number) for one in drawn), plan(decided(scenario, dates)))


def _way(ways: Ways, modification: Modification, number: int) -> DrawnWay:
    steps = []
    for name, days in ways.steps(modification):
        drawn = ways.drawn(modification, name)
        takes = Duration(int(drawn.amounts[number]), ways.spreads[name].unit) if drawn else None
        by_cause = drawn is not None and bool(drawn.by_cause[number])
        on = ways.table.day(int(days[number]))
        steps.append(DrawnStep(name, on, str(takes) if takes else "", by_cause and not ways.spreads[name].is_sure))
    return DrawnWay(modification.id, steps[-1].on, tuple(steps))
