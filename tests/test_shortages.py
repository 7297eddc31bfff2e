"""Where too much wants too little: by hand, and against every plan of small random scenarios."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from random import Random
from typing import Any

import pytest

from models import Plan, Release, Scenario
from planner.explain.shortages import shortage_sentence
from planner.shortages import Shortage, shortages
from planner.windows import Asked, releases_of, windows_of
from tests.brute_force import BruteForce
from tests.factories import JUNE, JUNE_2022, NOVEMBER, modification, release, scenario
from tests.test_brute_force import random_scenario, told

GBCS = {"impacts": {"gbcs": "yes"}}
"""What a change of the GBCS says; its lead time is 9 months."""

FEBRUARY_2022 = release("feb-2022", "2022-02-24", carries=["documents"], capacity={"effort_days": 100})


def with_room(limited: Release, **capacity: int) -> Release:
    return limited.model_copy(update={"capacity": capacity})


def gbcs_room(*rooms: int) -> tuple[Release, ...]:
    """June 2021, November 2021 and June 2022, as many as there are rooms, each with room for some GBCS changes."""
    return tuple(with_room(one, gbcs=room) for one, room in zip((JUNE, NOVEMBER, JUNE_2022), rooms, strict=False))


def pinned(*names: str, to: str) -> list[dict[str, str]]:
    return [{"modification": name, "release": to} for name in names]


def waiver(rule: str, *about: str) -> dict[str, Any]:
    return {"rule": rule, "about": about, "why": "a test", "granted_by": "SEC Panel", "on": "2020-04-08"}


def windows(given: Scenario, asked: Asked | None = None) -> dict[str, list[str]]:
    """The releases of each window, sorted."""
    return {name: sorted(releases_of(window)) for name, window in windows_of(given, asked or {}).items()}


def test_five_pinned_changes_want_the_room_of_four() -> None:
    """5 GBCS changes are pinned to June 2021, which has room for 4: 5 - 4 = 1 too many."""
    names = ("CR1", "CR2", "CR3", "CR4", "CR5")
    given = scenario(
        *(modification(name, **GBCS) for name in names),
        releases=gbcs_room(4, 9),
        pins=pinned(*names, to="jun-2021"),
    )
    (shortage,) = shortages(given)

    assert shortage == Shortage("gbcs", ("jun-2021",), wanted=5, room=4, modifications=names)
    assert shortage_sentence(given, shortage) == (
        "the June 2021 SEC Release has room for 4 GBCS changes and 5 have no other release: "
        "1 too many (CR1, CR2, CR3, CR4, CR5)"
    )


def test_nothing_is_told_where_there_is_just_room() -> None:
    """2 in June with room for 2; the third touches no GBCS, and the fourth need not be placed at all."""
    given = scenario(
        *(modification(name, **GBCS) for name in ("a", "b", "free")),
        modification("documents"),
        releases=gbcs_room(2, 0),
        pins=pinned("a", "b", "documents", to="jun-2021"),
    )
    assert shortages(given) == []


def test_a_committed_change_takes_room_and_one_that_takes_no_part_does_not() -> None:
    """June has room for 1: the committed change takes it; the pin of what waits for its date has no effect."""
    committed = modification("a", **GBCS, decision={"approved": "unknown", "release": "jun-2021"})
    waiting = modification("waiting", **GBCS, decision="unknown")
    second = modification("b", **GBCS)
    pins = pinned("waiting", to="jun-2021")
    fits = scenario(committed, waiting, second, releases=gbcs_room(1), pins=pins)
    assert shortages(fits) == []

    given = scenario(committed, waiting, second, releases=gbcs_room(1), pins=[*pins, *pinned("b", to="jun-2021")])
    assert shortages(given) == [Shortage("gbcs", ("jun-2021",), 2, 1, ("a", "b"))]


def test_what_a_pinned_change_needs_has_no_later_release() -> None:
    """c, pinned to June 2021, needs b, which needs a: all three go in June, which has room for 2."""
    given = scenario(
        modification("a", **GBCS),
        modification("b", **GBCS, needs=["a"]),
        modification("c", **GBCS, needs=["b"]),
        releases=gbcs_room(2, 9),
        pins=pinned("c", to="jun-2021"),
    )
    assert windows(given) == {"a": ["jun-2021"], "b": ["jun-2021"], "c": ["jun-2021"]}
    assert shortages(given) == [Shortage("gbcs", ("jun-2021",), 3, 2, ("a", "b", "c"))]


def test_what_needs_a_pinned_change_may_be_left_out() -> None:
    given = scenario(
        modification("a", **GBCS),
        modification("b", **GBCS, needs=["a"]),
        releases=gbcs_room(1),
        pins=pinned("a", to="jun-2021"),
    )
    assert windows(given) == {"a": ["jun-2021"]}
    assert shortages(given) == []


def test_two_releases_are_short_where_neither_is() -> None:
    """Three changes have to go in June or November 2021, since others pinned to November need them.

    June has room for 1 and November for 1: 3 wanted, room for 2. Neither alone is short: nothing has to go in June,
    and nothing in November, as d, which is pinned there, touches no GBCS.
    """
    given = scenario(
        *(modification(name, **GBCS) for name in "abc"),
        modification("d", needs=["a", "b", "c"]),
        releases=gbcs_room(1, 1, 9),
        pins=pinned("d", to="nov-2021"),
    )
    (shortage,) = shortages(given)

    assert shortage == Shortage("gbcs", ("jun-2021", "nov-2021"), 3, 2, ("a", "b", "c"))
    assert shortage_sentence(given, shortage) == (
        "between the June 2021 SEC Release and the November 2021 SEC Release, 3 GBCS changes have no other release "
        "and there is room for 2: 1 too many (a, b, c)"
    )


def test_windows_that_overlap_are_short_together() -> None:
    """Two changes go in June or November 2021, two in November 2021 or June 2022: 4 wanted, and 3 times room for 1.

    Each two alone find room for 2. The room of February 2022 is for documents, and so for none of them.
    """
    late = {**GBCS, "decision": {"expected": "2020-10-28"}}
    june, november, june_2022 = gbcs_room(1, 1, 1)
    given = scenario(
        *(modification(name, **GBCS) for name in "ab"),
        *(modification(name, **late) for name in "cd"),
        modification("x", needs=["a", "b"]),
        modification("y", needs=["c", "d"]),
        releases=(june, november, with_room(FEBRUARY_2022, gbcs=9), june_2022),
        pins=[*pinned("x", to="nov-2021"), *pinned("y", to="jun-2022")],
    )
    assert windows(given)["a"] == ["jun-2021", "nov-2021"]
    assert windows(given)["c"] == ["jun-2022", "nov-2021"]
    (shortage,) = shortages(given)

    assert shortage == Shortage("gbcs", ("jun-2021", "nov-2021", "jun-2022"), 4, 3, ("a", "b", "c", "d"))
    assert shortage_sentence(given, shortage) == (
        "in the June 2021 SEC Release, the November 2021 SEC Release and the June 2022 SEC Release, 4 GBCS changes "
        "have no other release and there is room for 3: 1 too many (a, b, c, d)"
    )


def test_only_the_smallest_sets_are_told_in_order_of_go_live() -> None:
    """Each of the three releases is 1 short; that two or all of them are short together says nothing new."""
    given = scenario(
        *(modification(name, **GBCS) for name in "abcdef"),
        releases=gbcs_room(1, 1, 1),
        pins=[*pinned("c", "d", to="jun-2021"), *pinned("a", "b", to="nov-2021"), *pinned("e", "f", to="jun-2022")],
    )
    assert shortages(given) == [
        Shortage("gbcs", ("jun-2021",), 2, 1, ("c", "d")),
        Shortage("gbcs", ("nov-2021",), 2, 1, ("a", "b")),
        Shortage("gbcs", ("jun-2022",), 2, 1, ("e", "f")),
    ]


def test_a_decision_that_comes_late_leaves_the_later_releases() -> None:
    """Decided on 28 October 2020, 9 months before 28 July 2021: too late for June 2021, in time for November 2021.

    b, pinned to November, needs it: 2 GBCS changes in November, with room for 1.
    """
    given = scenario(
        modification("a", **GBCS, decision={"expected": "2020-10-28"}),
        modification("b", **GBCS, needs=["a"]),
        releases=gbcs_room(9, 1),
        pins=pinned("b", to="nov-2021"),
    )
    assert windows(given)["a"] == ["nov-2021"]
    assert shortages(given) == [Shortage("gbcs", ("nov-2021",), 2, 1, ("a", "b"))]


@pytest.mark.parametrize(("gap", "expected"), [("0 days", ["jun-2021", "nov-2021"]), ("8 months", ["jun-2021"])])
def test_what_comes_before_keeps_the_gap(gap: str, expected: list[str]) -> None:
    """As b is pinned to 30 June 2022; 8 months after 4 November 2021, 4 July 2022, is too late."""
    given = scenario(
        modification("a", **GBCS),
        modification("b", after=[{"id": "a", "gap": gap}]),
        releases=gbcs_room(0, 1, 1),
        pins=pinned("b", to="jun-2022"),
    )
    assert windows(given)["a"] == expected
    told_of = [(shortage.releases, shortage.wanted, shortage.room) for shortage in shortages(given)]
    assert told_of == ([(("jun-2021",), 1, 0)] if len(expected) == 1 else [])


def test_what_has_to_come_after_leaves_the_first_releases() -> None:
    """c, pinned to June 2022, needs b, which comes after a, pinned to June 2021: b goes in November or in June 2022."""
    given = scenario(
        modification("a"),
        modification("b", after=["a"]),
        modification("c", needs=["b"]),
        releases=(JUNE, NOVEMBER, JUNE_2022),
        pins=[*pinned("a", to="jun-2021"), *pinned("c", to="jun-2022")],
    )
    assert windows(given)["b"] == ["jun-2022", "nov-2021"]


@pytest.mark.parametrize("says", ["a", "b"])
def test_what_belongs_together_goes_in_the_same_release(says: str) -> None:
    """Whichever of the two names the other: a is pinned to June, so b goes there too; 2 wanted, room for 1."""
    links = {says: {"together": ["b" if says == "a" else "a"]}}
    given = scenario(
        *(modification(name, **GBCS, **links.get(name, {})) for name in "ab"),
        releases=gbcs_room(1, 9),
        pins=pinned("a", to="jun-2021"),
    )
    assert shortages(given) == [Shortage("gbcs", ("jun-2021",), 2, 1, ("a", "b"))]


@pytest.mark.parametrize(
    "waived",
    [waiver("release-load", "jun-2021", "gbcs"), waiver("release-load", "jun-2021"), waiver("release-load", "gbcs")],
    ids=lambda waived: " ".join(waived["about"]),
)
def test_a_waived_capacity_is_without_limit(waived: Mapping[str, Any]) -> None:
    given = scenario(
        *(modification(name, **GBCS) for name in "ab"),
        releases=gbcs_room(1, 1),
        pins=pinned("a", "b", to="jun-2021"),
        waivers=[waived],
    )
    assert shortages(given) == []


@pytest.mark.parametrize(
    "waived", [waiver("needs", "b", "a"), waiver("pinned", "b")], ids=lambda waived: str(waived["rule"])
)
def test_a_waived_link_or_pin_binds_nothing(waived: Mapping[str, Any]) -> None:
    """Without the link, a may be left out; without the pin, both may."""
    given = scenario(
        modification("a", **GBCS),
        modification("b", **GBCS, needs=["a"]),
        releases=gbcs_room(1),
        pins=pinned("b", to="jun-2021"),
        waivers=[waived],
    )
    assert "a" not in windows(given)
    assert shortages(given) == []


def test_what_takes_no_part_is_not_placed_for_being_needed_or_asked() -> None:
    """Both wait for a date; that b cannot be placed without a is for the conflict to tell."""
    given = scenario(
        *(modification(name, **GBCS, decision="unknown") for name in ("a", "other")),
        modification("b", needs=["a"]),
        releases=gbcs_room(0),
        pins=pinned("b", to="jun-2021"),
    )
    assert windows(given, {"other": "jun-2021"}) == {"b": ["jun-2021"]}


def test_no_window_holds_a_release_that_has_gone_live() -> None:
    given = scenario(
        modification("a"),
        modification("b", needs=["a"]),
        releases=(release("gone", "2020-04-08"), JUNE, NOVEMBER),
        pins=pinned("b", to="jun-2021"),
    )
    assert windows(given)["a"] == ["jun-2021"]


def test_no_window_holds_a_release_whose_baselined_scope_lacks_the_change() -> None:
    """June 2021 was baselined with b and without a, a day before."""
    given = scenario(
        *(modification(name, dcc_systems=True) for name in "ab"),
        modification("c", needs=["a", "b"]),
        releases=(JUNE.model_copy(update={"dcc_baseline": date(2020, 4, 7)}), NOVEMBER),
        pins=pinned("c", to="nov-2021"),
        baseline={"jun-2021": ["b"]},
    )
    assert windows(given) == {"a": ["nov-2021"], "b": ["jun-2021", "nov-2021"], "c": ["nov-2021"]}


def test_a_waived_cut_off_opens_its_release_alone() -> None:
    """Decided on the day of the last go-live: in time for no release, but for the one that is waived."""
    late = modification("a", decision={"expected": "2022-06-30"})
    given = scenario(
        late,
        modification("b", needs=["a"]),
        releases=(JUNE, NOVEMBER, JUNE_2022),
        pins=pinned("b", to="jun-2022"),
        waivers=[waiver("decision-cut-off", "a", "nov-2021")],
    )
    assert windows(given)["a"] == ["nov-2021"]


def test_a_release_without_the_capacity_takes_everything() -> None:
    """Both may go in June 2021, which counts no GBCS changes: nothing is short in November."""
    given = scenario(
        *(modification(name, **GBCS) for name in "ab"),
        modification("c", needs=["a", "b"]),
        releases=(JUNE, with_room(NOVEMBER, gbcs=0)),
        pins=pinned("c", to="nov-2021"),
    )
    assert windows(given)["a"] == ["jun-2021", "nov-2021"]
    assert shortages(given) == []


def test_loads_add_up() -> None:
    """80 + 21 = 101 effort days in November, which has 100: 1 too many."""
    given = scenario(
        modification("a", load={"effort_days": 80}),
        modification("b", load={"effort_days": 21}),
        releases=(with_room(NOVEMBER, effort_days=100, testers=0),),
        pins=pinned("a", "b", to="nov-2021"),
    )
    (shortage,) = shortages(given)

    assert shortage == Shortage("effort_days", ("nov-2021",), 101, 100, ("a", "b"))
    assert shortage_sentence(given, shortage) == (
        "the November 2021 SEC Release has room for 100 effort days and 2 changes that have no other release use "
        "at least 101: 1 effort days too many (a, b)"
    )


def test_a_single_change_may_be_too_large() -> None:
    """1,300 effort days where June and November have 600 each; that it fits in neither alone is not what is told."""
    given = scenario(
        modification("a", load={"effort_days": 1300}),
        modification("b", needs=["a"]),
        releases=(with_room(JUNE, effort_days=600), with_room(NOVEMBER, effort_days=600)),
        pins=pinned("b", to="nov-2021"),
    )
    (shortage,) = shortages(given)

    assert shortage_sentence(given, shortage) == (
        "between the June 2021 SEC Release and the November 2021 SEC Release, 1 change that has no other release "
        "uses at least 1,300 effort days and there is room for 1,200: 100 effort days too many (a)"
    )


def test_of_several_options_the_least_use_counts() -> None:
    """With x it uses 30 and with y 20; beside the 90 of b, 110 of 100 at the least. Chosen, x makes it 120."""
    options = [{"id": "x", "load": {"effort_days": 30}}, {"id": "y", "load": {"effort_days": 20}}]
    for chosen, wanted in ((None, 110), ("x", 120)):
        given = scenario(
            modification("a", options=options, option=chosen),
            modification("b", load={"effort_days": 90}),
            releases=(with_room(JUNE, effort_days=100),),
            pins=pinned("a", "b", to="jun-2021"),
        )
        assert shortages(given) == [Shortage("effort_days", ("jun-2021",), wanted, 100, ("a", "b"))]


def test_an_option_that_misses_its_cut_off_is_none() -> None:
    """Decided in August 2020, the option that touches DUIS (12 months) is late for June 2021, the other is not."""
    options = [{"id": "duis", "impacts": {"duis": "yes"}}, {"id": "gbcs", "impacts": {"gbcs": "yes"}}]
    given = scenario(
        modification("a", options=options, decision={"expected": "2020-08-03"}),
        releases=gbcs_room(0, 9),
        pins=pinned("a", to="jun-2021"),
    )
    assert shortages(given) == [Shortage("gbcs", ("jun-2021",), 1, 0, ("a",))]


def test_what_is_asked_counts_like_a_pin() -> None:
    """Room for 1 in June: a is pinned there, b is asked there; asked elsewhere, or left out, nothing is short."""
    given = scenario(
        *(modification(name, **GBCS) for name in "ab"), releases=gbcs_room(1, 1), pins=pinned("a", to="jun-2021")
    )
    assert shortages(given) == []
    assert shortages(given, {"b": "jun-2021"}) == [Shortage("gbcs", ("jun-2021",), 2, 1, ("a", "b"))]
    assert shortages(given, {"b": "nov-2021"}) == []
    assert shortages(given, {"b": None}) == []


def test_an_empty_window_wants_nothing() -> None:
    """Pinned to November, a comes after b, pinned there as well: neither has a window, and c still finds no room."""
    given = scenario(
        modification("a", **GBCS, after=["b"]),
        modification("b", **GBCS),
        modification("c", **GBCS),
        releases=gbcs_room(0, 0),
        pins=[*pinned("a", "b", to="nov-2021"), *pinned("c", to="jun-2021")],
    )
    assert windows(given) == {"a": [], "b": [], "c": ["jun-2021"]}
    assert [shortage.modifications for shortage in shortages(given)] == [("c",)]


def test_the_room_of_a_release_that_carries_other_things_is_no_help() -> None:
    """Both a and b, of the DCC Systems, go in November 2021 or June 2022: 60 wanted, 50 of room.

    The 100 of February 2022 are for documents. Whether d, pinned there, uses 1 of them changes nothing.
    """
    options = {"dcc_systems": True, "load": {"effort_days": 30}, "decision": {"expected": "2021-04-01"}}
    for load in (0, 1):
        given = scenario(
            modification("a", **options),
            modification("b", **options),
            modification("c", needs=["a", "b"]),
            modification("d", load={"effort_days": load}),
            releases=(
                with_room(NOVEMBER, effort_days=25),
                FEBRUARY_2022,
                with_room(JUNE_2022, effort_days=25),
            ),
            pins=[*pinned("c", to="jun-2022"), *pinned("d", to="feb-2022")],
        )
        (shortage,) = shortages(given)

        assert shortage == Shortage("effort_days", ("nov-2021", "jun-2022"), 60, 50, ("a", "b"))
        assert shortage_sentence(given, shortage) == (
            "in the November 2021 SEC Release and the June 2022 SEC Release, 2 changes that have no other release use "
            "at least 60 effort days and there is room for 50: 10 effort days too many (a, b)"
        )


def test_with_no_release_nothing_is_short() -> None:
    assert shortages(scenario(modification("a"), releases=()), {"a": None}) == []


# Against counting

SEEDS = range(240)
Generator = Callable[[int], Scenario]


def tight_scenario(seed: int) -> Scenario:
    """Little room, and much that has to be placed."""
    random = Random(seed)
    names = ["a", "b", "c", "d"][: random.randint(3, 4)]
    offered = random.choice([(JUNE, NOVEMBER), (JUNE, NOVEMBER, JUNE_2022), (NOVEMBER, FEBRUARY_2022, JUNE_2022)])
    limited = [_tight_release(random, one) for one in offered]
    releases = [one.id for one in limited]
    return scenario(
        *(modification(name, **_tight_change(random, names, name)) for name in names),
        releases=tuple(limited),
        pins=[*pinned(names[-1], to=releases[-1]), *_tight_pins(random, names[:-1], releases)],
        waivers=[_tight_waiver(random, releases)] if random.random() < 0.3 else [],
    )


def _tight_pins(random: Random, names: list[str], releases: list[str]) -> list[dict[str, str]]:
    return [pin for name in names if random.random() < 0.08 for pin in pinned(name, to=random.choice(releases))]


def _tight_release(random: Random, limited: Release) -> Release:
    capacity = {"gbcs": random.choice([0, 1, 1, 2]), "effort_days": random.randint(0, 60)}
    return with_room(limited, **{thing: room for thing, room in capacity.items() if random.random() < 0.9})


def _tight_change(random: Random, names: list[str], name: str) -> dict[str, Any]:
    before = names[: names.index(name)]
    options = [{"id": "x", "load": {"effort_days": 5}}, {"id": "y", "impacts": {"gbcs": "no", "duis": "yes"}}]
    return {
        "impacts": {"gbcs": random.choice(["yes", "yes", "no"])},
        "load": {"effort_days": random.randint(0, 50)},
        "decision": {"expected": random.choice(["2019-01-02", "2019-01-02", "2019-01-02", "2020-10-28"])},
        "options": options if random.random() < 0.2 else [],
        "needs": [other for other in before if random.random() < (0.8 if name == names[-1] else 0.15)],
        "together": [other for other in before if random.random() < 0.1],
        "after": [
            {"id": other, "gap": random.choice(["0 days", "8 months"])} for other in before if random.random() < 0.1
        ],
    }


def _tight_waiver(random: Random, releases: list[str]) -> dict[str, Any]:
    return random.choice(
        [
            waiver("release-load", random.choice(releases)),
            waiver("release-load", "gbcs"),
            waiver("needs", "b"),
            waiver("together", "a"),
            waiver("after", "b", "a"),
            waiver("pinned", "a"),
            waiver("decision-cut-off", "b"),
            waiver("release-carries", random.choice(releases)),
        ]
    )


def random_asked(given: Scenario, seed: int) -> Asked:
    """Half of the time, one change in some release, or left out."""
    random = Random(seed)
    places = [None, *sorted(given.release_of)]
    return {random.choice(sorted(given.modification_of)): random.choice(places)} if random.random() < 0.5 else {}


@cache
def counted(generator: Generator, seed: int) -> BruteForce:
    return BruteForce(generator(seed))


def plans_of(generator: Generator, seed: int, asked: Asked) -> Iterator[tuple[Plan, set[str]]]:
    """The plans that do what is asked, each with the rules that it breaks."""
    for plan, broken in counted(generator, seed).breaks:
        if all(plan.release_of(name) == release for name, release in asked.items()):
            yield plan, {clause.rule for clause in broken}


GENERATORS = pytest.mark.parametrize(
    "generator",
    [pytest.param(random_scenario, id="a little of everything"), pytest.param(tight_scenario, id="little room")],
)


@GENERATORS
def test_where_something_is_short_no_plan_keeps_all_rules(generator: Generator) -> None:
    for seed in SEEDS:
        given = generator(seed)
        asked = random_asked(given, seed)
        if shortages(given, asked):
            kept = [plan.placements for plan, broken in plans_of(generator, seed, asked) if not broken]
            assert kept == [], f"seed {seed}: asked {asked} of {told(given)}"


@GENERATORS
def test_every_plan_places_what_it_has_to_within_the_window(generator: Generator) -> None:
    """Also one that breaks a rule which windows know nothing of."""
    others = {"release-load", "uplift-limit", "apart", "excludes"}
    for seed in SEEDS:
        given = generator(seed)
        asked = random_asked(given, seed)
        plans = [plan for plan, broken in plans_of(generator, seed, asked) if broken <= others]
        for name, window in windows_of(given, asked).items():
            places = {plan.placements.get(name) for plan in plans}
            assert places <= window, f"seed {seed}: {name}, asked {asked} of {told(given)}"


def test_the_random_scenarios_are_short_of_enough() -> None:
    """A generator that degenerates would make the tests above pass."""
    given = {seed: tight_scenario(seed) for seed in SEEDS}
    found = [shortages(one, random_asked(one, seed)) for seed, one in given.items()]
    every = [shortage for some in found for shortage in some]
    narrowed = [releases for one in given.values() for releases in windows(one).values() if len(releases) == 2]
    assert sum(bool(some) for some in found) >= 60
    assert sum(not some for some in found) >= 60
    assert {shortage.thing for shortage in every} == {"gbcs", "effort_days"}
    assert sum(len(shortage.releases) > 1 for shortage in every) >= 10
    assert len(narrowed) >= 60


@GENERATORS
def test_the_order_in_which_things_are_listed_changes_nothing(generator: Generator) -> None:
    for seed in SEEDS[::3]:
        given = generator(seed)
        turned = given.but(modifications=given.modifications[::-1], releases=given.releases[::-1])
        assert shortages(turned) == shortages(given), told(given)
