"""An assessment on the way to a decision, such as the DCC's Preliminary Assessment: asked for, open or returned."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.duration import Duration

AssessmentState = Literal["waiting", "open", "returned"]
"""It is asked for, and what has to come before it begins is still to come; it is under way; it is back."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """An assessment of a modification, as its progress tells."""

    modification: str
    step: str
    """The step with which it is returned."""
    state: AssessmentState
    target: Duration
    requested: date | None
    """None where nobody recorded the day."""
    begun: date | None
    """The day from which it is counted: that of the step before it, which is its request or the acceptance of that."""
    waits_for: str | None = None
    """The step that is still to come before it begins."""
    due: date | None = None
    returned: date | None = None
    working_days: int | None = None
    """What it took, or has taken so far: Working Days after the day on which it began."""
    weekdays: int | None = None
    """The same as the papers count it: weekdays, both ends counted, bank holidays left in."""
    bank_holidays: int | None = None
    """How many of those weekdays are bank holidays."""
    days_late: int | None = None
    """Working Days after it was due; 0 within its target."""

    @property
    def is_late(self) -> bool:
        """Whether it is known to have taken longer than its target, or to do so now."""
        return bool(self.days_late)
