"""Changes that wait for each other in a circle."""

from collections.abc import Iterator

from models import Place
from models.flaw import Flaw, Tree, ids, items, short
from planner.graph import Edge, cycles
from planner.load.places import Places


def circles(raw: Tree, places: Places) -> Iterator[Flaw]:
    """Every knot of `needs` and `after` that no order can serve, with the place of every link of a circle in it."""
    links = _links(raw)
    for circle in cycles(links):
        edges = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        waits = [
            f"{short(change)} waits for {short(before)} ({places.line(links[before, change])})"
            for before, change in edges
        ]
        first = min((links[edge] for edge in edges), key=places.mark)
        yield Flaw(first, f"a circle: {', '.join(waits)}", "take one of these links out")


def _links(raw: Tree) -> dict[Edge, Place]:
    """Where each link stands; of modifications with the same id the first is meant, the others are flaws themselves."""
    links: dict[Edge, Place] = {}
    first = ids(raw, "modifications")
    for change, index in first.items():
        modification = raw["modifications"][index]
        for link in ("needs", "after"):
            for position, other in items(modification, link):
                before = other.get("id") if isinstance(other, dict) else other
                if isinstance(before, str):
                    links.setdefault((before, change), ("modifications", index, link, position))
    return links
