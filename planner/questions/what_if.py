"""What if: the changed scenario planned again with the fewest moves from the plan before."""

from models import Outcome, Plan, Planned, Scenario
from planner.facts import options_of, planned
from planner.questions.keeping import nearest
from planner.questions.kept import OptionsKept
from planner.questions.moves import Moves
from planner.questions.study import Study
from planner.verify import verify


def fewest_moves(before: Planned, study: Study, by_goals: Outcome) -> Outcome:
    """The best of the plans that move as few as can be; of equally good ones, one that keeps most solution options.

    Parameters
    ----------
    before
        The plan to keep to.
    study
        The changed scenario, with its best plan by the goals.
    by_goals
        The same as it was found.
    """
    as_before = _still_planned(study.scenario, before.plan)
    keeps_every_rule = not verify(study.scenario, as_before).violations
    known = as_before if keeps_every_rule else study.base.plan
    options_kept = OptionsKept(before.plan, before.plan.placements.keys())
    return nearest(study, by_goals, known, Moves(before.plan), options_kept)


def _still_planned(scenario: Scenario, before: Plan) -> Plan:
    """Of the plan before, what there still is to plan, and can still be planned so."""
    there = {one.id: options_of(one) for one in planned(scenario)}
    return Plan(
        {
            name: place
            for name, place in before.placements.items()
            if name in there and place.release in scenario.release_of and place.option in there[name]
        }
    )
