"""Which waiver lifts a clause."""

from models import Clause, Scenario, Waiver


def waiver_for(scenario: Scenario, clause: Clause) -> Waiver | None:
    """The waiver that lifts a clause: of its rule, and about things that the clause is all about."""
    return next(
        (
            waiver
            for waiver in scenario.waivers
            if waiver.rule == clause.rule and waiver.about and set(waiver.about) <= set(clause.about)
        ),
        None,
    )
