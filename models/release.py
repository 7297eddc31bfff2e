"""Releases, and the SEC's own calendar of them (R1)."""

import calendar
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from models.base import Count, Data, Day, Id, Name, is_left_out
from models.milestones import Milestone
from models.money import Cost
from models.technical import TechnicalBaseline

Carries = Literal["dcc-systems", "documents"]
THURSDAY = 3


class Release(Data):
    """A date on which changes of the SEC go live together."""

    id: Id
    """What it is called wherever it is named, such as jun-2021."""
    title: str = ""
    """As the papers call it; the id where it is left out."""
    go_live: Day
    """The day on which it takes effect."""
    scheduled: Day | None = None
    """The date it was moved from, where it has moved (R3); shown, not enforced."""
    carries: tuple[Carries, ...] = ("dcc-systems", "documents")
    """What it is for: changes of the DCC Systems, changes of documents only, or both (R2)."""
    dcc_baseline: Day | None = None
    """The Panel meeting that baselines its DCC Systems scope (R6); once passed, that scope only shrinks (R8)."""
    full_baseline: Day | None = None
    """The Panel meeting that baselines its full scope (R7); shown, not enforced."""
    capacity: dict[Name, Count] = {}
    """The most it can carry: a specification's name counts changes, any other name sums the loads."""
    technical_baseline: TechnicalBaseline | None = Field(default=None, exclude_if=is_left_out)
    """The versions that its uplifts bring, as far as they are named by now."""
    milestones: dict[Id, Milestone] | None = Field(default=None, exclude_if=is_left_out)
    """Its delivery milestones, as far as they are not as the template has them; ``{}`` for all of them by that."""
    fixed_cost: Cost | None = Field(default=None, exclude_if=is_left_out)
    """What it costs once where it carries a change of the DCC Systems, in place of the policy's."""
    budget: Cost | None = Field(default=None, exclude_if=is_left_out)
    """The most that it may cost: its modifications, its uplifts and its fixed cost together."""
    doubtful: tuple[str, ...] = ()
    """What its sources leave in doubt, in words; shown with every plan."""
    source: str | None = None
    """The paper and section that it is taken from."""

    @property
    def name(self) -> str:
        """Its title, or its id where it has none."""
        return self.title or self.id

    @property
    def called(self) -> str:
        """Its name in a sentence: "the June 2021 SEC Release", or "jun-2021" where it has no title."""
        return f"the {self.title}" if self.title else self.id

    @property
    def year(self) -> int:
        """The calendar year of its go-live."""
        return self.go_live.year


class GeneratedReleases(Data):
    """An entry of ``releases`` that stands for the SEC's regular releases of some years, both ends included."""

    pattern: Literal["sec"]
    from_: Annotated[int, Field(alias="from", ge=1990, le=2100)]
    until: Annotated[int, Field(ge=1990, le=2100)]


def sec_releases(first_year: int, last_year: int) -> list[Release]:
    """The February, June and November releases of each year, both ends included (R1, R2)."""
    return [release for year in range(first_year, last_year + 1) for release in _releases_of(year)]


def _releases_of(year: int) -> list[Release]:
    everything: tuple[Carries, ...] = ("dcc-systems", "documents")
    return [
        _release("feb", "February", _last_thursday(year, 2), ("documents",)),
        _release("jun", "June", _last_thursday(year, 6), everything),
        _release("nov", "November", _first_thursday(year, 11), everything),
    ]


def _release(short: str, month: str, go_live: date, carries: tuple[Carries, ...]) -> Release:
    year = go_live.year
    return Release(id=f"{short}-{year}", title=f"{month} {year} SEC Release", go_live=go_live, carries=carries)


def _first_thursday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(THURSDAY - first.weekday()) % 7)


def _last_thursday(year: int, month: int) -> date:
    last = date(year, month, calendar.monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - THURSDAY) % 7)
