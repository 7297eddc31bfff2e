"""Every picture of every scenario: readable, the same bytes for the same input, told in words."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Rectangle
from matplotlib.text import Text

from models import Modification, Outcome, Release, Scenario
from planner import api
from planner.api import pictures
from planner.explain.forbidding import REASONS, SHORT_WORDS, when_broken
from planner.report.pictures.board.card import TAG_LOOKS
from planner.report.pictures.picture import Picture, png_bytes, svg_bytes
from planner.report.pictures.scale import Scale
from planner.report.pictures.style import STRONG
from planner.report.pictures.viability import LOOKS, MARKS
from planner.report.pictures.words import one_line
from planner.rules import RULE_OF
from tests.factories import modification, release, scenario
from tests.generator import generate
from tests.picture_laws import (
    assert_readable,
    assert_same_bytes,
    assert_told_apart,
    assert_whole_svg,
    texts_of,
    words_of,
)
from tests.running import PATIENCE_SECONDS
from tests.test_picture import HOSTILE

ROOT = Path(__file__).parent.parent

DRAWN: dict[str, Callable[[Outcome], Picture]] = {
    "board": pictures.board,
    "timeline": pictures.timeline,
    "viability": pictures.viability,
    "load": pictures.load,
    "graph": pictures.graph,
}
"""The pictures of a plan."""

LONG = "Enduring approach to the management of Communications Hub firmware, with a title as long as real ones are"


def hostile() -> Scenario:
    """Titles and names that would be taken for something else by whoever did not take care."""
    late = {"impacts": {"gbcs": "yes", "duis": "unknown"}, "decision": {"expected": "2021-01-04"}, "target": "r-1"}
    changes = [modification(f"MP9{number:02}", title=title, **late) for number, title in enumerate(HOSTILE)]
    releases = [
        release(f"r-{number}", day, title=HOSTILE[number], capacity={"gbcs": 20, "effort_days": 7})
        for number, day in enumerate(["2021-02-25", "2021-06-24", "2021-11-04", "2022-06-30"])
    ]
    names = [modification("M" * 64, title="W" * 300), modification("a_b-$x_1".replace("$", ""), decision="unknown")]
    return scenario(*changes, *names, releases=tuple(releases), title=HOSTILE[1])


def titled(given: Scenario) -> Scenario:
    """The scenario with titles of the length that real ones have."""
    ends = [40 + 7 * number % 60 for number in range(len(given.modifications))]
    changes = zip(given.modifications, ends, strict=True)
    return given.but(modifications=tuple(one.model_copy(update={"title": LONG[:end]}) for one, end in changes))


SCENARIOS: dict[str, Callable[[], Scenario]] = {
    **{
        path.stem: lambda path=path: api.load(path).scenario  # type: ignore[misc]  # a default is no parameter
        for path in sorted((ROOT / "scenarios").glob("*.yaml"))
        if path.stem not in ("conflict", "mp090-late.sweep")
    },
    "starter": lambda: api.load(ROOT / "planner" / "starter.yaml").scenario,
    "empty": scenario,
    "nothing at all": lambda: scenario(releases=()),
    "hostile": hostile,
    "60 in 4": lambda: titled(generate(60, 4)),
    "60 in 6, tight": lambda: titled(generate(60, 6, 1.2)),
    "60 in 12": lambda: titled(generate(60, 12)),
}


@cache
def outcome_of(name: str) -> Outcome:
    return api.plan(SCENARIOS[name]())


def named_by(draw: Callable[[Outcome], Picture], given: Scenario) -> list[Modification | Release]:
    """What a picture has to name."""
    if draw is pictures.load:
        return list(given.releases)
    return list(given.modifications)


each_picture = pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
each_scenario = pytest.mark.parametrize("name", SCENARIOS)


@each_picture
@each_scenario
def test_it_is_readable_and_tells_of_every_modification(name: str, draw: Callable[[Outcome], Picture]) -> None:
    outcome = outcome_of(name)
    picture = draw(outcome)
    assert_readable(picture)
    assert all(one.id in picture.description for one in named_by(draw, outcome.scenario))
    assert outcome.scenario.name in picture.description
    assert picture.description.splitlines()[0] == f"{one_line(picture.title)}."


@each_picture
def test_names_are_written_in_full(draw: Callable[[Outcome], Picture]) -> None:
    outcome = outcome_of("60 in 6, tight")
    written = words_of(draw(outcome))
    assert all(
        (one.title if isinstance(one, Release) else one.id) in written for one in named_by(draw, outcome.scenario)
    )


@each_picture
def test_it_is_the_same_file_every_time(draw: Callable[[Outcome], Picture]) -> None:
    assert_same_bytes(draw(outcome_of("sec-2021-replay")), draw(outcome_of("sec-2021-replay")))


@each_picture
def test_titles_are_text_and_never_markup(draw: Callable[[Outcome], Picture]) -> None:
    assert_whole_svg(draw(outcome_of("hostile")))


def test_another_process_draws_the_same_files_and_never_loads_pyplot() -> None:
    code = (
        "import sys; from tests.test_pictures import *; outcome = outcome_of('tiny')\n"
        "for draw in DRAWN.values(): sys.stdout.buffer.write(svg_bytes(draw(outcome)) + png_bytes(draw(outcome)))\n"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment, timeout=PATIENCE_SECONDS
    )
    drawn = [draw(outcome_of("tiny")) for draw in DRAWN.values()]
    assert made.stdout == b"".join(svg_bytes(one) + png_bytes(one) for one in drawn)


def test_a_picture_of_no_plan_is_refused() -> None:
    outcome = api.plan(api.load(ROOT / "scenarios" / "conflict.yaml").scenario)
    for draw in DRAWN.values():
        with pytest.raises(ValueError, match="there is no plan"):
            draw(outcome)


def test_states_are_told_apart_in_grey() -> None:
    """Chosen and possible by how dark they are; forbidden and without a date by words and an edge too."""
    fills = [LOOKS[state][0].fill for state in ("chosen", "possible", "forbidden")]
    assert_told_apart(fills, by=0.1)
    assert LOOKS["no date"][0].dashed


def test_what_is_touched_is_told_apart_in_grey() -> None:
    assert_told_apart([look.fill for look, _ in TAG_LOOKS.values()], by=0.1)


def test_every_lapse_is_an_arrow_and_nothing_else_is() -> None:
    def arrows(name: str) -> int:
        return len(pictures.board(outcome_of(name)).findobj(FancyArrowPatch))

    assert arrows("sec-2021-april-2020") == 0
    assert arrows("sec-2021-replay") == 4 + 1  # four lapse, and the legend has one


def points_of(drawn: Line2D | FancyArrowPatch) -> list[tuple[float, float]]:
    path = drawn.get_path()
    return [(float(x), float(y)) for x, y in np.asarray(path.vertices)]


def test_an_arrow_begins_at_the_target_and_ends_at_the_card() -> None:
    """MP901 and MP902 lapse from the first column to the second."""
    picture = pictures.board(outcome_of("tiny"))
    place_of = dict(texts_of(picture))
    first, second = place_of["June 2024 SEC Release"], place_of["November 2024 SEC Release"]
    down = next(line for line in map(points_of, picture.findobj(Line2D)) if len(line) == 3)
    assert first.x0 < down[0][0] < first.x1
    for start, end in [(arrow[0][0], arrow[1][0]) for arrow in map(points_of, picture.findobj(FancyArrowPatch)[:2])]:
        assert first.x1 < start < end < place_of["MP901"].x0
        assert end > second.x0 - 5


def test_bars_are_as_high_as_their_numbers() -> None:
    picture = pictures.load(outcome_of("sec-2021-april-2020"))
    bars = [one for one in picture.findobj(Rectangle) if one.get_facecolor()[:3] == to_rgb(STRONG)]
    heights = sorted(round(one.get_height(), 2) for one in bars[:4])
    assert heights == [
        13.5,
        18.0,
        18.0,
        18.0,
    ]  # GBCS 3 beside 4; DUIS 3, GBCS 4, CH firmware 4 are the highest of theirs


def test_the_timeline_has_days_in_order() -> None:
    scale = Scale(date(2020, 1, 1), date(2021, 1, 1), 10, 110)
    assert scale.x(date(2020, 1, 1)) == 10
    assert scale.x(date(2021, 1, 1)) == 110
    assert scale.x(date(2020, 7, 2)) == pytest.approx(60, abs=0.1)
    places = [x for x, _ in scale.ticks()]
    assert places == sorted(places)
    assert next(words for _, words in scale.ticks()) == "Jan 2020"


@pytest.mark.parametrize(
    ("changes", "releases", "says"),
    [((), ("jun-2021",), "No modifications."), (("MP901",), (), "No releases."), ((), (), "No modifications.")],
)
@each_picture
def test_what_there_is_none_of_is_said(
    changes: tuple[str, ...], releases: tuple[str, ...], says: str, draw: Callable[[Outcome], Picture]
) -> None:
    days = tuple(release(name, "2021-06-24") for name in releases)
    picture = draw(api.plan(scenario(*(modification(name) for name in changes), releases=days)))
    assert_readable(picture)
    assert says in words_of(picture)
    assert says in picture.description
    assert ("every rule is kept" in picture.description) == bool(changes)


def test_a_timeline_of_nothing_has_no_marks() -> None:
    assert not pictures.timeline(outcome_of("empty")).sheet.get_lines()


@pytest.mark.parametrize("draw", [pictures.timeline, pictures.viability])
def test_what_ended_is_said_to_be_left_out(draw: Callable[[Outcome], Picture]) -> None:
    gone = [
        modification("MP901", decision={"withdrawn": "2020-03-02"}),
        modification("MP902", decision={"rejected": "unknown"}),
    ]
    picture = draw(api.plan(scenario(modification("MP903"), *gone)))
    says = "Not planned, and not shown here: MP901 (withdrawn on 2 March 2020) and MP902 (rejected)."
    assert says in words_of(picture)
    assert says in picture.description


@each_picture
def test_long_titles_of_few_releases_lie(draw: Callable[[Outcome], Picture]) -> None:
    days = [release(f"r-{number}", f"2021-{number}-24", title="A long title of a release " * 6) for number in (10, 11)]
    picture = draw(api.plan(scenario(modification("MP901"), releases=tuple(days))))
    assert_readable(picture)
    assert {one.get_rotation() for one in picture.findobj(Text) if one.get_text()} == {0}


def test_the_timeline_tells_the_least_that_is_likely() -> None:
    """MP090 comes on its first possible day with a chance of far more than 10 %."""
    picture = pictures.timeline(outcome_of("sec-2021-april-2020"))
    assert "at least 10 % likely by 26 August 2020, at least 90 % by 24 February 2021" in picture.description
    assert "at least 10 % likely by its start, at least 90 % by its end" in words_of(picture)


# Viability


def test_viability_of_a_scenario_alone_says_what_is_possible_and_chooses_nothing() -> None:
    picture = pictures.viability(api.load(ROOT / "scenarios" / "conflict.yaml").scenario)
    assert_readable(picture)
    assert "chosen" not in f"{picture.description} {words_of(picture)}".casefold()
    assert "MP904: possible in nov-2024; forbidden in jun-2024 (cut-off and pinned)" in picture.description
    assert "Possible is where a modification could go, other modifications aside." in picture.description


def test_the_legend_of_viability_says_what_is_so_where_a_rule_forbids() -> None:
    words = words_of(pictures.viability(outcome_of("60 in 6, tight")))
    assert "forbidden: its decision comes after the cut-off" in words
    assert "forbidden: the release would carry more than its capacity" in words


def test_every_rule_that_can_forbid_by_itself_has_its_reason() -> None:
    """The others need a second modification to be broken, or stand in no plan's way; they are told by their titles."""
    assert set(REASONS) == set(RULE_OF) - {"apart", "excludes", "one-option"}
    assert set(SHORT_WORDS) <= set(REASONS)
    assert when_broken("gone-live") == "the release has gone live"
    assert when_broken("apart") == f'it would break the rule "{RULE_OF["apart"].title}"'


def test_cells_without_room_for_words_have_marks_that_the_legend_tells() -> None:
    given = titled(generate(60, 12))
    waiting = given.modifications[0].model_copy(update={"decision": "unknown"})
    given = given.but(modifications=(waiting, *given.modifications[1:]))
    states = api.frames.viability(outcome := api.plan(given))
    texts = [text.rstrip("*") for text, _ in texts_of(pictures.viability(outcome))]
    chosen = int(states["chosen"].sum())
    for state, count in (("chosen", chosen), ("possible", (states["state"] == "possible").sum() - chosen)):
        assert texts.count(MARKS[state]) == count + 1  # the legend has one
    assert texts.count(MARKS["no date"]) == (states["state"] == "no date").sum() + 1
    assert len(set(MARKS.values())) == len(MARKS)


# What the font lacks --------------------------------------------------------------------------------------------------


def with_titles(*titles: str) -> Scenario:
    changes = (modification(f"MP{number}", title=title) for number, title in enumerate(titles))
    return scenario(*changes, title="Ours")


def test_a_title_that_the_font_lacks_is_told_by_name() -> None:
    """Chinese, and a woman and a computer that are joined to one sign: the picture has squares, the words have both."""
    given = with_titles("\u4f1a\u8bae", "Plain", "Made by \U0001f469\u200d\U0001f4bb")
    picture = pictures.board(api.plan(given))
    assert picture.description.splitlines()[-1] == (
        "A square (\u25a1) stands for what the font of pictures does not have, wherever the titles of "
        "MP0 (\u4f1a\u8bae) and MP2 (Made by \U0001f469\U0001f4bb) are drawn."
    )
    assert any("\u25a1" in text.get_text() for text in picture.sheet.texts)


def test_nothing_is_told_where_the_font_has_all_or_no_title_is_shown() -> None:
    assert "square" not in pictures.board(api.plan(with_titles("Caf\u00e9 \u2014 \u00a35 \u0416"))).description
    assert "square" not in pictures.load(api.plan(with_titles("\u4f1a\u8bae"))).description
