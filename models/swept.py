"""The answer to a sweep: the plan at each point, the points by plan, and where along a line the plan changes."""

from dataclasses import dataclass
from typing import Literal

from models.answer import Answer, Planned, is_final
from models.outcome import Outcome
from models.plan import Placement
from models.shown import Shown, counted


@dataclass(frozen=True, slots=True)
class SweptPoint:
    """A combination of values, and what was found there."""

    words: tuple[str, ...]
    """A value for each pair of braces, as it stands in a change."""
    asked: bool
    """Whether it is of the grid, and not one between two of its points."""
    problem: str
    """Points with the same one are the same problem: they have the same plans, worth the same."""
    answer: Answer

    @property
    def plan(self) -> dict[str, Placement] | None:
        """The placements of the best plan; None where there is none, or it is not proved to be the one."""
        return dict(self.answer.plan.placements) if isinstance(self.answer, Planned) and self.answer.unique else None

    @property
    def settled(self) -> bool:
        """Whether it is proved which plan is the one, or that there is none."""
        return is_final(self.answer)


@dataclass(frozen=True, slots=True)
class SweptPlan:
    """The points that have one plan."""

    points: tuple[SweptPoint, ...]
    """In the order of the grid; those between its points among them."""

    @property
    def answer(self) -> Answer:
        """The answer at its first point: at others, the same plan may be worth something else."""
        return self.points[0].answer


@dataclass(frozen=True, slots=True)
class Breakpoint:
    """Two whole numbers next to each other, or two days, with different plans."""

    before: SweptPoint
    after: SweptPoint


@dataclass(frozen=True, slots=True)
class SweptLine:
    """What lies along one pair of braces with a span, all other values being fixed."""

    axis: int
    through: tuple[str, ...]
    """The point of it with the first value asked for."""
    points: tuple[SweptPoint, ...]
    """Those that were planned, in order."""
    breakpoints: tuple[Breakpoint, ...]
    unseen: tuple[tuple[str, str], ...]
    """Pairs of values between which there are others that were not planned."""


@dataclass(frozen=True, slots=True, repr=False)
class Swept(Shown):
    """The whole answer."""

    base: Outcome
    """The plan without any of the changes."""
    patterns: tuple[str, ...]
    """The changes in words, with their braces."""
    axes: tuple[str, ...]
    """Each pair of braces by what stands around it."""
    asked: int
    """Points of the grid."""
    plans: tuple[SweptPlan, ...]
    """In the order of their first points."""
    lines: tuple[SweptLine, ...]
    problems: int
    """Different problems among the points that were planned."""
    recalled: int
    """Problems whose answers an earlier run had found, which was interrupted."""
    stopped: Literal["interrupt", "worker"] | None = None
    """Why it ended early, if it did: somebody ended it, or a worker was lost."""

    @property
    def points(self) -> tuple[SweptPoint, ...]:
        """Every point that was planned, plan by plan."""
        return tuple(point for plan in self.plans for point in plan.points)

    @property
    def missing(self) -> int:
        """Points of the grid that were not planned."""
        return self.asked - sum(point.asked for point in self.points)

    @property
    def in_short(self) -> str:
        """How many points, and how many plans."""
        found = f"{counted(self.asked - self.missing, 'point')}, {counted(len(self.plans), 'plan')}"
        return f"{'; '.join(self.patterns)}: {found}"
