"""The base of all pictures: text that fits, files that are the same for the same input."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import matplotlib
import pytest
from PIL import Image

from planner.report.pictures.drawing import arrow, box, line, shape, write, write_lines
from planner.report.pictures.heading import Heading
from planner.report.pictures.legend import Entry, Legend
from planner.report.pictures.picture import Picture, house_style, png_bytes, svg_bytes
from planner.report.pictures.style import BODY, INK, LIGHT, MIDDLE, PAPER, QUIET, SMALL, STRONG, TITLE, Look
from planner.report.pictures.words import ELLIPSIS, NO_GLYPH, one_line, shortened, shown, width_of, wrapped
from tests.picture_laws import assert_readable, assert_same_bytes, assert_told_apart, assert_whole_svg, words_of
from tests.running import PATIENCE_SECONDS

HOSTILE = [
    "costs $x_1$ and $\\frac{1}{2}$",
    "under_score & <script>alert(1)</script> ]]>",
    "\u202eright to left\u202c \u200fmark, \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd",
    "two\nlines\tand a bell\x07",
    "\u4ecb\u7d39 \U0001f600 in characters that the font has not",
    "A title of three hundred characters " * 9,
    "W" * 300,
    "",
]
"""Titles that would be taken for something else by whoever did not take care."""


@house_style()
def sample(title: str = "A picture", says: tuple[str, ...] = ("What it says.",)) -> Picture:
    """A picture with one of each mark."""
    heading = Heading(title, says, 120)
    legend = Legend([Entry("a box", lambda on, x, y: box(on, (x, y), (8, 3), Look(LIGHT, INK, "///")))] * 9, 114)
    picture = Picture(120, heading.bottom + legend.height + 60, title=title, description="A sample.")
    heading.draw(picture)
    top = heading.bottom
    box(picture, (5, top), (50, 20), Look(LIGHT, INK, rounded=1.5, dashed=True))
    top = write_lines(picture, (6, top + 1), wrapped(title, BODY, 48, 2), BODY)
    line(picture, [(5, top), (60, top)], dashes=(2, 2))
    arrow(picture, [(5, top + 5), (30, top + 5), (30, top + 9)])
    arrow(picture, [(5, top + 12), (20, top + 5), (30, top + 20), (60, top + 12)])
    shape(picture, [(70, top), (75, top), (72, top + 4)])
    legend.draw(picture, 3, top + 30)
    return picture


# Text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("font", [SMALL, BODY, TITLE])
@pytest.mark.parametrize("width", [20.0, 60.0])
def test_wrapped_text_is_no_wider_than_it_may_be_and_loses_nothing(text: str, font: object, width: float) -> None:
    assert isinstance(font, type(SMALL))
    lines = wrapped(text, font, width)
    assert all(width_of(one, font) <= width for one in lines)
    assert "".join(lines).replace(" ", "") == shown(text, font).replace(" ", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_needs_too_many_lines_ends_with_an_ellipsis(text: str) -> None:
    lines = wrapped(text, BODY, 30, 2)
    assert len(lines) <= 2
    assert all(width_of(one, BODY) <= 30 for one in lines)
    assert (len(wrapped(text, BODY, 30)) > 2) == (bool(lines) and lines[-1].endswith(ELLIPSIS))


def test_a_word_goes_to_the_next_line_only_where_it_has_no_room() -> None:
    lines = wrapped("one two three four five six seven eight nine ten", BODY, 20)
    for above, below in pairwise(lines):
        assert width_of(f"{above} {below.split()[0]}", BODY) > 20


def test_text_that_fits_is_not_shortened() -> None:
    assert shortened("MP090", BODY, width_of("MP090", BODY)) == "MP090"


def test_text_has_no_mark_that_turns_the_line_around() -> None:
    assert one_line("a\u202eb\u2066c\u200f\nd\x00") == "abc d"


def test_what_the_font_has_not_is_seen_as_missing() -> None:
    assert shown("\u4ecbMP090", BODY) == f"{NO_GLYPH}MP090"


# Pictures


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_is_text(title: str) -> None:
    picture = sample(title, (title, title))
    assert_readable(picture)
    assert_whole_svg(picture)
    assert shortened(title, TITLE, 114).removesuffix(ELLIPSIS) in words_of(picture)


def test_the_same_picture_is_the_same_file() -> None:
    assert_same_bytes(sample(), sample())


def test_the_settings_of_the_user_change_nothing() -> None:
    expected = svg_bytes(sample())
    with matplotlib.rc_context(
        {"font.size": 30, "svg.fonttype": "none", "savefig.bbox": "tight", "hatch.linewidth": 3}
    ):
        assert svg_bytes(sample()) == expected


def test_another_process_makes_the_same_file(tmp_path: Path) -> None:
    code = (
        "import sys; from tests.test_picture import sample; from planner.report.pictures.picture import *;"
        "sys.stdout.buffer.write(svg_bytes(sample()) + png_bytes(sample()));"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nsvg.hashsalt: other\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONHASHSEED": "7", "MATPLOTLIBRC": str(tmp_path / "matplotlibrc")}
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment, timeout=PATIENCE_SECONDS
    )
    assert made.stdout == svg_bytes(sample()) + png_bytes(sample())


def test_a_png_tells_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png_bytes(sample("A <title>")))
    with Image.open(tmp_path / "a.png") as image:
        assert image.info["Title"] == "A <title>"
        assert image.info["Description"] == "A sample."
        assert round(image.width / 120) == round(200 / 25.4)


def test_a_notebook_shows_it() -> None:
    assert sample()._repr_png_() == png_bytes(sample())


def test_a_description_is_told_without_what_xml_forbids() -> None:
    picture = Picture(50, 20, title="\x00a\ud800", description="<b> & \x07\n'\"")
    assert_whole_svg(picture)


def test_meanings_differ_in_grey() -> None:
    assert_told_apart([INK, MIDDLE, LIGHT, PAPER], by=0.1)
    assert_told_apart([STRONG, MIDDLE, LIGHT, PAPER], by=0.1)
    assert_told_apart([QUIET, PAPER], by=0.6)


def test_text_that_overlaps_is_found() -> None:
    """The law that holds for every picture can fail."""
    picture = Picture(60, 20, title="", description="")
    write(picture, (5, 5), "MP090", BODY)
    assert_readable(picture)
    write(picture, (10, 6), "MP099", BODY)
    with pytest.raises(AssertionError, match="overlap"):
        assert_readable(picture)


def test_text_that_is_cut_or_too_small_is_found() -> None:
    cut = Picture(20, 20, title="", description="")
    write(cut, (15, 5), "MP090", BODY)
    with pytest.raises(AssertionError, match="cut"):
        assert_readable(cut)
    large = Picture(2000, 200, title="", description="")
    write(large, (15, 5), "MP090", BODY)
    with pytest.raises(AssertionError, match="points"):
        assert_readable(large)
