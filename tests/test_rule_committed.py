"""An approved modification keeps the release it was approved for."""

from tests.factories import JUNE, broken, check, modification, release, scenario

SECMP0007 = modification("SECMP0007", decision={"approved": "2020-10-27", "release": "nov-2021"})


def test_it_is_in_its_release_and_in_no_other_not_even_an_earlier_one() -> None:
    """Approved for November 2021 (Change Status Report, April 2021, section 5)."""
    given = scenario(SECMP0007)
    assert broken("committed", given, SECMP0007="nov-2021") == []
    assert broken("committed", given, SECMP0007="jun-2021") == [("SECMP0007",)]


def test_it_is_not_left_out() -> None:
    (violation,) = check("committed", scenario(SECMP0007))
    assert "November 2021 SEC Release" in violation.clause.says
    assert "left out" in violation.found


def test_an_approval_without_a_release_promises_none() -> None:
    given = scenario(modification("a", decision={"approved": "2020-10-27"}))
    assert broken("committed", given) == []
    assert broken("committed", given, a="jun-2021") == []


def test_it_stays_in_a_release_that_has_gone_live() -> None:
    delivered = modification("a", decision={"approved": "unknown", "release": "feb-2020"})
    given = scenario(delivered, releases=(release("feb-2020", "2020-02-27"), JUNE))
    assert broken("committed", given, a="jun-2021") == [("a",)]
    assert broken("committed", given, a="feb-2020") == []
