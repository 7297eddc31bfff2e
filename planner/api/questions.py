"""Questions about a plan: why, what if it is late or unknown, what binds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from models import Outcome, Planned
from planner.api.asking import an_outcome, study

if TYPE_CHECKING:
    from models.binding import Binding
    from models.costs import CostOfMoving, Costs
    from models.fallbacks import Fallbacks
    from models.unknowns import Unknowns
    from models.why import Why, WhyNot
    from planner.solver import Settings


def why(outcome: Outcome, modification: str, settings: Settings | None = None) -> Why:
    """Why a modification is where the best plan has it, and what keeps it from every other release.

    Raises
    ------
    ValueError
        If the outcome is no plan, there is no such modification, or it takes no part in planning.
    """
    from planner.questions.why import why as ask

    return ask(study(outcome, settings), modification)


def why_not(outcome: Outcome, modification: str, release: str, settings: Settings | None = None) -> WhyNot:
    """What it would cost to have a modification in a release; or why that is impossible, and the ways out.

    Raises
    ------
    ValueError
        If the outcome is no plan, there is no such modification or release, or the modification takes no part in
        planning.
    """
    from planner.questions.why_not import why_not as ask

    return ask(study(outcome, settings), modification, release)


def costs(outcome: Outcome) -> Costs:
    """What each release of the plan costs: its modifications, and once each uplift and its fixed cost.

    Raises
    ------
    ValueError
        If the outcome is no plan, or its scenario says nothing of costs.
    """
    from planner.questions.costs import costs as ask

    return ask(an_outcome(outcome))


def cost_of_moving(outcome: Outcome, modification: str, release: str | None = None) -> CostOfMoving:
    """What it changes if one modification alone goes in another release, or in each one to come where none is named.

    Raises
    ------
    ValueError
        If the outcome is no plan, its scenario says nothing of costs, there is no such modification or release, the
        modification takes no part in planning, or it is there already.
    """
    from planner.questions.costs import cost_of_moving as ask

    return ask(an_outcome(outcome), modification, release)


def fallbacks(outcome: Outcome, settings: Settings | None = None) -> Fallbacks:
    """For every pending modification: until when a decision is in time for its release, and what follows after that.

    Raises
    ------
    ValueError
        If the outcome is no plan.
    """
    from planner.questions.fallbacks import fallbacks as ask

    return ask(study(outcome, settings))


def unknowns(outcome: Outcome, settings: Settings | None = None) -> Unknowns:
    """For every unknown impact and undecided option: whether the plan depends on the answer, and how.

    Raises
    ------
    ValueError
        If the outcome is no plan.
    """
    from planner.questions.unknowns import unknowns as ask

    return ask(study(outcome, settings))


def single_answers(outcome: Outcome, settings: Settings | None = None) -> Unknowns | None:
    """The same answer by answer, in as much time as the plan took and a second; None where the outcome is no plan."""
    from planner.questions.unknowns import single_answers as ask
    from planner.solver import Settings

    if not isinstance(an_outcome(outcome).answer, Planned):
        return None
    settings = settings or Settings()
    again = outcome.seconds + 1
    seconds = again if settings.seconds is None else min(again, settings.seconds)
    return ask(study(outcome, replace(settings, seconds=seconds)))


def binding(outcome: Outcome, settings: Settings | None = None) -> Binding:
    """What each rule or number of the policy, loosened by one step, would buy; and which rules never bind.

    Raises
    ------
    ValueError
        If the outcome is no plan.
    """
    from planner.questions.binding import binding as ask

    return ask(study(outcome, settings))
