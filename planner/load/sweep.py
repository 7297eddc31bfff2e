"""A sweep file, or a scenario with patterns of changes, to what is to be swept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from models.sweep import Sweep
from planner.changes import Mistake, Mistakes
from planner.changes.grid import MOST_POINTS, BadPoint, Grid
from planner.changes.patterns import read_pattern, read_patterns
from planner.load import Loaded, is_sweep, load, load_text
from planner.load.beside import Refused, path_beside, text_beside
from planner.load.errors import BadInput, InputError, lines_of
from planner.load.marks import AnyMark, Mark
from planner.load.overlay import COMMAND_LINE, error_of, refuse_without_quotes
from planner.load.places import Places
from planner.load.read import read_text
from planner.load.tree import Tree, parse
from planner.load.words import flaw_of

BRACES = 'write a span or a list in braces, such as "delay MP090 {0..60 step 5} WD"'
"""The hint where nothing is swept."""


@dataclass(frozen=True)
class Said:
    """Patterns, and where they were said."""

    patterns: tuple[str, ...]
    file: str
    text: str
    marks: tuple[AnyMark, ...]

    def refused(self, mistakes: Sequence[Mistake]) -> BadInput:
        """What is wrong with some of them, at their places."""
        lines = lines_of(self.text)
        errors = [error_of(one, self.patterns, lines, self.marks[one.index]) for one in mistakes]
        return BadInput(self.file, errors, self.text)


@dataclass(frozen=True)
class LoadedSweep:
    """What is to be swept."""

    loaded: Loaded
    """The scenario that the changes are made in."""
    grid: Grid
    said: Said
    why: str = ""
    author: str = ""

    def refused(self, bad: BadPoint) -> BadInput:
        """A point whose changes cannot be made, as an error at the pattern that gives it."""
        return self.said.refused([_at_point(one, bad.texts, self.said.patterns) for one in bad.mistakes])


def load_sweep(path: Path | str, patterns: Sequence[str] = ()) -> LoadedSweep:
    """Read a sweep file; or a scenario, with patterns that came with a command.

    Raises
    ------
    BadInput
        With every error of the file, or of the patterns.
    """
    text = read_text(path).removeprefix("\ufeff")
    tree = parse(text)
    if is_sweep(tree):
        if patterns:
            says = "a sweep file has its changes in it, and more were given with the command"
            raise BadInput(str(path), [InputError(0, 0, says, "write them under changes, or name the scenario")])
        return _from_file(str(path), text, tree)
    loaded = load(path)
    refuse_without_quotes(patterns)
    if not patterns:
        hint = 'give changes with braces, such as "delay MP090 {0..60 step 5} WD", or name a sweep file'
        raise BadInput(str(path), [InputError(0, 0, "a scenario, and nothing to sweep", hint)])
    lines = tuple(" ".join(one.splitlines()) for one in patterns)
    marks = tuple(Mark(index + 1, 1) for index in range(len(lines)))
    said = Said(lines, COMMAND_LINE, "\n".join(lines), marks)
    return LoadedSweep(loaded, _grid(said), said)


def _from_file(file: str, text: str, tree: Tree) -> LoadedSweep:
    sweep = _validated(file, text, tree)
    try:
        path = path_beside(file, sweep.scenario)
        scenario = text_beside(path, sweep.scenario)
    except Refused as refused:
        raise BadInput(file, [tree.values["scenario",].error(refused.says, refused.hint)], text) from None
    if not sweep.changes:
        raise BadInput(file, [tree.values["changes",].error("nothing is swept: there are no changes", BRACES)], text)
    marks = tuple(tree.values["changes", index] for index in range(len(sweep.changes)))
    said = Said(sweep.changes, file, text, marks)
    return LoadedSweep(load_text(scenario, str(path)), _grid(said), said, sweep.why, sweep.author)


def _validated(file: str, text: str, tree: Tree) -> Sweep:
    errors = list(tree.errors)
    try:
        sweep = Sweep.model_validate(tree.plain)
    except ValidationError as error:
        found = [flaw_of(Sweep, details) for details in error.errors()]
        places = Places(tree, (), file)
        errors += places.errors(places.located(flaw) for flaw in found)
    else:
        if not errors:
            return sweep
    raise BadInput(file, errors, text)


def _grid(said: Said) -> Grid:
    """The grid of the patterns.

    Raises
    ------
    BadInput
        If one cannot be read, none has braces, or they give too many points.
    """
    try:
        grid = Grid(read_patterns(said.patterns))
    except Mistakes as found:
        raise said.refused(found.mistakes) from None
    if not grid.axes:
        raise said.refused([Mistake(0, "nothing is swept: no change has braces", BRACES)])
    if grid.size > MOST_POINTS:
        says = f"{grid.size:,} points, and a sweep has {MOST_POINTS:,} at most"
        raise said.refused([Mistake(len(said.patterns) - 1, says, "make the steps larger, or sweep in parts")])
    return grid


def _at_point(mistake: Mistake, texts: Sequence[str], patterns: Sequence[str]) -> Mistake:
    """A mistake in a change, told of the pattern that gives the change."""
    text = texts[mistake.index]
    if text == patterns[mistake.index]:
        return mistake
    word = read_pattern(patterns[mistake.index]).as_said(mistake.word)
    return replace(mistake, says=f"{mistake.says} (with '{text}')", word=word)
