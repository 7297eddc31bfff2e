"""A scenario written as a file: it loads back to the same scenario, and its notes stand where they belong."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import Place, Scenario
from planner import api
from planner.api import scenario_text
from tests.factories import JUNE, modification, release, scenario
from tests.generator import generate
from tests.running import EVERY_SCENARIO, ROOT, TINY
from tests.test_lapse import random_scenario

ODD = (
    "",
    " ",
    "a: b",
    "ends with a colon:",
    "# x",
    "x # y",
    "null",
    "~",
    "Null",
    "<<",
    "=",
    "yes",
    "2021-06-24",
    "0x1F",
    "1_000",
    "'",
    '"',
    'it\'s "so"',
    "- item",
    "-",
    "? key",
    "[a, b]",
    "{a: b}",
    "*alias",
    "&anchor",
    "!tag",
    "%YAML 1.1",
    "@at",
    "`tick`",
    "---",
    "...",
    "two\nlines",
    "\n",
    "tab\there",
    "\r\n",
    "\x1b[31mred\x1b[0m",
    "\x00\x85\xa0\u2028\ufeff\ud7ff\ue000\uffff\U0010ffff",
    "Zähler 電力 😀",
    "back\\slash",
    "x" * 500,
)


def assert_it_comes_back(given: Scenario, notes: dict[Place, str] | None = None) -> str:
    """What is written loads to an equal scenario with the same hash."""
    text = scenario_text(given, notes or {})
    loaded = api.load_text(text).scenario
    assert loaded == given
    assert loaded.sha256 == given.sha256
    return text


def every_note(given: Scenario, note: str) -> dict[Place, str]:
    """A note on the place of everything, and on places that the file does not have."""
    keys = [(key,) for key in Scenario.model_fields]
    entries = [
        (key, one.id, field)
        for key in ("releases", "modifications")
        for one in getattr(given, key)
        for field in ("id", "title")
    ]
    return dict.fromkeys([*keys, *entries, ("pins", "nobody")], note)


# Round trips ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", EVERY_SCENARIO, ids=lambda path: path.stem)
def test_every_scenario_comes_back(path: Path) -> None:
    given = api.load(path).scenario
    assert_it_comes_back(given)
    assert_it_comes_back(given, every_note(given, "a note"))


def test_a_scenario_with_every_key_comes_back() -> None:
    page = (ROOT / "docs" / "scenario-format.md").read_text(encoding="utf-8")
    assert_it_comes_back(api.load_text(page.split("```yaml\n")[1].split("```")[0]).scenario)


@pytest.mark.parametrize("seed", range(8))
def test_generated_scenarios_come_back(seed: int) -> None:
    assert_it_comes_back(generate(modifications=60, tight=[None, 0.9][seed % 2], seed=seed))


@pytest.mark.parametrize("seed", range(60))
def test_random_scenarios_come_back(seed: int) -> None:
    given = random_scenario(seed)
    assert_it_comes_back(given, every_note(given, "a: note"))


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_odd_text_comes_back(text: str) -> None:
    """In every kind of place that holds text, between brackets and on a line of its own."""
    given = scenario(
        modification("a", title=text, source=text, doubtful=[text], options=[{"id": "one", "title": text}]),
        releases=(JUNE, release("later", "2022-06-30", title=text)),
        title=text,
        pins=[{"modification": "a", "release": "later", "why": text}],
        waivers=[{"rule": "pinned", "about": ["a"], "why": text, "granted_by": text, "on": "2020-01-02"}],
        extra_holidays=[{"on": "2021-01-22", "reason": text}],
    )
    assert_it_comes_back(given)
    assert_it_comes_back(given, every_note(given, text))


@settings(deadline=None, max_examples=150)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(text: str, note: str) -> None:
    given = scenario(modification("a", title=text, options=[{"id": "one", "title": text}]), title=text)
    assert_it_comes_back(given, every_note(given, note))


@pytest.mark.parametrize("name", ["null", "yes", "2021", "1e3", "0.5", "true"])
def test_ids_that_look_like_something_else_come_back(name: str) -> None:
    given = scenario(
        modification(name),
        modification("b", needs=[name]),
        releases=(release(name, "2021-06-24"),),
        baseline={name: ["b"]},
    )
    assert_it_comes_back(given)


@pytest.mark.parametrize(
    "limit",
    [0, 3, "unlimited", {}, {"2021": 2}, {"default": 1, "2021": "unlimited"}, {"default": "unlimited"}],
    ids=str,
)
def test_every_uplift_limit_comes_back(limit: object) -> None:
    assert_it_comes_back(scenario(modification("a"), policy={"uplifts_per_year": {"duis": limit, "gbcs": limit}}))


@pytest.mark.parametrize("empty", [{"baseline": {}}, {"baseline": {"jun-2021": []}}, {"releases": ()}], ids=str)
def test_what_is_said_to_be_empty_is_not_what_is_left_out(empty: dict[str, object]) -> None:
    given = scenario(**empty)  # type: ignore[arg-type]  # one of them is the releases
    assert_it_comes_back(given)


# How it reads ---------------------------------------------------------------------------------------------------------


def test_the_file_reads_as_one_writes_it() -> None:
    """That of the smallest scenario, but for its comments and the defaults that it writes out."""
    text = TINY.read_text(encoding="utf-8")
    lines = [line.partition("  # ")[0].rstrip() for line in text.splitlines() if not line.startswith("#")]
    wanted = [line for line in lines if "carries" not in line and line]
    assert [line for line in scenario_text(api.load(TINY).scenario).splitlines() if line] == wanted


def test_dates_words_and_numbers_are_not_quoted() -> None:
    given = scenario(modification("a", impacts={"gbcs": "yes"}, load={"effort_days": 8}, lead_time={"dcc": "20 WD"}))
    text = scenario_text(given)
    for line in (
        "as_of: 2020-04-08",
        "impacts: {gbcs: yes}",
        "decision: {expected: 2019-01-02}",
        "load: {effort_days: 8}",
        "lead_time: {dcc: 20 WD}",
    ):
        assert line in text


# Notes ----------------------------------------------------------------------------------------------------------------


def test_a_note_stands_at_the_end_of_its_line() -> None:
    given = api.load(TINY).scenario
    text = scenario_text(given, {("modifications", "MP902", "decision"): "was 2023-11-29"})
    (line,) = [line for line in text.splitlines() if "#" in line]
    assert line == "    decision: {expected: 2023-11-22}  # was 2023-11-29"


def test_two_notes_share_a_line() -> None:
    given = scenario(modification("a"), policy={"uplifts_per_year": {"duis": 2, "ch_firmware": 3}})
    at = ("policy", "uplifts_per_year")
    text = scenario_text(given, {(*at, "duis"): "was 1", (*at, "ch_firmware"): "was 2"})
    assert "  uplifts_per_year: {duis: 2, ch_firmware: 3}  # was 1  # was 2\n" in text


def test_a_note_on_what_the_file_does_not_say_is_not_lost() -> None:
    text = scenario_text(api.load(TINY).scenario, {("pins", "MP903"): "unpinned"})
    assert text.startswith("# unpinned\nformat: ")


def test_a_note_cannot_break_out_of_its_line() -> None:
    given = api.load(TINY).scenario
    assert "as_of: 2023-09-01  # a title: x\n" in assert_it_comes_back(given, {("as_of",): "a\ntitle: x"})


# Governance -----------------------------------------------------------------------------------------------------------

OWN = {
    "bodies": {"panel": {"papers": "7 WD", "dates": ["2020-07-17"]}},
    "steps": {"ia": {"takes": "30 WD"}, "extra": {"at": "panel"}},
    "pathways": {"urgent": ["ia", "extra"]},
    "shared_cause": {"steps": ["ia"]},
}


def test_a_governance_has_a_line_for_each_part_that_is_not_as_the_sec_has_it() -> None:
    text = assert_it_comes_back(scenario(modification("a"), governance=OWN))
    assert "governance:\n  bodies:\n    panel: {" in text
    assert "\n    extra: {at: panel}\n" in text
    assert "takes: 30 WD}\n" in text
    assert "\n    urgent: [ia, extra]\n" in text
    assert "change-board" not in text


@pytest.mark.parametrize("said", [{"title": ""}, {"papers": "0 WD"}, {"title": "", "papers": "0 WD"}], ids=str)
def test_a_governance_that_says_less_than_the_sec_comes_back(said: dict[str, str]) -> None:
    assert_it_comes_back(scenario(modification("a"), governance={"bodies": {"panel": said}}))
    step = {key: value for key, value in said.items() if key == "title"}
    assert_it_comes_back(scenario(modification("a"), governance={"steps": {"ia": {**step, "takes": "1 WD"}}}))
