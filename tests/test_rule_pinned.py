"""A change fixed to a release stays there."""

from tests.factories import broken, change_request, check, modification, release, scenario

NOVEMBER_2020 = release("nov-2020", "2020-11-29", title="November 2020 SEC Release")
CR1290_IN_NOVEMBER = {"modification": "CR1290", "release": "nov-2020", "why": "BEIS mandated"}


def test_a_mandated_change_request_is_in_its_release() -> None:
    """CR1290 goes alongside the modifications of November 2020 (SEC Releases update, 8 April 2020, section 3.1)."""
    later = release("jun-2021", "2021-06-24")
    given = scenario(change_request("CR1290"), releases=(NOVEMBER_2020, later), pins=[CR1290_IN_NOVEMBER])

    (violation,) = check("pinned", given, CR1290="jun-2021")

    assert "November 2020 SEC Release (BEIS mandated)" in violation.clause.says
    assert broken("pinned", given, CR1290="nov-2020") == []
    assert broken("pinned", given) == [("CR1290",)]


def test_a_pin_leaves_the_option_open() -> None:
    change = modification("a", options=[{"id": "x"}, {"id": "y"}])
    given = scenario(change, pins=[{"modification": "a", "release": "jun-2021"}])
    assert broken("pinned", given, a=("jun-2021", "x")) == broken("pinned", given, a=("jun-2021", "y")) == []
    assert broken("pinned", given, a=("nov-2021", "x")) == [("a",)]


def test_a_pin_on_what_is_not_planned_has_no_effect() -> None:
    given = scenario(
        modification("gone", decision={"withdrawn": "2020-03-01"}),
        modification("waiting", decision="unknown"),
        pins=[{"modification": name, "release": "jun-2021"} for name in ("gone", "waiting")],
    )
    assert broken("pinned", given) == []
