"""Which waiver lifts a clause."""

from models import Clause, Scenario, Waiver


def waiver_for(scenario: Scenario, clause: Clause) -> Waiver | None:
    """The waiver of its rule that names nothing but what the clause, or this case of it, is about."""
    return next(
        (
            waiver
            for waiver in scenario.waivers
            if waiver.rule == clause.rule and waiver.about and set(waiver.about) <= {*clause.about, *clause.within}
        ),
        None,
    )
