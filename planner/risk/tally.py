"""Draws counted: chances of releases, days and releases by percentage, GBCS changes in each release."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models import Planned
from models.risk import Chance, ReleaseRisk
from planner.facts import impacts
from planner.risk.planning import WorldPlans
from planner.risk.rolled import LEFT_OUT, Ground, Places
from planner.risk.worlds import Worlds

PERCENTAGES = (50, 80)


@dataclass(frozen=True)
class Replanned:
    """The draws that were planned again, draw by draw."""

    draws: NDArray[np.int64]
    """Those that have a plan."""
    places: Places
    gbcs: NDArray[np.int64]
    """By draw and release, the GBCS changes that it carries."""
    dcc: NDArray[np.int64]
    """By draw and release, the changes of the DCC Systems that it carries."""


def replanned(worlds: Worlds, found: WorldPlans, ground: Ground) -> Replanned:
    """What the plans of the worlds say of the draws that have them."""
    of = worlds.world_of[: found.planned]
    with_plan = sorted(world for world, answer in found.answer_of.items() if isinstance(answer, Planned))
    draws = np.flatnonzero(np.isin(of, with_plan))
    row_of = np.zeros(len(worlds.worlds), dtype=np.int64)
    row_of[with_plan] = np.arange(len(with_plan))
    rows = row_of[of[draws]]
    placed = [answer.plan for world in with_plan if isinstance(answer := found.answer_of[world], Planned)]
    places = np.array([ground.places(plan.placements) for plan in placed], dtype=np.int16)
    places = places.reshape(len(placed), len(ground.names))
    carried = np.zeros((2, len(placed), len(ground.releases)), dtype=np.int64)
    for row, plan in enumerate(placed):
        for column, place in enumerate(places[row]):
            if place != LEFT_OUT:
                one = ground.scenario.modification_of[ground.names[column]]
                option = plan.placements[one.id].option
                carried[0, row, place] += "gbcs" in impacts(ground.scenario, one, option)
                carried[1, row, place] += one.touches_dcc_systems
    return Replanned(draws, places[rows], carried[0][rows], carried[1][rows])


def chances(ground: Ground, places: Places, name: str, of: int) -> dict[str | None, Chance]:
    """The chance of each release, and of none, in so many draws; with that of no plan, they add up to one."""
    column = places[:, ground.names.index(name)]
    found: dict[str | None, Chance] = {
        release: Chance(int((column == place).sum()), of) for place, release in enumerate(ground.releases)
    }
    found[None] = Chance(int((column == LEFT_OUT).sum()), of)
    return found


def releases_by(ground: Ground, places: Places, name: str, of: int) -> dict[int, str | None]:
    """The release by which so many of a hundred draws are live; None where they are left out, or have no plan."""
    if not of:
        return {}
    column = places[:, ground.names.index(name)].astype(np.int64)
    never = np.full(of - len(column), LEFT_OUT, dtype=np.int64)
    column = np.concatenate([column, never])
    ordered = np.sort(np.where(column == LEFT_OUT, len(ground.releases), column))
    releases = (*ground.releases, None)
    return {percent: releases[int(ordered[_index(percent, len(ordered))])] for percent in PERCENTAGES}


def _index(percent: int, count: int) -> int:
    """Of ordered numbers, the first that so many of a hundred do not exceed."""
    return max(0, -(-percent * count // 100) - 1)


def release_risks(ground: Ground, found: Replanned, count: int) -> Iterator[ReleaseRisk]:
    """What becomes of each release that is to come, in so many draws."""
    for place, release in enumerate(ground.releases):
        carried = found.gbcs[:, place]
        gbcs = {int(number): Chance(int((carried == number).sum()), count) for number in np.unique(carried)}
        yield ReleaseRisk(release, gbcs, Chance(int((found.dcc[:, place] == 0).sum()), count))


def ordinals_of(worlds: Worlds, draws: int) -> NDArray[np.int64]:
    """By draw and modification, the decision date."""
    first = worlds.table.calendar.first.toordinal()
    columns = [worlds.decisions[name] for name in worlds.names]
    return np.stack(columns, axis=1) + first if columns else np.zeros((draws, 0), dtype=np.int64)
