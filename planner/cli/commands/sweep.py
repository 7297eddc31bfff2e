"""``secplan sweep``: every combination of changes planned, and where the plan changes."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from models import Outcome, Planned
from planner import api
from planner.changes.grid import BadPoint
from planner.cli.answer import give, print_answer
from planner.cli.bar import shown_bar
from planner.cli.exits import FAULT, INTERRUPTED, Exit
from planner.cli.interrupts import heard_interrupts
from planner.cli.journals import journal_beside, let_go
from planner.cli.kept import case_of
from planner.cli.loading import with_durations
from planner.cli.options import Where, examples
from planner.cli.planners import Planners, planners_options
from planner.cli.progress import shown_progress
from planner.cli.searching import Search, heeding, search_options
from planner.report.documents.dossier import Case
from planner.report.documents.sweep import Headings, SweepDocument, sweep_document
from planner.report.pages.sweep import sweep_page

if TYPE_CHECKING:
    from models.swept import Swept
    from planner.load.journal import Journal
    from planner.load.sweep import LoadedSweep

EPILOG = examples(
    'secplan sweep scenarios/sec-2021-april-2020.yaml "delay MP090 {0..60 step 5} WD" "allow duis {1, 2} 2021"',
    'secplan sweep my-scenario.yaml "decide MP901 {2023-06-01..2023-12-01 step 1}" --out runs/decision',
    "secplan sweep scenarios/mp090-late.sweep.yaml --jobs 2",
)

SHORT_SECONDS = 3.0
"""What takes no longer is done in this process: others would take a second to start."""


@click.command(epilog=EPILOG)
@search_options
@click.argument("changes", metavar="[CHANGE]...", nargs=-1)
@planners_options
def sweep(scenario: Path, search: Search, changes: tuple[str, ...], planners: Planners) -> None:
    """Plan every combination of changes with spans or lists, and show where the plan changes.

    SCENARIO is a scenario, and each CHANGE words in quotes, as `whatif` takes them, with a span or a list in braces:
    "delay MP090 {0..60 step 5} WD", "allow duis {1, 2} 2021". Or it is a sweep file, which has both in it.

    --seconds is for each plan. A sweep with --out that is interrupted goes on where it was when it is run again.
    """
    started = time.monotonic()
    asked = api.load_sweep(scenario, changes)
    asked = replace(asked, loaded=with_durations(asked.loaded))
    with planners.connected() as connected, journal_beside(search.where.folder, "sweep", "sweep") as journal:
        swept = _swept(asked, search, connected, journal)
        base = api.result(swept.base, asked.loaded.place_of)
        headings = Headings(asked.said.patterns, asked.why, asked.author)
        document = sweep_document(swept, asked.grid, headings, base, time.monotonic() - started)
        _show(asked, swept, document, search, journal)
    if swept.stopped:
        raise Exit(INTERRUPTED if swept.stopped == "interrupt" else FAULT)


def _swept(asked: "LoadedSweep", search: Search, planners: Planners, journal: "Journal | None") -> "Swept":
    """The plan without changes, then all the others."""
    from planner.solver.settings import Settings  # loads the solver, which bad input need not wait for

    with heard_interrupts("what is known so far") as interrupts:
        with shown_progress() as show:
            settings = Settings(search.seconds, search.workers, search.seed, heeding(interrupts, show))
            outcome = api.plan(asked.loaded.scenario, settings)
        is_short = outcome.seconds * asked.grid.size < SHORT_SECONDS
        with planners.at_work(is_short=is_short) as executor, shown_bar() as show:
            observer = heeding(interrupts, show)
            settings = replace(settings, observer=lambda _: interrupts.pass_on())
            try:
                return api.sweep(outcome, asked.grid, settings, executor=executor, observer=observer, journal=journal)
            except BadPoint as bad:
                raise asked.refused(bad) from None


def _show(
    asked: "LoadedSweep", swept: "Swept", document: SweepDocument, search: Search, journal: "Journal | None"
) -> None:
    """Print the answer; where it is whole, write it too, and then only let go of the journal."""
    page = sweep_page(asked.loaded.scenario, document, asked.loaded.file)
    is_written = False
    try:
        if swept.stopped:
            print_answer(page, document, as_json=search.where.as_json)
        else:
            give(page, document, "sweep", _where(asked, search), *_cases(asked, swept, document, search))
            is_written = True
    finally:
        others = journal.known.keys() - {point.problem for point in swept.points} if journal else ()
        let_go(journal, len(others), is_written=is_written)


def _where(asked: "LoadedSweep", search: Search) -> Where:
    """Where the answer goes; its record tells why and by whom, as the file does where the command does not."""
    said = search.where.asked
    because, by = said.why or asked.why or None, said.by or asked.author or None
    return replace(search.where, asked=replace(said, why=because, by=by))


def _cases(asked: "LoadedSweep", swept: "Swept", document: SweepDocument, search: Search) -> Iterator[Case]:
    """The plans of the run: without changes, and each plan at the first point that has it."""
    if not search.where.folder:
        return
    yield case_of(asked.loaded, document.base)
    for row, plan in zip(document.plans, swept.plans, strict=True):
        name = f"plan-{row.plan.lower()}"
        point = asked.loaded.with_changes(asked.grid.texts(row.first))
        result = None
        if isinstance(plan.answer, Planned):
            verified = api.verify(point.scenario, plan.answer.plan)
            outcome = Outcome(point.scenario, plan.answer, api.lapse(point.scenario), verified, 0.0)
            result = api.result(outcome, point.place_of)
        yield case_of(point, result, f"{name}.yaml", f"{name}.json")
