"""The part Opine of a Change Status Report: consultations, votes, and what is with the Authority."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from models import Modification, Scenario
from models.governance import WEEKDAYS
from planner.calendar import format_date
from planner.explain.things import release_name
from planner.forecast import first_after
from planner.report.blocks import Block, Bullets, Heading, Paragraph
from planner.report.documents.proposals import Proposal, decided_in, done_in, month_of, next_meeting
from planner.report.papers.lists import how_many, listed_under, titled


def opine_blocks(scenario: Scenario, found: Sequence[Proposal]) -> Iterator[Block]:
    """The whole part."""
    yield Heading("Opine")
    yield Heading("Modification Report Consultations", 2)
    yield from _consultations(scenario, found)
    yield Heading("Change Board votes", 2)
    yield from _votes(scenario, found)
    yield Heading("Authority decisions", 2)
    yield from _authority(scenario, found)


def _consultations(scenario: Scenario, found: Sequence[Proposal]) -> Iterator[Block]:
    out = [one.modification for one in found if one.stage == "opine" and one.next_step == "mrc"]
    yield from listed_under(
        "The following modifications are out for Modification Report Consultation",
        out,
        "There are currently no Modification Proposals out for Modification Report Consultation.",
    )
    panel, starts = next_meeting(scenario, "panel"), scenario.governance.steps["mrc"].starts
    going = [one.modification for one in found if one.is_sent_to(panel, "report")]
    if panel and starts and going:
        week = format_date(first_after(panel, WEEKDAYS.index(starts)))
        says = f"The following Modification Report Consultations are expected to be issued from {starts} {week}"
        yield from listed_under(says, going)


def _votes(scenario: Scenario, found: Sequence[Proposal]) -> Iterator[Block]:
    voted = sorted(_voted(scenario), key=lambda one: one[0])
    for on, together in groupby(voted, key=lambda one: one[0]):
        items = [says for _, says in together]
        yield Paragraph(f"The Change Board voted on {how_many(len(items))} on {format_date(on)}:")
        yield Bullets(items)
    if not voted:
        month = month_of(scenario)
        yield Paragraph(f"No vote is recorded from {format_date(month.first)} to {format_date(month.last)}.")
    meeting = next_meeting(scenario, "change-board")
    going = [one.modification for one in found if one.is_sent_to(meeting, "vote")]
    if meeting and going:
        yield from listed_under(f"The Change Board is expected to vote on {format_date(meeting)} on", going)


def _voted(scenario: Scenario) -> Iterator[tuple[date, str]]:
    """What the Change Board voted on in the last month, each with the day and what came of it."""
    month = month_of(scenario)
    for on, one in done_in(scenario, month, "vote"):
        if scenario.governance.pathways[one.path][-1] != "vote":
            yield on, f"{titled(one)} has been sent to the Authority for decision."
    for one in decided_in(scenario, month, "approved"):
        if scenario.governance.pathways[one.path][-1] == "vote" and one.decided_on:
            yield one.decided_on, f"{titled(one)} was approved under Self-Governance."


def _authority(scenario: Scenario, found: Sequence[Proposal]) -> Iterator[Block]:
    month = month_of(scenario)
    for one in decided_in(scenario, month, "approved"):
        if scenario.governance.pathways[one.path][-1] == "authority" and one.decided_on:
            yield Paragraph(
                f"On {format_date(one.decided_on)} the Authority approved {titled(one)}.{_then(scenario, one)}"
            )
    waiting = [one.modification for one in found if one.stage == "decision" and one.next_step == "authority"]
    are = "modification is" if len(waiting) == 1 else "modifications are"
    yield from listed_under(
        f"The following {are} currently with the Authority for decision",
        waiting,
        "No modifications are currently with the Authority for decision.",
    )


def _then(scenario: Scenario, modification: Modification) -> str:
    """Where it goes, once it is approved for a release."""
    release = modification.committed_to
    return f" It will now be implemented in {release_name(scenario, release)}." if release else ""
