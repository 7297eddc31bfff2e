"""A result by itself, without its scenario: what it says of the plan."""

from models.result import Result
from models.rows import PlacementRow
from planner.calendar import format_date
from planner.report.blocks import Bullets, Heading, Page, Paragraph, Table, section
from planner.report.pages.common import goal_name, value_words

VERDICTS = {"planned": "A plan", "infeasible": "No plan exists", "undecided": "Undecided"}


def result_page(result: Result) -> Page:
    """The page that a notebook shows of a result."""
    proof = {("planned", True): ", proved best", ("planned", False): ", not proved best"}
    verdict = VERDICTS[result.answer] + proof.get((result.answer, result.proven), "")
    about = f"Scenario {result.scenario.name}, as of {format_date(result.scenario.as_of)}. {verdict}."
    return [
        Heading(f"Result of {result.scenario.name}"),
        Paragraph(about),
        *_placements(result),
        *section("Not planned", [f"{row.modification}: {row.why}." for row in result.not_planned]),
        *_goals(result),
        *_conflict(result),
        *section("Assumed", list(result.assumed)),
    ]


def _placements(result: Result) -> Page:
    if not result.placements:
        return []
    columns = ("Modification", "Release", "Target", "Option", "Decision", "Cut-off", "Days in hand")
    return [Table(columns, [_cells(row) for row in result.placements], frozenset({"Days in hand"}))]


def _cells(row: PlacementRow) -> tuple[str, ...]:
    return (
        row.modification,
        row.release or "no release",
        row.target or "",
        row.option or "",
        format_date(row.decision) if row.decision else "",
        format_date(row.cut_off) if row.cut_off else "",
        "" if row.slack_days is None else f"{row.slack_days:,}",
    )


def _goals(result: Result) -> Page:
    rows = [(goal_name(goal), value_words(goal.value, goal.unit, proven=goal.proven)) for goal in result.goals]
    table = Table(("Goal", "Value"), rows, frozenset({"Value"}))
    return [Heading("Goals, most important first"), table] if rows else []


def _conflict(result: Result) -> Page:
    if result.conflict is None:
        return []
    return [Heading("These cannot all hold"), Bullets([f"{row.says}." for row in result.conflict.clauses])]
