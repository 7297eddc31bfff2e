"""Whether a scenario hangs together: ids that exist, things said once, nothing said that contradicts itself.

It reads the plain tree (mappings, lists, text) instead of the models, so that a file with other errors in it is
looked through all the same, and every flaw is told in one go.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from models.base import SPECIFICATIONS
from models.clause import Place
from models.dearest import cost_flaws
from models.flaw import Flaw, Tree, entries, ids, items, maybe, short
from models.milestone_flaws import milestone_flaws
from models.way import way_flaws

__all__ = ["Flaw", "flaws", "maybe"]

LINKS = ("needs", "after", "together", "apart", "excludes")


def flaws(scenario: Tree) -> Iterator[Flaw]:
    """Everything about the scenario that does not hang together, in no particular order."""
    modifications = _nameable(scenario, "modifications")
    yield from _ids_said_twice(scenario)
    yield from _unknown_ids(scenario, modifications)
    yield from _waiver_things(scenario)
    yield from _pins(scenario)
    yield from _baseline(scenario)
    yield from _baselines_missing(scenario)
    yield from way_flaws(scenario)
    yield from milestone_flaws(scenario)
    yield from cost_flaws(scenario)
    pinned = _pinned(scenario, modifications)
    for index, modification in entries(scenario, "modifications"):
        at: Place = ("modifications", index)
        yield from _decision(at, modification, pinned)
        yield from _impacts(at, modification)
        yield from _option(at, modification)
        yield from _links_to_itself(at, modification)
        yield from _loads(at, modification)


def _ids_said_twice(scenario: Tree) -> Iterator[Flaw]:
    for key, word in (("releases", "release"), ("modifications", "modification")):
        yield from _repeated(scenario, key, word, (key,))
    for index, modification in entries(scenario, "modifications"):
        yield from _repeated(modification, "options", "option", ("modifications", index, "options"))


def _repeated(tree: Tree, key: str, word: str, at: Place) -> Iterator[Flaw]:
    first = ids(tree, key)
    for index, entry in entries(tree, key):
        name = entry.get("id")
        if isinstance(name, str) and first[name] != index:
            says = f"the {word} '{short(name)}' is listed already"
            yield Flaw((*at, index, "id"), says, "give each an id of its own", first=(*at, first[name], "id"))


def _references(scenario: Tree) -> Iterator[tuple[str, Place, Any]]:
    """Every place where a release or a modification is named: its kind, the path and the name."""
    for index, modification in entries(scenario, "modifications"):
        at: Place = ("modifications", index)
        yield "release", (*at, "target"), modification.get("target")
        decision = modification.get("decision")
        if isinstance(decision, Mapping):
            yield "release", (*at, "decision", "release"), decision.get("release")
        for link in LINKS:
            for position, other in items(modification, link):
                is_mapping = isinstance(other, Mapping)
                path: Place = (*at, link, position, "id") if is_mapping else (*at, link, position)
                yield "modification", path, other.get("id") if is_mapping else other
    for index, pin in entries(scenario, "pins"):
        yield "modification", ("pins", index, "modification"), pin.get("modification")
        yield "release", ("pins", index, "release"), pin.get("release")
    for release, position, modification_id in _scopes(scenario):
        yield "modification", ("baseline", release, position), modification_id


def _unknown_ids(scenario: Tree, modifications: set[str] | None) -> Iterator[Flaw]:
    nameable = {"release": _nameable(scenario, "releases"), "modification": modifications}
    baseline = scenario.get("baseline")
    releases = [("release", ("baseline", name), name) for name in baseline] if isinstance(baseline, Mapping) else []
    for word, path, name in (*_references(scenario), *releases):
        known = nameable[word]
        if known is not None and isinstance(name, str) and name not in known:
            says, hint = f"there is no {word} '{short(name)}'", f"it must be listed under {word}s"
            own = _linking(scenario, path) if word == "modification" else ""
            yield Flaw(path, says, hint, name, known, own, at_key=path == ("baseline", name))


def _linking(scenario: Tree, path: Place) -> str:
    """The modification that a link stands in, which cannot have been meant by it; none for what is no link."""
    if path[0] != "modifications":
        return ""
    name = scenario["modifications"][path[1]].get("id")
    return name if isinstance(name, str) else ""


def _nameable(scenario: Tree, key: str) -> set[str] | None:
    """What may be named of a list; None where the list cannot be read, so that nobody can tell."""
    if not isinstance(scenario.get(key), list | tuple):
        return None
    names: set[str] = set()
    for _, entry in items(scenario, key):
        if entry is None:
            return None
        if isinstance(entry, str):
            names.add(entry)
        elif isinstance(entry, Mapping):
            # Without an id the key may be misspelt: whatever else the entry says may be its name.
            said = [entry["id"]] if isinstance(entry.get("id"), str) else entry.values()
            names.update(name for name in said if isinstance(name, str))
    return names


def _waiver_things(scenario: Tree) -> Iterator[Flaw]:
    """A waiver that names something unknown would lift nothing, silently."""
    releases, modifications = _nameable(scenario, "releases"), _nameable(scenario, "modifications")
    if releases is None or modifications is None:
        return
    capacities = [release.get("capacity") for _, release in entries(scenario, "releases")]
    loads = {name for capacity in capacities if isinstance(capacity, Mapping) for name in capacity}
    things = {*releases, *modifications, *SPECIFICATIONS, *loads}
    for index, waiver in entries(scenario, "waivers"):
        if waiver.get("about") in ([], ()):
            yield Flaw(("waivers", index, "about"), "a waiver says what it is about", 'for example ["duis", "2021"]')
        for position, thing in items(waiver, "about"):
            if isinstance(thing, str) and thing not in things and not (thing.isdigit() and len(thing) == 4):
                hint = "name a modification, a release, a specification, a load or a year"
                says = f"nothing here is called '{short(thing)}'"
                yield Flaw(("waivers", index, "about", position), says, hint, thing, things)


def _pinned(scenario: Tree, modifications: set[str] | None) -> set[str] | None:
    """The modifications that pins name; None where one names nothing, so that nobody can tell which it means."""
    pins = entries(scenario, "pins")
    names = {name for _, pin in pins if isinstance(name := pin.get("modification"), str)}
    can_tell = modifications is not None and names <= modifications
    return names if can_tell else None


def _pins(scenario: Tree) -> Iterator[Flaw]:
    first: dict[str, tuple[int, Any]] = {}
    for index, pin in entries(scenario, "pins"):
        name, release = pin.get("modification"), pin.get("release")
        if not isinstance(name, str):
            continue
        known, before = first.setdefault(name, (index, release))
        if known == index:
            continue
        says = f"{short(name)} is pinned to '{short(before)}' already"
        if before != release:
            says = f"{short(name)} is pinned here to '{short(release)}', and to '{short(before)}' before"
        yield Flaw(("pins", index, "release"), says, "keep one of the two pins", first=("pins", known, "release"))


def _scopes(scenario: Tree) -> Iterator[tuple[str, int, Any]]:
    """The entries of the baseline: release, position, modification."""
    baseline = scenario.get("baseline")
    for release in baseline if isinstance(baseline, Mapping) else ():
        for position, name in items(baseline, release):
            yield release, position, name


def _baseline(scenario: Tree) -> Iterator[Flaw]:
    first: dict[str, Place] = {}
    for release, position, name in _scopes(scenario):
        path: Place = ("baseline", release, position)
        if isinstance(name, str) and (known := first.setdefault(name, path)) != path:
            says = f"{short(name)} is in the baseline of '{short(known[1])}' already"
            yield Flaw(path, says, "a change is in one scope only", first=known)


def _baselines_missing(scenario: Tree) -> Iterator[Flaw]:
    """Without the baselined scope, nobody can say which DCC Systems change would be an addition to it (R8)."""
    as_of, baseline = _day(scenario.get("as_of")), scenario.get("baseline")
    releases = _nameable(scenario, "releases") or set()
    scopes = set(baseline) if isinstance(baseline, Mapping) else set()
    if as_of is None or scopes - releases:  # a scope of no release may be the one that is sought
        return
    for index, release in entries(scenario, "releases"):
        meeting, name = _day(release.get("dcc_baseline")), release.get("id")
        if meeting is None or meeting >= as_of or not isinstance(name, str) or name in scopes:
            continue
        says = f"the DCC Systems scope of '{short(name)}' was baselined on {meeting}, and is not given"
        hint = f"list it under baseline: {{{short(name)}: [...]}}, or leave dcc_baseline out"
        yield Flaw(("releases", index, "dcc_baseline"), says, hint, lacks=(("baseline",),))


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _decision(at: Place, modification: Tree, pinned: set[str] | None) -> Iterator[Flaw]:
    if modification.get("decision") is not None:
        return
    given, decision = modification.get("id"), (*at, "decision")
    name = short(given) if isinstance(given, str) else "this change"
    if modification.get("kind") != "change-request":
        hint = (
            "decision: {expected: 2021-03-24}, decision: forecast, or decision: unknown where no date can be given yet"
        )
        yield Flaw(at, f"{name} has no decision", hint, lacks=(decision,))
    elif pinned is not None and not (isinstance(given, str) and given in pinned):
        says = f"the change request {name} has neither a decision nor a pin"
        yield Flaw(at, says, "pin it to its release, or give its decision", lacks=(decision, ("pins",)))


def _impacts(at: Place, modification: Tree) -> Iterator[Flaw]:
    if str(modification.get("dcc_systems")).lower() not in ("false", "no", "off", "n", "f", "0"):
        return
    for where, impacts in _own_and_options(at, modification, "impacts"):
        for specification, impact in impacts.items():
            if str(impact).lower() not in ("no", "false"):
                says = f"{modification.get('id')} impacts {short(specification)} while its dcc_systems is false"
                hint = "a change of the text only lists no impact; else set dcc_systems: true"
                yield Flaw((*where, specification), says, hint, at_key=True)


def _option(at: Place, modification: Tree) -> Iterator[Flaw]:
    options, chosen = _nameable(modification, "options") or set(), modification.get("option")
    if isinstance(chosen, str) and chosen not in options:
        says = f"{modification.get('id')} has no option '{short(chosen)}'"
        yield Flaw((*at, "option"), says, "list it under options", chosen, options, lacks=((*at, "options"),))


def _links_to_itself(at: Place, modification: Tree) -> Iterator[Flaw]:
    """Links that say nothing then; one that waits for itself is a circle, which the loader looks for."""
    name = modification.get("id")
    for link in ("together", "apart", "excludes"):
        for position, other in items(modification, link):
            if isinstance(other, str) and other == name:
                yield Flaw((*at, link, position), f"{short(name)} names itself under {link}", "name the other change")


def _loads(at: Place, modification: Tree) -> Iterator[Flaw]:
    for where, load in _own_and_options(at, modification, "load"):
        for thing in load:
            if thing in SPECIFICATIONS:
                says = f"'{thing}' is counted from the impacts, and is no load"
                yield Flaw((*where, thing), says, f"write impacts: {{{thing}: yes}}", at_key=True)


def _own_and_options(at: Place, modification: Tree, key: str) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """What stands under a key in the modification and in each of its options."""
    places = [(at, modification), *(((*at, "options", i), option) for i, option in entries(modification, "options"))]
    for where, entry in places:
        if isinstance(entry.get(key), Mapping):
            yield (*where, key), entry[key]
