"""A timeline on a page of some width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from planner.calendar import format_date
from planner.report.pictures.drawing import box, line, write
from planner.report.pictures.heading import Heading
from planner.report.pictures.legend import Legend
from planner.report.pictures.picture import Picture
from planner.report.pictures.rows import Labels
from planner.report.pictures.scale import Scale
from planner.report.pictures.style import INK, LEAST, LIGHT, MARGIN, PAPER, QUIET, RULE, SHADE, SMALL, STRONG, Look
from planner.report.pictures.timeline.about import About, Row, is_spread
from planner.report.pictures.timeline.marks import draw_decision, draw_go_live, draw_tick, entries
from planner.report.pictures.timeline.told import decision_words, described
from planner.report.pictures.words import shortened, width_of

LONGEST_TITLE = 45.0
"""Of a release, as far as room is kept for it."""
LAST_COLUMN = "Decision, days in hand"
NAMES_SHARE = 0.28
NAMES_GAP = 2.0
PROGRESS = 17.0
"""How wide the column on progress is."""
AXIS = LEAST.line + 1.5


@dataclass(frozen=True)
class Chart:
    """The timeline on a page of some width."""

    about: About
    width: float
    title_lines: int
    air: float

    @cached_property
    def heading(self) -> Heading:
        return Heading(self.about.title, self.about.says, self.width)

    @cached_property
    def legend(self) -> Legend:
        return Legend(list(entries(self.about)), self.width - 2 * MARGIN)

    @cached_property
    def labels(self) -> Labels:
        names, titles = [[row[column] for row in self.about.rows] for column in ("modification", "title")]
        return Labels(names, titles, NAMES_SHARE * self.width, self.title_lines, self.air)

    @cached_property
    def last_column(self) -> float:
        """How wide the words on the right are."""
        words = [decision_words(row) for row in self.about.rows]
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
        picture = Picture(self.width, self.height, title=self.about.title, description=described(self.about))
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
                draw_tick(picture, self.scale.x(day), middle, colour=QUIET, thick=0.5, half=0.9)
        if is_spread(row):
            start, end = self.scale.x(row["decision_p10"]), self.scale.x(row["decision_p90"])
            box(picture, (start, middle - 0.8), (max(end - start, 0.2), 1.6), Look(LIGHT, STRONG, thick=0.4))
        if not any(pd.isna(row[column]) for column in ("decision", "go_live")):
            line(
                picture, [(self.scale.x(row["decision"]), middle), (self.scale.x(row["go_live"]), middle)], colour=RULE
            )
        if not pd.isna(row["cut_off"]):
            draw_tick(picture, self.scale.x(row["cut_off"]), middle, colour=INK, thick=1.6, half=1.3)
        if not pd.isna(row["go_live"]):
            draw_go_live(picture, self.scale.x(row["go_live"]), middle)
        if not pd.isna(row["decision"]):
            draw_decision(picture, self.scale.x(row["decision"]), middle, is_made=row["decision_state"] == "approved")
        write(picture, (self.width - MARGIN, middle - SMALL.line / 2), decision_words(row), SMALL, align="right")

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
