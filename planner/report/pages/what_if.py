"""What if: the page of ``secplan whatif``."""

from collections.abc import Iterator

from models import Answer, Infeasible, Planned, Scenario, Undecided
from models.result import Result
from models.what_if import WhatIf
from planner.explain.binding import rebuilt
from planner.explain.moved import verdict as moves_verdict
from planner.explain.proof import fewest_moves_verdict, verdict
from planner.explain.words import capital, listed
from planner.report.blocks import Block, Bullets, Heading, Page, Paragraph, Table, section
from planner.report.documents.comparison import Comparison, plan_in
from planner.report.documents.what_if import ChangeRow, WhatIfDocument
from planner.report.pages.common import scenario_words
from planner.report.pages.comparison import comparison_blocks, goal_cells
from planner.report.pages.plan import no_plan_blocks, release_blocks_of


def what_if_page(found: WhatIf, document: WhatIfDocument, file: str) -> Page:
    """The page: the changes, the verdict, what differs, and what the other way of planning again gives."""
    before = found.before.scenario
    return [
        Heading(f"What if: {before.title or before.name}"),
        Paragraph(scenario_words(before, file)),
        Bullets([_change_words(row) for row in document.changes]),
        *_without_effect(before, found.after.scenario),
        *_answer(found, document),
        *_assumed(document),
        *section("Milestones with these changes", document.milestones),
        *section("Doubtful with these changes", document.doubts),
    ]


def _change_words(row: ChangeRow) -> str:
    return f"{capital(row.says)}."


def _without_effect(before: Scenario, after: Scenario) -> Iterator[Block]:
    """That forecasts are as they were, where what they count with is not."""
    days = [{one.id: one.decided_on for one in scenario.modifications} for scenario in (before, after)]
    ways = [(scenario.governance, [one.progress for one in scenario.modifications]) for scenario in (before, after)]
    if ways[0] != ways[1] and days[0] == days[1]:
        yield Paragraph("No decision comes on another day than before.")


def _answer(found: WhatIf, document: WhatIfDocument) -> Iterator[Block]:
    match found.after.answer:
        case Infeasible():
            yield from no_plan_blocks(found.after.scenario, document.after, [row.change for row in document.changes])
        case Undecided(reason=reason):
            yield Paragraph(f"Undecided: {reason}. Allow more time with --seconds.")
        case Planned() as after if document.comparison is None:
            yield Paragraph(f"There was no plan before; there is one now. {verdict(after, found.after.verified)}")
            yield from release_blocks_of(found.after.scenario, document.after)
        case Planned() as after:
            assert document.comparison is not None, "the case before"
            yield Paragraph(f"{_moves(document.comparison)} {_proof(found, after)}")
            yield from comparison_blocks(document.comparison, found.after.scenario)
            yield from _other(found, document)


def _moves(comparison: Comparison) -> str:
    return moves_verdict(len(comparison.moved), comparison.stay)


def _proof(found: WhatIf, after: Planned) -> str:
    """How far it is proved; of the plan with the fewest moves not that it is the best by the goals alone."""
    if found.way == "goals":
        return verdict(after, found.after.verified)
    return fewest_moves_verdict(found.after.scenario, after, "the plan before", found.after.verified)


def _other(found: WhatIf, document: WhatIfDocument) -> Iterator[Block]:
    """Both ways side by side, where they differ."""
    if document.other is None or document.other_comparison is None:
        if found.fewest_moves is not None:
            yield Paragraph(_same(found.fewest_moves.answer, found))
    elif options := _only_options(document.after, document.other):
        way = "With as few moves as can be (--keep)" if found.way == "goals" else "By the goals alone"
        yield Paragraph(
            f"{way}, everybody goes in the same release and every goal comes to the same; {listed(options)}."
        )
    else:
        yield from _side_by_side(found, document, document.other_comparison)


def _same(fewest: Answer, found: WhatIf) -> str:
    """Both ways gave one plan, which means nothing if time ran out before either was proved."""
    if not (isinstance(fewest, Planned) and fewest.unique):
        return "Whether a plan moves fewer from the plan before was not established in the time given."
    if found.way == "goals":
        return "With as few moves from the plan before as can be, the plan is the same."
    return "By the goals alone, the plan is the same."


def _only_options(here: Result, there: Result) -> list[str]:
    """What is built otherwise there, where nothing but that differs."""
    if [goal.value for goal in here.goals] != [goal.value for goal in there.goals]:
        return []
    plan, other = plan_in(here), plan_in(there)
    if plan.moves_to(other):
        return []
    return [f"{name} is built with {option} instead of {this}" for name, this, option in rebuilt(plan, other)]


def _side_by_side(found: WhatIf, document: WhatIfDocument, other: Comparison) -> Iterator[Block]:
    by_goals, fewest = document.comparison, other
    if found.way == "fewest moves":
        by_goals, fewest = fewest, by_goals
    assert by_goals is not None, "there are plans before and after"
    assert fewest is not None, "and in both ways"
    yield Heading("By the goals, or with as few moves as can be (--keep)")
    yield Paragraph(
        f"By the goals: {_lower(_moves(by_goals))} With as few moves as can be: {_lower(_moves(fewest))} "
        f"This page tells the plan {'by the goals' if found.way == 'goals' else 'with as few moves as can be'}."
    )
    rows = [
        (*goal_cells(one)[:3], goal_cells(one)[3], goal_cells(two)[3])
        for one, two in zip(by_goals.goals, fewest.goals, strict=True)
    ]
    columns = ("Goal", "Unit", "Before", "By the goals", "With few moves")
    yield Table(columns, rows, frozenset(columns[2:]))
    yield from section("Who moves the other way", [row.says for row in other.moved])


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _assumed(document: WhatIfDocument) -> Page:
    """What the plan rests on, as ``secplan plan`` tells it."""
    return section("Assumed", list(document.after.assumed))
