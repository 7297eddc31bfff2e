"""Bad files as a whole: what cannot be read, all mistakes at once and none twice, and how they are shown."""
# ruff: noqa: E501 - a table is read by its columns

import os
from pathlib import Path

import pytest

from planner.load import BadInput, load, load_text
from tests.test_bad_input import CHANGES, GOOD, HEAD, RELEASES

HOLE = 50 * 1024 * 1024


def refused(text: str) -> BadInput:
    with pytest.raises(BadInput) as caught:
        load_text(text, "f.yaml")
    return caught.value


def places(text: str) -> list[str]:
    return [f"{error.line}:{error.column}" for error in refused(text).errors]


def message(path: Path) -> str:
    """What is said of a file, without the folder that it is in."""
    with pytest.raises(BadInput) as caught:
        load(path)
    return str(caught.value).replace(f"{path.parent}/", "")


def test_a_large_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    """50 MB of nothing take no time to write, and would take minutes to read."""
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(HOLE)

    assert message(path) == "large.yaml: larger than 8 MB, which no scenario is\n  hint: is this the right file?"


def test_a_directory_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()

    assert message(tmp_path / "scenarios").startswith("scenarios: a directory, where a file is wanted\n  hint: ")


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    """Reading it would wait for ever."""
    os.mkfifo(tmp_path / "pipe.yaml")

    assert message(tmp_path / "pipe.yaml").startswith("pipe.yaml: not a regular file\n  hint: ")


def test_a_missing_file_is_sought_among_its_neighbours(tmp_path: Path) -> None:
    (tmp_path / "tiny.yaml").write_text(GOOD)

    assert message(tmp_path / "tny.yaml") == "tny.yaml: there is no such file\n  hint: did you mean 'tiny.yaml'?"
    assert "hint: look at the spelling" in message(tmp_path / "other.json")
    assert "hint: there is no directory" in message(tmp_path / "nowhere" / "tiny.yaml")


def test_a_file_in_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "tiny.yaml").write_text(GOOD)

    assert message(tmp_path / "tiny.yaml" / "x").startswith("x: cannot be read: Not a directory\n  hint: ")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
def test_a_file_in_another_encoding_is_refused_where_it_shows(tmp_path: Path, mark: bytes) -> None:
    """The column counts characters: the first é is two bytes of UTF-8, the second is one of Latin-1."""
    path = tmp_path / "latin.yaml"
    path.write_bytes(mark + b"format: x\ntitle: \xc3\xa9\xe9\n")

    assert message(path).startswith("latin.yaml:2:9: this is not UTF-8 text\n    title: é")


def test_a_text_of_two_bytes_a_character_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.yaml"
    path.write_text(GOOD, encoding="utf-16")

    assert message(path).startswith("wide.yaml:1:1: this is not UTF-8 text\n")


def test_every_mistake_of_a_file_is_told_in_file_order() -> None:
    """Of a value, a key, a reference, a circle and the text itself, whichever of them is found first."""
    text = (
        "format: secplan.scenario/1\nname: a test\nas_of: 2020-04-08\npolicies: {}\n"
        "releases:\n  - {id: jun-2021, go_live: 2021-13-45}\n  - &here {id: nov-2021, go_live: 2021-11-04}\n"
        "modifications:\n  - {id: MP1, decision: unknown, needs: [MP2], target: jun-2012}\n"
        "  - {id: MP2, decision: unknown, needs: [MP1], title: *here}\npins: [{modification: MP1, release: june}]\n"
    )

    assert places(text) == ["2:7", "4:1", "6:29", "7:5", "9:42", "9:56", "10:55", "11:37"]


# fmt: off
FOLLOW_UPS = [
    # what                              text                                                                 what is told
    ("of a release that is wrong",      GOOD.replace("2021-06-24", "soon") + "    target: jun-2021\n",       ["5:29"]),
    ("of a modification that is wrong", GOOD.replace("2020-05-06", "soon", 1) + "    needs: [MP1]\n",        ["8:36"]),
    ("of an id that is none",           GOOD.replace("MP1", "MP 1") + "    needs: ['MP 1']\n",               ["8:10", "11:13"]),
    ("of an id said twice",             GOOD.replace("MP1", "MP2") + "    apart: [MP2]\n",                   ["9:9", "11:13"]),
    ("of releases that are no list",    HEAD + "releases: {}\n" + CHANGES + "    target: jun-2021\n",        ["4:1"]),
    ("of releases in a word",           HEAD + "releases: [jun-2021]\n" + CHANGES + "    target: jun-2021\n", ["4:12"]),
    ("of releases left out",            HEAD + CHANGES + "    target: jun-2021\n",                           ["1:1"]),
    ("of a release that is an alias",   HEAD + RELEASES + "  - *x\n" + CHANGES + "    target: jun-2022\n",   ["7:5"]),
    ("of a date that is an alias",      GOOD.replace("2021-06-24", "*x"),                                    ["5:29"]),
    ("of a decision with an alias",     GOOD.replace("2020-05-06", "*x", 1),                                 ["8:36"]),
    ("of what a merge may bring",       GOOD + "  - {<<: *x, id: MP3}\n",                                    ["11:6"]),
    ("of releases generated wrongly",   HEAD + "releases: [generate: {pattern: sec}]\n" + CHANGES + "    target: jun-2021\n", ["4:12", "4:12"]),
    ("of a pin on a misspelt change",   GOOD + "  - {id: CR1, kind: change-request}\npins: [{modification: CR11, release: jun-2021}]\n", ["12:23"]),
    ("of a key pins misspelt",          GOOD + "  - {id: CR1, kind: change-request}\npin: [{modification: CR1, release: jun-2021}]\n", ["12:1"]),
    ("of a baseline's misspelt release", GOOD.replace("2021-06-24}", "2021-06-24, dcc_baseline: 2020-03-20}") + "baseline: {jun-2012: []}\n", ["11:12"]),
    ("of a key baseline misspelt",      GOOD.replace("2021-06-24}", "2021-06-24, dcc_baseline: 2020-03-20}") + "baselin: {jun-2021: []}\n", ["11:1"]),
    ("of a wrong as_of",                GOOD.replace("2020-04-08", "today").replace("2021-06-24}", "2021-06-24, dcc_baseline: 2020-03-20}"), ["3:8"]),
    ("of options that are no list",     GOOD + "    options: {a: {}}\n    option: a\n",                      ["11:5"]),
    ("of two changes without id",       GOOD + "  - {decision: unknown, needs: [~]}\n" * 2,                  ["11:5", "11:33", "12:5", "12:33"]),
    ("of the same pin without change",  GOOD + "pins: [{release: jun-2021}, {release: nov-2021}]\n",         ["11:8", "11:29"]),
    ("of what ended too early",         "{format: x}}",                                                      ["1:12"]),
]
# fmt: on


@pytest.mark.parametrize(("text", "told"), [pytest.param(*row[1:], id=row[0]) for row in FOLLOW_UPS])
def test_what_only_follows_from_another_mistake_is_not_told(text: str, told: list[str]) -> None:
    assert places(text) == told


def test_a_wrong_value_hides_no_wrong_reference_and_the_reverse() -> None:
    text = GOOD + "    title: []\n    target: june\n    priority: urgent\n    needs: [MP1, MP9]\n"

    assert places(text) == ["11:5", "12:13", "13:15", "14:18"]


def test_twenty_mistakes_are_shown_and_the_others_counted() -> None:
    keys = [f"k{number:02}: x\n" for number in range(23)]

    assert str(refused(GOOD + "".join(keys[:20]))).count("not a key") == 20
    assert "more" not in str(refused(GOOD + "".join(keys[:20])))
    assert str(refused(GOOD + "".join(keys[:21]))).endswith("f.yaml: and 1 more error")
    assert str(refused(GOOD + "".join(keys))).endswith("f.yaml: and 3 more errors")
    assert str(refused(GOOD + "".join(keys))).count("not a key") == 20


CIRCLES = """\
  - {id: A, decision: unknown, needs: [B]}
  - {id: B, decision: unknown, after: [{id: C, gap: 20 WD}]}
  - {id: C, decision: unknown, needs: [MP1, A]}
  - {id: D, decision: unknown, after: [D], target: june}
  - {id: E, decision: unknown, needs: [F]}
  - {id: F, decision: unknown, needs: [E]}
"""


def test_each_circle_is_told_with_the_place_of_every_link() -> None:
    """A waits for B, B for C and C for A; D for itself; E and F for each other."""
    errors = refused(GOOD + CIRCLES).errors

    assert [(error.line, error.says.split(":")[0]) for error in errors] == [
        (11, "a circle"),
        (14, "a circle"),
        (14, "there is no release 'june'"),
        (15, "a circle"),
    ]
    for link in ("A waits for B (f.yaml:11)", "B waits for C (f.yaml:12)", "C waits for A (f.yaml:13)"):
        assert link in errors[0].says
    assert errors[1].says == "a circle: D waits for D (f.yaml:14)"
    assert {"E waits for F (f.yaml:15)", "F waits for E (f.yaml:16)"} == set(
        errors[3].says.removeprefix("a circle: ").split(", ")
    )


def test_a_mistake_is_shown_with_its_line_a_caret_and_a_hint() -> None:
    assert str(refused(GOOD + "    target: jun-2012\n")) == (
        "f.yaml:11:13: there is no release 'jun-2012'\n"
        "        target: jun-2012\n"
        "                ^\n"
        "  hint: did you mean 'jun-2021'?"
    )


def test_a_long_line_is_shown_around_the_mistake() -> None:
    shown = str(refused(f"{GOOD}    needs: [{'MP1, ' * 100}MP9]\n")).splitlines()

    assert max(map(len, shown)) <= 124
    assert shown[1][shown[2].index("^") :].startswith("MP9")


def test_a_long_word_is_cut() -> None:
    assert len(str(refused(f"{GOOD}    target: {'x' * 1000}\n").errors[0].says)) < 120


def test_what_a_terminal_would_obey_is_not_shown() -> None:
    """YAML writes any character as an escape: here one that changes colours, and the end of a line."""
    shown = str(refused(GOOD + '    target: "\\e[31mjune\\nf.yaml:1:1: all is well"\n'))

    assert "\x1b" not in shown
    assert "target: '\\x1b[31mjune\\nf.yaml:1:1: all is well' is not a name" in shown
