"""When the Panel baselines the scope of a release: 12 and 6 months before its go-live (R6, R7)."""

from datetime import date

from models import Release, Scenario
from models.base import Data
from planner.explain.baselinings import DCC_SYSTEMS_MONTHS, FULL_SCOPE_MONTHS, panel_before


class BaseliningRow(Data):
    """The Panel meetings of a release; none where the scope is not for the Panel, or no meeting can be told."""

    release: str
    dcc_systems: date | None
    full_scope: date | None


def baselining(scenario: Scenario, release: Release) -> BaseliningRow:
    """The meetings that the scenario gives, or else the last that many months before go-live."""
    has_systems = "dcc-systems" in release.carries
    return BaseliningRow(
        release=release.id,
        dcc_systems=(release.dcc_baseline or panel_before(scenario, release, DCC_SYSTEMS_MONTHS))
        if has_systems
        else None,
        full_scope=release.full_baseline or panel_before(scenario, release, FULL_SCOPE_MONTHS),
    )
