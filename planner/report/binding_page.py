"""What binds: the document and the page of ``secplan binding``."""

from collections.abc import Iterator

from models import GoalValue, Outcome, Planned
from models.base import Data
from models.binding import Binding, Loosened, RuleFound, RuleStanding
from models.rows import GoalChangeRow, MoveRow, Provenance, ScenarioRef
from planner.calendar import format_date
from planner.explain.binding import (
    binding_verdict,
    changed_goals,
    idle_rules,
    idle_steps,
    not_established,
    reached,
    rebuilt,
    who_moves,
    without,
)
from planner.explain.words import capital
from planner.goals import GOAL_OF
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.document import provenance_row, scenario_ref
from planner.rules import RULE_OF, RULES

BINDING_FORMAT = "secplan.binding/1"


class GainRow(Data):
    """What the best plan gains, and who moves."""

    goals: tuple[GoalChangeRow, ...]
    """The goals that change, most important first."""
    moves: tuple[MoveRow, ...]
    options: tuple[MoveRow, ...]
    """Modifications that are built with another solution option: which before, which after."""
    proven: bool
    """Whether it is proved that no more can be gained, and ties are settled."""


class StepRow(Data):
    """One rule or number loosened by one step."""

    rule: str
    about: tuple[str, ...]
    says: str
    """What is then so."""
    gain: GainRow | None
    """Null where it buys nothing, which is proved."""


class RuleRow(Data):
    """One rule."""

    rule: str
    title: str
    source: str
    standing: RuleStanding
    gain: GainRow | None
    """Where it binds: what dropping it altogether would buy."""


class BindingDocument(Data):
    """The document of ``secplan binding --json``."""

    format: str = BINDING_FORMAT
    scenario: ScenarioRef
    proven: bool
    """Whether the plan before is proved best; without that nothing can be told of a step."""
    steps: tuple[StepRow, ...]
    """What buys most first, what buys nothing last."""
    rules: tuple[RuleRow, ...]
    not_established: tuple[str, ...]
    stopped: str | None
    provenance: Provenance


def binding_document(outcome: Outcome, found: Binding, seconds: float = 0.0) -> BindingDocument:
    """The document of an answer."""
    base = _base(outcome)
    return BindingDocument(
        scenario=scenario_ref(outcome.scenario),
        proven=base.proven,
        steps=tuple(_step_row(base, loosened) for loosened in found.steps),
        rules=tuple(_rule_row(base, rule) for rule in found.rules),
        not_established=tuple(not_established(found)),
        stopped=found.stopped,
        provenance=provenance_row(seconds),
    )


def _base(outcome: Outcome) -> Planned:
    assert isinstance(outcome.answer, Planned), "only a plan is asked about"
    return outcome.answer


def _step_row(base: Planned, loosened: Loosened) -> StepRow:
    step = loosened.step
    return StepRow(rule=step.rule, about=step.about, says=step.says, gain=_gain(base, loosened.planned))


def _rule_row(base: Planned, found: RuleFound) -> RuleRow:
    rule = RULE_OF[found.rule]
    gain = _gain(base, found.planned)
    return RuleRow(rule=rule.id, title=rule.title, source=str(rule.source), standing=found.standing, gain=gain)


def _gain(base: Planned, planned: Planned | None) -> GainRow | None:
    if planned is None:
        return None
    return GainRow(
        goals=tuple(_goal_row(before, after) for before, after in changed_goals(base, planned)),
        moves=tuple(MoveRow(**move._asdict()) for move in base.plan.moves_to(planned.plan)),
        options=tuple(
            MoveRow(modification=name, before=here, after=there)
            for name, here, there in rebuilt(base.plan, planned.plan)
        ),
        proven=planned.unique,
    )


def _goal_row(before: GoalValue, after: GoalValue) -> GoalChangeRow:
    return GoalChangeRow(goal=after.goal, unit=after.unit, before=before.value, after=after.value, proven=after.proven)


def binding_page(outcome: Outcome, found: Binding, file: str) -> Page:
    """The page: verdict, what buys something, what buys nothing, the rules."""
    scenario, base = outcome.scenario, _base(outcome)
    return [
        Heading(f"What binds: {scenario.title or scenario.name}"),
        Paragraph(f"Scenario {scenario.name} ({file}), as of {format_date(scenario.as_of)}."),
        Paragraph(" ".join(binding_verdict(base, found))),
        *_bought(base, found),
        *section("Steps that buy nothing", list(idle_steps([one.step for one in found.steps if not one.planned]))),
        *_rules(base, found),
        *section("Not established in the time given", [f"{capital(one)}." for one in not_established(found)]),
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
        goal = f"{capital(GOAL_OF[after.goal].title)} ({after.unit})"
        yield (*opening, goal, f"{before.value:,}", reached(after), moves)
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
        yield Paragraph(f"Nothing in this scenario could break: {', '.join(idle)}.")
    structure = [rule.id for rule in RULES if rule.kind == "structure"]
    yield Paragraph(f"Cannot be dropped, since it says what a plan is: {', '.join(structure)}.")
