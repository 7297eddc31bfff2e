"""What binds: the page of ``secplan binding``."""

from collections.abc import Iterator

from models import Planned
from models.binding import Binding, Loosened
from planner.explain.binding import (
    binding_verdict,
    changed_goals,
    idle_rules,
    idle_steps,
    not_established,
    reached,
    who_moves,
    without,
)
from planner.explain.words import capital, worth
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.documents.common import base_of
from planner.report.pages.common import goal_name, not_established_blocks, scenario_words
from planner.rules import RULE_OF, RULES


def binding_page(found: Binding, file: str) -> Page:
    """The page: verdict, what buys something, what buys nothing, the rules."""
    scenario, base = found.outcome.scenario, base_of(found.outcome)
    return [
        Heading(f"What binds: {scenario.title or scenario.name}"),
        Paragraph(scenario_words(scenario, file)),
        Paragraph(" ".join(binding_verdict(base, found))),
        *_bought(base, found),
        *section("Steps that buy nothing", list(idle_steps([one.step for one in found.steps if not one.planned]))),
        *_rules(base, found),
        *not_established_blocks(list(not_established(found))),
    ]


def _bought(base: Planned, found: Binding) -> Iterator[Block]:
    bought = [one for one in found.steps if one.planned]
    if not bought:
        return
    yield Heading("What one step buys, the most first")
    columns = ("", "Loosened by one step", "Goals that change", "Before", "After", "Who moves")
    rows = [row for rank, one in enumerate(bought, start=1) for row in _lines(base, rank, one)]
    yield Table(columns, rows, frozenset({"Before", "After"}))


def _lines(base: Planned, rank: int, loosened: Loosened) -> Iterator[tuple[str, ...]]:
    """A line for each goal that changes; the step and the moves stand in the first."""
    assert loosened.planned is not None, "only asked of what buys something"
    opening = (f"{rank}.", capital(loosened.step.says))
    moves = who_moves(base.plan, loosened.planned.plan)
    for before, after in changed_goals(base, loosened.planned):
        yield (*opening, goal_name(after), worth(before.value, before.unit), reached(after), moves)
        opening, moves = ("", ""), ""


def _rules(base: Planned, found: Binding) -> Iterator[Block]:
    if not found.rules:
        return
    yield Heading("Rules, each dropped altogether")
    rows = [
        (one.rule, RULE_OF[one.rule].title, one.standing, without(base, one.standing, one.planned))
        for one in found.rules
        if one.standing != "applies to nothing"
    ]
    if rows:
        yield Table(("Rule", "Says", "Standing", "Without it"), rows)
    if idle := idle_rules(found):
        yield Paragraph(f"Rules that nothing here could break: {', '.join(idle)}.")
    structure = [rule.id for rule in RULES if rule.kind == "structure"]
    yield Paragraph(f"Not dropped: {', '.join(structure)}, which says what a plan is; and what is committed.")
