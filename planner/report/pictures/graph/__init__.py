"""The graph of dependencies: releases from left to right, modifications in them, links between."""

from collections.abc import Sequence
from functools import cache, partial
from itertools import product

import pandas as pd

from planner.report.pictures.drawing import Point, box, write_lines
from planner.report.pictures.graph.chosen import WHOLE, View, chosen
from planner.report.pictures.graph.dot import dot
from planner.report.pictures.graph.graphviz import untangled_by_dot
from planner.report.pictures.graph.layered.crossings import untangled
from planner.report.pictures.graph.lines import draw_link, draw_links
from planner.report.pictures.graph.mermaid import mermaid
from planner.report.pictures.graph.network import Link, Network, network_of
from planner.report.pictures.graph.sheet import DENSITIES, GUTTER, Sheet
from planner.report.pictures.graph.stacked import Untangle, stacked
from planner.report.pictures.graph.told import broken_words, description, gap_words, summary
from planner.report.pictures.heading import Heading
from planner.report.pictures.legend import MARK_HEIGHT, MARK_WIDTH, Entry, Legend
from planner.report.pictures.picture import Picture, house_style
from planner.report.pictures.style import (
    INK,
    LEAST,
    MARGIN,
    PAGE_LONG,
    PAGE_SHORT,
    PAPER,
    QUIET,
    RULE,
    SHADE,
    SMALL,
    Look,
)
from planner.report.pictures.words import shortened, wrapped

UNTANGLE: dict[str, Untangle] = {"own": untangled, "dot": untangled_by_dot}

MEANS = {
    "needs": "needs: in the same release or later",
    "after": "after: in a later release",
    "together": "together: in the same release",
    "apart": "apart: not in the same release",
    "excludes": "excludes: never both",
}
"""What each kind of link asks for, in the order of the legend."""


@house_style()
def graph(
    placements: pd.DataFrame,
    links: pd.DataFrame,
    releases: pd.DataFrame,
    *,
    title: str,
    says: Sequence[str] = (),
    view: View = WHOLE,
) -> Picture:
    """Draw which modification waits for which, in the releases of a plan.

    Parameters
    ----------
    placements, links, releases
        As ``placements_frame``, ``links_frame`` and ``releases_frame`` give them.
    says
        Sentences under the title.
    view
        What is asked for. Of the whole, where it has more than 60 modifications, only those with links are drawn; if
        these are too many, only the largest groups.

    Raises
    ------
    ValueError
        If there is no such modification.
    GraphvizMissing
        If ``dot`` is asked for, and is not installed.
    """
    picked = chosen(network_of(placements, links, releases), view)
    network = picked.network
    told = [*says, *summary(network), *picked.says]
    sheet, height = _fitting(network, UNTANGLE[view.layout], title, told)
    as_text = {".dot": dot(network, [title, *picked.says]), ".mmd": mermaid(network, [title, *picked.says])}
    words = description(network, title, told)
    picture = Picture(sheet.needed, height, title=title, description=words, as_text=as_text)
    heading = Heading(title, told, sheet.needed)
    heading.draw(picture)
    bottom = _draw_columns(picture, sheet, heading.bottom)
    _draw_foot(picture, network, bottom)
    return picture


def _fitting(network: Network, untangle: Untangle, title: str, says: list[str]) -> tuple[Sheet, float]:
    """The sheet that fits on a page: roomy rather than dense, and across rather than upright."""
    layers = cache(lambda deep: stacked(network, untangle, deep=deep))
    pages = [(PAGE_LONG, PAGE_SHORT), (PAGE_SHORT, PAGE_LONG)]
    sheets: list[tuple[Sheet, float]] = []
    for density, (width, height) in product(DENSITIES, pages):
        sheet = Sheet(network, layers(density.deep), width, density)
        needed = _height(sheet, Heading(title, says, sheet.needed))
        if sheet.needed <= width and needed <= height:
            return sheet, needed
        sheets.append((sheet, needed))
    return min(sheets, key=lambda one: _shrunk(one[0].needed, one[1]))


def _shrunk(width: float, height: float) -> float:
    """How many times too large it is for a page."""
    return min(max(width / PAGE_LONG, height / PAGE_SHORT), max(width / PAGE_SHORT, height / PAGE_LONG))


def _height(sheet: Sheet, heading: Heading) -> float:
    foot = _foot(sheet.network, sheet.needed)
    return heading.bottom + sheet.heading_height + sheet.depth + _loose_height(sheet) + 3 + foot + MARGIN


# Columns


def _draw_columns(picture: Picture, sheet: Sheet, top: float) -> float:
    """Draw the releases with what is in them; where they end."""
    bottom = top + sheet.heading_height + sheet.depth + _loose_height(sheet)
    for number, left in enumerate(sheet.lefts[:-1]):
        width = sheet.column_widths[number]
        look = Look(SHADE if sheet.network.columns[number].release else PAPER, RULE, thick=0.4)
        box(picture, (left + GUTTER / 2, top), (width - GUTTER, bottom - top), look)
        title, day = sheet.heading(number)
        middle = left + width / 2
        below = write_lines(picture, (middle, top + 0.8), title, sheet.density.font, align="center")
        write_lines(picture, (middle, below), day, LEAST, colour=QUIET, align="center")
    cards = top + sheet.heading_height
    draw_links(picture, sheet, cards)
    for stop, layer in sheet.layer_of.items():
        if not stop.is_bend:
            height = sheet.card_height(stop.name)
            corner = (sheet.edges[layer][0], cards + sheet.height_of[stop] - height / 2)
            _card(picture, sheet, stop.name, corner, height)
    _draw_loose(picture, sheet, cards + sheet.depth)
    return bottom + 3


def _card(picture: Picture, sheet: Sheet, name: str, corner: Point, height: float) -> None:
    x, y = corner
    is_nowhere = any(node.name == name and node.why_none for node in sheet.network.nodes)
    box(picture, corner, (sheet.card_width, height), Look(PAPER, INK, dashed=is_nowhere, rounded=0.8, thick=0.7))
    below = write_lines(picture, (x + sheet.density.pad, y + 0.6), [sheet.shown(name)], sheet.density.font)
    write_lines(picture, (x + sheet.density.pad, below), sheet.lines[name], LEAST, colour=QUIET)


# Modifications without links


def _loose_height(sheet: Sheet) -> float:
    """Of the lists of modifications without links, below the cards."""
    most = max((sheet.loose_height(number) for number in range(len(sheet.network.columns))), default=0.0)
    return most + _loose_start(sheet) + 1 if most else 1.5


def _loose_start(sheet: Sheet) -> float:
    """What is above these lists."""
    return LEAST.line + 1 if sheet.network.links else 0.5


def _draw_loose(picture: Picture, sheet: Sheet, top: float) -> None:
    """The names of modifications without links, with their titles below or side by side."""
    for number, column in enumerate(sheet.network.columns):
        nodes = sheet.without_links(column)
        left, width = sheet.lefts[number] + GUTTER + 0.5, sheet.column_widths[number] - 2 * GUTTER - 1
        if nodes and sheet.network.links:
            write_lines(picture, (left, top + 1), [shortened("no links", LEAST, width)], LEAST, colour=QUIET)
        y = top + _loose_start(sheet)
        if sheet.density.with_titles:
            _titled(picture, sheet, number, (left, y))
            continue
        abreast = sheet.abreast(number)
        for place, node in enumerate(nodes):
            at = (left + place % abreast * width / abreast, y + place // abreast * sheet.density.font.line)
            write_lines(picture, at, [shortened(node.name, sheet.density.font, width / abreast)], sheet.density.font)


def _titled(picture: Picture, sheet: Sheet, number: int, at: Point) -> None:
    (left, y), width = at, sheet.column_widths[number] - 2 * GUTTER - 1
    for node in sheet.without_links(sheet.network.columns[number]):
        y = write_lines(picture, (left, y), [shortened(node.name, sheet.density.font, width)], sheet.density.font)
        y = write_lines(picture, (left, y), sheet.loose_lines(node, number), LEAST, colour=QUIET) + 0.8


# Below the columns


def _notes(network: Network, width: float) -> list[str]:
    notes = [*broken_words(network), *gap_words(network)]
    return [line for note in notes for line in wrapped(note, SMALL, width - 2 * MARGIN)]


def _legend(network: Network, width: float) -> Legend:
    used = {link.kind for link in network.links}
    links = [Link("", "", kind) for kind in MEANS if kind in used]
    entries = [Entry(MEANS[link.kind], partial(_mark, link)) for link in links]
    if any(link.found for link in network.links):
        kind = next(link.kind for link in network.links if link.found)
        entries.append(Entry("broken by the plan", partial(_mark, Link("", "", kind, found="broken"))))
    return Legend(entries, width - 2 * MARGIN)


def _mark(link: Link, picture: Picture, x: float, y: float) -> None:
    height = y + MARK_HEIGHT / 2
    draw_link(picture, link, [(x, height), (x + MARK_WIDTH, height)])


def _foot(network: Network, width: float) -> float:
    notes = _notes(network, width)
    return len(notes) * SMALL.line + (1.5 if notes else 0) + _legend(network, width).height


def _draw_foot(picture: Picture, network: Network, top: float) -> None:
    legend = _legend(network, picture.width)
    legend.draw(picture, MARGIN, top)
    write_lines(picture, (MARGIN, top + legend.height + 1.5), _notes(network, picture.width), SMALL)
