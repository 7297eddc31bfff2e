"""What a timeline is about, as rows of its frames."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

Row = dict[Any, Any]


@dataclass(frozen=True)
class About:
    """What a timeline is about."""

    decisions: pd.DataFrame
    cutoffs: pd.DataFrame
    releases: pd.DataFrame
    as_of: date
    title: str
    says: Sequence[str]

    @cached_property
    def rows(self) -> list[Row]:
        found: list[Row] = self.decisions.to_dict("records")
        return found

    @cached_property
    def other_cut_offs(self) -> dict[str, list[date]]:
        """By modification, those of the releases that it does not go in, with the option that leaves the most time."""
        where = {row["modification"]: row["release"] for row in self.rows}
        latest = self.cutoffs.groupby(["modification", "release"], sort=False)["cut_off"].max().dropna().reset_index()
        found: dict[str, list[date]] = {}
        for row in latest.to_dict("records"):
            if where.get(row["modification"]) != row["release"]:
                found.setdefault(row["modification"], []).append(row["cut_off"])
        return found

    @cached_property
    def days(self) -> list[date]:
        """Every day that is to be seen, but cut-offs of other releases."""
        columns = ("decision", "decision_p10", "decision_p90", "go_live", "cut_off")
        found = pd.concat([*(self.decisions[column] for column in columns), self.releases["go_live"]]).dropna()
        return [pd.Timestamp(self.as_of), *found]

    @cached_property
    def has_progress(self) -> bool:
        """Whether the progress of anything is told."""
        return bool(self.decisions["steps_done"].notna().any())


def is_spread(row: Row) -> bool:
    """Whether its decision may come on one day or another."""
    days = row["decision_p10"], row["decision_p90"]
    return days[0] != days[1] and not any(pd.isna(day) for day in days)
