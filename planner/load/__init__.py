"""A scenario file to a Scenario, or every error in it with its line and column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models import Place, Scenario
from models.consistency import flaws
from models.flaw import Flaw, short
from models.shown import Shown
from models.sweep import SWEEP_FORMAT
from planner.forecast import not_forecast, with_forecasts
from planner.horizon import beyond_the_tables, meetings_on_no_working_day
from planner.load.causes import causes
from planner.load.circles import circles
from planner.load.collector import collector_paused
from planner.load.dated import dated_and_forecast
from planner.load.emptied import emptied
from planner.load.empty_keys import unknown_empty_keys
from planner.load.errors import BadInput, InputError
from planner.load.generate import Expanded, expand
from planner.load.names import names
from planner.load.overlay import Layer, is_overlay, stacked, with_changes
from planner.load.places import Places
from planner.load.read import read_text
from planner.load.tree import Tree, parse
from planner.load.words import flaw_of

__all__ = ["BadInput", "InputError", "Layer", "Loaded", "load", "load_text", "read_text"]


@dataclass(frozen=True, repr=False)
class Loaded(Shown):
    """A scenario, and where its files say what."""

    scenario: Scenario
    file: str
    _bottom: Scenario
    """As the file has it that extends no other."""
    _places: Places
    layers: tuple[Layer, ...] = ()
    """The changes on it, those of the lowest overlay first."""
    remarks: tuple[str, ...] = ()
    """What was found in a workbook and is not in the scenario, or is worth knowing."""

    @property
    def in_short(self) -> str:
        """Which scenario, and its file."""
        return f"{self.scenario.in_short}, from {self.file}"

    @property
    def bottom_file(self) -> str:
        """The file that extends no other, at the bottom of them all."""
        return self._places.file

    def place_of(self, place: Place) -> str:
        """File and line of a place given by names; empty where the file leaves it to the default."""
        for layer in reversed(self.layers):
            if made := layer.origin_of(place):
                return made.at
        path = self._places.named(self._bottom, place)
        return self._places.line(path) if path else ""

    @property
    def notes(self) -> dict[Place, str]:
        """By place, the change that has set what stands there, and where it was said; the last one counts."""
        made = ((layer, one) for layer in self.layers for one in layer.made)
        return {place: f"{one.at}: {one.change}" for layer, one in made for place in layer.set_by(one)}

    def with_changes(self, texts: Sequence[str]) -> "Loaded":
        """The same with changes in words, all made at once.

        Raises
        ------
        BadInput
            If one cannot be read or made, or two contradict each other.
        """
        layer, scenario = with_changes(self.scenario, texts)
        return replace(self, scenario=scenario, layers=(*self.layers, layer))


def load(path: Path | str) -> Loaded:
    """Read a scenario file, or an overlay with all that it extends.

    Raises
    ------
    BadInput
        With every error of the file, in file order.
    """
    return load_text(read_text(path), str(path))


def load_text(text: str, file: str = "scenario.yaml") -> Loaded:
    """Read a scenario from text; ``file`` is what errors call it, and beside it lies what it extends."""
    text = text.removeprefix("\ufeff")
    with collector_paused():
        tree = parse(text)
        if is_overlay(tree):
            found = stacked(file, text, tree, scenario_of)
            return Loaded(found.resolved, file, found.scenario, found.places, found.layers)
        scenario, places = scenario_of(file, text, tree)
    return Loaded(scenario, file, scenario, places)


def scenario_of(file: str, text: str, tree: Tree) -> tuple[Scenario, Places]:
    """A scenario that extends no other, and its places.

    Raises
    ------
    BadInput
        With every error of the tree, and what is wrong with what it says.
    """
    if not isinstance(tree.plain, dict):
        raise BadInput(file, tree.errors or [_no_scenario(tree)], text)
    if is_sweep(tree):
        says = "this file says what to sweep, and is no scenario"
        raise BadInput(file, [tree.values["format",].error(says, f"secplan sweep {file} plans it")], text)
    if stranger := _stranger(tree):
        raise BadInput(file, [*tree.errors, stranger], text)
    expanded = expand(tree.plain)
    tree.unread |= expanded.unread
    places = Places(tree, expanded.origins, file)
    scenario, errors = _examined(expanded, places)
    if scenario is None or errors:
        raise BadInput(file, errors, text)
    return scenario, places


def _stranger(tree: Tree) -> InputError | None:
    """Another document of secplan's, or of a later one's: what it lacks as a scenario would tell nobody anything."""
    given = tree.plain.get("format")
    if not isinstance(given, str) or not given.startswith("secplan.") or given.startswith("secplan.scenario/"):
        return None
    says = f"format: '{short(given)}' is not known as a file of scenarios"
    return tree.values["format",].error(says, f"known here: secplan.scenario/1 and {SWEEP_FORMAT}")


def is_sweep(tree: Tree) -> bool:
    """Whether a file says what to sweep."""
    return isinstance(tree.plain, dict) and tree.plain.get("format") == SWEEP_FORMAT


def _examined(expanded: Expanded, places: Places) -> tuple[Scenario | None, list[InputError]]:
    """The scenario, if its values are right in themselves, and every error of the file."""
    scenario, wrong = _validated(expanded.raw)
    as_written = replace(places, origins=())
    fields = [*map(as_written.located, expanded.flaws), *map(places.located, wrong)]
    hanging = (
        *flaws(expanded.raw),
        *dated_and_forecast(expanded.raw),
        *names(expanded.raw),
        *circles(expanded.raw, places),
        *emptied(expanded.raw),
    )
    fields += unknown_empty_keys(places.tree)
    found = causes(places.tree, fields, list(map(places.located, hanging)))
    errors = [*places.tree.errors, *places.errors(found)]
    if scenario and not errors:
        unfit = (*beyond_the_tables(scenario), *meetings_on_no_working_day(scenario), *not_forecast(scenario))
        late = map(places.located, unfit)
        errors += places.errors(_first_at_each_place(late))
    return (with_forecasts(scenario) if scenario and not errors else scenario), errors


def _no_scenario(tree: Tree) -> InputError:
    if tree.plain is None:
        return InputError(1, 1, "the file is empty", "secplan init writes one to start from")
    return tree.values[()].error("a scenario is keys with values", "start with format: and name:")


def _validated(raw: dict[str, Any]) -> tuple[Scenario | None, list[Flaw]]:
    """The scenario if every value in it is right in itself; else those that are not."""
    try:
        return Scenario.model_validate(raw, context="flaws are found already"), []
    except ValidationError as error:
        return None, [flaw_of(Scenario, details) for details in error.errors()]


def _first_at_each_place(found: Iterable[Flaw]) -> list[Flaw]:
    """Generated releases share the place that they are generated at."""
    first: dict[Place, Flaw] = {}
    for flaw in found:
        first.setdefault(flaw.path, flaw)
    return list(first.values())
