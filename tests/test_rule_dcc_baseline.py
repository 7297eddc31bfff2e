"""Once a release's DCC Systems scope is baselined, no DCC Systems change joins it."""

from models import Modification, Release, Scenario
from tests.factories import JUNE, NOVEMBER, broken, modification, scenario

PANEL_OF_JUNE_2020 = "2020-06-19"
"""Baselined the DCC Systems scope of June 2021 (SEC Releases update, 8 April 2020, section 4.2)."""


def on(as_of: str, *modifications: Modification) -> Scenario:
    june = Release.model_validate({**dict(JUNE), "dcc_baseline": PANEL_OF_JUNE_2020})
    baseline = {"jun-2021": ["MP078"]}
    return scenario(
        modification("MP078", dcc_systems=True),
        *modifications,
        releases=(june, NOVEMBER),
        as_of=as_of,
        baseline=baseline,
    )


def test_a_change_can_join_on_the_day_of_the_baseline_and_not_a_day_later() -> None:
    """Passed means before the scenario's day."""
    joining = modification("b", dcc_systems=True)
    assert broken("dcc-baseline", on("2020-06-19", joining), b="jun-2021") == []
    assert broken("dcc-baseline", on("2020-06-20", joining), b="jun-2021") == [("b", "jun-2021")]


def test_the_scope_may_stay_or_shrink_and_documents_may_join() -> None:
    """R7: changes that leave the DCC Systems alone may join later still."""
    given = on("2020-06-20", modification("documents"))
    assert broken("dcc-baseline", given, MP078="jun-2021", documents="jun-2021") == []
    assert broken("dcc-baseline", given, MP078="nov-2021") == []


def test_an_approval_for_the_release_is_no_addition() -> None:
    approved = modification("b", dcc_systems=True, decision={"approved": "2020-06-19", "release": "jun-2021"})
    assert broken("dcc-baseline", on("2020-06-20", approved), b="jun-2021") == []
