"""Overlays: a file that extends another, with changes in words; and changes given with a command."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from models import Place, Scenario
from models.flaw import Flaw, short
from models.overlay import Overlay
from planner.changes import Change, Mistake, Mistakes, made, without_quotes
from planner.load.beside import Refused, path_beside, text_beside
from planner.load.errors import BadInput, InputError, lines_of
from planner.load.marks import AnyMark, Mark
from planner.load.places import Places
from planner.load.tree import Tree, parse
from planner.load.words import flaw_of

Bottom = Callable[[str, str, Tree], tuple[Scenario, Places]]

DEEPEST = 5
"""Overlays on one another: more, and nobody sees any longer what comes out."""

COMMAND_LINE = "command line"
"""What errors call the place of changes that came with a command."""


@dataclass(frozen=True, slots=True)
class Made:
    """A change, and where it was said."""

    change: Change
    at: str


@dataclass(frozen=True, slots=True)
class Layer:
    """Changes that were made at once, and the scenario that they were made in."""

    before: Scenario
    made: tuple[Made, ...]
    after: Scenario
    """What comes out."""
    file: str = ""
    """The overlay; empty where they came with a command."""
    why: str = ""
    author: str = ""

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes alone."""
        return tuple(one.change for one in self.made)

    @property
    def places(self) -> tuple[str, ...]:
        """Where each was said."""
        return tuple(one.at for one in self.made)

    def origin_of(self, place: Place) -> Made | None:
        """The change that has set what stands at a place."""
        return next((one for one in self.made if any(_is_part(place, known) for known in self.set_by(one))), None)

    def set_by(self, made: Made) -> tuple[Place, ...]:
        """The places that one of the changes has set."""
        return made.change.sets(self.before, self.after)


def _is_part(place: Place, written: Place) -> bool:
    """Whether one holds the other; three names deep, a place is one thing that is said."""
    return place[: len(written)] == written or (len(place) >= 3 and written[: len(place)] == place)


@dataclass(frozen=True, slots=True)
class Stacked:
    """The scenario file at the bottom, as it was read, and the overlays on it, the nearest first."""

    scenario: Scenario
    places: Places
    layers: tuple[Layer, ...]
    resolved: Scenario


def is_overlay(tree: Tree) -> bool:
    """Whether a file extends another."""
    return isinstance(tree.plain, dict) and ("extends" in tree.plain or ("extends",) in tree.values)


def stacked(file: str, text: str, tree: Tree, bottom: Bottom, above: tuple[str, ...] = ()) -> Stacked:
    """What a file says with all that it extends.

    Parameters
    ----------
    bottom
        Reads a file that extends no other.
    above
        The overlays that lead to this file, to find a circle.

    Raises
    ------
    BadInput
        With every error of the first file that has any, the lowest first.
    """
    if not is_overlay(tree):
        scenario, places = bottom(file, text, tree)
        return Stacked(scenario, places, (), scenario)
    overlay = _overlay(file, text, tree)
    try:
        parent = _parent(file, overlay, (*above, file))
    except Refused as refused:
        raise BadInput(file, [tree.values["extends",].error(refused.says, refused.hint)], text) from None
    below = stacked(*parent, bottom, (*above, file))
    layer, resolved = _layer(file, text, tree, overlay, below.resolved)
    return Stacked(below.scenario, below.places, (*below.layers, layer), resolved)


def _parent(file: str, overlay: Overlay, above: tuple[str, ...]) -> tuple[str, str, Tree]:
    """The file that an overlay extends: its name, its text and what stands in it."""
    path = path_beside(file, overlay.extends)
    resolved = [Path(one).resolve() for one in above]
    if path.resolve() in resolved:
        circle = " extends ".join([*above[resolved.index(path.resolve()) :], str(path)])
        raise Refused(f"a circle: {circle}", "one of them has to be a scenario by itself")
    text = text_beside(path, overlay.extends)
    tree = parse(text)
    if len(above) == DEEPEST and is_overlay(tree):
        raise Refused(f"more than {DEEPEST} overlays on one another", "make some of their changes in one file")
    return str(path), text, tree


def _overlay(file: str, text: str, tree: Tree) -> Overlay:
    errors = list(tree.errors)
    try:
        overlay = Overlay.model_validate(tree.plain)
    except ValidationError as error:
        found = [_flaw(flaw_of(Overlay, details)) for details in error.errors()]
        places = Places(tree, (), file)
        errors += places.errors(places.located(flaw) for flaw in found if flaw.path != ("extends",))
        one_parent = "an overlay has one parent, the name of a file: extends: base.yaml"
        errors += [tree.values["extends",].error(flaw.says, one_parent) for flaw in found if flaw.path == ("extends",)]
    else:
        if not errors:
            return overlay
    raise BadInput(file, errors, text)


def _flaw(flaw: Flaw) -> Flaw:
    if flaw.at_key and flaw.path[:-1] == () and flaw.path[-1] in Scenario.model_fields:
        says = f"'{flaw.path[-1]}' does not go with extends"
        return Flaw(flaw.path, says, "an overlay says what is otherwise under changes, in words", at_key=True)
    return flaw


def _layer(file: str, text: str, tree: Tree, overlay: Overlay, before: Scenario) -> tuple[Layer, Scenario]:
    marks = [tree.values["changes", index] for index in range(len(overlay.changes))]
    try:
        changes, scenario = made(before, overlay.changes)
    except Mistakes as found:
        lines = lines_of(text)
        errors = [error_of(one, overlay.changes, lines, marks[one.index]) for one in found.mistakes]
        raise BadInput(file, errors, text) from None
    own = {name: value for name in ("name", "title") if (value := getattr(overlay, name)) is not None}
    said = tuple(Made(change, f"{file}:{mark.line}") for change, mark in zip(changes, marks, strict=True))
    after = scenario.but(**own)
    return Layer(before, said, after, file, overlay.why, overlay.author), after


def error_of(mistake: Mistake, texts: Sequence[str], lines: Sequence[str], mark: AnyMark) -> InputError:
    """At the word that is wrong, where that stands on the line on which the change begins."""
    line = lines[mark.line - 1]
    start = line.find(texts[mistake.index], mark.column - 1)
    column = _column(line, mistake.word, start) if start >= 0 and mistake.word else start
    return InputError(mark.line, column + 1 if column >= 0 else mark.column, mistake.says, mistake.hint)


def _column(line: str, word: str, start: int) -> int:
    """Where a word stands, rather than a longer one that begins with it."""
    alone = re.compile(rf"(?<![\w.-]){re.escape(word)}(?![\w.-])").search(line, start)
    return alone.start() if alone else line.find(word, start)


def refuse_without_quotes(texts: Sequence[str]) -> None:
    """One error for words that came one by one, where each of them would be a wrong change."""
    if meant := without_quotes(texts):
        says = f"'{texts[0]}' by itself is no change"
        raise BadInput(COMMAND_LINE, [InputError(0, 0, says, f'put quotes round each change: "{short(meant)}"')])


def with_changes(before: Scenario, texts: Sequence[str]) -> tuple[Layer, Scenario]:
    """Changes that came with a command.

    Raises
    ------
    BadInput
        With every one that cannot be made: its "line" is its number among those given.
    """
    refuse_without_quotes(texts)
    try:
        changes, scenario = made(before, texts)
    except Mistakes as found:
        marks = [Mark(index + 1, 1) for index in range(len(texts))]
        lines = [" ".join(text.splitlines()) for text in texts]
        errors = [error_of(one, lines, lines, marks[one.index]) for one in found.mistakes]
        raise BadInput(COMMAND_LINE, errors, "\n".join(lines)) from None
    return Layer(before, tuple(Made(change, COMMAND_LINE) for change in changes), scenario), scenario
