"""The parts Define and Refine of a Change Status Report."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from models import Scenario
from planner.calendar import format_date
from planner.explain.standing import standing
from planner.report.blocks import Block, Heading, Paragraph, Table
from planner.report.documents.proposals import Proposal, done_in, month_of, next_meeting
from planner.report.papers.lists import listed_under, there_are

CONSULTATION = "refinement-consultation"
"""The step of a path, where a scenario has such a one, with which a Refinement Consultation closes."""

WORKING_GROUP = "working-group"
"""The body, where a scenario has it."""


def define_blocks(found: Sequence[Proposal]) -> Iterator[Block]:
    """The Draft Proposals."""
    drafts = [one.modification for one in found if one.stage == "define"]
    yield Heading("Define")
    says = f"{there_are(len(drafts), 'Draft Proposal')} in development"
    yield from listed_under(says, drafts, "There are currently no Draft Proposals.")


def refine_blocks(scenario: Scenario, found: Sequence[Proposal]) -> Iterator[Block]:
    """Those in refinement, what they wait for, and which assessments were asked for."""
    refined = [one for one in found if one.stage == "refine"]
    yield Heading("Refine")
    if refined:
        rows = [_cells(scenario, one) for one in refined]
        yield Table(("Modification", "Title", "Current status"), rows)
    else:
        yield Paragraph("There are currently no Modification Proposals in refinement.")
    yield Heading("Working Group meetings", 2)
    yield Paragraph(_working_group(scenario))
    yield Heading("Refinement Consultations", 2)
    yield from _consultations(scenario, refined)
    yield Heading("Impact Assessment requests", 2)
    yield from _requests(scenario, refined)


def _cells(scenario: Scenario, one: Proposal) -> tuple[str, str, str]:
    return one.modification.id, one.modification.title, standing(scenario, one.modification, None)


def _working_group(scenario: Scenario) -> str:
    meeting = next_meeting(scenario, WORKING_GROUP)
    if meeting is None:
        return "The scenario does not hold the meetings of the Working Group."
    return f"The next Working Group meeting will be held on {format_date(meeting)}."


def _consultations(scenario: Scenario, refined: Sequence[Proposal]) -> Iterator[Block]:
    if CONSULTATION not in scenario.governance.steps:
        yield Paragraph("The scenario does not hold Refinement Consultations.")
        return
    out = [one.modification for one in refined if one.next_step == CONSULTATION]
    yield from listed_under(
        "The following modifications are out for Refinement Consultation, or go to it next",
        out,
        "There are currently no Modification Proposals out for Refinement Consultation.",
    )


def _requests(scenario: Scenario, refined: Sequence[Proposal]) -> Iterator[Block]:
    """Those approved in the last month, and those that go to the next meeting."""
    month, meeting = month_of(scenario), next_meeting(scenario, "change-board")
    approved = sorted(done_in(scenario, month, "ia-request"), key=lambda found: found[0])
    for on, together in groupby(approved, key=lambda found: found[0]):
        says = f"The following Impact Assessment requests were approved by the Change Board on {format_date(on)}"
        yield from listed_under(says, [one for _, one in together])
    if not approved:
        since = f"from {format_date(month.first)} to {format_date(month.last)}"
        yield Paragraph(f"No approval of an Impact Assessment request is recorded {since}.")
    going = [one.modification for one in refined if one.is_sent_to(meeting, "ia-request")]
    if meeting and going:
        says = f"The following requests are expected to go to the Change Board on {format_date(meeting)}"
        yield from listed_under(says, going)
