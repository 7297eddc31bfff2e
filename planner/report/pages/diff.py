"""What differs between two plans: the page of ``secplan diff``."""

from collections.abc import Iterator

from planner.calendar import format_date
from planner.explain.moved import verdict
from planner.report.blocks import Block, Bullets, Heading, Page, Paragraph, Table
from planner.report.documents.diff import DiffDocument, SideRow
from planner.report.pages.comparison import comparison_blocks


def diff_page(document: DiffDocument) -> Page:
    """The page: the two sides, what the scenarios say otherwise, what differs in the plans."""
    return [
        Heading("What differs"),
        Bullets([_side("Before", document.before), _side("After", document.after)]),
        *_verdict(document),
        *_inputs(document),
        *_comparison(document),
    ]


def _side(word: str, row: SideRow) -> str:
    file = f"{row.file}, " if row.file else ""
    about = f"{word}: {file}scenario {row.scenario.name} as of {format_date(row.scenario.as_of)}"
    match row.answer:
        case "planned":
            return f"{about}; {'proved best' if row.proven else 'best so far, not proved best'}."
        case "infeasible":
            return f"{about}; no plan exists (`secplan plan` tells why)."
        case _:
            return f"{about}; undecided, for want of time."


def _verdict(document: DiffDocument) -> Iterator[Block]:
    if document.comparison is None:
        yield Paragraph("There are no two plans to compare.")
        return
    said = verdict(len(document.comparison.moved), document.comparison.stay)
    if document.inputs is None:
        said += " A result does not hold its scenario: what moved is told, and not why. Compare scenarios for that."
    elif not document.inputs:
        said += " The two scenarios say the same."
    yield Paragraph(said)


def _inputs(document: DiffDocument) -> Iterator[Block]:
    if document.inputs:
        yield Heading("What the scenarios say otherwise")
        rows = [(row.place, row.before or "", row.after or "") for row in document.inputs]
        yield Table(("Place", "Before", "After"), rows)


def _comparison(document: DiffDocument) -> Iterator[Block]:
    if document.comparison:
        yield from comparison_blocks(document.comparison, document.about)
