"""The answer to "how likely is it?": what becomes of decisions and releases over many draws of the durations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Literal

from models.outcome import Outcome
from models.shown import Shown, counted

CERTAINTY = 1.96
"""Standard errors on either side within which 95 of 100 samples find the chance that they look for."""


MOST_DRAWS = 100_000
"""More take memory, and make no chance surer than the assumptions are."""


@dataclass(frozen=True, slots=True)
class Draws:
    """What is to be drawn.

    Raises
    ------
    ValueError
        If there are no draws, or too many.
    """

    count: int = 1000
    seed: int = 0
    """The same seed draws the same, on any machine."""
    plans: int | None = None
    """The most worlds to plan: where there are more, the first so many draws are. None for what the size allows."""
    listing: tuple[str, str | None] | None = None
    """A modification, and a release or None for left out: the draws whose plans have it there are listed."""

    def __post_init__(self) -> None:
        if not 1 <= self.count <= MOST_DRAWS:
            raise ValueError(f"{self.count:,} draws: take from 1 to {MOST_DRAWS:,}")


@dataclass(frozen=True, slots=True)
class Chance:
    """A share of draws."""

    hits: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where nothing was drawn."""
        return self.hits / self.of if self.of else 0.0

    @property
    def error(self) -> float:
        """The standard error of the share."""
        return sqrt(self.hits * (self.of - self.hits) / self.of) / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the chance is, with 95 % certainty (Wilson): never empty, as no hit at all does not mean never."""
        if not self.of:
            return 0.0, 1.0
        squared = CERTAINTY * CERTAINTY
        centre = self.hits + squared / 2
        width = CERTAINTY * sqrt(self.hits * (self.of - self.hits) / self.of + squared / 4)
        low, high = (centre - width) / (self.of + squared), (centre + width) / (self.of + squared)
        return max(0.0, low) if self.hits else 0.0, min(1.0, high) if self.hits < self.of else 1.0


@dataclass(frozen=True, slots=True)
class StepSpread:
    """How the duration of a step is taken to spread."""

    step: str
    how: Literal["past", "quantiles", "assumed", "none"]
    """From past durations, from quantiles, assumed from target and average, or not at all."""
    unit: str
    least: int
    most: int
    mean: float
    why: str
    """In words."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What it is worth that a step is done so many Working Days earlier, all else being drawn alike."""

    step: str
    """The first that spreads, or the last, which is the decision itself."""
    days: int
    in_time: Chance | None
    """To make the cut-off."""
    priority_days: float
    """By how many priority-weighted days later than target all modifications are, less than without it, on average."""
    left_out: float
    """By how much weight less is left out, on average."""
    draws: int
    """The draws that the last two rest on."""


@dataclass(frozen=True, slots=True)
class CutOffChance:
    """The chance that a decision comes by a cut-off."""

    release: str
    option: str | None
    cut_off: date
    chance: Chance
    without: Mapping[str, int]
    """By cause, the misses that are left without it."""


@dataclass(frozen=True, slots=True)
class ModificationRisk:
    """What becomes of one modification."""

    modification: str
    why_sure: str
    """Why its decision date does not spread; empty where it does."""
    decisions: Mapping[int, date | None]
    """By percentage, the day by which it is decided; None where that is beyond the tables of bank holidays.

    Worked out from the spreads of durations, and not counted in draws.
    """
    cut_off: CutOffChance | None
    """For the release that the plan has it in, or its target; None where none applies."""
    releases: Mapping[str | None, Chance]
    """By release, as the draws are planned again; None stands for left out."""
    lapsed: Mapping[str | None, Chance]
    """The same by the lapse rule."""
    release_by: Mapping[int, str | None]
    """By percentage, the release by which it goes live, as the draws are planned again."""
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class ReleaseRisk:
    """What becomes of one release, as the draws are planned again."""

    release: str
    gbcs: Mapping[int, Chance]
    """By number of GBCS changes."""
    no_dcc_systems: Chance
    """That it carries no change of the DCC Systems."""


@dataclass(frozen=True, slots=True)
class CauseRisk:
    """What keeps decisions from their cut-offs."""

    cause: str
    """A step, or the shared cause."""
    is_shared: bool
    without: int
    """Misses, of all modifications in all draws, that are left where this takes no longer than its target."""


@dataclass(frozen=True, slots=True)
class ListedDraw:
    """A draw in which a modification goes in the release that was asked for."""

    number: int
    decision: date | None
    """Of the modification; None where it is beyond the tables of bank holidays."""
    planned: str | None
    """Its release in the plan of the draw."""
    lapsed: str | None
    """Its release by the lapse rule."""


@dataclass(frozen=True, slots=True, repr=False)
class Risk(Shown):
    """The whole answer."""

    base: Outcome
    """The plan with decisions on the days that are expected."""
    draws: int
    seed: int
    worlds: int
    """Draws that look different to the planner."""
    lapsed: int
    """Draws that were rolled forward by the lapse rule: the first so many."""
    planned: int
    """Draws planned again: the first so many."""
    plans: int
    """Worlds that these draws are."""
    taken_over: int
    """Of those, how many have the answer of an earlier one, whose plan is checked there too; the rest were planned."""
    recalled: int
    """Of those that were planned, how many were so in an earlier run, whose journal this one goes on from."""
    unproved: int
    """Of all those, how many have a plan that is not proved best in the time given."""
    planless: int
    """Of the draws planned again, those of which no plan exists, or none was found."""
    spreads: tuple[StepSpread, ...]
    modifications: tuple[ModificationRisk, ...]
    releases: tuple[ReleaseRisk, ...]
    holds: Chance | None
    """That all decisions which are drawn make the cut-offs of the plan; None where there are none to make."""
    misses: int
    """Cut-offs missed, of all modifications in all draws."""
    causes: tuple[CauseRisk, ...]
    listed: tuple[ListedDraw, ...] = ()
    """The draws that were asked for."""
    stopped: Literal["interrupt", "worker"] | None = None

    @property
    def in_short(self) -> str:
        """How many draws, of what."""
        return f"{counted(self.draws, 'draw')} of {self.base.scenario.name}, seed {self.seed}"


@dataclass(frozen=True, slots=True)
class DrawnStep:
    """A step as one draw has it."""

    step: str
    on: date | None
    takes: str
    """The duration that was drawn; empty where the step takes none."""
    by_cause: bool
    """Whether the shared cause has set it."""


@dataclass(frozen=True, slots=True)
class DrawnWay:
    """The way to one decision as a draw has it."""

    modification: str
    decision: date | None
    """None where it is beyond the tables of bank holidays."""
    steps: tuple[DrawnStep, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Draw(Shown):
    """One draw, opened."""

    number: int
    seed: int
    ways: tuple[DrawnWay, ...]
    outcome: Outcome
    """Its plan, and what the lapse rule gives; of a scenario with the decisions on the days drawn."""

    @property
    def in_short(self) -> str:
        """Which draw, and its plan."""
        return f"draw {self.number} of seed {self.seed}, {self.outcome.in_short}"
