"""The rows and columns of chances: modifications by releases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from planner.calendar import format_date
from planner.report.pictures.style import LEAST, LEAST_BOLD
from planner.report.pictures.words import wrapped

LEFT_OUT = "Left out"


@dataclass(frozen=True)
class Row:
    """One modification: its chances by release."""

    name: str
    title: str
    chances: Mapping[str, float]
    planned: str
    target: str
    why_sure: str
    error: float
    """The largest distance from a chance to an end of where it is with 95 % certainty."""

    @property
    def keeps(self) -> float:
        """The chance of the plan's release."""
        return self.chances[self.planned]


@dataclass(frozen=True)
class Column:
    """A release, or none."""

    release: str
    title: str
    day: str

    def lines(self, width: float) -> tuple[list[str], list[str]]:
        """Its title and its day, wrapped."""
        return wrapped(self.title, LEAST_BOLD, width - 0.5, 4), wrapped(self.day, LEAST, width - 0.5)


def rows_of(chances: pd.DataFrame) -> list[Row]:
    """The least likely to keep its release first, then by id."""
    found = [_row(name, group.to_dict("records")) for name, group in chances.groupby("modification", sort=True)]
    return sorted(found, key=lambda row: (row.keeps, row.name))


def _row(name: Any, cells: list[dict[Any, Any]]) -> Row:
    return Row(
        name=str(name),
        title=cells[0]["title"],
        chances={cell["release"]: cell["chance_percent"] for cell in cells},
        planned=next((cell["release"] for cell in cells if cell["is_plan"]), ""),
        target=next((cell["release"] for cell in cells if cell["is_target"]), ""),
        why_sure=cells[0]["why_sure"],
        error=max(abs(cell[end] - cell["chance_percent"]) for cell in cells for end in ("low_percent", "high_percent")),
    )


def columns_of(rows: Sequence[Row], releases: pd.DataFrame) -> list[Column]:
    """The releases that any modification goes in, or is aimed at."""
    used = {one for row in rows for one, chance in row.chances.items() if chance or one in (row.planned, row.target)}
    columns = [
        Column(one["release"], one["title"], format_date(one["go_live"].date())) for one in releases.to_dict("records")
    ]
    return [one for one in (*columns, Column("", LEFT_OUT, "")) if one.release in used]
