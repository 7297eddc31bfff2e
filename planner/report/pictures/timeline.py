"""The timeline: of each modification its progress, its decision and how sure that is, its cut-off and its go-live."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from planner.calendar import format_date
from planner.explain.words import counted
from planner.report.pictures.drawing import box, line, shape, write
from planner.report.pictures.heading import Heading
from planner.report.pictures.legend import MARK_HEIGHT, MARK_WIDTH, Entry, Legend
from planner.report.pictures.picture import Picture, house_style
from planner.report.pictures.rows import Labels, fitted
from planner.report.pictures.scale import Scale
from planner.report.pictures.style import (
    INK,
    LEAST,
    LIGHT,
    MARGIN,
    PAPER,
    QUIET,
    RULE,
    SHADE,
    SMALL,
    STRONG,
    Look,
)
from planner.report.pictures.words import shortened, told, width_of

LONGEST_TITLE = 45.0
"""Of a release, as far as room is kept for it."""
LAST_COLUMN = "Decision, days in hand"
NAMES_SHARE = 0.28
NAMES_GAP = 2.0
PROGRESS = 17.0
"""How wide the column on progress is."""
AXIS = LEAST.line + 1.5

Row = dict[Any, Any]


@house_style()
def timeline(
    decisions: pd.DataFrame,
    cutoffs: pd.DataFrame,
    releases: pd.DataFrame,
    *,
    as_of: date,
    title: str,
    says: Sequence[str] = (),
) -> Picture:
    """Draw when decisions are to be expected, and until when they are in time.

    Parameters
    ----------
    decisions, cutoffs, releases
        As ``decisions_frame``, ``cutoffs_frame`` and ``releases_frame`` give them.
    as_of
        Today.
    """
    about = _About(decisions, cutoffs, releases, as_of, title, says)
    return fitted(lambda width, lines, air: _Chart(about, width, lines, air), lambda one: one.height).picture()


@dataclass(frozen=True)
class _About:
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


@dataclass(frozen=True)
class _Chart:
    """The timeline on a page of some width."""

    about: _About
    width: float
    title_lines: int
    air: float

    @cached_property
    def heading(self) -> Heading:
        return Heading(self.about.title, self.about.says, self.width)

    @cached_property
    def legend(self) -> Legend:
        return Legend(list(_entries(self.about)), self.width - 2 * MARGIN)

    @cached_property
    def labels(self) -> Labels:
        names, titles = [[row[column] for row in self.about.rows] for column in ("modification", "title")]
        return Labels(names, titles, NAMES_SHARE * self.width, self.title_lines, self.air)

    @cached_property
    def last_column(self) -> float:
        """How wide the words on the right are."""
        words = [_words(row) for row in self.about.rows]
        return max([width_of(LAST_COLUMN, SMALL), *(width_of(one, SMALL) for one in words)]) + 2

    @cached_property
    def scale(self) -> Scale:
        left = MARGIN + self.labels.width + NAMES_GAP + (PROGRESS if self.about.has_progress else 0)
        right = max(self.last_column + 3, min(LONGEST_TITLE, self._last_title + 1.5))
        return Scale(min(self.about.days), max(self.about.days), left + 2, self.width - MARGIN - right)

    @property
    def _last_title(self) -> float:
        """How wide the title of the last release is, which stands right of its go-live."""
        return width_of(self.about.releases["title"].iloc[-1], SMALL) if len(self.about.releases) else 0

    @cached_property
    def marks(self) -> list[tuple[float, str, int]]:
        """Where each release goes live, its title, and the line of the head that it stands on."""
        found = [(self.scale.x(row["go_live"]), str(row["title"])) for row in self.about.releases.to_dict("records")]
        return list(_staggered(found, self.width - MARGIN))

    @cached_property
    def top(self) -> float:
        """Where the rows begin."""
        lines = max((row for _, _, row in self.marks), default=-1) + 1
        return self.heading.bottom + max(lines, 1) * SMALL.line + AXIS + 1

    @cached_property
    def height(self) -> float:
        if not self.about.rows:
            return self.heading.bottom + MARGIN
        return self.top + sum(self.labels.heights) + AXIS + 2 + self.legend.height + MARGIN

    def picture(self) -> Picture:
        described = _described(self.about)
        picture = Picture(self.width, self.height, title=self.about.title, description=described)
        self.heading.draw(picture)
        if not self.about.rows:
            return picture
        bottom = self.top + sum(self.labels.heights)
        self._draw_heads(picture, bottom)
        top = self.top
        for number, height in enumerate(self.labels.heights):
            line(picture, [(MARGIN, top), (self.width - MARGIN, top)], thick=0.3)
            self.labels.draw(picture, number, MARGIN, top)
            self._draw_row(picture, self.about.rows[number], top, height)
            top += height
        self.legend.draw(picture, MARGIN, bottom + AXIS + 2)
        return picture

    def _draw_heads(self, picture: Picture, bottom: float) -> None:
        """The axis, the releases, and today."""
        right, y = self.width - MARGIN, self.top - AXIS
        if self.about.has_progress:
            write(picture, (MARGIN + self.labels.width + NAMES_GAP, y), "Steps done", LEAST, colour=QUIET)
        write(picture, (right, y), LAST_COLUMN, LEAST, colour=QUIET, align="right")
        for x, words in self.scale.ticks():
            line(picture, [(x, self.top), (x, bottom)], colour=SHADE, thick=0.8)
            write(picture, (x, self.top - AXIS), words, LEAST, colour=QUIET, align="center")
        for x, title, row in self.marks:
            y = self.heading.bottom + row * SMALL.line
            write(picture, (x + 0.8, y), title, SMALL)
            line(picture, [(x, y + 0.4), (x, self.top - AXIS)], colour=INK, thick=0.5)
            line(picture, [(x, self.top), (x, bottom)], colour=QUIET, thick=0.5)
        today = self.scale.x(self.about.as_of)
        line(picture, [(today, self.top), (today, bottom + 1)], colour=INK, thick=1.0, dashes=(4, 2))
        words = f"as of {format_date(self.about.as_of)}"
        start = max(MARGIN, min(today - 1, self.width - MARGIN - width_of(words, LEAST)))
        write(picture, (start, bottom + 1), words, LEAST)

    def _draw_row(self, picture: Picture, row: Row, top: float, height: float) -> None:
        middle = top + height / 2
        self._draw_progress(picture, row, middle)
        for day in self.about.other_cut_offs.get(row["modification"], []):
            if self.scale.first <= day <= self.scale.last:
                _draw_tick(picture, self.scale.x(day), middle, colour=QUIET, thick=0.5, half=0.9)
        if _is_spread(row):
            start, end = self.scale.x(row["decision_p10"]), self.scale.x(row["decision_p90"])
            box(picture, (start, middle - 0.8), (max(end - start, 0.2), 1.6), Look(LIGHT, STRONG, thick=0.4))
        if not any(pd.isna(row[column]) for column in ("decision", "go_live")):
            line(
                picture, [(self.scale.x(row["decision"]), middle), (self.scale.x(row["go_live"]), middle)], colour=RULE
            )
        if not pd.isna(row["cut_off"]):
            _draw_tick(picture, self.scale.x(row["cut_off"]), middle, colour=INK, thick=1.6, half=1.3)
        if not pd.isna(row["go_live"]):
            _draw_go_live(picture, self.scale.x(row["go_live"]), middle)
        if not pd.isna(row["decision"]):
            _draw_decision(picture, self.scale.x(row["decision"]), middle, is_made=row["decision_state"] == "approved")
        write(picture, (self.width - MARGIN, middle - SMALL.line / 2), _words(row), SMALL, align="right")

    def _draw_progress(self, picture: Picture, row: Row, middle: float) -> None:
        if pd.isna(row["steps_done"]):
            return
        left, size = MARGIN + self.labels.width + NAMES_GAP, (7.0, 1.8)
        box(picture, (left, middle - size[1] / 2), size, Look(PAPER, INK, thick=0.5))
        done = size[0] * row["steps_done"] / row["steps_in_all"]
        box(picture, (left, middle - size[1] / 2), (done, size[1]), Look(STRONG))
        words = f"{row['steps_done']} of {row['steps_in_all']}"
        write(picture, (left + size[0] + 1, middle - LEAST.line / 2), words, LEAST)


def _staggered(marks: Sequence[tuple[float, str]], right: float) -> Iterator[tuple[float, str, int]]:
    """Words that begin at these places, from the left, each on the first line below which all others have ended.

    So no line from a word down to its place crosses another word.
    """
    ends: list[float] = []
    for x, words in marks:
        said = shortened(words, SMALL, right - x - 0.8)
        row = max((number + 1 for number, taken in enumerate(ends) if taken > x), default=0)
        ends[row:] = [x + 0.8 + width_of(said, SMALL) + 2]
        yield x, said, row


def _draw_tick(picture: Picture, x: float, y: float, *, colour: str, thick: float, half: float) -> None:
    line(picture, [(x, y - half), (x, y + half)], colour=colour, thick=thick)


def _draw_decision(picture: Picture, x: float, y: float, *, is_made: bool) -> None:
    points = [(x - 1.1, y), (x, y - 1.1), (x + 1.1, y), (x, y + 1.1)]
    shape(picture, points, fill=INK if is_made else PAPER, edge=INK, thick=0.8)


def _draw_go_live(picture: Picture, x: float, y: float) -> None:
    shape(picture, [(x - 1.0, y - 1.0), (x + 1.0, y - 1.0), (x + 1.0, y + 1.0), (x - 1.0, y + 1.0)], fill=STRONG)


def _is_spread(row: Row) -> bool:
    """Whether its decision may come on one day or another."""
    days = row["decision_p10"], row["decision_p90"]
    return days[0] != days[1] and not any(pd.isna(day) for day in days)


def _words(row: Row) -> str:
    """The decision and the days in hand."""
    if pd.isna(row["decision"]):
        return {"open": "no date", "not needed": "none needed"}.get(row["decision_state"], row["decision_state"])
    slack = "" if pd.isna(row["cut_off_slack_days"]) else f", {counted(int(row['cut_off_slack_days']), 'day')}"
    return f"{format_date(row['decision'])}{slack}"


def _entries(about: _About) -> Iterator[Entry]:
    states = {row["decision_state"] for row in about.rows}
    if states & {"expected", "forecast"}:
        yield Entry("decision expected", lambda on, x, y: _draw_decision(on, x + 4, y + MARK_HEIGHT / 2, is_made=False))
    if "approved" in states:
        yield Entry("approved", lambda on, x, y: _draw_decision(on, x + 4, y + MARK_HEIGHT / 2, is_made=True))
    if any(_is_spread(row) for row in about.rows):
        yield Entry("at least 10 % likely by its start, at least 90 % by its end", _draw_spread)
    if any(not pd.isna(row["cut_off"]) for row in about.rows):
        yield Entry("cut-off of its release", _sample_tick(INK, 1.6, 1.3))
    if about.other_cut_offs:
        yield Entry("cut-offs of other releases", _sample_tick(QUIET, 0.5, 0.9))
    if any(row["release"] for row in about.rows):
        yield Entry("go-live of its release", lambda on, x, y: _draw_go_live(on, x + 4, y + MARK_HEIGHT / 2))


def _sample_tick(colour: str, thick: float, half: float) -> Any:
    def draw(picture: Picture, x: float, y: float) -> None:
        _draw_tick(picture, x + MARK_WIDTH / 2, y + MARK_HEIGHT / 2, colour=colour, thick=thick, half=half)

    return draw


def _draw_spread(picture: Picture, x: float, y: float) -> None:
    box(picture, (x, y + MARK_HEIGHT / 2 - 0.8), (MARK_WIDTH, 1.6), Look(LIGHT, STRONG, thick=0.4))


def _described(about: _About) -> str:
    """The timeline in words."""
    lines = [f"{about.title}.", *about.says]
    lines += [f"{row['modification']}: {'; '.join(_parts(row))}." for row in about.rows]
    return told(lines)


def _parts(row: Row) -> Iterator[str]:
    if not pd.isna(row["steps_done"]):
        following = f", next {row['next_step']}" if row["next_step"] else ""
        yield f"{row['steps_done']} of {counted(int(row['steps_in_all']), 'step')} done{following}"
    if pd.isna(row["decision"]):
        yield {"open": "its decision has no date yet", "not needed": "it needs no decision"}.get(
            row["decision_state"], row["decision_state"]
        )
    else:
        word = "approved on" if row["decision_state"] == "approved" else "decision expected on"
        yield f"{word} {format_date(row['decision'])}"
    if _is_spread(row):
        early, late = format_date(row["decision_p10"]), format_date(row["decision_p90"])
        yield f"at least 10 % likely by {early}, at least 90 % by {late}"
    if not pd.isna(row["cut_off"]):
        slack = counted(int(row["cut_off_slack_days"]), "day")
        yield f"cut-off {format_date(row['cut_off'])}, {slack} in hand"
    yield f"goes live in {row['release']} on {format_date(row['go_live'])}" if row["release"] else "in no release"
