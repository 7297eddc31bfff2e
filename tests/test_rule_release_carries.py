"""A release carries only what it is for."""

from models import Modification, Scenario
from tests.factories import JUNE, broken, modification, release, scenario

FEBRUARY = release("feb-2021", "2021-02-25", carries=["documents"])


def with_february(*modifications: Modification) -> Scenario:
    return scenario(*modifications, releases=(FEBRUARY, JUNE))


def test_february_carries_documents_and_no_change_of_the_dcc_systems() -> None:
    """R2: DCC Systems changes go in June and November only."""
    given = with_february(modification("documents"), modification("systems", dcc_systems=True))
    assert broken("release-carries", given, documents="feb-2021") == []
    assert broken("release-carries", given, systems="feb-2021") == [("feb-2021",)]
    assert broken("release-carries", given, documents="jun-2021", systems="jun-2021") == []


def test_an_impact_that_is_not_known_is_a_change_of_the_dcc_systems() -> None:
    """In any option too: whether the DCC Systems change is not left to the planner's choice."""
    own = modification("a", impacts={"duis": "unknown"})
    of_an_option = modification("b", options=[{"id": "x", "impacts": {"gbcs": "yes"}}, {"id": "y"}])
    given = with_february(own, of_an_option)
    assert broken("release-carries", given, a="feb-2021", b=("feb-2021", "y")) == [("feb-2021",), ("feb-2021",)]


def test_a_release_for_the_dcc_systems_only_carries_no_change_of_documents() -> None:
    given = scenario(modification("a"), releases=(release("r", "2021-06-24", carries=["dcc-systems"]),))
    assert broken("release-carries", given, a="r") == [("r",)]


def test_a_committed_change_stays_where_it_is() -> None:
    committed = {"approved": "2020-10-21", "release": "feb-2021"}
    given = with_february(modification("a", dcc_systems=True, decision=committed))
    assert broken("release-carries", given, a="feb-2021") == []
