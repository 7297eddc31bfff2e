"""What pages have in common: how they call things, and how they tell what there was no time for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from models import GoalValue, Modification, Scenario
from models.result import WaivedRow
from models.rows import Because, GoalChangeRow, GoalRow, PlacementRow
from planner.calendar import format_date
from planner.explain.things import reason
from planner.explain.words import capital, unit_word, worth
from planner.goals import GOAL_OF
from planner.report.blocks import Block, Heading, Page, Paragraph, section
from planner.report.documents.common import CountedFrom
from planner.report.documents.cutoffs import CutOffRow
from planner.report.documents.replan import AwayRow


def scenario_words(scenario: Scenario, file: str) -> str:
    """Which scenario a page is about; it may come from no file."""
    return f"Scenario {scenario.name}{in_brackets(file)}, as of {format_date(scenario.as_of)}."


def in_brackets(file: str) -> str:
    """A file after the name of its scenario, if there is one."""
    return f" ({file})" if file else ""


def in_a_command(file: str) -> str:
    """A file where a command names it; what stands for one where there is none."""
    return file or "SCENARIO"


def moment_words(at: datetime) -> str:
    """When something was done, to the minute."""
    there = at.astimezone(UTC)
    return f"{format_date(there.date())}, {there:%H:%M} UTC"


def modification_heading(modification: Modification) -> str:
    """A modification where its own part begins."""
    return f"{modification.id}: {modification.title}" if modification.title else modification.id


def reasons(row: PlacementRow | CutOffRow | AwayRow) -> str:
    """Why a modification cannot be somewhere, in a sentence that has named it already."""
    return reasons_of(row.modification, row.because)


def reasons_of(modification: str, because: Sequence[Because]) -> str:
    """The same of clauses that stand by themselves."""
    return "; ".join(reason(modification, one.rule, one.says, one.found) for one in because)


def waived_words(row: WaivedRow) -> str:
    """What is so with somebody's leave, and whose."""
    return f"{row.found}. Granted by {row.granted_by} on {format_date(row.on)}: {row.why}"


def goal_name(goal: GoalValue | GoalRow | GoalChangeRow) -> str:
    """A goal, and what it is counted in."""
    return f"{capital(GOAL_OF[goal.goal].title)} ({unit_word(goal.unit)})"


def value_words(value: int, unit: str, *, proven: bool) -> str:
    """A goal's value; with a question mark where there may be a better one."""
    return f"{worth(value, unit)}{'' if proven else '?'}"


def weights_blocks(scenario: Scenario, units: Iterable[str]) -> Page:
    """What goals that weigh priorities are counted in, under the table that counts so."""
    if not any(unit.startswith("priority") for unit in units):
        return []
    weights = scenario.policy.priority_weights
    return [
        Paragraph(
            f"A priority weighs {weights.high} (high), {weights.standard} (standard) or {weights.low} (low), as the "
            "policy has it. A priority-day is a calendar day later than target, times the weight of its modification."
        )
    ]


def home_words(counted_from: CountedFrom) -> str:
    """Where moves are counted from."""
    return "the baseline" if counted_from == "baseline" else "the targets, as there is no baseline"


def nothing_to_count_from() -> str:
    """Why there are no moves to tell of."""
    return (
        "Nothing that is planned is in a baseline or has a target, so that there is nothing to count moves from; "
        "`secplan plan` shows the plan."
    )


def deeper(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same within a part of a page: its parts are parts of a part."""
    return (replace(block, depth=block.depth + 1) if isinstance(block, Heading) else block for block in blocks)


def not_established_blocks(items: Sequence[str]) -> Page:
    """What there was no time for."""
    return section(
        "Not established in the time given; allow more with --seconds", [f"{capital(one)}." for one in items]
    )
