"""Why a modification is where it is, and why not elsewhere: worked examples, and against every plan there is."""

from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest

from models import Clause, Outcome, Plan, Planned, Repair, Scenario
from models.why import Elsewhere, Why
from planner import api
from planner.graph import cycles
from planner.solver import Settings
from tests import factories
from tests.brute_force import BruteForce
from tests.running import APRIL_2020, APRIL_2021, CONFLICT, NOVEMBER_2020, REPLAY, Secplan
from tests.test_brute_force import SEEDS, counted, told


def has_no_circle(scenario: Scenario) -> bool:
    """A file with a circle is refused when it is read."""
    links = [(other, one.id) for one in scenario.modifications for other in one.needs]
    links += [(other.id, one.id) for one in scenario.modifications for other in one.after]
    return not any(cycles(links))


def feasible(seeds: range) -> Iterator[BruteForce]:
    """The random scenarios that have a plan, with every plan there is."""
    for seed in seeds:
        expected = counted(seed)
        if has_no_circle(expected.scenario) and expected.best is not None:
            yield expected


JUNE_2021, NOVEMBER_2021 = "the June 2021 SEC Release", "the November 2021 SEC Release"


@cache
def april_2020() -> Outcome:
    return api.plan(api.load(APRIL_2020).scenario)


def elsewhere(why: Why) -> dict[str | None, Elsewhere]:
    return {row.release: row for row in why.elsewhere}


def goals(outcome: Outcome, row: Elsewhere) -> dict[str, int]:
    """What each goal that differs is more than in the plan."""
    assert isinstance(outcome.answer, Planned)
    assert row.planned is not None
    pairs = zip(outcome.answer.goals, row.planned.goals, strict=True)
    return {old.goal: new.value - old.value for old, new in pairs if new.value != old.value}


# The papers of April 2020


def test_secmp0007_cannot_be_in_june_2021_and_lateness_keeps_it_from_later() -> None:
    why = api.why(april_2020(), "SECMP0007")
    there = elsewhere(why)
    assert (why.standing, why.settled_by) == ("forced", "lateness")
    assert there["jun-2021"].possible is False
    # 30 June 2022 is 238 days after 4 November 2021; a standard change weighs 3
    assert goals(april_2020(), there["jun-2022"])["lateness"] == 3 * 238
    assert [moved for moved, _, _ in moves(april_2020(), there["jun-2022"])] == ["SECMP0007"]


def moves(outcome: Outcome, row: Elsewhere) -> list[tuple[str, str | None, str | None]]:
    assert isinstance(outcome.answer, Planned)
    assert row.planned is not None
    before, after = outcome.answer.plan, row.planned.plan
    names = sorted({*before.placements, *after.placements})
    both = [(name, before.release_of(name), after.release_of(name)) for name in names]
    return [move for move in both if move[1] != move[2]]


def test_why_not_june_2021_names_the_cut_off_and_nothing_else() -> None:
    """Decided on 1 October 2020, it misses 24 June 2020, 12 months before 24 June 2021, by 99 days."""
    answer = api.why_not(april_2020(), "SECMP0007", "jun-2021")
    (conflict,) = answer.there.conflicts
    assert [(line.clause.rule, line.clause.about) for line in conflict.lines] == [("decision-cut-off", ("SECMP0007",))]
    assert conflict.minimal
    late = "SECMP0007 is expected to be decided on 1 October 2020, 99 days after its cut-off of 24 June 2020"
    assert conflict.fails == f"{late} for {JUNE_2021}"
    (way,) = answer.ways.found
    assert [(one.clause.rule, one.by) for one in way.given_up] == [("decision-cut-off", 99)]
    assert way.planned.plan.release_of("SECMP0007") == "jun-2021"
    assert answer.ways.complete


def test_mp099_may_go_in_november_2021_at_a_price_and_nobody_else_moves() -> None:
    """133 days later than 24 June 2021, weight 3; the fifth GBCS change of November; one move from the targets."""
    answer = api.why_not(april_2020(), "MP099", "nov-2021")
    assert answer.there.possible
    assert goals(april_2020(), answer.there) == {"lateness": 399, "gbcs-split": 1, "changes": 1, "earliness": 133}
    assert moves(april_2020(), answer.there) == [("MP099", "jun-2021", "nov-2021")]
    assert answer.alone is None, "nothing stands in its way, and nothing that could be granted would make it free"


def test_the_page_of_secmp0007_in_june_2021(secplan: Secplan) -> None:
    page = secplan("why", APRIL_2020, "SECMP0007", "jun-2021").out
    assert page.splitlines()[1] == f"Impossible: SECMP0007 cannot go in {JUNE_2021}, wherever the others go."
    assert "It fails: SECMP0007 is expected to be decided on 1 October 2020, 99 days after its cut-off" in page
    ground = (
        "The cut-off is 24 June 2020, 12 months before go-live on 24 June 2021: DCC's lead time for a change of DUIS"
    )
    assert ground in page
    assert "- A. A decision on SECMP0007 by 24 June 2020, 99 days earlier, or leave for SECMP0007" in page


def test_the_page_names_what_is_needed_only(secplan: Secplan) -> None:
    """Neither the other modifications of the uplift nor another rule stands in the argument."""
    document = secplan("why", APRIL_2020, "SECMP0007", "jun-2021", "--json").document
    assert [[row["rule"] for row in one["clauses"]] for one in document["there"]["conflicts"]] == [["decision-cut-off"]]
    assert [row["lead_time"] for row in document["cut_offs"]] == ["12 months"]


# Small examples


def test_room_for_one_more_makes_the_earlier_release_free() -> None:
    """June has room for one GBCS change and a is in it; for b to join it, one more must fit."""
    june = factories.release("jun-2021", "2021-06-24", title="June 2021 SEC Release", capacity={"gbcs": 1})
    given = factories.scenario(
        factories.modification("a", impacts={"gbcs": "yes"}, target="jun-2021", priority="high"),
        factories.modification("b", impacts={"gbcs": "yes"}, target="jun-2021"),
        releases=(june, factories.NOVEMBER),
    )
    outcome = api.plan(given)
    answer = api.why_not(outcome, "b", "jun-2021")
    assert answer.there.possible
    assert moves(outcome, answer.there) == [("a", "jun-2021", "nov-2021"), ("b", "nov-2021", "jun-2021")]
    assert goals(outcome, answer.there) == {"lateness": (9 - 3) * 133}
    assert answer.alone is not None
    assert [(one.clause.rule, one.by) for one in answer.alone.broken] == [("release-load", 1)]
    assert answer.alone.plan.placements == factories.plan(a="jun-2021", b="jun-2021").placements
    assert answer.alone.as_good, "two GBCS changes in one release split worse, but that matters less than lateness"


def test_without_a_target_nothing_but_earliness_prefers_a_release() -> None:
    given = factories.scenario(factories.modification("a"), goals=["left-out"])
    why = api.why(api.plan(given), "a")
    assert why.standing == "free"
    assert [row.release for row in why.elsewhere if row.planned and not row.planned.goals[0].value] == ["nov-2021"]


def test_two_that_are_apart_are_tied_and_only_the_order_of_ties_decides() -> None:
    """Both want June; whichever has it, the other is in November: as good either way round, but both move."""
    given = factories.scenario(
        factories.modification("a", target="jun-2021", apart=["b"]), factories.modification("b", target="jun-2021")
    )
    why = api.why(api.plan(given), "a")
    assert (why.standing, why.plan.release_of("a")) == ("tie", "jun-2021")


def test_what_waits_for_it_is_carried_along() -> None:
    given = factories.scenario(
        factories.modification("a"),
        factories.modification("b", needs=["a"]),
        factories.modification("c", after=["b"]),
        factories.modification("d", together=["a"]),
        factories.modification("e"),
    )
    assert api.why(api.plan(given), "a").waits_for_it == ("b", "c", "d")


def test_a_pin_leaves_no_other_place() -> None:
    given = factories.scenario(factories.modification("a"), pins=[{"modification": "a", "release": "nov-2021"}])
    why = api.why(api.plan(given), "a")
    assert (why.standing, why.settled_by) == ("forced", None)
    assert all(row.possible is False for row in why.elsewhere)


def test_a_commitment_is_told_as_what_it_is(secplan: Secplan) -> None:
    page = secplan("why", NOVEMBER_2020, "SECMP0062-2").out
    reason = "SECMP0062-2 was approved for the November 2020 SEC Release and keeps it"
    assert f"- The June 2021 SEC Release: impossible, because {reason}." in page


def test_a_mandate_is_told_as_what_it_is(secplan: Secplan) -> None:
    assert (
        "It is pinned to the November 2020 SEC Release (mandated by BEIS)."
        in secplan("why", NOVEMBER_2020, "CR1145").out
    )


def test_what_has_gone_live_is_no_way_out(secplan: Secplan) -> None:
    """MP148, approved in March 2021, is asked to have been in February 2021: nobody can grant that."""
    ran = secplan("why", APRIL_2021, "MP148", "feb-2021")
    assert "MP148 was approved for the Standalone SEC Release of 23 April 2021 and keeps it" in ran.out
    assert "Nothing that anybody could grant." in ran.out


def test_a_price_says_what_is_better_too(secplan: Secplan) -> None:
    """In 2022 SECMP0007 shares the CH firmware uplift of SECMP0015."""
    page = secplan("why", REPLAY, "SECMP0007", "jun-2022").out
    assert "worse in lateness (3,654 priority-days instead of 2,940)" in page
    assert ", but better in uplifts (2 uplifts instead of 3)." in page


def test_what_is_unknown_is_told_with_the_answer(secplan: Secplan) -> None:
    page = secplan("why", APRIL_2020, "SECMP0024", "jun-2021").out
    assert "- Whether SECMP0024 impacts DUIS and CH firmware is unknown, and counted as yes." in page


# Against every plan there is


@pytest.mark.parametrize("first", range(8))
def test_every_other_place_and_the_standing_are_as_counted(first: int) -> None:
    standings = []
    for expected in feasible(SEEDS[first::8]):
        assert expected.best is not None
        base, values = expected.best
        outcome = api.plan(expected.scenario)
        kept = [plan for plan, broken in expected.breaks if not broken]
        best = [plan for plan in kept if expected.values(plan) == values]
        for name in planned(expected.scenario):
            why = api.why(outcome, name)
            for row in why.elsewhere:
                assert_is_as_counted(expected, base, name, row, kept)
            assert why.standing == counted_standing(base, best, name), f"{name} of {told(expected.scenario)}"
            standings.append(why.standing)
    assert len(standings) >= 20


def planned(scenario: Scenario) -> list[str]:
    return [one.id for one in scenario.modifications if one.is_planned]


def assert_is_as_counted(expected: BruteForce, base: Plan, name: str, row: Elsewhere, kept: list[Plan]) -> None:
    """The best plan that has it there, of those one with the fewest other moves, and the first by the order of ties."""
    message = f"{name} in {row.release} of {told(expected.scenario)}"
    there = [plan for plan in kept if plan.release_of(name) == row.release]
    assert row.possible is bool(there), message
    if there:
        assert row.planned is not None, message
        first = min(there, key=lambda plan: (expected.values(plan), others_moved(base, plan, name)))
        assert row.planned.plan.placements == first.placements, message
        assert tuple(goal.value for goal in row.planned.goals) == expected.values(first), message
        assert row.planned.unique, message
        return
    for conflict in row.conflicts:
        clauses = set(conflict.clauses)
        assert conflict.minimal, message
        assert not can_be_there(expected, name, row.release, clauses), message
        for clause in clauses:
            assert can_be_there(expected, name, row.release, clauses - {clause}), f"{clause}: {message}"


def can_be_there(expected: BruteForce, name: str, release: str | None, clauses: set[Clause]) -> bool:
    return any(plan.release_of(name) == release and broken.isdisjoint(clauses) for plan, broken in expected.breaks)


def others_moved(base: Plan, plan: Plan, name: str) -> int:
    names = {*base.placements, *plan.placements} - {name}
    return sum(base.release_of(other) != plan.release_of(other) for other in names)


def counted_standing(base: Plan, best: list[Plan], name: str) -> str:
    elsewhere = [plan for plan in best if plan.release_of(name) != base.release_of(name)]
    if not elsewhere:
        return "forced"
    return "free" if any(others_moved(base, plan, name) == 0 for plan in elsewhere) else "tie"


@pytest.mark.parametrize("first", range(4))
def test_what_makes_a_place_possible_does_and_nothing_less_would(first: int) -> None:
    ways = 0
    for expected in feasible(SEEDS[first::12]):
        outcome = api.plan(expected.scenario)
        for name, release in product(planned(expected.scenario), expected.scenario.release_of):
            for way in api.why_not(outcome, name, release).ways.found:
                ways += 1
                assert_is_a_smallest_way(expected, name, release, way)
    assert ways >= 10


def assert_is_a_smallest_way(expected: BruteForce, name: str, release: str, way: Repair) -> None:
    """Its plan does what is asked, and no part of what it gives up would be enough."""
    given_up = {one.clause for one in way.given_up}
    assert way.planned.plan.release_of(name) == release
    for clause in given_up:
        fewer = given_up - {clause}
        enough = [plan for plan, broken in expected.breaks if plan.release_of(name) == release and broken <= fewer]
        assert not enough, f"{clause} need not be given up: {told(expected.scenario)}"


# The command


def test_a_name_that_is_not_there_is_an_error_with_a_hint(secplan: Secplan) -> None:
    ran = secplan("why", APRIL_2020, "mp090")
    assert (ran.status, ran.out) == (2, "")
    assert "there is no modification 'mp090'; did you mean 'MP090'?" in ran.err
    assert (
        "there is no release 'june-2021'; did you mean 'jun-2021'?"
        in secplan("why", APRIL_2020, "MP090", "june-2021").err
    )


def test_without_a_plan_the_conflict_is_shown(secplan: Secplan) -> None:
    ran = secplan("why", CONFLICT, "MP905")
    assert ran.status == 4
    assert "No plan exists" in ran.out


def test_what_takes_no_part_is_told_so(secplan: Secplan) -> None:
    ran = secplan("why", APRIL_2021, "SECMP0024")
    assert ran.status == 0
    assert "takes no part in planning until a date can be given" in ran.out


def test_out_of_time_nothing_is_claimed() -> None:
    given = april_2020()
    why = api.why(given, "SECMP0007", Settings(seconds=0))
    assert why.standing == "unproved"
    assert why.elsewhere == ()
