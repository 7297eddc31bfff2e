"""The order of stops in layers as graphviz finds it, for who asks for that."""

import subprocess

from planner.report.pictures.graph.layered.layers import Layers, Stop


class GraphvizMissing(Exception):
    """The program ``dot`` was asked for, and is not there or does not do its work."""


def untangled_by_dot(layers: Layers) -> Layers:
    """The same stops in the order in which ``dot`` puts them: its answer depends on the version that is installed.

    Raises
    ------
    GraphvizMissing
        If ``dot`` is not installed, or fails.
    """
    name_of = {stop: f"stop{number}" for number, stop in enumerate(sorted(layers.layer_of))}
    heights = _heights(_text(layers, name_of))
    return layers.ordered(sorted(order, key=lambda stop: (-heights[name_of[stop]], stop)) for order in layers.orders)


def _text(layers: Layers, name_of: dict[Stop, str]) -> str:
    """Each layer a rank, held apart by a chain of spots; each piece of a link an edge."""
    spots = [f"layer{number}" for number in range(len(layers.orders))]
    lines = ["digraph {", "rankdir=LR; node [shape=box, label=x];"]
    for spot, order in zip(spots, layers.orders, strict=True):
        lines.append(f"{{ rank=same; {spot}; {' '.join(f'{name_of[stop]};' for stop in order)} }}")
    lines += [f"{' -> '.join(spots)} [style=invis];"] if len(spots) > 1 else []
    lines += [f"{name_of[left]} -> {name_of[right]};" for left, right in layers.joined()]
    lines += [f"{name_of[one]} -> {name_of[other]} [constraint=false];" for one, other in layers.level()]
    return "\n".join([*lines, "}"])


def _heights(text: str) -> dict[str, float]:
    """The height of each node, from the bottom."""
    try:
        made = subprocess.run(["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True, timeout=60)
    except FileNotFoundError:
        raise GraphvizMissing("dot is not installed; it comes with graphviz, and is not needed for the usual layout")
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise GraphvizMissing(f"dot failed: {error}") from error
    rows = (line.split(" ") for line in made.stdout.splitlines())
    return {row[1]: float(row[3]) for row in rows if row[0] == "node"}
