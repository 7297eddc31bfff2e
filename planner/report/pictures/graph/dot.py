"""The graph of dependencies as DOT, for graphviz."""

from collections.abc import Iterator, Sequence

from planner.report.pictures.graph.network import Column, Link, Network, Node
from planner.report.pictures.words import one_line

STYLES = {
    "needs": "",
    "after": "style=dashed",
    "together": 'dir=none, color="black:white:black"',
    "apart": "dir=none, style=dotted",
    "excludes": "dir=both, arrowhead=tee, arrowtail=tee, style=dashed",
}


def dot(network: Network, says: Sequence[str]) -> str:
    """The text of a graph whose releases are ranks from left to right, under these sentences."""
    return "\n".join(_lines(network, says)) + "\n"


def _lines(network: Network, says: Sequence[str]) -> Iterator[str]:
    yield "digraph dependencies {"
    yield f"  graph [rankdir=LR, labelloc=t, label={_label(*says)}];"
    yield '  node [shape=box, style=rounded, fontname="DejaVu Sans"];'
    yield '  edge [fontname="DejaVu Sans"];'
    for column in network.columns:
        nodes = network.nodes_in(column)
        yield f"  {{ rank=same; {_column(column)}; {''.join(f'{_quoted(node.name)}; ' for node in nodes)}}}"
        yield f"  {_column(column)} [shape=plaintext, style=solid, label={_label(column.name, column.day)}];"
        yield from (f"  {_quoted(node.name)} [label={_label(*node.lines)}{_look(node)}];" for node in nodes)
    if len(network.columns) > 1:
        yield f"  {' -> '.join(map(_column, network.columns))} [style=invis];"
    yield from (_link(link, in_rank=link.waits and link not in network.leftward) for link in network.links)
    yield "}"


def _column(column: Column) -> str:
    """A name that no modification has, as theirs have no space."""
    return _quoted(f"release {column.release}" if column.release else "no release")


def _look(node: Node) -> str:
    return ', style="rounded,dashed"' if node.why_none else ""


def _link(link: Link, *, in_rank: bool) -> str:
    looks = [STYLES[link.kind]] if STYLES[link.kind] else []
    if link.gap:
        looks.append(f"label={_label(link.gap)}")
    if not in_rank:
        looks.append("constraint=false")  # the ranks are the releases', whatever a link to the left says
    if link.found:
        looks += ["penwidth=4", f"label={_label('broken')}"]
    return f"  {_quoted(link.first)} -> {_quoted(link.then)} [{', '.join(looks)}];"


def _label(*lines: str) -> str:
    """Text as it is: graphviz reads entities and escapes even in quotes."""
    kept = [one_line(line).replace("\\", "\\\\").replace("&", "&amp;") for line in lines]
    return _quoted("\\n".join(line for line in kept if line))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
