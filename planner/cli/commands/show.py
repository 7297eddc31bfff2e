"""``secplan show``: what a scenario says, with all that it extends."""

from pathlib import Path

import click

from planner import api
from planner.changes import sentences
from planner.cli.answer import print_answer
from planner.cli.loading import load
from planner.cli.options import examples, json_option, scenario_argument
from planner.explain.assumptions import new_doubts
from planner.report.documents.show import LayerRow, ShowDocument, show_document
from planner.report.documents.what_if import ChangeRow
from planner.report.pages.show import show_page

EPILOG = examples(
    "secplan show scenarios/sec-2021-replay.yaml",
    "secplan show scenarios/sec-2021-replay.yaml --resolved > replay.yaml",
)


@click.command(epilog=EPILOG)
@scenario_argument
@json_option
@click.option("--resolved", is_flag=True, help="Print the whole scenario as a file, with where each change comes from.")
def show(scenario: Path, *, as_json: bool, resolved: bool) -> None:
    """Show what a scenario says, and what its overlays change; with --resolved, as one file.

    With --resolved, print the scenario that comes out as a file that can be planned by itself; what a change has set
    has a comment that says which, and where that stands.
    """
    loaded = load(scenario)
    if resolved and not as_json:
        click.echo(api.scenario_text(loaded.scenario, loaded.notes), nl=False)
        return
    document: ShowDocument = show_document(loaded.scenario, _layers(loaded), loaded.bottom_file)
    print_answer(show_page(document, str(scenario)), document, as_json=as_json)


def _layers(loaded: api.Loaded) -> tuple[LayerRow, ...]:
    return tuple(
        LayerRow(
            file=layer.file,
            why=layer.why.strip(),
            author=layer.author.strip(),
            changes=tuple(
                ChangeRow(change=str(one.change), says=says, at=one.at)
                for one, says in zip(layer.made, sentences(layer.before, layer.changes), strict=True)
            ),
            doubts=tuple(new_doubts(layer.before, layer.after)),
        )
        for layer in loaded.layers
    )
