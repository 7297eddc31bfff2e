"""Whether a run folder holds: the document of ``secplan verify``."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from models import Scenario, Verified
from models.base import Data
from models.result import Result
from models.rows import Because
from models.run import Run, RunPlanRow
from models.shown import Shown
from planner.report.documents.check import Check
from planner.rules import RULES


class FileCheck(Data):
    """Whether a file is as the run wrote it."""

    file: str
    holds: bool
    found: str
    """What is wrong with it, if anything is."""


class RuleCheck(Data):
    """Whether a plan keeps a rule."""

    rule: str
    title: str
    holds: bool
    broken: int
    """Clauses that it breaks."""
    waived: int
    """Clauses that it breaks with somebody's leave."""


class GoalCheck(Data):
    """Whether a plan is worth what is said of it."""

    goal: str
    said: int | None
    found: int
    holds: bool


class PlanCheck(Data):
    """Whether a plan of the run holds."""

    scenario: str
    result: str
    answer: Literal["planned", "infeasible", "undecided"]
    rules: tuple[RuleCheck, ...] = ()
    goals: tuple[GoalCheck, ...] = ()
    violations: tuple[Because, ...] = ()
    differences: tuple[str, ...] = ()
    """What is said of the plan and is not so."""
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether there is nothing to object to."""
        return not (self.violations or self.differences)


class RunCheck(Shown, Data):
    """The document of ``secplan verify --json``."""

    format: Literal["secplan.verify/1"] = "secplan.verify/1"
    folder: str
    holds: bool
    run: Run
    files: tuple[FileCheck, ...]
    plans: tuple[PlanCheck, ...]
    differences: tuple[str, ...]
    """What the record says and is not so."""
    notes: tuple[str, ...]

    @property
    def in_short(self) -> str:
        """Whether it holds."""
        return f"{self.folder}, {'holds' if self.holds else 'does not hold'}"


def rule_checks(verified: Verified) -> tuple[RuleCheck, ...]:
    """One for each rule that there is."""
    broken = Counter(violation.clause.rule for violation in verified.violations)
    waived = Counter(violation.clause.rule for violation, _ in verified.waived)
    return tuple(
        RuleCheck(
            rule=rule.id,
            title=rule.title,
            holds=not broken[rule.id],
            broken=broken[rule.id],
            waived=waived[rule.id],
        )
        for rule in RULES
    )


def goal_checks(claimed: Result, verified: Verified) -> tuple[GoalCheck, ...]:
    """One for each goal of the scenario."""
    said = {row.goal: row.value for row in claimed.goals}
    return tuple(
        GoalCheck(goal=goal, said=said.get(goal), found=found, holds=said.get(goal) == found)
        for goal, found in verified.goals.items()
    )


def plan_check(
    row: RunPlanRow, claimed: Result, verified: Verified, check: Check, of_record: tuple[str, ...]
) -> PlanCheck:
    """What was found of a plan, and of what the record says of it."""
    return PlanCheck(
        scenario=row.scenario,
        result=row.result,
        answer=claimed.answer,
        rules=rule_checks(verified),
        goals=goal_checks(claimed, verified),
        violations=check.violations,
        differences=(*of_record, *check.differences),
        notes=check.notes,
    )


def record_differs(row: RunPlanRow, scenario: Scenario, claimed: Result) -> Iterator[str]:
    """Where a result is about another scenario, or the record says something else of it than it does itself."""
    if claimed.scenario.sha256 != scenario.sha256:
        yield f"{row.result} is the result of another scenario than {row.scenario}"
    for field in ("answer", "proven", "unique"):
        said, found = getattr(row, field), getattr(claimed, field)
        if said != found:
            yield f"{row.result}: {field} is {found}, and the record says {said}"
    if row.goals != claimed.goals:
        yield f"{row.result}: its goals are not those of the record"
