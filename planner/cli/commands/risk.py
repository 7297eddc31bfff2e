"""``secplan risk``: how likely each release is, as the durations of steps spread."""

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from models import Planned
from models.risk import Draws
from planner import api
from planner.cli.answer import give, print_answer
from planner.cli.bar import shown_bar
from planner.cli.exits import FAULT, INTERRUPTED, Exit
from planner.cli.interrupts import heard_interrupts
from planner.cli.journals import journal_beside, let_go
from planner.cli.kept import case_of
from planner.cli.loading import load
from planner.cli.options import examples
from planner.cli.planners import Planners, planners_options
from planner.cli.progress import shown_progress
from planner.cli.searching import Search, heeding, search_options, searching, status_of
from planner.cli.things import require
from planner.report.blocks import Page, Paragraph
from planner.report.documents.dossier import Case
from planner.report.documents.drawn import draw_document
from planner.report.documents.risk import RiskDocument, risk_document
from planner.report.pages.drawn import draw_page
from planner.report.pages.plan import plan_page
from planner.report.pages.risk import risk_page

if TYPE_CHECKING:
    from models import Outcome
    from models.risk import Risk
    from planner.load.journal import Journal

EPILOG = examples(
    "secplan risk scenarios/sec-2021-april-2020.yaml --draws 50",
    "secplan risk scenarios/sec-2021-april-2020.yaml --draws 50 --list MP090 nov-2021",
    "secplan risk scenarios/sec-2021-april-2020.yaml --draw 7",
)

NONE = "none"
"""Stands for no release, in place of one."""


@click.command(epilog=EPILOG)
@search_options
@click.option("--draws", type=click.IntRange(1, 100_000), default=1000, show_default=True, help="How often to draw.")
@click.option("--plans", type=click.IntRange(1, 100_000), help="Plan this many worlds at most.  [default: by size]")
@planners_options
@click.option(
    "--list", "listed", nargs=2, metavar="MODIFICATION RELEASE", help='List the draws that have it there, or in "none".'
)
@click.option("--draw", type=click.IntRange(0, 99_999), help="Open one draw: its decisions step by step, and its plan.")
def risk(
    scenario: Path,
    search: Search,
    draws: int,
    plans: int | None,
    planners: Planners,
    listed: tuple[str, str] | None,
    draw: int | None,
) -> None:
    """Draw how long steps take: how likely each release is, what drives misses, what a day earlier is worth.

    Decisions that are forecast are drawn; each draw is rolled forward by the lapse rule and planned again, draws that
    look the same to the planner once. --seed is for the draws too: the same seed draws the same anywhere.

    --seconds is for each plan. Ctrl-C shows what is known so far; with --out, the same command goes on from there.
    """
    started = time.monotonic()
    loaded = load(scenario)
    if draw is not None:
        _open(loaded, scenario, search, draw)
        return
    if listed is not None:
        require(listed[0], [one.id for one in loaded.scenario.modifications if one.is_planned], "modification")
        require(listed[1], [*loaded.scenario.release_of, NONE], "release")
    listing = (listed[0], None if listed[1] == NONE else listed[1]) if listed else None
    asked = Draws(draws, search.seed, plans, listing)
    with planners.connected() as connected, journal_beside(search.where.folder, "risk", "run of risk") as journal:
        outcome, found = _risk(loaded, search, asked, connected, journal)
        base = api.result(outcome, loaded.place_of)
        if found is None:
            let_go(journal, len(journal.known) if journal else 0, is_written=True)
            title, *page = plan_page(outcome, base, str(scenario))
            nothing = [title, Paragraph("There is no plan to ask about."), *page]
            give(nothing, base, "plan", search.where, case_of(loaded, base))
            raise Exit(status_of(outcome.answer))
        document = risk_document(found, base, time.monotonic() - started)
        page = risk_page(loaded.scenario, document, str(scenario))
        _show(page, document, found, search, case_of(loaded, base), journal)
    if found.stopped:
        raise Exit(INTERRUPTED if found.stopped == "interrupt" else FAULT)


def _show(
    page: Page, document: RiskDocument, found: "Risk", search: Search, case: Case, journal: "Journal | None"
) -> None:
    """Print the answer; where it is whole, write it too, and then only let go of the journal."""
    is_written = False
    try:
        if found.stopped:
            print_answer(page, document, as_json=search.where.as_json)
        else:
            give(page, document, "risk", search.where, case)
            is_written = True
    finally:
        let_go(journal, len(journal.known) - found.recalled if journal else 0, is_written=is_written)


def _risk(
    loaded: api.Loaded, search: Search, asked: Draws, planners: Planners, journal: "Journal | None"
) -> "tuple[Outcome, Risk | None]":
    """The plan, and what becomes of it by many draws."""
    from planner.solver.settings import Settings  # loads the solver, which bad input need not wait for

    with heard_interrupts("what is known so far") as interrupts:
        with shown_progress() as show:
            settings = Settings(search.seconds, search.workers, search.seed, heeding(interrupts, show))
            outcome = api.plan(loaded.scenario, settings)
        if not isinstance(outcome.answer, Planned):
            return outcome, None
        with planners.at_work() as executor, shown_bar() as show:
            settings = replace(settings, observer=lambda _: interrupts.pass_on())
            observer = heeding(interrupts, show)
            return outcome, api.risk(outcome, asked, settings, executor=executor, observer=observer, journal=journal)


def _open(loaded: api.Loaded, scenario: Path, search: Search, number: int) -> None:
    """One draw, with its plan."""
    with searching(search) as settings:
        draw = api.risk_draw(loaded.scenario, number, search.seed, settings)
    result = api.result(draw.outcome, loaded.place_of)
    document = draw_document(draw, result)
    drawn = loaded.with_changes(
        [
            f"decide {way.modification} {draw.outcome.scenario.modification_of[way.modification].decided_on}"
            for way in draw.ways
        ]
    )
    give(draw_page(draw, document, str(scenario)), document, "risk", search.where, case_of(drawn, result))
    if status := status_of(draw.outcome.answer):
        raise Exit(status)
