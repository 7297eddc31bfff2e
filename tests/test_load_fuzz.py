"""Slips of a hand, and size: whatever a file says, it is a scenario or bad input, and that is soon known."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.load import BadInput, Loaded, load_text
from planner.problem import Problem
from tests.growth import LINEAR, TIMES, growth
from tests.test_load import FULL, SMALL

# Pieces that mean something to YAML or to the format, wherever they land.
PIECES = (
    "~", "[]", "{}", "[a]", "{a: b}", "*x", "&a ", "!!int ", "'", '"', "- ", "? ", ": ", "\t", "\n", "\r", "#", "|",
    "> ", "%", "<<: ", "\0", "\u2028", "\ud800", "é", "[[[[", "}", "\n---\n", "yes", "-1", "9 moons", "2021-13-45",
    "1e9", "MP1", "jun-2021", "unknown", "default", "generate", "id", '"\\x1b"',
)  # fmt: skip

Edit = tuple[str, float, float, str]

edits = st.lists(
    st.tuples(
        st.sampled_from(["drop line", "copy line", "move line", "drop text", "put", "put for a word"]),
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(PIECES) | st.text(max_size=3),
    ),
    min_size=1,
    max_size=4,
)


def edited(text: str, edit: Edit) -> str:
    """The text with one slip of a hand; where it happens is told as a share of the text."""
    kind, at, other, piece = edit
    lines, here, there = text.split("\n"), int(at * len(text)), int(other * len(text))
    line, target = int(at * len(lines)), int(other * len(lines))
    match kind:
        case "drop line":
            return "\n".join(lines[:line] + lines[line + 1 :])
        case "copy line":
            return "\n".join([*lines[:target], lines[line], *lines[target:]])
        case "move line":
            return "\n".join([*lines[:target], lines[line], *lines[target:line], *lines[line + 1 :]])
        case "drop text":
            return text[: min(here, there)] + text[min(here, there) + abs(here - there) % 20 :]
        case "put":
            return text[:here] + piece + text[here:]
        case _:
            word = re.compile(r"[\w.-]+|$").search(text, here)
            return text[: word.start()] + piece + text[word.end() :] if word else text


def outcome(text: str) -> Loaded | BadInput:
    try:
        return load_text(text)
    except BadInput as refused:
        return refused


@settings(max_examples=400, deadline=None, derandomize=True)
@given(edits)
def test_any_text_is_a_scenario_or_bad_input(slips: list[Edit]) -> None:
    text = FULL
    for slip in slips:
        text = edited(text, slip)

    match outcome(text):
        case Loaded(scenario=scenario):
            assert len(Problem(scenario).changes) <= len(scenario.modifications)  # every cut-off can be computed
        case BadInput(errors=errors) as refused:
            assert errors
            assert all(error.line and error.column and error.says and error.hint for error in errors)
            assert "\x1b" not in str(refused)


def large(modifications: int, target: str) -> str:
    """A scenario with so many modifications, each of which needs two before it."""
    change = (
        "  - {{id: MP{0}, title: Change {0}, decision: {{expected: 2020-05-06}}, impacts: {{gbcs: yes}}, needs: [{1}]"
    )
    needs = [f"MP{number // 2}, MP{number // 3}" if number else "" for number in range(modifications)]
    changes = [change.format(number, needed) + f", target: {target}}}" for number, needed in enumerate(needs)]
    return SMALL.partition("  - {id: MP1")[0] + "\n".join(changes) + "\n"


def test_the_time_to_load_grows_with_the_modifications_and_no_faster() -> None:
    """Or to refuse them, each for its own reason. 5,000 took 0.6 s when this was written."""
    texts = {size: large(size, "jun-2021") for size in (500, TIMES * 500)}
    bad = {size: large(size, "jun-2012").replace("needs: [MP", "needs: [MQ") for size in texts}
    assert growth(lambda size: outcome(texts[size]), 500) < LINEAR
    assert growth(lambda size: outcome(bad[size]), 500) < LINEAR
