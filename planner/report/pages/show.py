"""What a scenario says with all that it extends: the page of ``secplan show``."""

from collections.abc import Iterator

from models import Scenario
from planner.calendar import format_date
from planner.explain.words import capital, counted, listed
from planner.report.blocks import Block, Bullets, Heading, Page, Paragraph, section
from planner.report.documents.show import LayerRow, ShowDocument
from planner.report.pages.common import in_brackets
from planner.report.pages.said import said_blocks


def show_page(document: ShowDocument, file: str) -> Page:
    """The page: what it holds, what each overlay changes, and all that comes out."""
    scenario = document.scenario
    holds = f"{counted(document.modifications, 'modification')} and {counted(document.releases, 'release')}"
    opening = f"Scenario {scenario.name}{in_brackets(file)}, as of {format_date(scenario.as_of)}: {holds}."
    extends = f"It is {document.extends} with the changes below." if document.layers else "It extends no other file."
    layers = [block for layer in document.layers for block in _layer(layer)]
    whole = "With --resolved, all that it says is printed as one file."
    said = said_blocks(Scenario.model_validate(document.resolved))
    words = " ".join([opening, extends, *_governance(document), whole])
    return [Heading(document.title), Paragraph(words), *layers, *said]


def _governance(document: ShowDocument) -> Iterator[str]:
    """What is not as the SEC has it, where that is anything."""
    own = [f"{kind} {listed(names)}" for kind, names in document.own_governance.items()]
    if own:
        yield f"Of its governance, these are not as the SEC has them: {'; '.join(own)}."


def _layer(layer: LayerRow) -> Iterator[Block]:
    by = f" by {layer.author}" if layer.author else ""
    why = f": {layer.why}" if layer.why else ""
    yield Heading(f"Changes {f'in {layer.file}' if layer.file else 'on the command line'}{by}{why}")
    yield Bullets([f"{capital(row.says)} ({row.at})." for row in layer.changes] or ["None."])
    yield from section("Doubtful with these changes", layer.doubts)
