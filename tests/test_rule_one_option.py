"""Exactly one solution option of a planned modification is built."""

from planner.verify import verify
from tests.factories import broken, check, modification, plan, scenario

OPTIONS = [{"id": "duis-alerts", "impacts": {"duis": "yes"}}, {"id": "event-log"}]
"""Of MP090 (SEC Releases update, 8 April 2020, section 4.1, footnote 1); the names are ours."""


def test_until_one_is_chosen_either_may_be_built() -> None:
    given = scenario(modification("MP090", options=OPTIONS))
    assert broken("one-option", given, MP090=("jun-2021", "duis-alerts")) == []
    assert broken("one-option", given, MP090=("jun-2021", "event-log")) == []


def test_the_option_chosen_is_the_one_built() -> None:
    given = scenario(modification("MP090", options=OPTIONS, option="event-log"))

    (violation,) = check("one-option", given, MP090=("jun-2021", "duis-alerts"))

    assert "event-log" in violation.clause.says
    assert "duis-alerts" in violation.found
    assert broken("one-option", given, MP090=("jun-2021", "event-log")) == []


def test_a_modification_with_options_is_built_with_one_and_one_without_with_none() -> None:
    given = scenario(modification("MP090", options=OPTIONS), modification("MP078"))
    assert broken("one-option", given, MP090="jun-2021") == [("MP090",)]
    assert broken("one-option", given, MP078=("jun-2021", "event-log")) == [("MP078",)]
    assert broken("one-option", given, MP078="jun-2021") == []


def test_a_modification_left_out_is_built_with_nothing() -> None:
    assert broken("one-option", scenario(modification("MP090", options=OPTIONS))) == []


def test_what_takes_no_part_in_planning_is_not_built() -> None:
    """Withdrawn, or waiting for a date: the model does not know it, and a plan that places it is none."""
    given = scenario(
        modification("MP078", decision={"withdrawn": "2020-01-02"}), modification("MP090", decision="unknown")
    )

    withdrawn, waiting = verify(given, plan(MP078="jun-2021", MP090="jun-2021")).violations

    assert withdrawn.clause.says == "MP078 takes no part in planning"
    assert (withdrawn.found, waiting.found) == ("MP078 goes in jun-2021", "MP090 goes in jun-2021")
