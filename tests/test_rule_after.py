"""A change that comes after another goes live strictly later, by at least the gap."""

import pytest

from tests.factories import JUNE, broken, check, modification, release, scenario


def test_the_same_release_is_too_early_and_so_is_another_on_its_day() -> None:
    given = scenario(modification("a"), modification("b", after=["a"]), releases=(JUNE, release("twin", "2021-06-24")))
    assert broken("after", given, a="jun-2021", b="jun-2021") == [("b", "a")]
    assert broken("after", given, a="jun-2021", b="twin") == [("b", "a")]
    assert broken("after", given, a="twin", b="jun-2021") == [("b", "a")]


def test_a_later_release_will_do() -> None:
    given = scenario(modification("a"), modification("b", after=["a"]))
    assert broken("after", given, a="jun-2021", b="nov-2021") == []
    assert broken("after", given, a="nov-2021", b="jun-2021") == [("b", "a")]


@pytest.mark.parametrize(
    ("longest", "too_long"), [("133 days", "134 days"), ("94 WD", "95 WD"), ("4 months", "5 months")], ids=str
)
def test_a_gap_may_be_as_long_as_the_time_between(longest: str, too_long: str) -> None:
    """From 24 June to 4 November 2021: 19 weeks, so 133 days, or 95 weekdays with one bank holiday, 30 August."""
    for gap, expected in ((longest, []), (too_long, [("b", "a")])):
        given = scenario(modification("a"), modification("b", after=[{"id": "a", "gap": gap}]))
        assert broken("after", given, a="jun-2021", b="nov-2021") == expected


def test_what_was_found_says_from_when_it_would_do() -> None:
    given = scenario(modification("a"), modification("b", after=[{"id": "a", "gap": "5 months"}]))

    (violation,) = check("after", given, a="jun-2021", b="nov-2021")

    assert "5 months" in violation.clause.says
    assert "from 24 November 2021" in violation.found


def test_a_change_whose_prerequisite_is_left_out_is_left_out() -> None:
    given = scenario(
        modification("a"), modification("b", after=["a", "waiting"]), modification("waiting", decision="unknown")
    )
    assert broken("after", given, b="nov-2021") == [("b", "a"), ("b", "waiting")]
    assert broken("after", given, a="jun-2021") == []
