"""The delivery milestones of a release as they stand: planned and forecast dates, BRAG, and what is wrong with them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.duration import Duration

Brag = Literal["blue", "red", "amber", "green"]
"""Complete; in danger; behind the plan; on plan."""

BRAG_NAMES: dict[Brag, str] = {"blue": "Blue", "red": "Red", "amber": "Amber", "green": "Green"}
"""As the papers write them."""

Sign = Literal["done", "overdue", "not before go-live", "short window", "very late", "late", "out of order", "on plan"]
"""What gives a milestone its status."""


@dataclass(frozen=True, slots=True)
class TrackedMilestone:
    """A milestone of a release; go-live is the last."""

    id: str
    name: str
    planned: date
    forecast: date
    """Of what is done, the day on which it was."""
    due: date
    """Earlier than the forecast where that day has passed, and nobody says that it is done."""
    slipped_to: date
    """Earlier than that where its body meets later."""
    slip_working_days: int
    """From the planned day to the forecast; below 0 where it is earlier."""
    brag: Brag
    signs: tuple[Sign, ...]
    """All that give it this status."""
    is_counted_back: bool
    """Whether its planned date comes from the template."""
    is_stated: bool
    """Whether somebody states its forecast, which is taken as it is."""
    is_done: bool
    note: str = ""

    @property
    def slip_days(self) -> int:
        """The same in calendar days, as the papers count it."""
        return (self.forecast - self.planned).days


@dataclass(frozen=True, slots=True)
class OrderBroken:
    """A milestone that comes too early after one that it follows."""

    milestone: str
    follows: str
    gap: Duration
    """How long after it at least."""
    is_planned: bool
    """Whether it is planned so."""
    is_forecast: bool
    """Whether it is forecast so."""


@dataclass(frozen=True, slots=True)
class UserWindow:
    """The User Testing Window: from its opening to the day before go-live."""

    opens: date
    """As forecast."""
    days: tuple[date, ...]
    """Its Working Days, as forecast."""
    planned_days: tuple[date, ...]
    """As planned."""
    minimum: int
    """The fewest Working Days that the policy asks for."""
    opens_by: date
    """The last day on which it can open for that, with the go-live as it is."""
    go_live_from: date
    """The first Working Day to go live that leaves so many, as it is forecast to open."""

    @property
    def is_short(self) -> bool:
        """Whether it is shorter than the policy asks for."""
        return len(self.days) < self.minimum


@dataclass(frozen=True, slots=True)
class Tracker:
    """All milestones of a release."""

    release: str
    milestones: tuple[TrackedMilestone, ...]
    """In the order of the template, and go-live."""
    broken: tuple[OrderBroken, ...]
    window: UserWindow | None
    """None where no milestone opens one."""
    go_live_from: date
    """The first Working Day to go live that mends all: all else is before it, and the window is long enough.

    The go-live itself where nothing is to be mended.
    """
