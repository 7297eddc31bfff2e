"""The summary of a Change Status Report: how many proposals are in each stage, what goes on, and what was decided."""

from collections.abc import Iterator, Sequence
from datetime import date

from models import Modification, Scenario
from models.governance import PATHWAY_NAMES
from planner.calendar import format_date
from planner.explain.standing import decider
from planner.explain.words import capital
from planner.report.blocks import Block, Heading, Page, Paragraph, Table
from planner.report.documents.proposals import STAGES, Month, Proposal, decided_in, month_of, next_meeting
from planner.report.papers.lists import how_many, listed_under

STAGE_COLUMNS = ("Stage", "Proposals", "Which")


def summary_blocks(scenario: Scenario, found: Sequence[Proposal]) -> Iterator[Block]:
    """The whole part."""
    yield Heading("Summary")
    yield Paragraph(
        "This report provides a monthly update on the status and progress of SEC Draft Proposals, Modification "
        "Proposals and Releases, highlighting key information and decisions made."
    )
    yield Heading("Proposals currently in each stage", 2)
    yield from _stages(found)
    yield from _recommended(scenario, found)
    yield Heading("Decisions", 2)
    yield from _decisions(scenario, month_of(scenario))


def _stages(found: Sequence[Proposal]) -> Iterator[Block]:
    rows = []
    for stage, name in STAGES.items():
        names = [one.modification.id for one in found if one.stage == stage]
        rows.append((name, len(names), ", ".join(names) or None))
    yield Table(STAGE_COLUMNS, rows, frozenset({"Proposals"}))
    yield Paragraph(
        "The stage of each, and what is due at the next meetings, follow from the progress that is recorded and, where "
        "none is, from what the expected decision date takes. Under Implementation is what is approved and not live."
    )


def _recommended(scenario: Scenario, found: Sequence[Proposal]) -> Iterator[Block]:
    """What goes to the next meeting of the Panel."""
    panel = next_meeting(scenario, "panel")
    for title, step, purpose in (
        ("Recommended to proceed to Report Phase", "report", "for progression to the Report Phase"),
        (
            "Recommended to proceed as Fast-Track Modifications",
            "panel-vote",
            "for progression by Fast-Track",
        ),
    ):
        going = [one.modification for one in found if one.is_sent_to(panel, step)]
        yield Heading(title, 2)
        yield from _presented(going, purpose, panel)


def _presented(going: Sequence[Modification], purpose: str, panel: date | None) -> Page:
    on = f"to the Panel on {format_date(panel)} {purpose}" if panel else f"to the Panel {purpose}"
    are = "is" if len(going) == 1 else "are"
    says = f"{capital(how_many(len(going)))} {are} due to be presented {on}"
    return listed_under(says, going, f"No modifications are due to be presented {on}.")


def _decisions(scenario: Scenario, month: Month) -> Iterator[Block]:
    said = [*_approvals(scenario, month), *_ends(scenario, month)]
    since = f"from {format_date(month.first)} to {format_date(month.last)}"
    yield Paragraph(f"Decisions {since}:" if said else f"No decision is recorded {since}.")
    yield from said


def _approvals(scenario: Scenario, month: Month) -> Iterator[Block]:
    """Those who decide, each with what they approved, path by path."""
    approved = decided_in(scenario, month, "approved")
    for path, name in PATHWAY_NAMES.items():
        together = [one for one in approved if one.path == path]
        if together:
            under = f" under {name}" if path == "self-governance" else ""
            who = capital(decider(scenario, path))
            yield from listed_under(
                f"{who} approved {how_many(len(together), 'Modification Proposal')}{under}", together
            )


def _ends(scenario: Scenario, month: Month) -> Iterator[Block]:
    yield from listed_under("Rejected", decided_in(scenario, month, "rejected"))
    yield from listed_under("Withdrawn", decided_in(scenario, month, "withdrawn"))
