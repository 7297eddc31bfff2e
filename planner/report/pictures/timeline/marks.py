"""How decisions, cut-offs and go-lives look, and what their marks mean."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from planner.report.pictures.drawing import box, line, shape
from planner.report.pictures.legend import MARK_HEIGHT, MARK_WIDTH, Entry
from planner.report.pictures.picture import Picture
from planner.report.pictures.style import INK, LIGHT, PAPER, QUIET, STRONG, Look
from planner.report.pictures.timeline.about import About, is_spread


def draw_tick(picture: Picture, x: float, y: float, *, colour: str, thick: float, half: float) -> None:
    line(picture, [(x, y - half), (x, y + half)], colour=colour, thick=thick)


def draw_decision(picture: Picture, x: float, y: float, *, is_made: bool) -> None:
    points = [(x - 1.1, y), (x, y - 1.1), (x + 1.1, y), (x, y + 1.1)]
    shape(picture, points, fill=INK if is_made else PAPER, edge=INK, thick=0.8)


def draw_go_live(picture: Picture, x: float, y: float) -> None:
    shape(picture, [(x - 1.0, y - 1.0), (x + 1.0, y - 1.0), (x + 1.0, y + 1.0), (x - 1.0, y + 1.0)], fill=STRONG)


def entries(about: About) -> Iterator[Entry]:
    states = {row["decision_state"] for row in about.rows}
    if states & {"expected", "forecast"}:
        yield Entry("decision expected", lambda on, x, y: draw_decision(on, x + 4, y + MARK_HEIGHT / 2, is_made=False))
    if "approved" in states:
        yield Entry("approved", lambda on, x, y: draw_decision(on, x + 4, y + MARK_HEIGHT / 2, is_made=True))
    if any(is_spread(row) for row in about.rows):
        yield Entry("at least 10 % likely by its start, at least 90 % by its end", draw_spread)
    if any(not pd.isna(row["cut_off"]) for row in about.rows):
        yield Entry("cut-off of its release", _sample_tick(INK, 1.6, 1.3))
    if about.other_cut_offs:
        yield Entry("cut-offs of other releases", _sample_tick(QUIET, 0.5, 0.9))
    if any(row["release"] for row in about.rows):
        yield Entry("go-live of its release", lambda on, x, y: draw_go_live(on, x + 4, y + MARK_HEIGHT / 2))


def _sample_tick(colour: str, thick: float, half: float) -> Any:
    def draw(picture: Picture, x: float, y: float) -> None:
        draw_tick(picture, x + MARK_WIDTH / 2, y + MARK_HEIGHT / 2, colour=colour, thick=thick, half=half)

    return draw


def draw_spread(picture: Picture, x: float, y: float) -> None:
    box(picture, (x, y + MARK_HEIGHT / 2 - 0.8), (MARK_WIDTH, 1.6), Look(LIGHT, STRONG, thick=0.4))
