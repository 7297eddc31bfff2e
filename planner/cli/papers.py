"""What papers are asked for with, before there is a plan to make them from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from planner import api
from planner.api.papers import PAPERS
from planner.api.writing import FORMS, Form
from planner.cli import progress
from planner.cli.files import write_all
from planner.cli.things import require
from planner.explain.words import listed

if TYPE_CHECKING:
    from models import Scenario
    from planner.report.blocks import Paper


class _Forms(click.ParamType):  # type: ignore[type-arg]  # generic to the checker only
    """Forms with commas between."""

    name = "forms"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Form, ...]:
        asked = [word.strip() for word in str(value).split(",")]
        for word in asked:
            if word not in FORMS:
                self.fail(f"there is no form '{word}'; there are {listed(list(FORMS))}", param, ctx)
        return tuple(form for form in FORMS if form in asked)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(form) for form in FORMS if form.startswith(incomplete)]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which papers, in which forms."""

    only: tuple[str, ...]
    releases: tuple[str, ...]
    forms: tuple[Form, ...]
    base: Path | None

    def names(self, scenario: "Scenario") -> list[str]:
        """The papers by their names; a release that is named stands for its own paper.

        Raises
        ------
        click.UsageError
            If there is no such release, or releases are named and none of their papers is wanted.
        """
        kinds = self.only or tuple(PAPERS)
        if not self.releases:
            return list(kinds)
        for release in self.releases:
            require(release, scenario.release_of, "release")
        if "rid" not in kinds:
            raise click.UsageError("--release names releases whose rid is wanted, which --only leaves out")
        return [*(f"rid-{release}" for release in self.releases), *(kind for kind in kinds if kind != "rid")]


def _write_base(context: click.Context, _option: click.Parameter, file: Path | None) -> None:
    """Write the base and end: nothing is asked about a scenario."""
    if file is None or context.resilient_parsing:
        return
    write_all(file.parent, {file.name: api.word_base()}, force=False)
    click.echo(f"Wrote {file}", err=True)
    context.exit()


_OPTIONS = (
    click.option(
        "--only", multiple=True, type=click.Choice(list(PAPERS)), help="Only this kind of paper; may be given again."
    ),
    click.option(
        "--release", "releases", multiple=True, metavar="ID", help="rid: only of this release; may be given again."
    ),
    click.option(
        "--form",
        "forms",
        type=_Forms(),
        default=",".join(FORMS),
        show_default=True,
        metavar="FORM,...",
        help="In which forms, with commas between.",
    ),
    click.option(
        "--base",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="BASE.docx",
        help="word: take styles, sheets, header and footer over from this document.",
    ),
    click.option(
        "--write-base",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="BASE.docx",
        is_eager=True,
        expose_value=False,
        callback=_write_base,
        help="Write the base document that papers have without --base, to start from, and end.",
    ),
)


def paper_options(command: Callable[..., None]) -> Callable[..., None]:
    """Gather what papers are asked for with."""

    def gathered(
        only: tuple[str, ...], releases: tuple[str, ...], forms: tuple[Form, ...], base: Path | None, **given: Any
    ) -> None:
        if base and "word" not in forms:
            raise click.UsageError("--base is for word, which --form leaves out")
        command(asked=Asked(only, releases, forms, base), **given)

    gathered.__doc__ = command.__doc__
    gathered.__name__ = command.__name__
    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered


def read_base(file: Path | None) -> bytes | None:
    """The base document, if there is one, refused before a long search.

    Raises
    ------
    BadInput
        If it is no Word document, is not safe, or lacks styles.
    """
    if file is None:
        return None
    from planner.load.errors import InputError
    from planner.report.writers.word.base import emptied
    from planner.report.writers.word.package import BadBase

    try:
        content = file.read_bytes()
        emptied(content)
    except BadBase as bad:
        raise api.BadInput(str(file), [InputError(0, 0, str(bad))]) from None
    return content


def told(papers: "Iterable[Paper]", of: int) -> "Iterator[Paper]":
    """The papers one by one, with a line for each that others have kept waiting."""
    started = monotonic()
    for number, paper in enumerate(papers, start=1):
        if monotonic() - started > progress.QUIET_SECONDS:
            click.echo(f"Writing {paper.name}, {number} of {of}", err=True)
        yield paper
