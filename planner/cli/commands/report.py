"""``secplan report``: the papers that SECAS sends to the Panel, as files."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from models.risk import MOST_DRAWS, Draws
from planner import api
from planner.cli.answer import give
from planner.cli.exits import DONE, INTERRUPTED, Exit
from planner.cli.kept import case_of
from planner.cli.loading import load, load_either
from planner.cli.options import examples
from planner.cli.papers import Asked, paper_options, read_base, told
from planner.cli.searching import Search, search_options, searching_and_hearing, status_of
from planner.report.documents.dossier import Case
from planner.report.documents.report import report_document
from planner.report.pages.report import report_page

EPILOG = "\b\nPapers:\n{}\n\n{}".format(
    "\n".join(f"  {name:<20} {says}" for name, says in api.PAPERS.items()),
    examples(
        "secplan report scenarios/sec-2021-replay.yaml --out papers",
        "secplan report my-scenario.yaml --out june --only rid --release jun-2024 --form word",
        "secplan report scenarios/sec-2021-replay.yaml --out since-2020 --since scenarios/sec-2021-april-2020.yaml",
        "secplan report --write-base secas.docx",
        "secplan report my-scenario.yaml --out panel --only panel-update --base secas.docx",
    ),
)


@click.command(epilog=EPILOG)
@search_options
@click.option(
    "--draws",
    type=click.IntRange(0, MOST_DRAWS),
    default=1000,
    show_default=True,
    help="How often to draw how long steps take, for the chance that a release holds; 0 leaves it out.",
)
@click.option(
    "--since",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="rid: tell what changed in its scope since this plan, in place of the baseline: a plan.json, or a scenario, "
    "which is planned first.",
)
@paper_options
def report(scenario: Path, search: Search, asked: Asked, draws: int, since: Path | None) -> None:
    """Write the papers for the Panel: each release's RID, the Panel update and the Change Status Report.

    All come from one plan, as HTML, Word, Excel and markdown, which say the same. The folder of --out also gets the
    scenario, the plan and the record of the run, whole or not at all. The same scenario gives the same papers.

    A RID is the Release Implementation Document of a release. Where there is no plan, the papers say why.
    """
    started = time.monotonic()
    if search.where.folder is None:
        raise click.UsageError("papers are files: give the folder for them with --out")
    loaded = load(scenario)
    names, base = asked.names(loaded.scenario), read_base(asked.base)
    earlier = load_either(since) if since else None
    with searching_and_hearing(search) as (settings, interrupts):
        outcome = api.plan(loaded.scenario, settings)
        left = settings.after(outcome.seconds)
        before = api.plan(earlier.scenario, left) if isinstance(earlier, api.Loaded) else earlier
        risk = Draws(draws, search.seed) if draws else None
        papers = api.papers(outcome, names, left, since=before, risk=risk)
    files = api.write_papers(told(papers, len(papers)), asked.forms, base=base)
    tables = api.write_tables(papers) if search.where.as_csv else {}
    titles = {paper.name: paper.title for paper in papers}
    document = report_document(loaded.scenario, titles, files, time.monotonic() - started)
    cases = [case_of(loaded, api.result(outcome, loaded.place_of)), *_before(earlier, before)]
    where = replace(search.where, as_csv=False)  # the tables are those of the papers, not of the page about them
    give(report_page(loaded.scenario, document, str(scenario)), document, "report", where, *cases, files=files | tables)
    if status := status_of(outcome.answer) or (INTERRUPTED if interrupts.heard else DONE):
        raise Exit(status)


def _before(earlier: api.Loaded | api.Result | None, outcome: api.Outcome | api.Result | None) -> Iterator[Case]:
    """What is kept of the scenario that scopes are compared with; a plan that was kept does not hold its scenario."""
    if isinstance(earlier, api.Loaded) and isinstance(outcome, api.Outcome):
        yield case_of(earlier, api.result(outcome, earlier.place_of), "before.yaml", "before.json")
