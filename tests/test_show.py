"""What ``secplan show`` shows: all that a scenario says."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models import Money, Scenario
from models.said import said
from planner import api
from planner.calendar import format_date
from planner.report.pages.show import show_page
from planner.report.text import plain
from tests.running import EVERY_SCENARIO, ROOT

_, _, _REST = (ROOT / "docs" / "scenario-format.md").read_text(encoding="utf-8").partition("```yaml\n")
EVERY_KEY = _REST.partition("```")[0]
"""The scenario of the documentation, which uses every key."""

SHOWN = {**{path.name: api.load(path) for path in EVERY_SCENARIO}, "every key": api.load_text(EVERY_KEY)}


def values(tree: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Whatever stands anywhere in it, under its key; and the keys that are names."""
    if isinstance(tree, dict):
        for name, one in tree.items():
            yield from values(one, str(name))
            yield from [("name", name)] if key in {"baseline", "steps", "bodies", "pathways", "load"} else []
    elif isinstance(tree, list | tuple):
        for one in tree:
            yield from values(one, key)
    else:
        yield key, tree


def written(value: Any) -> str:
    """As the page has it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and re.fullmatch(r"\d+\.\d\d", value):
        return str(Money(int(value.replace(".", ""))))
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return format_date(date.fromisoformat(value))
    return str(value)


@pytest.mark.parametrize("name", SHOWN)
def test_whatever_a_scenario_says_is_shown(name: str) -> None:
    page = plain(show_page(api.show(SHOWN[name]), name))
    missing = [(key, value) for key, value in values(said(SHOWN[name].scenario)) if written(value) not in page]
    assert missing == []


@pytest.mark.parametrize("name", SHOWN)
def test_the_document_holds_the_scenario_that_is_shown(name: str) -> None:
    assert Scenario.model_validate(api.show(SHOWN[name]).resolved) == SHOWN[name].scenario


def test_amounts_are_shown_in_pounds(secplan: Any) -> None:
    page = secplan("show", ROOT / "scenarios" / "costs.yaml").out
    assert "  jun-2021  June 2021 SEC Release      24 June 2021     £1,300,000\n" in page
    assert re.search(r"policy\.costs\.release +£400,000 ", page)


def test_a_scenario_of_few_words_has_few_tables(tmp_path: Path, secplan: Any) -> None:
    text = "format: secplan.scenario/1\nname: few\nas_of: 2026-04-10\nmodifications: [{id: a, decision: unknown}]\n"
    (tmp_path / "few.yaml").write_text(f"{text}releases: [{{id: r, go_live: 2027-06-24}}]\n", encoding="utf-8")
    page = secplan("show", tmp_path / "few.yaml").out
    assert re.findall(r"\n\n(\w+)\n", page) == ["Scenario", "Releases", "Modifications"]
