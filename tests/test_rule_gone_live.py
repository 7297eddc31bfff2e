"""A release that has gone live takes no further change."""

from tests.factories import broken, check, modification, release, scenario


def test_a_release_takes_changes_until_the_day_before_it_goes_live() -> None:
    """As seen on 8 April 2020."""
    today, tomorrow = release("today", "2020-04-08"), release("tomorrow", "2020-04-09")
    given = scenario(modification("a"), modification("b"), releases=(today, tomorrow))
    assert broken("gone-live", given, a="today", b="tomorrow") == [("today",)]


def test_a_change_committed_to_it_is_in_it() -> None:
    """An approval without a release is no commitment."""
    given = scenario(
        modification("a", decision={"approved": "2020-01-22", "release": "feb-2020"}),
        modification("b", decision={"approved": "2020-01-22"}),
        releases=(release("feb-2020", "2020-02-27"),),
    )

    (violation,) = check("gone-live", given, a="feb-2020", b="feb-2020")

    assert violation.clause.about == ("feb-2020",)
    assert violation.found.startswith("b ")
