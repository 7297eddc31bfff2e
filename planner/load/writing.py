"""A Scenario to the text of a scenario file, which loads back to an equal scenario."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from models import Place, Scenario
from models.said import said
from planner.load.places import Places
from planner.load.tree import parse

_TEXT = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"

_OPEN = {
    *("policy", "lead_times", "releases", "modifications", "options", "doubtful"),
    *("pins", "waivers", "extra_holidays", "baseline", "governance", "bodies", "steps", "pathways"),
    *("milestones", "template"),
}
"""Keys with a line for each part of their value; all else is short enough for one line."""

_RECORDS = {"releases", "modifications"}
"""Lists whose entries are long."""


def scenario_text(scenario: Scenario, notes: Mapping[Place, str] = {}) -> str:
    """The text of a scenario file that says what the scenario says; what is a default is left out.

    Parameters
    ----------
    notes
        By a place given by names, such as ``("modifications", "MP090", "decision")``, a comment for the end of the
        line where that value stands; at the top of the file where it stands nowhere.
    """
    lines = tree_text(said(scenario)).splitlines()
    return "\n".join([*_noted(lines, scenario, notes), ""])


class _Dumper(yaml.SafeDumper):
    """Quotes only what would be read as null: our loader takes every other scalar as text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as its base class has it
        first: [one for one in resolvers if one[0] == _NULL]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - PyYAML's
        """Set lists in from their key."""
        super().increase_indent(flow, indentless and flow)


def tree_text(tree: Mapping[str, Any]) -> str:
    """Plain data as the text of a scenario file."""
    written: str = yaml.serialize(_node(tree, "", is_open=True), Dumper=_Dumper, allow_unicode=True, width=sys.maxsize)
    return "\n".join(_spaced(written.split("\n")))


def _node(value: Any, key: str, *, is_open: bool = False) -> yaml.Node:
    """A value that stands under a key; an open one has a line for each part."""
    is_open = is_open or key in _OPEN
    if isinstance(value, Mapping):
        pairs = [(_scalar(name), _node(item, name if is_open else "")) for name, item in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=not (is_open and pairs))
    if isinstance(value, list):
        items = [_node(item, "", is_open=key in _RECORDS) for item in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=not (is_open and items))
    return _scalar(str(value).lower() if isinstance(value, bool) else str(value))


def _scalar(text: str) -> yaml.ScalarNode:
    """One line, whatever it holds: quoted with escapes where a line break or the like is in it."""
    return yaml.ScalarNode(_TEXT, text, style=None if text.isprintable() else '"')


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    """With an empty line before each section and between long entries; no scalar goes over a line."""
    before = ""
    for line in lines:
        is_section = line.endswith(":") and not line.startswith(" ")
        is_further_record = line.startswith("  - id: ") and not before.endswith(":")
        yield from [""] if is_section or is_further_record else []
        yield line
        before = line


def _noted(lines: list[str], scenario: Scenario, notes: Mapping[Place, str]) -> list[str]:
    """The lines, each with its notes at the end; notes on what the file does not say come first."""
    if not notes:
        return lines
    places = Places(parse("\n".join(lines)), tuple(range(len(scenario.releases))), "")
    noted = list(lines)
    homeless = []
    for place, note in notes.items():
        comment = f"# {_one_line(note)}"
        if path := places.named(scenario, place):
            noted[places.mark(path, at_key=True).line - 1] += f"  {comment}"
        else:
            homeless.append(comment)
    return [*homeless, *noted]


def _one_line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
