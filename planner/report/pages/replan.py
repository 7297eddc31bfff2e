"""Planning again from the baseline: the page of ``secplan replan``."""

from collections.abc import Iterator

from models import Scenario
from models.replan import Replan
from models.rows import GoalChangeRow
from planner.explain.proof import fewest_moves_verdict, verdict
from planner.explain.replan import keeping_costs, one_plan, two_plans
from planner.explain.things import release_name
from planner.explain.words import capital, signed, unit_word, worth
from planner.goals import GOAL_OF
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.documents.replan import AwayRow, ReplanDocument
from planner.report.pages.common import (
    home_words,
    in_a_command,
    not_established_blocks,
    nothing_to_count_from,
    reasons,
    scenario_words,
    value_words,
)


def replan_page(found: Replan, document: ReplanDocument, file: str) -> Page:
    """The page: the verdict, who moves, what keeps them from staying, what keeping costs."""
    scenario = found.by_goals.scenario
    opening: Page = [
        Heading(f"Planned again: {scenario.title or scenario.name}"),
        Paragraph(scenario_words(scenario, file)),
    ]
    if document.counted_from == "nothing":
        return [*opening, Paragraph(nothing_to_count_from())]
    return [
        *opening,
        Paragraph(" ".join(_verdict(document, file))),
        *_proofs(found, document),
        *_who(document),
        *section("What keeps them from staying", [_why(scenario, row) for row in document.away if row.because]),
        *_options(document),
        *_goals(document),
        *not_established_blocks(document.not_established),
        *section("Assumed", list(document.by_goals.assumed)),
    ]


def _verdict(document: ReplanDocument, file: str) -> Iterator[str]:
    whence = home_words(document.counted_from)
    by_goals, fewest = document.moves_by_goals, document.moves_fewest
    if document.same:
        yield one_plan(by_goals, whence, proven=not document.not_established)
        return
    yield two_plans(by_goals, fewest, whence)
    yield keeping_costs(document.goals)
    if by_goals > fewest:
        yield f"What each move in between buys is told by `secplan replan {in_a_command(file)} --budget`."


def _proofs(found: Replan, document: ReplanDocument) -> Iterator[Block]:
    """How far each is proved; in one paragraph where they are one plan."""
    by_goals, fewest = found.plans
    whence = "the baseline" if document.counted_from == "baseline" else "the targets"
    scenario, verified = found.by_goals.scenario, found.by_goals.verified
    said = verdict(by_goals, verified), fewest_moves_verdict(scenario, fewest, whence, found.fewest_moves.verified)
    if document.same:
        yield Paragraph(" ".join(said))
    else:
        yield Paragraph(f"The plan by the goals. {said[0]}")
        yield Paragraph(f"The plan with the fewest moves. {said[1]}")


def _who(document: ReplanDocument) -> Iterator[Block]:
    if document.away:
        home = "In the baseline" if document.counted_from == "baseline" else "Target"
        ways = ("In the plan",) if document.same else ("By the goals", "With the fewest moves")
        rows = [(row.modification, row.home, *_places(row)[: len(ways)]) for row in document.away]
        yield Heading("Who moves")
        yield Table(("Modification", home, *ways), rows)


def _places(row: AwayRow) -> list[str]:
    return ["stays" if one == row.home else one or "no release" for one in (row.by_goals, row.fewest_moves)]


def _why(scenario: Scenario, row: AwayRow) -> str:
    return f"{row.modification}, from {release_name(scenario, row.home)}: {reasons(row)}."


def _options(document: ReplanDocument) -> Page:
    told = [
        f"{row.modification} is built with {row.by_goals} by the goals, with {row.fewest_moves} with the fewest moves."
        for row in document.options
    ]
    return section("Built otherwise", told)


def _goals(document: ReplanDocument) -> Iterator[Block]:
    if not document.same:
        yield Heading("What it costs to move as few as can be, goal by goal")
        columns = ("Goal", "Unit", "By the goals", "With the fewest moves", "Difference")
        yield Table(columns, [_goal_cells(row) for row in document.goals], frozenset(columns[2:]))


def _goal_cells(row: GoalChangeRow) -> tuple[str, ...]:
    difference = "same" if row.before == row.after else signed(row.after - row.before, row.unit)
    after = value_words(row.after, row.unit, proven=row.proven)
    return capital(GOAL_OF[row.goal].title), unit_word(row.unit), worth(row.before, row.unit), after, difference
