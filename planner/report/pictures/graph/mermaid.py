"""The graph of dependencies as Mermaid, which wikis and code hosts draw."""

import re
from collections.abc import Iterator, Sequence

from planner.report.pictures.graph.network import Link, Network
from planner.report.pictures.words import one_line

PLAIN = re.compile(r"(?<=\w)[.-](?=\w)|[^\W_]| ")
"""Characters that mean nothing in a label; a stop or hyphen only within a word, else it could begin a list."""

ARROWS = {"needs": "-->", "after": "-.->", "together": "===", "apart": "-.-", "excludes": "x--x"}


def mermaid(network: Network, says: Sequence[str]) -> str:
    """The text of a flowchart with a box for each release, under these sentences."""
    return "\n".join(_lines(network, says)) + "\n"


def _lines(network: Network, says: Sequence[str]) -> Iterator[str]:
    numbers = {node.name: f"m{number}" for number, node in enumerate(network.nodes)}
    yield "flowchart LR"
    yield f"  says[{_text(*says)}]"
    for number, column in enumerate(network.columns):
        yield f"  subgraph r{number}[{_text(column.name, column.day)}]"
        yield from (f"    {numbers[node.name]}[{_text(*node.lines)}]" for node in network.nodes_in(column))
        yield "  end"
    for number in range(1, len(network.columns)):
        yield f"  r{number - 1} ~~~ r{number}"
    yield from (f"  {numbers[link.first]} {_arrow(link)} {numbers[link.then]}" for link in network.links)
    yield from _heavy(network)


def _arrow(link: Link) -> str:
    words = " ".join(word for word in (link.kind, link.gap, "(broken)" if link.found else "") if word)
    return f"{ARROWS[link.kind]}|{_text(words)}|"


def _heavy(network: Network) -> Iterator[str]:
    """Broken links are heavy; they come after the invisible links between the columns."""
    before = max(len(network.columns) - 1, 0)
    broken = [str(before + number) for number, link in enumerate(network.links) if link.found]
    if broken:
        yield f"  linkStyle {','.join(broken)} stroke-width:4px"


def _text(*lines: str) -> str:
    """Text as it is: all that is not a letter, a digit or a space as the number of its character."""
    kept = [_escaped(one_line(line)) for line in lines]
    return '"' + "<br/>".join(line for line in kept if line) + '"'


def _escaped(text: str) -> str:
    return "".join(char if PLAIN.match(text, place) else f"#{ord(char)};" for place, char in enumerate(text))
