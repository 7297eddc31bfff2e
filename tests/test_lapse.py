"""The lapse rule of the Release Implementation Documents: what misses its cut-off goes to the next viable release.

"If approval is not received by its cut-off date, a modification would then lapse to the next viable release" (SEC
Releases update, 8 April 2020, 4.2; R11).
"""

from collections import Counter
from random import Random
from typing import Any

import pytest

from models import Modification, Placement, Plan, RolledForward, Scenario, Step, Violation
from planner.draft import Draft
from planner.explain.lapses import lapse_sentences
from planner.facts import options_of, planned
from planner.lapse import lapse
from planner.report.documents.lapse import lapses
from planner.rules import RULES
from planner.rules.waivers import waiver_for
from planner.verify import verify
from tests.factories import JUNE, JUNE_2022, NOVEMBER, change_request, modification, release, scenario
from tests.test_brute_force import random_scenario as with_circles
from tests.test_brute_force import told

THREE = (JUNE, NOVEMBER, JUNE_2022)
FEBRUARY = release("feb-2020", "2020-02-27", title="February 2020 SEC Release")
"""It has gone live by April 2020."""

IN_TIME = {"expected": "2020-08-26"}
"""For a GBCS change (9 months): the cut-off for 24 June 2021 is 24 September 2020, in 29 days."""
LATE = {"expected": "2020-10-21"}
"""When MP090 was decided in fact: 27 days too late for June, in time for November (4 February 2021)."""
TOO_LATE = {"expected": "2021-02-05"}
"""A day too late for November too; in time for 30 June 2022 (30 September 2021)."""
NEVER = {"expected": "2021-10-01"}
"""A day too late for June 2022."""

GBCS = {"gbcs": "yes"}
DUIS_OR_NOT = [
    {"id": "duis-alerts", "impacts": {"gbcs": "yes", "duis": "yes"}},
    {"id": "event-log", "impacts": {"gbcs": "yes"}},
]


def change(name: str, decision: Any = None, target: str | None = "jun-2021", **more: Any) -> Any:
    """A GBCS change, in time for June 2021 unless said otherwise."""
    return modification(name, **{"impacts": GBCS, "decision": decision or IN_TIME, "target": target, **more})


def releases_of(rolled: RolledForward) -> dict[str, str | None]:
    return {step.modification: step.release for step in rolled.steps}


def step_of(rolled: RolledForward, name: str) -> Step:
    return next(step for step in rolled.steps if step.modification == name)


def why(given: Scenario, name: str) -> str:
    """What is said of a lapse."""
    found = [said for said in lapse_sentences(given, lapse(given)) if said.startswith(f"{name} ")]
    return found[0] if found else ""


# The next viable release ----------------------------------------------------------------------------------------------


def test_what_is_decided_in_time_keeps_its_target() -> None:
    rolled = lapse(scenario(change("a"), releases=THREE))
    assert releases_of(rolled) == {"a": "jun-2021"}
    assert not step_of(rolled, "a").lapsed
    assert step_of(rolled, "a").refusals == ()


def test_the_cut_off_itself_is_in_time_and_the_day_after_is_not() -> None:
    last_day, next_day = {"expected": "2020-09-24"}, {"expected": "2020-09-25"}
    rolled = lapse(scenario(change("a", last_day), change("b", next_day), releases=THREE))
    assert releases_of(rolled) == {"a": "jun-2021", "b": "nov-2021"}


def test_what_misses_its_cut_off_goes_to_the_next_viable_release() -> None:
    given = scenario(change("a", LATE), change("b", TOO_LATE), releases=THREE)
    rolled = lapse(given)
    assert releases_of(rolled) == {"a": "nov-2021", "b": "jun-2022"}
    assert [refusal.release for refusal in step_of(rolled, "b").refusals] == ["jun-2021", "nov-2021"]
    assert why(given, "a") == (
        "a lapses from the June 2021 SEC Release to the November 2021 SEC Release: it is expected to be decided on "
        "21 October 2020, 27 days after its cut-off of 24 September 2020 for the June 2021 SEC Release."
    )


def test_what_misses_every_release_is_left_out() -> None:
    given = scenario(change("a", NEVER), releases=THREE)
    rolled = lapse(given)
    assert rolled.plan.placements == {}
    assert step_of(rolled, "a").lapsed
    assert why(given, "a").startswith("a misses the June 2021 SEC Release and finds no later release: it is expected")
    assert why(given, "a").count(" days after ") == 2
    assert "1 day after its cut-off of 30 September 2021 for the June 2022 SEC Release." in why(given, "a")


def test_a_release_that_does_not_carry_it_is_passed_over() -> None:
    february = release("feb-2022", "2022-02-24", carries=["documents"])
    given = scenario(change("a", TOO_LATE), releases=(*THREE, february))
    assert releases_of(lapse(given)) == {"a": "jun-2022"}
    assert "feb-2022 carries changes of documents only (a changes the DCC Systems)" in why(given, "a")


def test_no_release_before_the_target_is_tried() -> None:
    rolled = lapse(scenario(change("a", {"expected": "2019-01-02"}, "nov-2021"), releases=THREE))
    assert releases_of(rolled) == {"a": "nov-2021"}


def test_a_target_that_has_gone_live_is_missed() -> None:
    given = scenario(change("a", target="feb-2020"), releases=(FEBRUARY, *THREE))
    assert releases_of(lapse(given)) == {"a": "jun-2021"}
    assert "the February 2020 SEC Release went live on 27 February 2020 and takes no further change" in why(given, "a")


def test_what_has_no_target_takes_the_earliest_viable_release_and_never_lapses() -> None:
    given = scenario(
        change("a", target=None),
        change("b", TOO_LATE, target=None),
        change("c", NEVER, target=None),
        releases=(FEBRUARY, *THREE),
    )
    rolled = lapse(given)
    assert releases_of(rolled) == {"a": "jun-2021", "b": "jun-2022", "c": None}
    assert not any(step.lapsed for step in rolled.steps)
    assert list(lapse_sentences(given, rolled)) == []


def test_what_waits_for_a_date_or_ended_takes_no_part() -> None:
    rolled = lapse(
        scenario(
            change("a", "unknown"),
            change("b", {"withdrawn": "2020-03-01"}),
            change("c", {"rejected": "2020-03-01"}),
            change("d"),
        )
    )
    assert releases_of(rolled) == {"d": "jun-2021"}


def test_an_approved_change_without_a_release_is_rolled_too() -> None:
    """As MP090 in the replay: approved late, and so moved."""
    rolled = lapse(scenario(change("a", {"approved": "2020-10-21"}), as_of="2021-04-09", releases=THREE))
    assert releases_of(rolled) == {"a": "nov-2021"}


# Chains of causes -----------------------------------------------------------------------------------------------------


def chain() -> Scenario:
    """A misses June; B needs A, and C needs B."""
    return scenario(change("A", LATE), change("B", needs=["A"]), change("C", needs=["B"]), change("D"), releases=THREE)


def test_a_lapse_carries_what_waits_for_it_directly_or_through_others() -> None:
    rolled = lapse(chain())
    assert releases_of(rolled) == {"A": "nov-2021", "B": "nov-2021", "C": "nov-2021", "D": "jun-2021"}
    assert {step.modification: step.carried_by for step in rolled.steps} == {"A": (), "B": ("A",), "C": ("B",), "D": ()}


def test_a_chain_of_causes_reads_as_an_argument() -> None:
    assert why(chain(), "C") == (
        "C lapses from the June 2021 SEC Release to the November 2021 SEC Release: it needs B, which goes in the "
        "November 2021 SEC Release, after the June 2021 SEC Release; B went to the November 2021 SEC Release because "
        "it needs A, which goes in the November 2021 SEC Release, after the June 2021 SEC Release; A went to the "
        "November 2021 SEC Release because it is expected to be decided on 21 October 2020, 27 days after its cut-off "
        "of 24 September 2020 for the June 2021 SEC Release."
    )


def test_the_document_says_who_waits_for_whom() -> None:
    given = chain()
    rows = {row.modification: row for row in lapses(given, lapse(given)).steps}
    assert {name: row.waits_for_it for name, row in rows.items()} == {"A": ("B", "C"), "B": ("C",), "C": (), "D": ()}
    assert {name: row.slack_days for name, row in rows.items()} == {"A": -27, "B": 29, "C": 29, "D": 29}


def test_what_comes_after_a_lapsed_change_waits_one_release_longer() -> None:
    given = scenario(change("a", LATE), change("b", after=["a"]), releases=THREE)
    rolled = lapse(given)
    assert releases_of(rolled) == {"a": "nov-2021", "b": "jun-2022"}
    assert step_of(rolled, "b").carried_by == ("a",)
    assert "a went to the November 2021 SEC Release because" in why(given, "b")


def test_what_waits_for_a_change_without_a_release_is_left_out() -> None:
    given = scenario(change("a", NEVER), change("b", needs=["a"]), releases=THREE)
    rolled = lapse(given)
    assert releases_of(rolled) == {"a": None, "b": None}
    assert why(given, "b").startswith(
        "b misses the June 2021 SEC Release and finds no later release: it needs a, which goes in no release; "
        "a was left out because it is expected to be decided on 1 October 2021"
    )


def test_what_waits_for_a_change_without_a_date_is_left_out_and_told_so() -> None:
    given = scenario(change("a", "unknown"), change("b", needs=["a"]), releases=THREE)
    assert releases_of(lapse(given)) == {"b": None}
    assert why(given, "b") == (
        "b misses the June 2021 SEC Release and finds no later release: it needs a, which goes in no release; "
        "a is not planned: no decision date."
    )


def test_a_change_without_a_target_that_is_late_carries_others_along() -> None:
    given = scenario(change("a", LATE, target=None), change("b", needs=["a"]), releases=THREE)
    rolled = lapse(given)
    assert releases_of(rolled) == {"a": "nov-2021", "b": "nov-2021"}
    assert step_of(rolled, "b").carried_by == ("a",)
    assert "a went to the November 2021 SEC Release because it is expected" in why(given, "b")


def test_a_prerequisite_that_keeps_its_release_carries_nobody() -> None:
    rolled = lapse(scenario(change("a"), change("b", LATE, needs=["a"]), releases=THREE))
    assert releases_of(rolled) == {"a": "jun-2021", "b": "nov-2021"}
    assert step_of(rolled, "b").carried_by == ()


# Groups ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("late", "other"), [("a", "b"), ("b", "a")])
def test_a_group_goes_where_its_latest_member_can(late: str, other: str) -> None:
    given = scenario(change(late, LATE), change(other, together=[late]), releases=THREE)
    rolled = lapse(given)
    assert releases_of(rolled) == {"a": "nov-2021", "b": "nov-2021"}
    assert step_of(rolled, late).carried_by == ()
    assert step_of(rolled, other).carried_by == (late,)
    assert why(given, other) == (
        f"{other} lapses from the June 2021 SEC Release to the November 2021 SEC Release: it goes live with {late}; "
        f"{late} went to the November 2021 SEC Release because it is expected to be decided on 21 October 2020, 27 "
        "days after its cut-off of 24 September 2020 for the June 2021 SEC Release."
    )


def test_a_group_starts_from_its_latest_target() -> None:
    rolled = lapse(scenario(change("a"), change("b", target="nov-2021", together=["a"]), releases=THREE))
    assert releases_of(rolled) == {"a": "nov-2021", "b": "nov-2021"}
    assert step_of(rolled, "a").lapsed
    assert not step_of(rolled, "b").lapsed


def test_a_group_with_a_member_that_is_not_planned_is_left_out() -> None:
    rolled = lapse(scenario(change("a", together=["b"]), change("b", "unknown"), releases=THREE))
    assert releases_of(rolled) == {"a": None}


def test_a_group_whose_members_contradict_each_other_is_left_out() -> None:
    rolled = lapse(scenario(change("a"), change("b", together=["a"], after=["a"]), releases=THREE))
    assert releases_of(rolled) == {"a": None, "b": None}
    assert rolled.violations == ()


def test_groups_that_are_linked_in_a_row_are_one_group() -> None:
    given = scenario(
        change("a", LATE), change("b", together=["a"]), change("c", together=["b"]), change("d"), releases=THREE
    )
    assert releases_of(lapse(given)) == {"a": "nov-2021", "b": "nov-2021", "c": "nov-2021", "d": "jun-2021"}


def test_the_options_of_a_group_are_chosen_together() -> None:
    """Both have their DUIS option first, which would miss June."""
    given = scenario(change("a", options=DUIS_OR_NOT), change("b", options=DUIS_OR_NOT, together=["a"]), releases=THREE)
    placements = lapse(given).plan.placements
    assert set(placements.values()) == {Placement("jun-2021", "event-log")}


# What others have taken -----------------------------------------------------------------------------------------------


def test_what_is_in_time_keeps_its_target_though_what_is_late_competes_for_the_room() -> None:
    """However the ids are ordered: a late change takes what room is left, it pushes nobody out."""
    one = release("nov-2021", "2021-11-04", capacity={"gbcs": 1}, title="November 2021 SEC Release")
    for late, in_time in (("a", "b"), ("b", "a")):
        given = scenario(change(late, LATE), change(in_time, target="nov-2021"), releases=(JUNE, one, JUNE_2022))
        rolled = lapse(given)
        assert releases_of(rolled) == {late: "jun-2022", in_time: "nov-2021"}
        assert (
            "the November 2021 SEC Release carries at most 1 GBCS change (it would carry 2 GBCS changes: a, b)"
        ) in why(given, late)


def test_of_two_in_time_the_one_of_higher_priority_keeps_the_room() -> None:
    one = release("jun-2021", "2021-06-24", capacity={"gbcs": 1})
    rolled = lapse(scenario(change("a"), change("b", priority="high"), releases=(one, NOVEMBER)))
    assert releases_of(rolled) == {"a": "nov-2021", "b": "jun-2021"}


def test_the_uplift_of_a_year_is_used_up_by_those_already_placed() -> None:
    """R12: one DUIS uplift in 2021, which "a" has in June; "b", late for June, must wait for 2022."""
    uplift: dict[str, Any] = {"impacts": {"duis": "yes"}}
    given = scenario(
        change("a", {"expected": "2020-04-24"}, **uplift),
        change("b", {"expected": "2020-06-25"}, **uplift),
        releases=THREE,
    )
    assert releases_of(lapse(given)) == {"a": "jun-2021", "b": "jun-2022"}
    assert "in 2021, at most one release carries a DUIS uplift (DUIS is uplifted in the June 2021" in why(given, "b")


def test_what_shares_an_uplift_needs_none_of_its_own() -> None:
    uplift: dict[str, Any] = {"impacts": {"duis": "yes"}, "target": "nov-2021"}
    rolled = lapse(scenario(change("a", **uplift), change("b", **uplift), releases=THREE))
    assert releases_of(rolled) == {"a": "nov-2021", "b": "nov-2021"}


def test_nothing_is_moved_to_make_room() -> None:
    """The optimum would let "a" wait, which is light; the lapse rule takes them in turn."""
    full = release("jun-2021", "2021-06-24", capacity={"effort_days": 10})
    given = scenario(
        change("a", load={"effort_days": 2}), change("b", load={"effort_days": 9}), releases=(full, NOVEMBER)
    )
    assert releases_of(lapse(given)) == {"a": "jun-2021", "b": "nov-2021"}


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("b", "a")])
def test_kept_apart_from_a_change_that_moved_the_other_moves_too(first: str, second: str) -> None:
    given = scenario(change(first, LATE), change(second, TOO_LATE, target="nov-2021", apart=[first]), releases=THREE)
    rolled = lapse(given)
    assert releases_of(rolled) == {first: "nov-2021", second: "jun-2022"}


@pytest.mark.parametrize(("moved", "other"), [("a", "b"), ("b", "a")])
def test_a_change_that_moved_in_is_named_where_it_keeps_another_out(moved: str, other: str) -> None:
    """Both are late for June; November's cut-off is met by both, and the one decided first has it."""
    given = scenario(change(moved, LATE), change(other, {"expected": "2021-02-04"}, apart=[moved]), releases=THREE)
    rolled = lapse(given)
    assert releases_of(rolled) == {moved: "nov-2021", other: "jun-2022"}
    assert step_of(rolled, other).carried_by == (moved,)


# Options --------------------------------------------------------------------------------------------------------------


def test_the_first_option_that_works_is_taken() -> None:
    rolled = lapse(scenario(change("a", options=DUIS_OR_NOT), releases=THREE))
    assert rolled.plan.placements == {"a": Placement("jun-2021", "event-log")}


def test_an_option_that_was_chosen_is_kept() -> None:
    """R14: with the option that touches the DUIS, MP090 cannot be in June 2021."""
    given = scenario(change("a", options=DUIS_OR_NOT, option="duis-alerts"), releases=THREE)
    assert lapse(given).plan.placements == {"a": Placement("nov-2021", "duis-alerts")}


def test_a_change_that_is_left_out_shows_the_cut_off_of_the_option_that_was_chosen() -> None:
    """24 June 2021 less 9 months; with the other option it would be 24 June 2020."""
    given = scenario(change("a", NEVER, options=DUIS_OR_NOT, option="event-log"), releases=THREE)
    (row,) = lapses(given, lapse(given)).steps
    assert str(row.cut_off) == "2020-09-24"


# What is fixed --------------------------------------------------------------------------------------------------------


def test_what_is_committed_stays() -> None:
    committed = {"approved": "2020-10-21", "release": "jun-2021"}
    rolled = lapse(scenario(change("a", committed), as_of="2021-04-09", releases=THREE))
    assert releases_of(rolled) == {"a": "jun-2021"}
    assert rolled.violations == ()


def test_what_is_pinned_stays_even_where_it_is_late_and_the_result_says_so() -> None:
    rolled = lapse(scenario(change("a", LATE), pins=[{"modification": "a", "release": "jun-2021"}], releases=THREE))
    assert releases_of(rolled) == {"a": "jun-2021"}
    assert [violation.clause.rule for violation in rolled.violations] == ["decision-cut-off"]


def test_what_is_fixed_has_its_room_before_anybody_else() -> None:
    """Also where it goes live together with a change that is not fixed itself."""
    two = release("jun-2021", "2021-06-24", capacity={"gbcs": 2}, title="June 2021 SEC Release")
    given = scenario(
        change("a"),
        change("b", together=["c"]),
        change_request("c", impacts=GBCS),
        pins=[{"modification": "c", "release": "jun-2021"}],
        releases=(two, NOVEMBER),
    )
    rolled = lapse(given)
    assert releases_of(rolled) == {"a": "nov-2021", "b": "jun-2021", "c": "jun-2021"}
    assert rolled.violations == ()


def test_changes_fixed_to_different_releases_each_stay_though_they_belong_together() -> None:
    given = scenario(
        change("a", together=["b"]),
        change("b"),
        pins=[{"modification": "a", "release": "jun-2021"}, {"modification": "b", "release": "nov-2021"}],
    )
    rolled = lapse(given)
    assert releases_of(rolled) == {"a": "jun-2021", "b": "nov-2021"}
    assert [violation.clause.rule for violation in rolled.violations] == ["together"]


@pytest.mark.parametrize(
    ("fixed", "said"),
    [
        ({"pins": [{"modification": "a", "release": "nov-2021"}]}, "it is pinned there, or goes with what is"),
        ({"decision": {"approved": "2020-03-01", "release": "nov-2021"}}, "it was approved for that release"),
    ],
    ids=["pinned", "committed"],
)
def test_what_is_fixed_later_than_its_target_says_why(fixed: dict[str, Any], said: str) -> None:
    given = scenario(change("a", fixed.get("decision")), change("b", needs=["a"]), pins=fixed.get("pins", []))
    assert releases_of(lapse(given)) == {"a": "nov-2021", "b": "nov-2021"}
    assert why(given, "a").endswith(f": {said}.")
    assert why(given, "b").endswith(f"; a went to the November 2021 SEC Release because {said}.")


# Laws, on random small scenarios --------------------------------------------------------------------------------------

SEEDS = range(240)


def random_scenario(seed: int) -> Scenario:
    """A little of everything, but for circles of changes that wait for each other: no file may have them."""
    given = with_circles(seed)
    return given.but(modifications=tuple(map(_waiting_for_earlier_ones, given.modifications)))


def _waiting_for_earlier_ones(one: Modification) -> Modification:
    needs = tuple(other for other in one.needs if other < one.id)
    after = tuple(link for link in one.after if link.id < one.id)
    return one.model_copy(update={"needs": needs, "after": after})


def is_fixed(given: Scenario, name: str) -> bool:
    return name in given.pin_of or given.modification_of[name].committed_to is not None


def something_is_fixed(given: Scenario) -> bool:
    return any(is_fixed(given, one.id) for one in planned(given))


def has_mates(given: Scenario, name: str) -> bool:
    """Whether it may move with others: together, or in a circle through them."""
    return any(one.together for one in given.modifications if name == one.id or name in one.linked_with)


def full_check(given: Scenario, plan: Plan) -> list[Violation]:
    """Everything that a plan breaks, waivers aside, by the whole of every rule."""
    found = [violation for rule in RULES for violation in rule.check(given, plan)]
    return [violation for violation in found if waiver_for(given, violation.clause) is None]


def as_told(found: list[Violation]) -> set[tuple[object, ...]]:
    return {(one.clause.rule, one.clause.about, one.clause.within, one.found) for one in found}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_rolled_forward_breaks_no_rule_unless_something_is_fixed(seed: int) -> None:
    given = random_scenario(seed)
    rolled = lapse(given)
    assert rolled.violations == verify(given, rolled.plan).violations
    if not something_is_fixed(given):
        assert rolled.violations == (), told(given)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_change_that_takes_part_has_one_step_and_fixed_ones_stay(seed: int) -> None:
    given = random_scenario(seed)
    rolled = lapse(given)
    assert sorted(step.modification for step in rolled.steps) == [one.id for one in planned(given)]
    for step in rolled.steps:
        one = given.modification_of[step.modification]
        pin = given.pin_of.get(one.id)
        if fixed := one.committed_to or (pin and pin.release):
            assert step.release == fixed, told(given)
        assert rolled.plan.release_of(one.id) == step.release


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_is_free_goes_before_its_target_or_passes_over_a_release_for_no_reason(seed: int) -> None:
    given = random_scenario(seed)
    ordered = [one.id for one in given.releases_in_order]
    for step in lapse(given).steps:
        name = step.modification
        if is_fixed(given, name) or has_mates(given, name):
            continue
        gone = sum(one.go_live <= given.as_of for one in given.releases)
        first = ordered.index(step.target) if step.target else gone
        last = ordered.index(step.release) if step.release else len(ordered)
        assert [refusal.release for refusal in step.refusals] == ordered[first:last], told(given)
        assert step.lapsed == (step.target is not None and ordered.index(step.target) < last and is_later(given, step))


def is_later(given: Scenario, step: Step) -> bool:
    """Two releases may go live on one day: in the other one, a change has not lapsed."""
    if step.release is None or step.target is None:
        return True
    return given.release_of[step.release].go_live > given.release_of[step.target].go_live


@pytest.mark.parametrize("seed", SEEDS)
def test_every_refusal_really_breaks_what_it_names(seed: int) -> None:
    """Step by step: with what was placed before, no option of the change can be in a release that refused it."""
    given = random_scenario(seed)
    made = Plan({})
    for step in lapse(given).steps:
        name = step.modification
        if not has_mates(given, name):
            for refusal in step.refusals:
                before = as_told(full_check(given, made))
                found = [
                    as_told(full_check(given, made.with_placement(name, Placement(refusal.release, option)))) - before
                    for option in options_of(given.modification_of[name])
                ]
                assert all(found), told(given)
                assert any(as_told(list(refusal.because)) <= one for one in found), told(given)
        if step.release:
            made = made.with_placement(name, Placement(step.release, step.option))


def random_plan(given: Scenario, random: Random) -> Plan:
    """A plan without sense: it breaks what it likes."""
    places: dict[str, Placement] = {}
    for one in planned(given):
        if random.random() < 0.7:
            options: list[str | None] = [*(option.id for option in one.options)] or [None]
            places[one.id] = Placement(random.choice(given.releases).id, random.choice(options))
    return Plan(places)


def broken_by_full_check(given: Scenario, plan: Plan, name: str, place: Placement) -> set[tuple[object, ...]]:
    """What a placement breaks: the clauses about the change, and all that were not broken without it."""
    without = as_told(full_check(given, plan.with_placement(name, None)))
    found = full_check(given, plan.with_placement(name, place))
    about = {one for one in as_told(found) if name in (*one[1], *one[2])}  # type: ignore[misc]
    return about | (as_told(found) - without)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_draft_finds_what_the_whole_check_finds(seed: int) -> None:
    """It looks at what is linked and counted only; the check looks at everything."""
    random = Random(seed)
    given = random_scenario(seed)
    for _ in range(4):
        plan = random_plan(given, random)
        draft = Draft(given, plan)
        for one in planned(given):
            for release_ in given.releases:
                place = Placement(release_.id, random.choice(options_of(one)))
                found = as_told(draft.broken_by({one.id: place}))
                assert found == broken_by_full_check(given, plan, one.id, place), f"{plan} {one.id} {told(given)}"
                refused = as_told(draft.refused_by({one.id: place}))
                assert refused <= found
                assert bool(refused) == bool(found)


@pytest.mark.parametrize("seed", SEEDS[::4])
def test_a_draft_forgets_where_a_change_was_before(seed: int) -> None:
    random = Random(seed)
    given = random_scenario(seed)
    first, second = random_plan(given, random), random_plan(given, random)
    moved = Draft(given, first)
    moved.place(second.placements)
    afresh = Draft(given, Plan({**first.placements, **second.placements}))
    assert moved.plan == afresh.plan
    for one in planned(given):
        for release_ in given.releases:
            place = {one.id: Placement(release_.id, options_of(one)[0])}
            assert as_told(moved.broken_by(place)) == as_told(afresh.broken_by(place))


def test_the_order_in_which_things_are_listed_changes_nothing() -> None:
    for seed in SEEDS[::8]:
        given = random_scenario(seed)
        turned = given.but(modifications=given.modifications[::-1], releases=given.releases[::-1])
        assert lapse(turned) == lapse(given), told(given)


def test_the_random_scenarios_have_lapses_of_every_sort() -> None:
    """A generator that degenerates would make every law here pass."""
    steps = [step for seed in SEEDS for step in lapse(random_scenario(seed)).steps]
    refused = Counter(
        violation.clause.rule for step in steps for refusal in step.refusals for violation in refusal.because
    )
    assert sum(step.lapsed for step in steps) >= 50
    assert sum(bool(step.carried_by) for step in steps) >= 20
    assert sum(step.release is None for step in steps) >= 20
    assert all(refused[rule.id] for rule in RULES if rule.id not in {"committed", "pinned", "one-option"}), refused


def test_every_lapse_is_told_in_one_sentence_without_gaps() -> None:
    for seed in SEEDS:
        given = random_scenario(seed)
        rolled = lapse(given)
        said = list(lapse_sentences(given, rolled))
        assert len(said) == sum(step.lapsed for step in rolled.steps)
        for sentence in said:
            assert sentence.endswith(".")
            assert not any(gap in sentence for gap in (": .", "because .", "because ;", "; ;", "  ", "None")), sentence
