"""What becomes of the plan with each answer to what is open: the page of ``secplan unknowns``."""

from collections.abc import Iterator

from models import Scenario
from models.unknowns import Answered, Reply, Unknowns
from planner.explain.unknowns import combined_words, own_first, question_name, sentences, together_words, verdict
from planner.explain.words import capital, counted
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.documents.common import base_of
from planner.report.documents.unknowns import UnknownsDocument
from planner.report.pages.common import not_established_blocks, scenario_words


def unknowns_page(found: Unknowns, document: UnknownsDocument, file: str) -> Page:
    """The page: verdict, table, argument, combinations, what was not established."""
    scenario, base = found.outcome.scenario, base_of(found.outcome)
    return [
        Heading(f"Open answers: {scenario.title or scenario.name}"),
        Paragraph(f"{verdict(found)} {scenario_words(scenario, file)}"),
        *_table(found),
        *section("What each answer does to the plan", list(sentences(scenario, base, found))),
        *_together(scenario, found),
        *not_established_blocks(document.not_established),
    ]


def _table(found: Unknowns) -> Iterator[Block]:
    if found.questions:
        rows = [_cells(answered.replies[0], answered) for answered in found.singles]
        yield Table(("Question", "Answer", "The plan then"), rows)


def _cells(reply: Reply, answered: Answered) -> tuple[str, str, str]:
    present = " (as planned)" if reply.is_present else ""
    return capital(question_name(reply.question)), f"{reply.says}{present}", _plan_cell(answered)


MOST_IN_A_CELL = 3
"""Changes that a cell of the table names."""


def _plan_cell(answered: Answered) -> str:
    """What changes, by ids."""
    if answered.effect is None or answered.verdict != "changed":
        return "the same" if answered.verdict == "same" else answered.verdict
    moves = own_first(answered.replies, answered.effect.moves)
    said = [f"{name} in {after or 'no release'}, not {before or 'left out'}" for name, before, after in moves]
    said += [f"{name} with option {after}" for name, _, after in answered.effect.options]
    rest = len(said) - MOST_IN_A_CELL
    return "; ".join([*said[:MOST_IN_A_CELL], *([f"{counted(rest, 'more change')}"] if rest > 0 else [])])


def _together(scenario: Scenario, found: Unknowns) -> Iterator[Block]:
    told = [combined_words(scenario, answered) for answered in found.combinations.interacting]
    yield from section("Answers that interact: together they do something else than each by itself", told)
    yield from map(Paragraph, together_words(found.combinations))
