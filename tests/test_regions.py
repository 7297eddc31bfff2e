"""Regions: where trade-offs may still be, held to finding all of them among points that are listed."""

from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest

from planner.questions.regions import Look, Regions, Values


def best_of(listed: Sequence[Values], look: Look) -> Values | None:
    """What a look finds among the points of a list."""
    limits = look.at_most
    within = [
        point
        for point in listed
        if all(most is None or value <= most for value, most in zip(point, limits, strict=True))
    ]
    return min(within, key=lambda point: tuple(point[goal] for goal in look.order), default=None)


def unbeaten(listed: list[Values]) -> set[Values]:
    """The points that no other is as good as in every goal."""
    return {
        point
        for point in listed
        if not any(
            other != point and all(here <= there for here, there in zip(other, point, strict=True)) for other in listed
        )
    }


def looked_through(regions: Regions, listed: list[Values], most: int) -> list[Look]:
    """Look until nothing is left; the looks that it took."""
    looks: list[Look] = []

    def look_at(look: Look) -> None:
        looks.append(look)
        found = best_of(listed, look)
        if found is None:
            regions.nothing_in(look)
        else:
            regions.add(look, found)

    for look in regions.ends:
        look_at(look)
    while widest := regions.widest():
        look_at(widest)
        assert len(looks) <= most, "it does not come to an end"
    return looks


def points(goals: int, seed: int) -> list[Values]:
    """Points of very unlike spans, some below zero, some worth the same in a goal."""
    random = Random(seed)
    spans = [random.choice([2, 5, 40, 3000]) for _ in range(goals)]
    count = random.choice([1, 2, 5, 30, 120])
    return [tuple(random.randint(-span // 3, span) for span in spans) for _ in range(count)]


@pytest.mark.parametrize("seed", range(150))
@pytest.mark.parametrize("goals", [2, 3])
def test_every_trade_off_is_found_and_nothing_else(goals: int, seed: int) -> None:
    listed = points(goals, seed)
    regions = Regions(goals)
    looked_through(regions, listed, most=10_000)
    assert set(regions.found) == unbeaten(listed)
    assert len(regions.found) == len(set(regions.found))
    assert regions.left == []


@pytest.mark.parametrize("seed", range(150))
@pytest.mark.parametrize("goals", [2, 3])
def test_what_was_not_found_yet_is_in_a_region(goals: int, seed: int) -> None:
    """Whenever it is stopped, no trade-off lies outside what it calls open."""
    listed = points(goals, seed)
    regions = Regions(goals)
    everything = unbeaten(listed)

    def look_at(look: Look) -> None:
        found = best_of(listed, look)
        if found is None:
            regions.nothing_in(look)
        else:
            regions.add(look, found)
        for missing in everything - set(regions.found):
            assert any(
                region.is_above(missing)
                and all(least is None or value >= least for value, least in zip(missing, region.lower, strict=True))
                for region in regions.left
            ), missing

    for look in regions.ends:
        look_at(look)
    while widest := regions.widest():
        look_at(widest)


@pytest.mark.parametrize("seed", range(20))
def test_with_two_goals_it_takes_three_looks_a_point_at_most(seed: int) -> None:
    """One that finds it, and two for the gap beside it: its lower half, and then the rest."""
    listed = points(2, seed)
    regions = Regions(2)
    looks = looked_through(regions, listed, most=10_000)
    assert len(looks) <= 3 * len(regions.found) + 2


def test_the_first_points_are_spread() -> None:
    """Of 1,001 points on a line, the first ten leave no gap wider than a quarter of it."""
    listed = [(value, 1000 - value) for value in range(1001)]
    regions = Regions(2)
    for look in regions.ends:
        regions.add(look, best_of(listed, look) or (0, 0))
    while len(regions.found) < 10:
        next_one = regions.widest()
        assert next_one is not None
        found = best_of(listed, next_one)
        assert found is not None
        regions.add(next_one, found)
    placed = sorted(first for first, _ in regions.found)
    assert max(later - earlier for earlier, later in pairwise(placed)) <= 250


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("goals", [2, 3])
def test_ends_that_were_put_off_are_looked_at_again(goals: int, seed: int) -> None:
    """However little was found by then, nothing is missed, and nothing is halved before its end is known."""
    listed = points(goals, seed)
    regions = Regions(goals)
    for look in regions.ends:
        regions.put_off(look)
    while widest := regions.widest():
        found = best_of(listed, widest)
        if found is None:
            regions.nothing_in(widest)
        else:
            regions.add(widest, found)
    assert set(regions.found) == unbeaten(listed)


def test_a_region_that_is_put_off_comes_after_those_that_are_not() -> None:
    """Of two gaps of one width, the one that was put off is looked at when the other is closed."""
    listed = [(0, 40), (20, 20), (40, 0)]
    regions = Regions(2)
    for look in regions.ends:
        regions.add(look, best_of(listed, look) or (0, 0))
    middle = regions.widest()
    assert middle is not None
    regions.add(middle, (20, 20))
    first = regions.widest()
    assert first is not None
    regions.put_off(first)
    while (other := regions.widest()) and other.region.put_off == 0:
        assert other.region.upper != first.region.upper
        regions.nothing_in(other)
    assert other is not None
    assert other.region.upper == first.region.upper
