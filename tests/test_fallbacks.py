"""Until when a decision is in time: worked by hand, and against moving the date and planning again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

import pytest

from models import Decision, Modification, Outcome, Placement, Plan, Planned, Scenario
from models.fallbacks import Chain, Fallbacks
from planner import api
from planner.explain.fallbacks import assumed, history, implementation, sooner, verdict, who_moves
from planner.facts import weight
from planner.goals import ladder_of
from planner.graph import cycles
from planner.questions.replanning import Replanning
from planner.questions.room import Room
from planner.questions.study import Study
from planner.report.blocks import Paragraph, Table
from planner.report.documents.fallbacks import FallbacksDocument, fallbacks_document
from planner.report.documents.places import nowhere
from planner.report.pages.fallbacks import fallbacks_page
from planner.rules import RULE_OF
from planner.rules.waivers import waiver_for
from planner.solver import Budget, Settings
from planner.verify import verify
from tests.brute_force import BruteForce
from tests.factories import JUNE, JUNE_2022, NOVEMBER, change_request, modification, release, scenario
from tests.running import APRIL_2020, CONFLICT, TINY, Secplan
from tests.test_brute_force import counted, told

THREE = (JUNE, NOVEMBER, JUNE_2022)
GBCS = {"gbcs": "yes"}

# 9 months, as GBCS changes have, before 24 June 2021, 4 November 2021 and 30 June 2022: all three are Thursdays.
FOR_JUNE, FOR_NOVEMBER, FOR_JUNE_2022 = date(2020, 9, 24), date(2021, 2, 4), date(2021, 9, 30)

ONE_DAY = timedelta(days=1)


def change(name: str, expected: str = "2020-08-26", **more: Any) -> Modification:
    """A GBCS change, aimed at June 2021 and decided in time for it."""
    return modification(name, **{"impacts": GBCS, "decision": {"expected": expected}, "target": "jun-2021", **more})


def found(given: Scenario, settings: Settings | None = None) -> Fallbacks:
    return api.fallbacks(api.plan(given), settings)


def chain_of(given: Scenario, name: str) -> Chain:
    return next(chain for chain in found(given).chains if chain.modification == name)


def rungs(chain: Chain) -> list[tuple[str | None, date | None]]:
    return [(rung.release, rung.until) for rung in chain.rungs]


def others(chain: Chain) -> list[list[tuple[str, str | None, bool]]]:
    """Rung by rung: who else moves, to where, and whether it goes with it."""
    return [[(move.modification, move.after, move.goes_with_it) for move in rung.ways[0].moves] for rung in chain.rungs]


# The worked example of April 2020 -------------------------------------------------------------------------------------

# 9 months for a GBCS change: 24 June 2021 less 9 months is Thursday 24 September 2020; 4 November 2021, Thursday
# 4 February 2021; 30 June 2022, Thursday 30 September 2021; 3 November 2022, Thursday 3 February 2022. MP090 could be
# built with its other option, whose cut-offs are three months earlier: that buys nothing.
OF_GBCS = (
    ("jun-2021", date(2020, 9, 24)),
    ("nov-2021", date(2021, 2, 4)),
    ("jun-2022", date(2021, 9, 30)),
    ("nov-2022", date(2022, 2, 3)),
    (None, None),
)

# 12 months for a change of DUIS or CH firmware: Wednesday 4 November 2020, Wednesday 30 June 2021, Wednesday 3 November
# 2021. For June 2021 it was 24 June 2020, which a decision on 1 October 2020 misses.
OF_UPLIFTS = (
    ("nov-2021", date(2020, 11, 4)),
    ("jun-2022", date(2021, 6, 30)),
    ("nov-2022", date(2021, 11, 3)),
    (None, None),
)

WORKED_OUT = {
    **dict.fromkeys(("MP078", "MP090", "MP099"), OF_GBCS),
    **dict.fromkeys(("SECMP0007", "SECMP0015", "SECMP0024", "SECMP0046", "SECMP0056"), OF_UPLIFTS),
}


@cache
def april_2020() -> tuple[Outcome, Fallbacks]:
    outcome = api.plan(api.load(APRIL_2020).scenario)
    return outcome, api.fallbacks(outcome)


@cache
def april_document() -> FallbacksDocument:
    _, fallbacks = april_2020()
    return fallbacks_document(fallbacks, nowhere, 0.0)


@pytest.mark.parametrize("name", WORKED_OUT)
def test_the_releases_and_last_dates_of_april_2020(name: str) -> None:
    chain = next(chain for chain in april_2020()[1].chains if chain.modification == name)
    assert rungs(chain) == list(WORKED_OUT[name])
    assert others(chain) == [[] for _ in chain.rungs]
    assert chain.complete
    assert chain.ending == "no release"


def test_it_keeps_its_option_where_another_is_no_better() -> None:
    chain = next(chain for chain in april_2020()[1].chains if chain.modification == "MP090")
    assert [[way.option for way in rung.ways] for rung in chain.rungs] == [["event-log"]] * 4 + [[None]]


def test_every_pending_modification_of_april_2020_is_there_and_the_nearest_deadline_comes_first() -> None:
    rows = april_document().fallbacks
    assert [row.modification for row in rows] == list(WORKED_OUT)
    # From 8 April 2020: 169 days to 24 September, 210 to 4 November; from the decisions expected, 29 and 34.
    assert {(row.days_left, row.days_in_hand) for row in rows} == {(169, 29), (210, 34)}
    assert [row.deadline for row in rows] == sorted(row.deadline for row in rows if row.deadline)


def test_the_sentence_is_the_one_of_a_modification_report() -> None:
    row = next(row for row in april_document().fallbacks if row.modification == "MP090")
    assert row.sentence == (
        "24 June 2021 (June 2021 SEC Release) if a decision to approve is received on or before 24 September 2020; "
        "or 4 November 2021 (November 2021 SEC Release) if received after that date but on or before 4 February 2021; "
        "or 30 June 2022 (June 2022 SEC Release) if received after that date but on or before 30 September 2021; "
        "or 3 November 2022 (November 2022 SEC Release) if received after that date but on or before 3 February 2022; "
        "or no release of the horizon if received after that date."
    )


def test_the_cost_is_told_goal_by_goal() -> None:
    """MP090 in November 2021: 133 days late, weighing 3; a fifth GBCS change there; one move; 133 days more."""
    row = next(row for row in april_document().fallbacks if row.modification == "MP090")
    goals = {goal.goal: (goal.before, goal.after) for goal in row.rungs[1].ways[0].goals}
    assert goals["lateness"] == (0, 3 * 133)
    assert goals["gbcs-split"] == (4, 5)
    assert goals["changes"] == (0, 1)
    assert goals["earliness"] == (4201, 4201 + 133)
    assert all(before == after for before, after in (goals["left-out"], goals["uplifts"]))


# Who is asked about ---------------------------------------------------------------------------------------------------


def test_only_what_is_still_to_be_decided_is_pending() -> None:
    given = scenario(
        change("pending"),
        change("approved", decision={"approved": "2020-03-01"}),
        change("committed", decision={"approved": "2020-03-01", "release": "jun-2021"}),
        change("withdrawn", decision={"withdrawn": "2020-03-01"}),
        change("rejected", decision={"rejected": "unknown"}),
        change("waiting", decision="unknown"),
        change_request("CR1"),
        pins=[{"modification": "CR1", "release": "jun-2021"}],
    )
    assert {chain.modification for chain in found(given).chains} == {"pending", "waiting"}


def test_nothing_pending_is_said_to_be_so() -> None:
    given = scenario(change("a", decision={"approved": "2020-03-01"}))
    assert found(given).chains == ()
    assert verdict(given, found(given)) == "No modification is pending: there is no decision to wait for."


def test_what_no_decision_would_get_in_has_no_date_to_meet() -> None:
    given = scenario(change("a", "2021-02-05"), as_of="2021-02-05")  # a day too late for November too
    chain = chain_of(given, "a")
    assert rungs(chain) == [(None, None)]
    assert chain.deadline(given.as_of) is None
    assert implementation(given, chain) == "no release of the horizon whenever a decision to approve is received."


# What an earlier decision would do ------------------------------------------------------------------------------------


@cache
def tiny() -> tuple[Outcome, Fallbacks]:
    outcome = api.plan(api.load(TINY).scenario)
    return outcome, api.fallbacks(outcome)


def test_the_earliest_release_that_is_still_to_be_had_comes_first() -> None:
    """9 months before Thursday 27 June 2024 is Wednesday 27 September 2023; its decision is expected on 25 October."""
    outcome, fallbacks = tiny()
    chain = next(chain for chain in fallbacks.chains if chain.modification == "MP901")
    assert rungs(chain) == [("jun-2024", date(2023, 9, 27)), ("nov-2024", date(2024, 2, 7)), (None, None)]
    assert others(chain)[:2] == [[], []]
    assert implementation(outcome.scenario, chain).startswith(
        "27 June 2024 (June 2024 SEC Release) if a decision to approve is received on or before 27 September 2023; "
        "or 7 November 2024 (November 2024 SEC Release) if received after that date but on or before 7 February 2024; "
    )
    assert list(sooner(outcome.scenario, chain)) == [
        "A decision by 27 September 2023, 28 days before it is expected, would put it in the June 2024 SEC Release."
    ]


def test_what_is_to_be_chased_is_the_release_of_the_plan() -> None:
    _, fallbacks = tiny()
    rows = fallbacks_document(fallbacks, nowhere, 0.0).fallbacks
    row = next(row for row in rows if row.modification == "MP901")
    assert (row.planned_for, row.release, row.deadline) == ("nov-2024", "nov-2024", date(2024, 2, 7))
    assert (row.days_left, row.days_in_hand) == (159, 105)
    assert [rung.before_expected for rung in row.rungs] == [True, False, False]
    assert [row.modification for row in rows] == ["MP901", "MP903", "MP902"]


def test_what_the_plan_leaves_out_may_be_let_in_by_an_earlier_decision() -> None:
    given = scenario(change("a", "2021-02-05"))  # a day too late for November too
    chain = chain_of(given, "a")
    assert rungs(chain) == [("jun-2021", FOR_JUNE), ("nov-2021", FOR_NOVEMBER), (None, None)]
    assert chain.deadline(given.as_of) is None
    assert list(sooner(given, chain)) == [
        "A decision by 24 September 2020, 134 days before it is expected, would put it in the June 2021 SEC Release.",
        (
            "A decision after 24 September 2020 but by 4 February 2021, 1 day before it is expected, would put it in "
            "the November 2021 SEC Release."
        ),
    ]


def test_others_make_room_for_what_the_plan_leaves_out() -> None:
    """June takes one GBCS change, November one that is decided by 4 February 2021: b can move there, and a cannot."""
    given = scenario(
        change("a", "2021-02-05", impacts={"gbcs": "yes", "duis": "yes"}, lead_time={"dcc": "9 months"}),
        change("b"),
        releases=(
            release("jun-2021", "2021-06-24", capacity={"gbcs": 1}),
            release("nov-2021", "2021-11-04", capacity={"gbcs": 1, "duis": 0}),
        ),
    )
    chain = chain_of(given, "a")
    assert rungs(chain) == [("jun-2021", FOR_JUNE), (None, None)]
    assert others(chain) == [[("b", "nov-2021", False)], []]


def test_another_goal_may_come_before_that_all_find_a_release() -> None:
    """June has no room, and left out, a is not late: no earlier decision puts it in November, where it would be."""
    no_room = release("jun-2021", "2021-06-24", capacity={"gbcs": 0})
    given = scenario(change("a"), goals=["lateness", "left-out"], releases=(no_room, NOVEMBER))
    assert rungs(chain_of(given, "a")) == [(None, None)]


def test_an_earlier_decision_moves_nobody_where_there_is_a_release_already() -> None:
    """June takes one GBCS change, and b is in it."""
    given = scenario(
        change("a", "2020-10-01", priority="high"),
        change("b"),
        releases=(release("jun-2021", "2021-06-24", capacity={"gbcs": 1}), NOVEMBER),
    )
    chain = chain_of(given, "a")
    assert rungs(chain) == [("nov-2021", FOR_NOVEMBER), (None, None)]
    assert chain.sooner == ()


def test_the_page_tells_of_an_earlier_decision_and_of_what_counts_no_days() -> None:
    _, fallbacks = tiny()
    document = fallbacks_document(fallbacks, nowhere, 0.0)
    page = fallbacks_page(fallbacks, document, "tiny.yaml")
    said = [block.text for block in page if isinstance(block, Paragraph)]
    assert sum(text.startswith("A decision by 27 September 2023") for text in said) == 1
    assert said.count("What finds no release counts no days.") == 3
    tables = [block for block in page if isinstance(block, Table)]
    assert list(tables[1].columns)[1:] == ["jun-2024", "nov-2024 (as planned)", "no release"]


# What ends a chain, or lengthens it -----------------------------------------------------------------------------------


def test_the_option_with_the_later_cut_off_takes_over() -> None:
    """It is 12 months for the plain one, 24 June 2020, and 9 with DUIS. As b is a DUIS uplift in June anyway, both are
    equally good at first, and the order of ties takes the one that touches less."""
    own = [{"lead_time": {"dcc": f"{months} months", "party": f"{months} months"}} for months in (9, 12)]
    options = [{"id": "duis", "impacts": {"duis": "yes"}, **own[0]}, {"id": "plain", **own[1]}]
    given = scenario(
        change("a", expected="2020-05-01", options=options),
        change("b", expected="2020-05-01", impacts={"duis": "yes"}, lead_time={"dcc": "1 months", "party": "1 months"}),
        releases=(JUNE, NOVEMBER),
    )
    chain = chain_of(given, "a")
    assert [way.option for way in chain.rungs[0].ways] == ["plain", "duis"]
    assert [way.until for way in chain.rungs[0].ways] == [date(2020, 6, 24), FOR_JUNE]
    assert rungs(chain)[0] == ("jun-2021", FOR_JUNE)


def test_one_day_counts() -> None:
    """Wednesday 23 September 2020 is 274 days before 24 June 2021, and the day after it 273."""
    options = [
        {"id": "x", "lead_time": {"dcc": "274 days", "party": "274 days"}},
        {"id": "y", "lead_time": {"dcc": "273 days", "party": "273 days"}, "impacts": {"duis": "yes"}},
    ]
    chain = chain_of(scenario(change("a", options=options), releases=(JUNE,)), "a")
    assert [(way.option, way.until) for way in chain.rungs[0].ways] == [("x", FOR_JUNE - ONE_DAY), ("y", FOR_JUNE)]


def test_a_waived_cut_off_ends_the_chain() -> None:
    waiver = {"rule": "decision-cut-off", "about": ["a", "nov-2021"], "why": "x", "granted_by": "SEC Panel"}
    given = scenario(change("a"), waivers=[{**waiver, "on": "2020-04-08"}], releases=THREE)
    chain = chain_of(given, "a")
    assert rungs(chain) == [("jun-2021", FOR_JUNE), ("nov-2021", None)]
    assert chain.ending == "no last date"
    assert implementation(given, chain) == (
        "24 June 2021 (June 2021 SEC Release) if a decision to approve is received on or before 24 September 2020; "
        "or 4 November 2021 (November 2021 SEC Release) if received after that date but before go-live "
        "(its cut-off is waived)."
    )


def test_a_waived_cut_off_holds_until_go_live() -> None:
    waiver = {"rule": "decision-cut-off", "about": ["a", "jun-2021"], "why": "x", "granted_by": "SEC Panel"}
    given = scenario(change("a"), waivers=[{**waiver, "on": "2020-04-08"}])
    outcome = api.plan(given)
    fallbacks = api.fallbacks(outcome)
    assert implementation(given, fallbacks.chains[0]) == (
        "24 June 2021 (June 2021 SEC Release) if a decision to approve is received before that day "
        "(its cut-off is waived)."
    )
    document = fallbacks_document(fallbacks, nowhere, 0.0)
    table = next(block for block in fallbacks_page(fallbacks, document, "x") if isinstance(block, Table))
    assert dict(zip(table.columns, table.rows[0], strict=True))["Decision by"] == "before go-live"
    assert [rung.waived for rung in document.fallbacks[0].rungs] == [True]


def test_a_pin_that_cannot_be_kept_ends_the_chain_with_the_clauses() -> None:
    given = scenario(change("a"), pins=[{"modification": "a", "release": "jun-2021"}], releases=THREE)
    chain = chain_of(given, "a")
    assert rungs(chain) == [("jun-2021", FOR_JUNE)]
    assert chain.ending == "no plan"
    assert {clause.rule for clause in chain.conflict or ()} == {"pinned", "decision-cut-off"}
    assert implementation(given, chain).endswith("; if received after that date, no plan keeps every rule.")
    assert "a is pinned to the June 2021 SEC Release" in next(who_moves(given, chain))


def test_the_pin_of_what_waits_for_it_ends_the_chain_too() -> None:
    given = scenario(
        change("a"), change("b", needs=["a"]), pins=[{"modification": "b", "release": "jun-2021"}], releases=THREE
    )
    chain = chain_of(given, "a")
    assert rungs(chain) == [("jun-2021", FOR_JUNE)]
    assert {clause.rule for clause in chain.conflict or ()} == {"pinned", "needs", "decision-cut-off"}


# Who else moves -------------------------------------------------------------------------------------------------------


def test_what_waits_for_it_goes_along() -> None:
    given = scenario(change("a"), change("b", needs=["a"]), change("c"), releases=THREE)
    chain = chain_of(given, "a")
    assert rungs(chain) == [
        ("jun-2021", FOR_JUNE),
        ("nov-2021", FOR_NOVEMBER),
        ("jun-2022", FOR_JUNE_2022),
        (None, None),
    ]
    assert others(chain) == [[], [("b", "nov-2021", True)], [("b", "jun-2022", True)], [("b", None, True)]]
    assert next(who_moves(given, chain)) == (
        "If it goes in the November 2021 SEC Release: "
        "b (from the June 2021 SEC Release to the November 2021 SEC Release) goes with it."
    )


def test_what_goes_live_with_it_goes_along() -> None:
    given = scenario(change("a"), change("b", together=["a"]), releases=THREE)
    assert others(chain_of(given, "a"))[1] == [("b", "nov-2021", True)]


def test_what_waits_for_it_by_a_waived_link_stays() -> None:
    waiver = {"rule": "together", "about": ["a"], "why": "x", "granted_by": "SEC Panel", "on": "2020-04-08"}
    given = scenario(change("a"), change("b", together=["a"]), waivers=[waiver], releases=THREE)
    assert others(chain_of(given, "a")) == [[], [], [], []]


def test_what_makes_room_is_told_apart() -> None:
    """November 2021 takes one GBCS change, and a, which weighs more than b, has no other place."""
    given = scenario(
        change("a", priority="high"),
        change("b", "2021-01-04", target="nov-2021"),
        releases=(JUNE, release("nov-2021", "2021-11-04", capacity={"gbcs": 1})),
    )
    chain = chain_of(given, "a")
    assert rungs(chain) == [("jun-2021", FOR_JUNE), ("nov-2021", FOR_NOVEMBER), (None, None)]
    assert others(chain) == [[], [("b", None, False)], []]
    assert next(who_moves(given, chain)) == (
        "If it goes in nov-2021: b (from nov-2021 to no release) moves to make room."
    )


def test_where_it_can_go_later_alone_nobody_makes_room() -> None:
    room_for_one = release("nov-2021", "2021-11-04", capacity={"gbcs": 1})
    given = scenario(
        change("a"), change("b", "2021-01-04", target="nov-2021"), releases=(JUNE, room_for_one, JUNE_2022)
    )
    chain = chain_of(given, "a")
    assert rungs(chain) == [("jun-2021", FOR_JUNE), ("jun-2022", FOR_JUNE_2022), (None, None)]
    assert others(chain) == [[], [], []]


# Dates that have passed, and dates that nobody knows ------------------------------------------------------------------


def test_a_waiting_modification_starts_from_today() -> None:
    given = scenario(change("a", decision="unknown"), change("b"), releases=THREE)
    chain = chain_of(given, "a")
    assert chain.expected is None
    assert rungs(chain)[:2] == [("jun-2021", FOR_JUNE), ("nov-2021", FOR_NOVEMBER)]
    assert "No date is expected for its decision" in next(history(given, chain))


def test_what_waits_for_a_waiting_one_comes_in_with_it_where_the_rules_say_so() -> None:
    given = scenario(change("a", decision="unknown"), change("b", together=["a"]), releases=THREE)
    assert others(chain_of(given, "a"))[0] == [("b", "jun-2021", True)]


def test_a_waiting_one_that_is_too_late_already_finds_no_release() -> None:
    given = scenario(change("a", decision="unknown"), as_of="2021-02-05", releases=(JUNE, NOVEMBER))
    assert rungs(chain_of(given, "a")) == [(None, None)]


def test_what_a_waiting_one_rests_on_is_said() -> None:
    """With z it would find no release: 28 months before June 2022 is February 2020. What is in the plan is not told."""
    options = [{"id": "x", "impacts": {"duis": "unknown"}}, {"id": "y"}, {"id": "z", "lead_time": {"dcc": "28 months"}}]
    given = scenario(
        change("a", decision="unknown", options=options[1:]),
        change("b", decision="unknown", options=options[:1]),
        change("c", decision="unknown", impacts={"gbcs": "unknown"}),
        change("d", impacts={"gbcs": "unknown"}),
        releases=THREE,
    )
    assert list(assumed(given, found(given)))[2:] == [
        "Unknown impacts of what waits for a date are counted as yes: b (DUIS) and c (GBCS).",
        "a waits for a date and is placed with its solution option y, chosen here (the others: z).",
    ]


def test_a_deadline_that_has_passed_is_said_to_have_passed() -> None:
    given = scenario(change("a", expected="2020-08-26"), as_of="2020-10-01", releases=THREE)
    outcome = api.plan(given)
    fallbacks = api.fallbacks(outcome)
    (chain,) = fallbacks.chains
    assert rungs(chain)[0] == ("jun-2021", FOR_JUNE)
    assert list(history(given, chain)) == [
        "Its decision was expected on 26 August 2020 and has passed without word.",
        "The last date for the June 2021 SEC Release, 24 September 2020, has passed.",
    ]
    assert implementation(given, chain).startswith("4 November 2021 (November 2021 SEC Release) if a decision to")
    (row,) = fallbacks_document(fallbacks, nowhere, 0.0).fallbacks
    assert (row.planned_for, row.release, row.deadline) == ("jun-2021", "nov-2021", FOR_NOVEMBER)
    assert [rung.passed for rung in row.rungs] == [True, False, False, False]


def test_a_deadline_on_the_day_itself_has_not_passed() -> None:
    given = scenario(change("a"), as_of=FOR_JUNE.isoformat(), releases=THREE)
    assert chain_of(given, "a").deadline(given.as_of) == FOR_JUNE


def test_what_has_no_deadline_ahead_comes_last() -> None:
    given = scenario(
        change("a", expected="2021-02-05", target=None),  # left out
        change("b", target="nov-2021", expected="2020-10-01"),
        change("c"),
        change("d"),
    )
    assert [chain.modification for chain in found(given).chains] == ["c", "d", "b", "a"]


# Against moving the date and planning again ---------------------------------------------------------------------------

Case = tuple[str, int]
"""A sort of random scenarios, and a seed."""

HOW_MANY = {"any": 110, "tight": 60, "late": 60}

CASES: list[Case] = [(sort, seed) for sort, count in HOW_MANY.items() for seed in range(count)]

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(map(str, case)))


@cache
def counting_of(case: Case) -> BruteForce:
    sort, seed = case
    return counted(seed) if sort == "any" else BruteForce(tight_scenario(Random(seed), late=sort == "late"))


def tight_scenario(random: Random, *, late: bool) -> Scenario:
    """Little room, and changes that wait for each other: whoever is late, or would be early, makes others move."""
    places = [JUNE, NOVEMBER] if late else [JUNE, NOVEMBER, JUNE_2022]
    releases = [one.model_copy(update={"capacity": {"gbcs": random.choice([1, 2])}}) for one in places]
    names = ["a", "b", "c", "d"]
    links = [{random.choice(["needs", "after", "together"]): [other]} for other in random.sample(names[:2], 2)]
    options = {"options": [{"id": "x", "impacts": {"gbcs": "no", "duis": "yes"}}, {"id": "y"}]}
    return scenario(
        *(
            change(
                name,
                random.choice(["2020-05-01", "2020-08-26", "2021-03-01" if late else "2020-12-01"]),
                target=random.choice(places).id,
                priority=random.choice(["high", "standard", "low"]),
                **(random.choice(links) if name in "cd" and random.random() < 0.4 else {}),
                **(options if name == "b" else {}),
            )
            for name in names
        ),
        releases=tuple(releases),
    )


def has_no_circle(given: Scenario) -> bool:
    """A file with a circle is refused when it is read."""
    links = [(other, one.id) for one in given.modifications for other in one.needs]
    links += [(other.id, one.id) for one in given.modifications for other in one.after]
    return not any(cycles(links))


@dataclass(frozen=True)
class MovedDate:
    """Every plan of a scenario that breaks no rule if one decision comes early enough, the best first."""

    scenario: Scenario
    name: str
    plans: list[Plan]

    def best_on(self, day: date) -> Plan | None:
        """The best plan if it is decided on that day."""
        late = moved(self.scenario, self.name, day)
        return next((plan for plan in self.plans if not _is_too_late(late, plan)), None)


def _is_too_late(late: Scenario, plan: Plan) -> bool:
    broken = RULE_OF["decision-cut-off"].check(late, plan)
    return any(waiver_for(late, violation.clause) is None for violation in broken)


def moved(given: Scenario, name: str, day: date) -> Scenario:
    tree = given.model_dump(mode="json")
    for one in tree["modifications"]:
        if one["id"] == name:
            one["decision"] = {"expected": day.isoformat()}
    return Scenario.model_validate(tree)


def moved_date(case: Case, name: str, base: Plan) -> MovedDate:
    """Fewest that lose their release, then fewest moves, then fewest other options; then the goals, and its option.

    One that is left out is wanted in, if the scenario's first goal is that all are.
    """
    counting = counting_of(case)
    given = counting.scenario
    if given.modification_of[name].is_waiting:
        counting = BruteForce(moved(given, name, given.as_of))
    within = counting.scenario
    is_new = given.modification_of[name].is_waiting
    is_wanted = is_new or (name not in base.placements and given.goals[0] == "left-out")

    def worth(plan: Plan) -> tuple[int, ...]:
        here, there = base.placements, plan.placements
        moves = [other for other in here.keys() | there.keys() if base.release_of(other) != plan.release_of(other)]
        switched = [other for other in here.keys() & there.keys() if here[other].option != there[other].option]
        return (
            sum(weight(within, within.modification_of[other]) for other in here.keys() - there.keys())
            + (weight(within, within.modification_of[name]) if is_wanted and name not in there else 0),
            len(set(moves) - {name}),
            len(set(switched) - {name}),
            *(goal.value(within, plan) for goal in ladder_of(within)),
            name in switched,
        )

    its_cut_off = ("decision-cut-off", (name,))
    breaks = ((plan, {(clause.rule, clause.about) for clause in broken}) for plan, broken in counting.breaks)
    return MovedDate(within, name, sorted((plan for plan, broken in breaks if broken <= {its_cut_off}), key=worth))


@cache
def chains_of(case: Case) -> tuple[Chain, ...]:
    """None where no plan exists to start from, or no file would say so."""
    given = counting_of(case).scenario
    if not has_no_circle(given) or counting_of(case).best is None:
        return ()
    return api.fallbacks(api.plan(given, Settings(seconds=None)), Settings(seconds=None)).chains


def first_day(given: Scenario, chain: Chain) -> date:
    """No decision comes before the scenario's day; what was expected before it is told from then on."""
    return min(chain.expected or given.as_of, given.as_of)


def stretches(given: Scenario, chain: Chain) -> Iterator[tuple[date, date | None, dict[str, Placement]]]:
    """The first and the last day of each way, with its plan."""
    first = first_day(given, chain)
    for rung in chain.rungs:
        for way in rung.ways:
            yield first, way.until, dict(way.planned.plan.placements)
            first = way.until + ONE_DAY if way.until else first


@each_case
def test_moving_the_date_and_planning_again_gives_the_same(case: Case) -> None:
    given = counting_of(case).scenario
    for chain in chains_of(case):
        message = f"{chain} of {told(given)}"
        base = counting_of(case).best
        assert base is not None
        again = moved_date(case, chain.modification, base[0])
        last: date | None = first_day(given, chain)
        for first, until, placements in stretches(given, chain):
            for day in (first, until or date(2035, 1, 1)):
                best = again.best_on(day)
                assert best is not None, message
                assert dict(best.placements) == placements, message
            last = until
        assert chain.complete, message
        assert (chain.ending == "no plan") == (last is not None and again.best_on(_after(chain, last)) is None), message


def _after(chain: Chain, last: date) -> date:
    """The day after the last date; the first day where there is no rung at all."""
    return last + ONE_DAY if chain.rungs else last


@each_case
def test_on_the_expected_day_planning_again_gives_the_plan_itself(case: Case) -> None:
    given = counting_of(case).scenario
    expected = [(chain.modification, chain.expected) for chain in chains_of(case) if chain.expected]
    if not expected:
        return
    outcome = api.plan(given, Settings(seconds=None))
    base = outcome.answer
    assert isinstance(base, Planned)
    study = Study(outcome, Budget(Settings(seconds=None)))
    for name, day in expected:
        again = Replanning(study, Room(given, base.plan), name).best_if_decided(day)
        assert isinstance(again, Planned)
        assert again.plan == base.plan, f"{name} of {told(given)}"


@each_case
def test_every_plan_shown_keeps_every_rule(case: Case) -> None:
    given = counting_of(case).scenario
    for chain in chains_of(case):
        for first, until, placements in stretches(given, chain):
            late = moved(given, chain.modification, until or first)
            assert not verify(late, Plan(placements)).violations, told(given)


def test_the_random_chains_are_of_every_sort() -> None:
    """Chains of one rung each would make the tests above pass."""
    feasible = [case for case in CASES if has_no_circle(counting_of(case).scenario) and counting_of(case).best]
    every = [chain for case in feasible for chain in chains_of(case)]
    ways = [way for chain in every for rung in chain.rungs for way in rung.ways]
    assert len(feasible) >= 100
    assert sum(len(chain.rungs) > 2 for chain in every) >= 20
    assert sum(len(rung.ways) > 1 for chain in every for rung in chain.rungs) >= 3
    assert sum(any(move.goes_with_it for move in way.moves) for way in ways) >= 20
    assert sum(any(not move.goes_with_it for move in way.moves) for way in ways) >= 20
    assert sum(chain.expected is None for chain in every) >= 10
    assert sum(bool(chain.sooner) for chain in every) >= 20
    assert sum(any(way.moves for rung in chain.sooner for way in rung.ways) for chain in every) >= 5
    assert {chain.ending for chain in every} == {"no release", "no last date", "no plan"}


# Out of time ----------------------------------------------------------------------------------------------------------


def test_without_time_nothing_is_claimed_but_what_the_plan_says() -> None:
    given = scenario(change("a"), change("b", decision="unknown"), releases=THREE)
    outcome = api.plan(given)
    fallbacks = api.fallbacks(outcome, Settings(seconds=0))
    assert [(chain.modification, rungs(chain), chain.ending) for chain in fallbacks.chains] == [
        ("a", [("jun-2021", FOR_JUNE)], "not established"),
        ("b", [], "not established"),
    ]
    document = fallbacks_document(fallbacks, nowhere, 0.0)
    assert document.not_established == (
        "a: whether a decision before 26 August 2020 would put it elsewhere",
        "a: what follows if its decision comes after 24 September 2020, or whether that is still in time",
        "b: which release it would go in",
    )
    assert document.fallbacks[0].sentence == (
        "24 June 2021 (June 2021 SEC Release) if a decision to approve is received on or after 26 August 2020 but on "
        "or before 24 September 2020; what follows if received after that date was not established."
    )


def test_ctrl_c_keeps_what_is_done() -> None:
    """Pressed while the second of two is waited for."""
    given = scenario(change("a"), change("b"), releases=THREE)
    told_of: list[str] = []

    def observe(progress: Any) -> None:
        told_of.append(progress.stage)
        if len(told_of) == 2:
            raise KeyboardInterrupt

    fallbacks = found(given, Settings(observer=observe))
    assert told_of == ["fall-backs: 0 of 2", "fall-backs: 1 of 2"]
    assert fallbacks.interrupted
    assert [(chain.modification, chain.complete) for chain in fallbacks.chains] == [("a", True), ("b", False)]


def test_ctrl_c_ends_the_command_with_its_own_status(secplan: Secplan, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = api.fallbacks
    monkeypatch.setattr(api, "fallbacks", lambda *given: replace(ask(*given), interrupted=True))
    ran = secplan("fallbacks", TINY)
    assert ran.status == 130
    assert "3 modifications are pending" in ran.out


# The command ----------------------------------------------------------------------------------------------------------


def test_the_document_has_these_keys(secplan: Secplan) -> None:
    document = secplan("fallbacks", TINY, "--json").document
    assert list(document) == [
        "format",
        "scenario",
        "proven",
        "fallbacks",
        "not_established",
        "assumed",
        "provenance",
    ]
    assert document["format"] == "secplan.fallbacks/1"
    row = document["fallbacks"][0]
    assert set(row) == {
        *("modification", "title", "planned_for", "expected", "deadline", "release", "days_left", "days_in_hand"),
        *("sentence", "rungs", "ending", "conflict"),
    }
    assert set(row["rungs"][0]) == {"release", "go_live", "until", "passed", "before_expected", "waived", "ways"}
    assert set(row["rungs"][0]["ways"][0]) == {"option", "until", "moves", "goals"}
    assert [rung["before_expected"] for rung in row["rungs"]] == [True, False, False]
    assert row["rungs"][2]["ways"][0]["moves"] == [
        {"modification": "MP902", "before": "nov-2024", "after": None, "goes_with_it": True}
    ]


def test_the_page_opens_with_what_is_due_next(secplan: Secplan) -> None:
    ran = secplan("fallbacks", TINY)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Fall-backs: Three modifications and two releases\n")
    assert "3 modifications are pending. The next deadline is 7 February 2024, in 159 days: MP901." in ran.out


def test_where_no_plan_exists_that_is_said_instead(secplan: Secplan) -> None:
    ran = secplan("fallbacks", CONFLICT)
    assert ran.status == 4
    assert "No plan exists" in ran.out


def test_bad_input_is_refused(secplan: Secplan, tmp_path: Any) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("format: secplan.scenario/1\n", encoding="utf-8")
    assert secplan("fallbacks", path).status == 3
    assert secplan("fallbacks").status == 2
    assert secplan("fallbacks", TINY, "--seconds", "soon").status == 2


def test_without_time_the_command_says_what_it_does_not_know(secplan: Secplan) -> None:
    ran = secplan("fallbacks", TINY, "--seconds", "0")
    assert ran.status == 0
    assert "Not established in the time given" in ran.out
    assert "was not proved best" in ran.out


def test_it_is_written_to_a_folder(secplan: Secplan, tmp_path: Any) -> None:
    assert secplan("fallbacks", TINY, "--out", tmp_path).status == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("fallbacks.json", "fallbacks.txt"),
        *("plan.json", "run.json", "scenario.yaml"),
    ]


def test_workers_and_seeds_change_nothing() -> None:
    given = scenario(change("a"), change("b", needs=["a"]), change("c", decision="unknown"), releases=THREE)
    base = api.plan(given)
    assert isinstance(base.answer, Planned)
    assert api.fallbacks(base, Settings(workers=2, seed=7)) == api.fallbacks(base)


def test_a_decision_is_moved_and_nothing_else() -> None:
    late = moved(scenario(change("a"), change("b")), "a", FOR_NOVEMBER)
    assert late.modification_of["a"].decision == Decision(expected=FOR_NOVEMBER)
    assert late.modification_of["b"] == change("b")
