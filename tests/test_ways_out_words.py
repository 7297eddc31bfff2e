"""What it would take to give up a clause, in words: "It would take ..." has to be a sentence, and its numbers right."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from models import Decision, Modification, Release, Scenario, Violation
from planner.facts import uplift_limit
from planner.rules import RULE_OF
from planner.rules.base import Rule
from tests import laws
from tests.brute_force import all_plans
from tests.factories import JUNE, JUNE_2022, NOVEMBER, check, modification, release, scenario
from tests.test_laws import RULE_SCENARIOS, but, each_rule_case

AMERICAN = r"\w+[iy]z(e|es|ed|ing|ation)|program|\w*(color|favor|honor|labor)\w*|center\w*|fulfill|\w+(eled|eling)"
"""Spellings that would be others in en-GB."""

PLURAL_OF_ONE = r"\b1 (more )?(releases|changes|days|uplifts|\w+ changes)\b"


def ways_out(rule: Rule, given: Scenario) -> Iterator[tuple[Violation, str]]:
    """Everything that any plan breaks of a rule, with what it would take."""
    for violation in laws.violations(rule, given):
        yield violation, rule.way_out(given, violation)


@each_rule_case
def test_a_way_out_is_a_noun_phrase(rule: Rule, given: Scenario) -> None:
    names = "|".join(map(re.escape, given.modification_of))
    for _, words in ways_out(rule, given):
        assert re.match(
            rf"(an? |the |both |room for |leave for |\d+ |({names}) (and|without|freed|moved|free) )", words
        ), words
        assert re.fullmatch(r"\S(.*[^\s.,;:])?", words), f"{words!r} is no part of a sentence"


@each_rule_case
def test_a_way_out_names_the_things(rule: Rule, given: Scenario) -> None:
    for violation, words in ways_out(rule, given):
        for thing in violation.clause.about:
            name = laws.name_of(thing, given)
            singular = name.removesuffix("s")  # "1 more tester"
            assert laws.is_named(name, words) or laws.is_named(singular, words), f"{thing!r} is not in {words!r}"


@each_rule_case
def test_a_way_out_is_written_as_in_britain(rule: Rule, given: Scenario) -> None:
    for _, words in ways_out(rule, given):
        assert not re.search(rf"\b({AMERICAN})\b", words, re.IGNORECASE), words


@each_rule_case
def test_one_is_said_in_the_singular(rule: Rule, given: Scenario) -> None:
    for _, words in ways_out(rule, given):
        assert not re.search(PLURAL_OF_ONE, words), words


@each_rule_case
def test_no_two_violations_of_a_plan_take_the_same(rule: Rule, given: Scenario) -> None:
    """Two changes in a release that takes neither: each is a thing to grant, and told as one."""
    for plan in all_plans(given):
        words = [rule.way_out(given, violation) for violation in rule.check(given, plan)]
        assert len(set(words)) == len(words), words


@pytest.mark.parametrize("rule_id", ["decision-cut-off", "release-load", "uplift-limit"])
def test_its_number_is_what_it_takes_and_no_more(rule_id: str) -> None:
    """With it the clause is kept, with one less it is not; from whatever plan of the laws' scenarios."""
    for given in RULE_SCENARIOS[rule_id].values():
        for plan in all_plans(given):
            for violation in RULE_OF[rule_id].check(given, plan):
                assert violation.by is not None
                assert violation.by > 0
                for granted, is_enough in ((violation.by, True), (violation.by - 1, False)):
                    eased = EASED[rule_id](given, violation, granted)
                    left = {(one.clause.rule, one.clause.about) for one in RULE_OF[rule_id].check(eased, plan)}
                    assert ((rule_id, violation.clause.about) not in left) == is_enough, violation


def decided_earlier(given: Scenario, violation: Violation, days: int) -> Scenario:
    (name,) = violation.clause.about
    return given.but(modifications=tuple(_earlier(one, days) if one.id == name else one for one in given.modifications))


def _earlier(given: Modification, days: int) -> Modification:
    assert given.decided_on
    assert isinstance(given.decision, Decision)
    word = "approved" if given.is_approved else "expected"
    return given.model_copy(update={"decision": Decision.model_validate({word: _iso(given.decided_on, days)})})


def _iso(day: date, days: int) -> str:
    return (day - timedelta(days=days)).isoformat()


def with_more_room(given: Scenario, violation: Violation, amount: int) -> Scenario:
    name, thing = violation.clause.about
    return given.but(releases=tuple(_roomier(one, thing, amount) if one.id == name else one for one in given.releases))


def _roomier(given: Release, thing: str, amount: int) -> Release:
    return but(given, capacity={**given.capacity, thing: given.capacity[thing] + amount})


def with_more_uplifts(given: Scenario, violation: Violation, releases: int) -> Scenario:
    specification, year = violation.clause.about
    limits = given.policy.uplifts_per_year
    limit = uplift_limit(given, specification, int(year))
    assert limit is not None
    raised = limits.model_copy(update={specification: {**getattr(limits, specification), year: limit + releases}})
    return given.but(policy=given.policy.model_copy(update={"uplifts_per_year": raised}))


EASED = {
    "decision-cut-off": decided_earlier,
    "release-load": with_more_room,
    "uplift-limit": with_more_uplifts,
}
"""The scenario with as much granted as that."""


def words_of(rule_id: str, given: Scenario, **placements: str) -> list[str]:
    return [RULE_OF[rule_id].way_out(given, violation) for violation in check(rule_id, given, **placements)]


def test_a_decision_by_the_cut_off_is_said_with_its_date() -> None:
    """DUIS takes 12 months before 24 June 2021; from 24 June to 1 October 2020 are 6 + 31 + 31 + 30 + 1 days."""
    given = scenario(modification("a", impacts={"duis": "yes"}, decision={"expected": "2020-10-01"}))
    (words,) = words_of("decision-cut-off", given, a="jun-2021")
    assert words == "a decision on a by 24 June 2020, 99 days earlier, or leave for a to be decided 99 days late"


def test_a_day_too_late_is_one_day() -> None:
    given = scenario(modification("a", impacts={"duis": "yes"}, decision={"expected": "2020-06-25"}))
    (words,) = words_of("decision-cut-off", given, a="jun-2021")
    assert words == "a decision on a by 24 June 2020, 1 day earlier, or leave for a to be decided 1 day late"


def test_the_date_is_the_release_s_and_the_option_s_own() -> None:
    """Two months before 4 November 2021 is 4 September, a Saturday; 200 days before it is 18 April, a Sunday.

    4 + 31 + 30 + 31 + 31 + 30 + 31 days before it is 30 April, and 12 more make 200. Each is in time on the Friday
    before: 28 days before 1 October, and 1 + 30 + 31 + 31 + 30 + 31 + 14 days before it.
    """
    options = [{"id": "quick"}, {"id": "slow", "lead_time": {"party": "200 days"}}]
    given = scenario(modification("a", decision={"expected": "2021-10-01"}, options=options))
    (quick,) = check("decision-cut-off", given, a=("nov-2021", "quick"))
    (slow,) = check("decision-cut-off", given, a=("nov-2021", "slow"))
    assert "by 3 September 2021, 28 days earlier" in RULE_OF["decision-cut-off"].way_out(given, quick)
    assert "by 16 April 2021, 168 days earlier" in RULE_OF["decision-cut-off"].way_out(given, slow)


def test_room_is_what_is_missing_of_it() -> None:
    """60 and 81 effort days where 100 fit; and three GBCS changes where one fits."""
    capacity = {"gbcs": 1, "effort_days": 100}
    load = {"a": 60, "b": 81, "c": 0}
    given = scenario(
        *(modification(name, impacts={"gbcs": "yes"}, load={"effort_days": days}) for name, days in load.items()),
        releases=(but(JUNE, capacity=capacity), NOVEMBER),
    )
    assert words_of("release-load", given, a="jun-2021", b="jun-2021", c="jun-2021") == [
        "room for 41 more effort days in the June 2021 SEC Release",
        "room for 2 more GBCS changes in the June 2021 SEC Release",
    ]
    assert words_of("release-load", given, a="jun-2021", c="jun-2021") == [
        "room for 1 more GBCS change in the June 2021 SEC Release",
    ]


def test_releases_with_an_uplift_are_counted_by_year() -> None:
    """Three releases of 2021 with a change of DUIS, where one is allowed; the one of 2022 is another year's."""
    releases = (JUNE, release("sep-2021", "2021-09-30"), NOVEMBER, JUNE_2022)
    given = scenario(*(modification(name, impacts={"duis": "yes"}) for name in "abcd"), releases=releases)
    everywhere = {"a": "jun-2021", "b": "sep-2021", "c": "nov-2021", "d": "jun-2022"}
    assert words_of("uplift-limit", given, **everywhere) == ["3 releases of 2021 with a DUIS uplift instead of 1"]


def test_one_release_with_an_uplift_is_said_in_the_singular() -> None:
    given = scenario(modification("a", impacts={"duis": "yes"}), policy={"uplifts_per_year": {"duis": 0}})
    (words,) = words_of("uplift-limit", given, a="jun-2021")
    assert words.startswith("1 release of 2021 with a DUIS uplift instead of ")
