"""How likely it is: the whole answer, from durations to chances."""

from collections.abc import Iterator, Mapping
from concurrent.futures import BrokenExecutor
from datetime import date
from functools import cached_property
from typing import Literal

import numpy as np

from models import Modification, Outcome, Planned, Scenario
from models.risk import (
    CauseRisk,
    Chance,
    CutOffChance,
    Draws,
    Earlier,
    ListedDraw,
    ModificationRisk,
    Risk,
    StepSpread,
)
from planner.odds.days import Days
from planner.odds.decisions import Odds
from planner.questions.settling import Means
from planner.risk.causes import Watched, causes, misses_without, watched
from planner.risk.draws import Dice
from planner.risk.earlier import Values
from planner.risk.planning import WorldPlans, plan_worlds
from planner.risk.rolled import LEFT_OUT, Ground, Places, roll_all
from planner.risk.tally import PERCENTAGES, chances, ordinals_of, release_risks, releases_by, replanned
from planner.risk.walk import Ways
from planner.risk.worlds import Worlds, drawn_modifications

CELLS = 400_000
FEWEST_PLANS = 250


def most_plans(scenario: Scenario) -> int:
    """How many worlds are planned where nobody says: all for a small scenario, a few hundred for a large one."""
    return max(FEWEST_PLANS, CELLS // max(1, len(scenario.modifications) * len(scenario.releases)))


def risk(base: Outcome, asked: Draws, means: Means) -> Risk:
    """What becomes of decisions and releases over many draws.

    Parameters
    ----------
    base
        The plan with decisions on the days that are expected.
    """
    return _Answering(base, asked, means).answer()


class _Answering:
    """An answer on its way."""

    def __init__(self, base: Outcome, asked: Draws, means: Means) -> None:
        self._base = base
        self._asked = asked
        self._means = means
        self._ground = Ground(base.scenario)
        self._ways = Ways(base.scenario, Dice(asked.seed, asked.count, base.scenario.governance.shared_cause))
        self._odds = Odds(base.scenario)
        self._drawn = drawn_modifications(base.scenario)
        self._stopped: Literal["interrupt", "worker"] | None = None

    @cached_property
    def _worlds(self) -> Worlds:
        decisions = {one.id: self._ways.decisions(one) for one in self._drawn}
        return Worlds(self._base.scenario, self._ways.table, decisions, self._asked.count)

    @cached_property
    def _unsure(self) -> list[Modification]:
        """The modifications whose decision dates spread."""
        return [one for one in self._drawn if len(np.unique(self._worlds.decisions[one.id])) > 1]

    @cached_property
    def _watched(self) -> Mapping[str, Watched]:
        answer = self._base.answer
        placements = answer.plan.placements if isinstance(answer, Planned) else {}
        found = [watched(self._base.scenario, self._ways, one, placements.get(one.id)) for one in self._drawn]
        return {one.modification: one for one in found if one is not None}

    def answer(self) -> Risk:
        """All of it, or what is known when it is ended."""
        lapsed = self._lapsed()
        found = WorldPlans() if self._stopped else self._plans()
        earlier = {} if self._stopped else self._earlier(lapsed)
        again = replanned(self._worlds, found, self._ground)
        without = self._without()
        worlds = np.unique(self._worlds.world_of[: found.planned]).tolist()
        answers = [found.answer_of[world] for world in worlds]
        return Risk(
            base=self._base,
            draws=self._asked.count,
            seed=self._asked.seed,
            worlds=len(self._worlds.worlds),
            lapsed=len(lapsed),
            planned=found.planned,
            plans=len(worlds),
            taken_over=len(found.taken_over.intersection(worlds)),
            recalled=len(found.recalled.intersection(worlds)),
            unproved=sum(isinstance(one, Planned) and not one.unique for one in answers),
            planless=found.planned - len(again.draws),
            spreads=tuple(self._spreads()),
            modifications=tuple(
                self._modification(name, lapsed, again.places, found.planned, without, earlier.get(name, ()))
                for name in self._ground.names
            ),
            releases=tuple(release_risks(self._ground, again, found.planned)),
            holds=self._holds(),
            misses=sum(self._misses(one.id) for one in self._drawn),
            causes=tuple(
                CauseRisk(cause, is_shared, sum(misses.values())) for (cause, is_shared), misses in without.items()
            ),
            listed=tuple(self._listed(lapsed, again.draws, again.places)),
            stopped=self._stopped,
        )

    def _lapsed(self) -> Places:
        """Every draw rolled forward; the first so many where it is ended on its way."""
        ordinals = ordinals_of(self._worlds, self._asked.count)
        found: dict[int, Places] = {}
        try:
            found.update(roll_all(self._worlds, ordinals, self._means, "draws rolled forward"))
        except KeyboardInterrupt:
            self._stopped = "interrupt"
        except BrokenExecutor:
            self._stopped = "worker"
        row = np.zeros((0, len(self._ground.names)), dtype=np.int16)
        while len(row) in found:
            row = np.concatenate([row, found.pop(len(row))])
        return row

    def _plans(self) -> WorldPlans:
        most = self._asked.plans or most_plans(self._base.scenario)
        found = plan_worlds(self._worlds, self._means, most)
        self._stopped = found.stopped
        return found

    def _earlier(self, lapsed: Places) -> Mapping[str, tuple[Earlier, ...]]:
        values = Values(self._ways, self._worlds, ordinals_of(self._worlds, len(lapsed)), lapsed)
        try:
            return values.of([one.id for one in self._unsure], self._watched, self._means)
        except KeyboardInterrupt:
            self._stopped = "interrupt"
        except BrokenExecutor:
            self._stopped = "worker"
        return {}

    def _without(self) -> dict[tuple[str, bool], dict[str, int]]:
        """By cause and modification, the misses that are left without it."""
        found = causes(self._ways, self._unsure)
        return {
            (cause.name, cause.is_shared): misses_without(self._ways, self._watched, self._drawn, cause)
            for cause in found
        }

    def _holds(self) -> Chance | None:
        """That all decisions which are drawn make the cut-offs of the plan; None where there are none to make."""
        answer = self._base.answer
        placed = answer.plan.placements if isinstance(answer, Planned) else {}
        days = [(self._worlds.decisions[one], self._watched[one].last_day) for one in self._watched if one in placed]
        if not days:
            return None
        in_time = np.all([decisions <= last_day for decisions, last_day in days], axis=0)
        return Chance(int(in_time.sum()), len(in_time))

    def _decided_by(self, one: Modification) -> dict[int, date | None]:
        """By percentage, the day by which it is decided: worked out, so that it is what plans with confidence take."""
        if one.id not in self._worlds.decisions:
            return dict.fromkeys(PERCENTAGES, one.decided_on)
        ways = {percent: list(self._odds.days_by(one, percent)) for percent in PERCENTAGES}
        return {percent: days[-1][1] for percent, days in ways.items()}

    def _misses(self, name: str) -> int:
        return (chance.of - chance.hits) if (chance := self._in_time(name)) else 0

    def _in_time(self, name: str) -> Chance | None:
        if name not in self._watched:
            return None
        in_time = self._worlds.decisions[name] <= self._watched[name].last_day
        return Chance(int(in_time.sum()), len(in_time))

    def _spreads(self) -> Iterator[StepSpread]:
        """Of the steps that are still to come for any of them."""
        to_come = {step for one in self._drawn for step in self._ways.left(one)}
        for step, spread in self._ways.spreads.items():
            if step in to_come:
                least, most = spread.amounts[0], spread.amounts[-1]
                yield StepSpread(step, spread.how, spread.unit, least, most, spread.mean, spread.why)

    def _modification(
        self,
        name: str,
        lapsed: Places,
        places: Places,
        of: int,
        without: Mapping[tuple[str, bool], Mapping[str, int]],
        earlier: tuple[Earlier, ...],
    ) -> ModificationRisk:
        one = self._base.scenario.modification_of[name]
        is_drawn = name in self._worlds.decisions
        return ModificationRisk(
            modification=name,
            why_sure="" if one in self._unsure else _why_sure(one, is_drawn=is_drawn),
            decisions=self._decided_by(one),
            cut_off=self._cut_off(name, {cause: misses.get(name, 0) for (cause, _), misses in without.items()}),
            releases=chances(self._ground, places, name, of),
            lapsed=chances(self._ground, lapsed, name, len(lapsed)),
            release_by=releases_by(self._ground, places, name, of),
            earlier=earlier,
        )

    def _cut_off(self, name: str, without: Mapping[str, int]) -> CutOffChance | None:
        if (chance := self._in_time(name)) is None:
            return None
        of = self._watched[name]
        last_day = self._ways.table.day(of.last_day)
        assert last_day is not None, "a cut-off is within the tables"
        return CutOffChance(of.release, of.option, last_day, chance, without)

    def _listed(self, lapsed: Places, draws: Days, places: Places) -> Iterator[ListedDraw]:
        """The draws that were asked for: by their plans, as far as there are any."""
        if self._asked.listing is None:
            return
        name, release = self._asked.listing
        column = self._ground.names.index(name)
        place = LEFT_OUT if release is None else self._ground.releases.index(release)
        releases = {LEFT_OUT: None, **dict(enumerate(self._ground.releases))}
        days = self._worlds.decisions.get(name)
        for row in np.flatnonzero(places[:, column] == place).tolist():
            number = int(draws[row])
            known = self._base.scenario.modification_of[name].decided_on
            decision = known if days is None else self._ways.table.day(int(days[number]))
            yield ListedDraw(number, decision, release, releases[int(lapsed[number, column])])


def _why_sure(modification: Modification, *, is_drawn: bool) -> str:
    """Why its decision has one date only."""
    if is_drawn:
        return "every step that is left has one duration only"
    if modification.decided_on is None:
        return "it needs no decision"
    return "it is approved" if modification.is_approved else "the date of its decision is typed in, not forecast"
