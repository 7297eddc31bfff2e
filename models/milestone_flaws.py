"""Whether delivery milestones hang together: those that exist, in an order that there is, and days that can have been.

It reads the plain tree, as ``models.consistency`` does.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Any

from models.clause import Place
from models.flaw import Flaw, Tree, entries, ids, items, short
from models.governance import BODIES
from models.milestones import GO_LIVE, SUB_COMMITTEES, TEMPLATE

AT: Place = ("milestones", "template")


def milestone_flaws(scenario: Tree) -> Iterator[Flaw]:
    """Everything about milestones that does not hang together, in no particular order."""
    said = scenario.get("milestones")
    template: Tree = said if isinstance(said, Mapping) and "template" in said else {}
    known = ids(template, "template").keys() if template else {one.id for one in TEMPLATE}
    yield from _template(template)
    yield from _follows(template, known)
    yield from _circle(template)
    yield from _bodies(scenario, template)
    for index, release in entries(scenario, "releases"):
        milestones = release.get("milestones")
        if isinstance(milestones, Mapping):
            yield from _of_release(("releases", index, "milestones"), milestones, known)
            yield from _done(("releases", index, "milestones"), milestones, scenario.get("as_of"))


def _template(template: Tree) -> Iterator[Flaw]:
    first = ids(template, "template")
    for index, entry in entries(template, "template"):
        name = entry.get("id")
        if name == GO_LIVE:
            yield Flaw((*AT, index, "id"), f"'{GO_LIVE}' comes last by itself", "leave it out")
        elif isinstance(name, str) and first[name] != index:
            says = f"the milestone '{short(name)}' is listed already"
            yield Flaw((*AT, index, "id"), says, "give each an id of its own", first=(*AT, first[name], "id"))


def _links(template: Tree) -> Iterator[tuple[Place, str, str]]:
    """Where a milestone says that it follows another: the place, the milestone, the other."""
    for index, entry in entries(template, "template"):
        for position, other in items(entry, "after"):
            earlier = other.get("id") if isinstance(other, Mapping) else other
            if isinstance(earlier, str) and isinstance(entry.get("id"), str):
                at: Place = (*AT, index, "after", position)
                yield (*at, "id") if isinstance(other, Mapping) else at, entry["id"], earlier


def _follows(template: Tree, known: Collection[str]) -> Iterator[Flaw]:
    for at, name, earlier in _links(template):
        if earlier not in known:
            says = f"there is no milestone '{short(earlier)}'"
            yield Flaw(at, says, "it must be listed under template", earlier, known, own=name)


def _circle(template: Tree) -> Iterator[Flaw]:
    """The first one that is found: what goes round in it has no first milestone."""
    links = list(_links(template))
    earlier: dict[str, list[str]] = {}
    for _, name, other in links:
        earlier.setdefault(name, []).append(other)
    try:
        TopologicalSorter(earlier).prepare()
    except CycleError as found:
        circle: list[str] = found.args[1]
        at = next(place for place, name, other in links if (other, name) == (circle[0], circle[1]))
        says = ", ".join(f"{short(name)} follows {short(other)}" for other, name in pairwise(circle))
        yield Flaw(at, f"a circle: {says}", "take one of these links out")


def _bodies(scenario: Tree, template: Tree) -> Iterator[Flaw]:
    governance = scenario.get("governance")
    bodies = governance.get("bodies") if isinstance(governance, Mapping) else None
    known = {*BODIES, *SUB_COMMITTEES, *(bodies if isinstance(bodies, Mapping) else ())}
    for index, entry in entries(template, "template"):
        body = entry.get("at")
        if isinstance(body, str) and body not in known:
            says = f"there is no body '{short(body)}'"
            yield Flaw((*AT, index, "at"), says, "list it under governance: bodies", body, known)


def _of_release(at: Place, milestones: Tree, known: Collection[str]) -> Iterator[Flaw]:
    for name in milestones:
        if name == GO_LIVE:
            hint = "its date is go_live; what it was moved from is scheduled"
            yield Flaw((*at, name), f"'{GO_LIVE}' is not written here", hint, at_key=True)
        elif name not in known:
            says = f"there is no milestone '{short(name)}'"
            hint = f"known here: {', '.join(map(str, known))}"
            yield Flaw((*at, name), says, hint, str(name), known, at_key=True)


def _done(at: Place, milestones: Tree, as_of: Any) -> Iterator[Flaw]:
    for name, milestone in milestones.items():
        done = milestone.get("done") if isinstance(milestone, Mapping) else None
        today, day = _day(as_of), _day(done)
        if today and day and day > today:
            says = f"'{short(name)}' is done on {day}, after {today}, which is the scenario's day"
            yield Flaw((*at, name, "done"), says, f"what is to come has a forecast: {{forecast: {day}}}")


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
