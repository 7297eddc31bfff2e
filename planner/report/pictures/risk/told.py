"""Chances in words: what they rest on, and how likely each release is for each modification."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from planner.explain.words import counted, listed
from planner.report.pictures.risk.cells import percent
from planner.report.pictures.risk.rows import Column, Row
from planner.report.pictures.words import one_line

MOST_ROWS = 60
"""More on a page cannot be read."""
HOW = {"plan": "each planned again", "lapse rule": "each rolled forward by the lapse rule"}


def told(draws: Mapping[Any, Any], placed_by: str, rows: Sequence[Row]) -> Iterator[str]:
    """What the chances rest on, and how likely the whole plan holds."""
    count = draws["planned_draws" if placed_by == "plan" else "lapsed_draws"]
    error = max((row.error for row in rows), default=0.0)
    yield (
        f"Per cent of {counted(int(count), 'draw')} (seed {draws['seed']}), {HOW[placed_by]}; right to "
        f"{error:.1f} percentage points or better, with 95 % certainty."
    )
    if not pd.isna(draws["holds_percent"]):
        between = f"{draws['holds_low_percent']:.1f} to {draws['holds_high_percent']:.1f}"
        yield f"All decisions make the cut-offs of the plan in {draws['holds_percent']:.1f} % of draws ({between})."
    if placed_by == "plan" and draws["planless_draws"]:
        yield f"In {counted(int(draws['planless_draws']), 'draw')} no plan exists, or none was found."
    if len(rows) > MOST_ROWS:
        yield f"Shown are the {MOST_ROWS} of {len(rows):,} modifications that are least likely to keep their release."


def described(title: str, told: Sequence[str], rows: Sequence[Row], columns: Sequence[Column]) -> str:
    titles = {one.release: one.title if one.release else "left out" for one in columns}
    return "\n".join([f"{one_line(title)}.", *told, *(_said(row, titles) for row in rows), *_sure(rows)])


def _said(row: Row, titles: Mapping[str, str]) -> str:
    """ "MP090: June 2021 SEC Release 61 % (as planned, its target), November 2021 SEC Release 39 %."."""
    means = {"as planned": row.planned, "its target": row.target or None}
    parts = []
    for release, called in titles.items():
        marks = [word for word, one in means.items() if one == release]
        if row.chances[release] or marks:
            parts.append(f"{called} {percent(row.chances[release])} %{f' ({listed(marks)})' if marks else ''}")
    return f"{row.name}: {', '.join(parts)}."


def _sure(rows: Sequence[Row]) -> Iterator[str]:
    sure = sorted(row.name for row in rows if row.why_sure)
    if sure:
        yield f"The decision dates of these do not spread: {listed(sure)}."
