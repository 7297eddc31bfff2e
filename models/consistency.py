"""Whether a scenario hangs together: ids that exist, things said once, nothing said that contradicts itself.

It reads the plain tree (mappings, lists, text) instead of the models, so that a file with other errors in it is
looked through all the same, and every flaw is told in one go.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from models.base import SPECIFICATIONS
from models.clause import Place

Tree = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong, where it stands (by position in lists), and what may help."""

    path: Place
    says: str
    hint: str = ""
    first: Place | None = None
    """Where the same thing was said before."""


def flaws(scenario: Tree) -> Iterator[Flaw]:
    """Everything about the scenario that does not hang together, in no particular order."""
    yield from _ids_said_twice(scenario)
    yield from _unknown_ids(scenario)
    yield from _pins(scenario)
    yield from _baseline(scenario)
    yield from _baselines_missing(scenario)
    for index, modification in entries(scenario, "modifications"):
        yield from _modification(("modifications", index), modification, _pinned(scenario))


def maybe(word: str, known: object) -> str:
    """The hint for a word that is not known, or none."""
    candidates = [str(item) for item in known] if isinstance(known, list | tuple | dict | set | frozenset) else []
    close = get_close_matches(word, sorted(candidates), n=1, cutoff=0.5)
    folded = [item for item in sorted(candidates) if item.casefold() == word.casefold()]
    return f"did you mean '{(folded or close)[0]}'?" if folded or close else ""


def entries(tree: Any, key: str) -> list[tuple[int, Tree]]:
    """The mappings listed under a key, with their positions; anything else is for the models to refuse."""
    return [(index, item) for index, item in _items(tree, key) if isinstance(item, Mapping)]


def _items(tree: Any, key: str) -> list[tuple[int, Any]]:
    listed = tree.get(key) if isinstance(tree, Mapping) else None
    return list(enumerate(listed)) if isinstance(listed, list | tuple) else []


def _ids(tree: Any, key: str) -> dict[str, int]:
    """Ids listed under a key, and where each is first."""
    found: dict[str, int] = {}
    for index, entry in entries(tree, key):
        if isinstance(entry.get("id"), str):
            found.setdefault(entry["id"], index)
    return found


def _ids_said_twice(scenario: Tree) -> Iterator[Flaw]:
    for key, word in (("releases", "release"), ("modifications", "modification")):
        yield from _repeated(scenario, key, word, (key,))
    for index, modification in entries(scenario, "modifications"):
        yield from _repeated(modification, "options", "option", ("modifications", index, "options"))


def _repeated(tree: Tree, key: str, word: str, at: Place) -> Iterator[Flaw]:
    first = _ids(tree, key)
    for index, entry in entries(tree, key):
        known = first.get(str(entry.get("id")), index)
        if known != index:
            says = f"the {word} '{entry['id']}' is listed already"
            yield Flaw((*at, index, "id"), says, "give each an id of its own", (*at, known, "id"))


def _references(scenario: Tree) -> Iterator[tuple[str, Place, Any]]:
    """Every place where a release or a modification is named: its kind, the path and the name."""
    for index, modification in entries(scenario, "modifications"):
        at: Place = ("modifications", index)
        yield "release", (*at, "target"), modification.get("target")
        decision = modification.get("decision")
        if isinstance(decision, Mapping):
            yield "release", (*at, "decision", "release"), decision.get("release")
        for link in ("needs", "after", "together", "apart", "excludes"):
            for position, other in _items(modification, link):
                is_mapping = isinstance(other, Mapping)
                path: Place = (*at, link, position, "id") if is_mapping else (*at, link, position)
                yield "modification", path, other.get("id") if is_mapping else other
    for index, pin in entries(scenario, "pins"):
        yield "modification", ("pins", index, "modification"), pin.get("modification")
        yield "release", ("pins", index, "release"), pin.get("release")
    baseline = scenario.get("baseline")
    for release in baseline if isinstance(baseline, Mapping) else ():
        yield "release", ("baseline", release), release
        for position, modification_id in _items(baseline, release):
            yield "modification", ("baseline", release, position), modification_id


def _unknown_ids(scenario: Tree) -> Iterator[Flaw]:
    known = {"release": _ids(scenario, "releases"), "modification": _ids(scenario, "modifications")}
    for word, path, name in _references(scenario):
        if isinstance(name, str) and name not in known[word]:
            hint = maybe(name, known[word]) or f"it must be listed under {word}s"
            yield Flaw(path, f"there is no {word} '{name}'", hint)
    yield from _waiver_things(scenario, known)


def _waiver_things(scenario: Tree, known: Mapping[str, Mapping[str, int]]) -> Iterator[Flaw]:
    """A waiver that names something unknown would lift nothing, silently."""
    capacities = {name for _, release in entries(scenario, "releases") for name in release.get("capacity") or ()}
    things = {*known["release"], *known["modification"], *SPECIFICATIONS, *capacities}
    for index, waiver in entries(scenario, "waivers"):
        if waiver.get("about") in ([], ()):
            yield Flaw(("waivers", index, "about"), "a waiver says what it is about", 'for example ["duis", "2021"]')
        for position, thing in _items(waiver, "about"):
            if isinstance(thing, str) and thing not in things and not (thing.isdigit() and len(thing) == 4):
                hint = maybe(thing, things) or "name a modification, a release, a specification, a load or a year"
                yield Flaw(("waivers", index, "about", position), f"nothing here is called '{thing}'", hint)


def _pinned(scenario: Tree) -> set[str]:
    return {str(pin.get("modification")) for _, pin in entries(scenario, "pins")}


def _pins(scenario: Tree) -> Iterator[Flaw]:
    first: dict[str, tuple[int, Any]] = {}
    for index, pin in entries(scenario, "pins"):
        name = str(pin.get("modification"))
        known, release = first.setdefault(name, (index, pin.get("release")))
        if known == index:
            continue
        same = release == pin.get("release")
        says = f"{name} is pinned to '{release}' already" + ("" if same else f", and here to '{pin.get('release')}'")
        yield Flaw(("pins", index, "release"), says, "keep one of the two pins", ("pins", known, "release"))


def _baseline(scenario: Tree) -> Iterator[Flaw]:
    first: dict[str, Place] = {}
    baseline = scenario.get("baseline")
    for release in baseline if isinstance(baseline, Mapping) else ():
        for position, name in _items(baseline, release):
            path: Place = ("baseline", release, position)
            known = first.setdefault(str(name), path)
            if known != path:
                says = f"{name} is in the baseline of '{known[1]}' already"
                yield Flaw(path, says, "a change is in one scope only", known)


def _baselines_missing(scenario: Tree) -> Iterator[Flaw]:
    """Without the baselined scope, nobody can say which DCC Systems change would be an addition to it (R8)."""
    as_of, baseline = scenario.get("as_of"), scenario.get("baseline")
    scopes = baseline if isinstance(baseline, Mapping) else {}
    for index, release in entries(scenario, "releases"):
        meeting = release.get("dcc_baseline")
        if not isinstance(meeting, str) or not isinstance(as_of, str) or release.get("id") in scopes:
            continue
        if meeting < as_of:  # both are written year-month-day
            says = f"the DCC Systems scope of '{release.get('id')}' was baselined on {meeting}, and is not given"
            hint = f"list it under baseline: {{{release.get('id')}: [...]}}, or leave dcc_baseline out"
            yield Flaw(("releases", index, "dcc_baseline"), says, hint)


def _modification(at: Place, modification: Tree, pinned: set[str]) -> Iterator[Flaw]:
    name = modification.get("id")
    yield from _decision(at, modification, pinned)
    yield from _impacts(at, modification)
    options = _ids(modification, "options")
    chosen = modification.get("option")
    if isinstance(chosen, str) and chosen not in options:
        hint = maybe(chosen, options) or "list it under options"
        yield Flaw((*at, "option"), f"{name} has no option '{chosen}'", hint)
    for link in ("together", "apart", "excludes"):
        for position, other in _items(modification, link):
            if other == name:
                yield Flaw((*at, link, position), f"{name} names itself under {link}", "name the other change")
    for where, load in _own_and_options(at, modification, "load"):
        for thing in load:
            if thing in SPECIFICATIONS:
                says = f"'{thing}' is counted from the impacts, and is no load"
                yield Flaw((*where, thing), says, f"write impacts: {{{thing}: yes}}")


def _decision(at: Place, modification: Tree, pinned: set[str]) -> Iterator[Flaw]:
    if modification.get("decision") is not None:
        return
    name = modification.get("id")
    if modification.get("kind") != "change-request":
        hint = "decision: {expected: 2021-03-24}, or decision: unknown where no date can be given yet"
        yield Flaw(at, f"{name or 'this modification'} has no decision", hint)
    elif name not in pinned:
        yield Flaw(at, f"the change request {name} has neither a decision nor a pin", "pin it to its release")


def _impacts(at: Place, modification: Tree) -> Iterator[Flaw]:
    if str(modification.get("dcc_systems")).lower() not in ("false", "no", "off", "n", "f", "0"):
        return
    for where, impacts in _own_and_options(at, modification, "impacts"):
        for specification, impact in impacts.items():
            if str(impact).lower() not in ("no", "false"):
                says = f"{modification.get('id')} impacts {specification} while its dcc_systems is false"
                hint = "a change of the text only lists no impact; else set dcc_systems: true"
                yield Flaw((*where, specification), says, hint)


def _own_and_options(at: Place, modification: Tree, key: str) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """What stands under a key in the modification and in each of its options."""
    places = [(at, modification), *(((*at, "options", i), option) for i, option in entries(modification, "options"))]
    for where, entry in places:
        if isinstance(entry.get(key), Mapping):
            yield (*where, key), entry[key]
