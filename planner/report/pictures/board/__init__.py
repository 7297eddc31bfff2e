"""The release board: releases as columns in time, modifications as cards, lapses as arrows from their target."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from planner.calendar import format_date
from planner.explain.words import counted, listed
from planner.report.pictures.board.band import Head, Move, PlacedBand
from planner.report.pictures.board.card import Card
from planner.report.pictures.board.columns import bands
from planner.report.pictures.drawing import arrow, box, write_lines
from planner.report.pictures.heading import Heading
from planner.report.pictures.legend import MARK_HEIGHT, MARK_WIDTH, Entry, Legend
from planner.report.pictures.picture import Picture, house_style
from planner.report.pictures.style import (
    INK,
    MARGIN,
    PAGE_LONG,
    PAGE_SHORT,
    PAPER,
    SMALL,
    Look,
)
from planner.report.pictures.words import told

LEFT_OUT, NOT_PLANNED = "left out", "not planned"
LEAST_WIDTH = 150.0


@house_style()
def board(
    placements: pd.DataFrame, releases: pd.DataFrame, loads: pd.DataFrame, *, title: str, says: Sequence[str] = ()
) -> Picture:
    """Draw which modification goes in which release.

    Parameters
    ----------
    placements, releases, loads
        As ``placements_frame``, ``releases_frame`` and ``loads_frame`` give them.
    says
        Sentences under the title.
    """
    cards, heads, entries = _cards(placements, releases), _heads(releases, loads), _entries(placements)
    around = Heading(title, says, LEAST_WIDTH).bottom + Legend(entries, LEAST_WIDTH).height + MARGIN
    pages = [(wide - 2 * MARGIN, high - around) for wide, high in ((PAGE_LONG, PAGE_SHORT), (PAGE_SHORT, PAGE_LONG))]
    moves = _moves(placements)
    shared = [
        PlacedBand(one, heads, moves) for one in bands(cards, pages, lambda one: PlacedBand(one, heads, moves).height)
    ]
    width = max([LEAST_WIDTH, *(2 * MARGIN + one.width for one in shared)])
    heading, legend = Heading(title, says, width), Legend(entries, width - 2 * MARGIN)
    height = heading.bottom + sum(one.height for one in shared) + legend.height + MARGIN
    picture = Picture(width, height, title=title, description=_described(placements, releases, loads, title, says))
    heading.draw(picture)
    top = heading.bottom
    for one in shared:
        one.draw(picture, top)
        top += one.height
    legend.draw(picture, MARGIN, top)
    return picture


def _rows(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.to_dict("records")


def _column_of(row: dict[Any, Any]) -> str:
    return str(row["release"] if row["state"] == "placed" else row["state"])


def _cards(placements: pd.DataFrame, releases: pd.DataFrame) -> dict[str, list[Card]]:
    """By column, in time, then what goes in no release."""
    rows = _rows(placements)
    keys = [*releases["release"], *(one for one in (LEFT_OUT, NOT_PLANNED) if one in set(placements["state"]))]
    return {key: [_card(row) for row in rows if _column_of(row) == key] for key in keys}


def _card(row: dict[Any, Any]) -> Card:
    return Card(
        name=row["modification"],
        title=row["title"],
        touches=row["touches"].split(", "),
        notes=list(_notes(row)),
        spare=list(_spare(row)),
        is_marked=row["lapsed"],
    )


def _notes(row: dict[Any, Any]) -> Iterator[str]:
    if row["lapsed"]:
        yield f"lapsed from {row['target']}"
    if row["option"]:
        yield f"option {row['option']}"
    if row["state"] == NOT_PLANNED:
        yield row["why"]
    if row["fixed"]:
        yield row["fixed"]


def _spare(row: dict[Any, Any]) -> Iterator[str]:
    if not pd.isna(row["cut_off_slack_days"]):
        yield f"{counted(int(row['cut_off_slack_days']), 'day')} in hand"


def _heads(releases: pd.DataFrame, loads: pd.DataFrame) -> dict[str, Head]:
    carried = {key: list(_carried(group)) for key, group in loads.groupby("release", sort=False)}
    heads = {
        row["release"]: Head(row["title"], (*_dates(row), *carried.get(row["release"], [])), is_release=True)
        for row in _rows(releases)
    }
    return heads | {
        LEFT_OUT: Head("Left out", ("no release is left",), is_release=False),
        NOT_PLANNED: Head("Not planned", ("no date yet, or ended",), is_release=False),
    }


def _dates(row: dict[Any, Any]) -> Iterator[str]:
    yield format_date(row["go_live"])
    if not pd.isna(row["scheduled"]):
        yield f"moved from {format_date(row['scheduled'])}"


def _carried(group: pd.DataFrame) -> Iterator[str]:
    """Uplifts of a release, and what it uses of its capacities."""
    rows = _rows(group)
    if uplifts := [row["thing"] for row in rows if row["is_uplift"]]:
        yield f"{listed(uplifts)} {'uplift' if len(uplifts) == 1 else 'uplifts'}"
    for row in rows:
        if not pd.isna(row["capacity"]):
            yield f"{row['thing']}: {row['used']:,} of {row['capacity']:,}"
        elif row["used"] and row["thing"] == "GBCS":
            yield counted(int(row["used"]), "GBCS change")


def _moves(placements: pd.DataFrame) -> list[Move]:
    """The lapses, by column and target."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in _rows(placements):
        if row["lapsed"]:
            found.setdefault((_column_of(row), row["target"]), set()).add(row["modification"])
    return [Move(target, end, frozenset(names)) for (end, target), names in found.items()]


def _entries(placements: pd.DataFrame) -> list[Entry]:
    entries = []
    if any("?" in one for one in placements["touches"]):
        entries.append(Entry("not known yet, and counted as the policy says", _draw_unknown))
    if placements["lapsed"].any():
        entries.append(Entry("lapsed, from the release that it was aimed at", _draw_lapse))
    return entries


def _draw_unknown(picture: Picture, x: float, y: float) -> None:
    box(picture, (x, y), (MARK_WIDTH, MARK_HEIGHT), Look(PAPER, INK, dashed=True))
    write_lines(picture, (x + 2.8, y), ["?"], SMALL)


def _draw_lapse(picture: Picture, x: float, y: float) -> None:
    arrow(picture, [(x, y + MARK_HEIGHT / 2), (x + MARK_WIDTH, y + MARK_HEIGHT / 2)], head=4)


def _described(
    placements: pd.DataFrame, releases: pd.DataFrame, loads: pd.DataFrame, title: str, says: Sequence[str]
) -> str:
    """The board in words."""
    rows = _rows(placements)
    carried = {key: list(_carried(group)) for key, group in loads.groupby("release", sort=False)}
    lines = [f"{title}.", *says]
    for release in _rows(releases):
        inside = [_told(row) for row in rows if _column_of(row) == release["release"]]
        about = "; ".join([f"go-live {format_date(release['go_live'])}", *carried.get(release["release"], [])])
        lines.append(f"{release['title']} ({about}): {listed(inside) if inside else 'nothing goes in'}.")
    for state, words in ((LEFT_OUT, "Left out"), (NOT_PLANNED, "Not planned")):
        if inside := [_told(row) for row in rows if row["state"] == state]:
            lines.append(f"{words}: {listed(inside)}.")
    lapsed = [row for row in rows if row["lapsed"]]
    lines += [f"{row['modification']} lapses from {row['target']}: {row['why']}." for row in lapsed]
    if rows and not lapsed:
        lines.append("Nothing lapses.")
    return told(lines)


def _told(row: dict[Any, Any]) -> str:
    notes = [row["touches"], *_notes(row), *_spare(row)]
    return f"{row['modification']} ({'; '.join(notes)})"
