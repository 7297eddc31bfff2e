"""What became of a modification between two plans, and why."""

from dataclasses import dataclass
from typing import Literal

from models.clause import Violation
from models.plan import Placement

Cause = Literal["fact", "carried along", "pushed", "freed", "goal", "ties", "takes part", "takes no part"]
"""A rule about it alone forbids where it was; only its links with others do; others take the room; a rule no longer
forbids where it goes; a goal is better served; both are as good; it is planned only now; it is no longer planned."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A modification that is elsewhere, or built otherwise, than before."""

    modification: str
    before: Placement | None
    after: Placement | None
    cause: Cause
    because: tuple[Violation, ...] = ()
    """What it would break where it was, with all others where they are now; where it is freed, what it would have
    broken before where it is now."""
    by: tuple[str, ...] = ()
    """The modifications that carry it along, or take the room."""
    goal: str | None = None
    """The goal that is better served."""
    stays: int | None = None
    """What that goal would come to if it alone were where it was."""
    goes: int | None = None
    """What that goal comes to."""
