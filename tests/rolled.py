"""Plans without the solver, for tests of what is shown of them."""

from models import Outcome, Plan, Planned, Scenario
from planner.lapse import lapse
from planner.verify import verify


def rolled(scenario: Scenario, plan: Plan | None = None) -> Outcome:
    """This plan as an answer, or what the lapse rule gives; nothing is proved of it."""
    forward = lapse(scenario)
    shown = plan or forward.plan
    return Outcome(scenario, Planned(shown, (), unique=False), forward, verify(scenario, shown), 0.0)
