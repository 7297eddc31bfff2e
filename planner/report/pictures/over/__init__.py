"""What a number of the policy buys: a line for each of its values, with a bar for each goal that is traded."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from planner.report.pictures.drawing import box, line, write, write_lines
from planner.report.pictures.heading import Heading
from planner.report.pictures.legend import MARK_HEIGHT, MARK_WIDTH, Entry, Legend
from planner.report.pictures.over.steps import WHY_NONE, Point, Step, Steps, Worth, steps_of
from planner.report.pictures.over.told import goal_says, note, steps_told, summary
from planner.report.pictures.picture import Picture, house_style
from planner.report.pictures.style import (
    INK,
    LEAST,
    LEAST_BOLD,
    LIGHT,
    MARGIN,
    PAGE_LONG,
    PAPER,
    QUIET,
    RULE,
    SHADE,
    SMALL,
    SMALL_BOLD,
    Look,
)
from planner.report.pictures.words import one_line, shortened, width_of, wrapped

WIDTH = PAGE_LONG
ROOMY, TIGHT = 6.0, 3.5
"""The height of a line: where there are few of them, and where there are many."""
MOST_ROOMY = 18
VALUE_MOST = 45.0
"""The width of a value; a longer one is shortened."""
HELD = 20.0
"""The width of a number of a goal that comes first."""
GAP = 4.0
"""Between two columns."""
HEAD_LINES = 4
AIR = 0.7
"""Above and below a bar."""


@house_style()
def over(
    points: pd.DataFrame,
    values: pd.DataFrame,
    held: pd.DataFrame,
    *,
    over: str,
    title: str,
    says: Sequence[str] = (),
) -> Picture:
    """Draw what can be had with each value of a number, in one goal or in two.

    Parameters
    ----------
    points, values, held
        As ``over_frame``, ``over_values_frame`` and ``over_held_frame`` give them.
    over
        The change that the number stands in, with its braces.
    says
        Sentences under the title.
    """
    found = steps_of(points, values, held)
    told = [*says, *summary(found, over)]
    heading = Heading(title, told, WIDTH)
    table = _Table(found.drawn(), heading.bottom + 1)
    legend = Legend(list(_entries(found)), WIDTH - 2 * MARGIN)
    words = "\n".join([f"{one_line(title)}.", *told, *steps_told(found)])
    picture = Picture(WIDTH, table.bottom + 3 + legend.height + MARGIN, title=title, description=words)
    heading.draw(picture)
    table.draw(picture)
    legend.draw(picture, MARGIN, table.bottom + 3)
    return picture


@dataclass(frozen=True)
class _Table:
    """The lines under their headings: the value, the goals that come first, a bar for each goal traded, and notes."""

    found: Steps
    top: float

    @cached_property
    def high(self) -> float:
        """A line's height."""
        return ROOMY if self.found.lines <= MOST_ROOMY else TIGHT

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.first + self.found.lines * self.high

    @cached_property
    def first(self) -> float:
        """Where the first line begins."""
        return self.top + max(map(len, self._heads), default=1) * LEAST_BOLD.line + 1.2

    @cached_property
    def _value_width(self) -> float:
        widest = max((width_of(step.value, SMALL_BOLD) for step in self.found.steps), default=0)
        return max(min(widest, VALUE_MOST), width_of("Value", LEAST_BOLD)) + GAP

    @cached_property
    def _note_width(self) -> float:
        notes = [note(step, point) for step in self.found.steps for point in step.points]
        return min(max((width_of(one, LEAST) for one in notes), default=0), VALUE_MOST)

    @cached_property
    def _panels(self) -> list[tuple[float, float]]:
        """Where the bars of each goal begin, and how wide they and their numbers may be together."""
        left = MARGIN + self._value_width + len(self.found.held) * HELD + GAP
        room = WIDTH - MARGIN - self._note_width - left
        each = room / max(1, len(self.found.goals))
        return [(left + place * each, each - GAP) for place in range(len(self.found.goals))]

    @cached_property
    def _heads(self) -> list[list[str]]:
        held = [wrapped(goal_says(*goal), LEAST_BOLD, HELD - 2, HEAD_LINES) for goal in self.found.held]
        traded = [
            wrapped(goal_says(*goal), LEAST_BOLD, wide, HEAD_LINES)
            for goal, (_, wide) in zip(self.found.goals, self._panels, strict=True)
        ]
        return [["Value"], *held, *traded]

    def _held_right(self, place: int) -> float:
        return MARGIN + self._value_width + (place + 1) * HELD

    def draw(self, picture: Picture) -> None:
        """Draw it."""
        self._draw_heads(picture)
        y = self.first
        for step in self.found.steps:
            self._draw_step(picture, step, y)
            y += step.lines * self.high
            line(picture, [(MARGIN, y), (WIDTH - MARGIN, y)], thick=0.5)
        for left, _ in self._panels:
            line(picture, [(left, self.first), (left, y)], colour=INK, thick=0.6)

    def _draw_heads(self, picture: Picture) -> None:
        value, *heads = self._heads
        held, traded = heads[: len(self.found.held)], heads[len(self.found.held) :]
        self._draw_head(picture, MARGIN, value, is_number=False)
        for place, head in enumerate(held):
            self._draw_head(picture, self._held_right(place), head, is_number=True)
        for (left, _), head in zip(self._panels, traded, strict=True):
            self._draw_head(picture, left, head, is_number=False)
        line(picture, [(MARGIN, self.first), (WIDTH - MARGIN, self.first)], colour=INK, thick=0.6)

    def _draw_head(self, picture: Picture, x: float, head: list[str], *, is_number: bool) -> None:
        top = self.first - 0.8 - len(head) * LEAST_BOLD.line
        write_lines(picture, (x, top), head, LEAST_BOLD, align="right" if is_number else "left")

    def _draw_step(self, picture: Picture, step: Step, y: float) -> None:
        text = y + (self.high - SMALL.line) / 2
        write(picture, (MARGIN, text), shortened(step.value, SMALL_BOLD, self._value_width - GAP), SMALL_BOLD)
        font = SMALL_BOLD if step.value in self.found.costly else SMALL
        if step.value in self.found.costly:
            left, wide = self._held_right(0) - HELD + 2, len(step.held) * HELD - 1
            box(picture, (left, y + AIR), (wide, self.high - 2 * AIR), Look(PAPER, INK))
        for place, worth in enumerate(step.held):
            write(picture, (self._held_right(place), text), worth.says, font, align="right")
        if not step.points:
            left, wide = self._panels[0]
            box(picture, (left, y + AIR), (WIDTH - MARGIN - left, self.high - 2 * AIR), Look(SHADE))
            write(picture, (left + 1.5, text), shortened(WHY_NONE[step.answer], SMALL_BOLD, wide), SMALL_BOLD)
        for number, point in enumerate(step.points):
            self._draw_point(picture, step, point, y + number * self.high)

    def _draw_point(self, picture: Picture, step: Step, point: Point, y: float) -> None:
        is_costly = step.value in self.found.costly
        text = y + (self.high - SMALL.line) / 2
        for place, ((left, wide), worth) in enumerate(zip(self._panels, point.goals, strict=True)):
            most = self.found.most(place)
            widest = replace(worth, value=most, proven=False).says
            room = wide - width_of(widest, SMALL_BOLD) - 1.5
            long = room * worth.value / max(most, 1)
            if long:
                box(picture, (left, y + AIR), (long, self.high - 2 * AIR), _look(worth, is_costly=is_costly))
            write(picture, (left + long + 1.2, text), worth.says, SMALL_BOLD)
        words = shortened(note(step, point), LEAST, VALUE_MOST)
        write(picture, (WIDTH - MARGIN - self._note_width, text), words, LEAST, colour=QUIET)


def _look(worth: Worth, *, is_costly: bool) -> Look:
    hatch, fill = ("////", PAPER) if is_costly else (None, LIGHT)
    return Look(fill, QUIET if is_costly else INK, hatch=hatch, thick=0.6, dashed=not worth.proven)


def _entries(found: Steps) -> Iterator[Entry]:
    """What the bars mean, of those that are there."""

    def filled(look: Look) -> Callable[[Picture, float, float], None]:
        return lambda picture, x, y: box(picture, (x, y), (MARK_WIDTH, MARK_HEIGHT), look)

    planned = [step for step in found.steps if step.points]
    if any(step.value not in found.costly for step in planned):
        yield Entry("the best there is with this value", filled(_look(Worth(1, proven=True), is_costly=False)))
    if found.costly:
        worse = "the same, while what comes first (in a frame) is worse than with another value"
        yield Entry(worse, filled(_look(Worth(1, proven=True), is_costly=True)))
    if any(not worth.proven for step in planned for point in step.points for worth in point.goals):
        yield Entry("? there may be better", filled(Look(PAPER, INK, dashed=True)))
    if len(planned) < len(found.steps):
        yield Entry("no plan", filled(Look(SHADE, RULE, thick=0.4)))
