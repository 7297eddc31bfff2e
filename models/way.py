"""Whether the way to decisions hangs together: bodies and steps that exist, and progress that can have been."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from models.clause import Place
from models.flaw import Flaw, Tree, entries, short
from models.governance import BODIES, PATHWAYS, STEPS


def way_flaws(scenario: Tree) -> Iterator[Flaw]:
    """Everything about governance and progress that does not hang together, in no particular order."""
    said = scenario.get("governance")
    governance: Tree = said if isinstance(said, Mapping) else {}
    steps = {*STEPS, *_mapping(governance, "steps")}
    yield from _steps(governance, {*BODIES, *_mapping(governance, "bodies")})
    yield from _pathways(governance, steps)
    yield from _shared_cause(governance, steps)
    usual: Tree = {str(path): steps for path, steps in PATHWAYS.items()}
    pathways: Tree = {**usual, **_mapping(governance, "pathways")}
    as_of = _day(scenario.get("as_of"))
    for index, modification in entries(scenario, "modifications"):
        progress = modification.get("progress")
        path = pathways.get(str(modification.get("path", "self-governance")))
        if isinstance(progress, Mapping) and isinstance(path, Sequence) and not isinstance(path, str):
            yield from _progress(("modifications", index), modification, list(map(str, path)), as_of)


def _mapping(tree: Tree, key: str) -> Tree:
    found = tree.get(key)
    return found if isinstance(found, Mapping) else {}


def _steps(governance: Tree, bodies: set[str]) -> Iterator[Flaw]:
    for name, step in _mapping(governance, "steps").items():
        body = step.get("at") if isinstance(step, Mapping) else None
        if isinstance(body, str) and body not in bodies:
            says = f"there is no body '{short(body)}'"
            yield Flaw(("governance", "steps", name, "at"), says, "list it under bodies", body, bodies)


def _pathways(governance: Tree, steps: set[str]) -> Iterator[Flaw]:
    for path, listed in _mapping(governance, "pathways").items():
        at: Place = ("governance", "pathways", path)
        if not isinstance(listed, list | tuple):
            continue
        if not listed:
            yield Flaw(at, f"the path {path} has no steps", "the last step of a path is the decision")
        for position, step in enumerate(listed):
            if not isinstance(step, str):
                continue
            if step not in steps:
                says = f"there is no step '{short(step)}'"
                yield Flaw((*at, position), says, "list it under steps", step, steps)
            elif step in listed[:position]:
                first = (*at, listed.index(step))
                yield Flaw(
                    (*at, position), f"the step '{short(step)}' is in this path already", "once is enough", first=first
                )


def _shared_cause(governance: Tree, steps: set[str]) -> Iterator[Flaw]:
    listed = _mapping(governance, "shared_cause").get("steps", ())
    for position, step in enumerate(listed if isinstance(listed, list | tuple) else ()):
        if isinstance(step, str) and step not in steps:
            says = f"there is no step '{short(step)}'"
            yield Flaw(("governance", "shared_cause", "steps", position), says, "list it under steps", step, steps)


def _progress(at: Place, modification: Tree, path: list[str], as_of: date | None) -> Iterator[Flaw]:
    progress: Mapping[str, Any] = modification["progress"]
    name, here = short(modification.get("id")), (*at, "progress")
    for step in progress:
        if step not in path:
            says = f"'{short(step)}' is no step of the path of {name}"
            yield Flaw((*here, step), says, f"its steps: {', '.join(path)}", str(step), path, at_key=True)
    days = {step: day for step in path if (day := _day(progress.get(step))) is not None}
    for step, day in days.items():
        if as_of is not None and day > as_of:
            says = f"'{step}' is done on {day}, and the scenario is what is known on {as_of}"
            hint = (
                f"progress is what has been: to ask what if, change the day too (as-of {day}), or say when "
                f"the decision is expected (decide {name} DATE)"
            )
            yield Flaw((*here, step), says, hint)
    yield from _out_of_order(here, days)
    decision = modification.get("decision")
    is_forecast = decision == "forecast" or (
        isinstance(decision, Mapping) and decision.get("forecast") in (True, "true")
    )
    if is_forecast and path and path[-1] in progress:
        says = f"the decision on {name} is forecast, and its last step, '{path[-1]}', is done"
        yield Flaw((*here, path[-1]), says, "write decision: {approved: ...} or {rejected: ...}", at_key=True)


def _is_forecast(decision: Any) -> bool:
    said = decision.get("forecast") if isinstance(decision, Mapping) else decision == "forecast"
    return str(said).lower() in ("true", "yes")


def _out_of_order(here: Place, days: Mapping[str, date]) -> Iterator[Flaw]:
    """A step that is done before one that it follows."""
    before: tuple[str, date] | None = None
    for step, day in days.items():
        if before and day < before[1]:
            says = f"'{step}' is done on {day}, before the step that it follows, '{before[0]}', on {before[1]}"
            yield Flaw((*here, step), says, "one of the two days is wrong")
        else:
            before = step, day


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
