"""Whether a run folder holds: the page of ``secplan verify``."""

from collections.abc import Iterator
from shlex import join

from models.run import Run
from planner.explain.words import worth
from planner.goals import GOAL_OF
from planner.report.blocks import Heading, Page, Paragraph, Table, section
from planner.report.documents.run_check import PlanCheck, RunCheck
from planner.report.pages.common import moment_words


def run_check_page(check: RunCheck) -> Page:
    """The page that ``secplan verify`` prints."""
    return [
        Heading(f"The run in {check.folder} {'holds' if check.holds else 'does not hold'}."),
        *map(Paragraph, _record(check.run)),
        Table(("File", "Verdict", "Found"), [[one.file, _verdict(one.holds), one.found] for one in check.files]),
        *[block for plan in check.plans for block in _plan(plan)],
        *section("What the record says that is not so", [f"{one}." for one in check.differences]),
        *([] if check.plans else [Paragraph("The run has no plan to check.")]),
        *section("Note", [f"{one}." for one in check.notes]),
    ]


def _record(run: Run) -> Iterator[str]:
    yield f"{join(('secplan', run.command, *run.arguments))}, run on {moment_words(run.provenance.at)}."
    if run.by:
        yield f"By: {run.by}"
    if run.why:
        yield f"Why: {run.why}"
    for overlay in run.overlays:
        by = f" by {overlay.author}" if overlay.author else ""
        yield f"Overlay {overlay.file}{by}{f': {overlay.why}' if overlay.why else ''}"


def _plan(plan: PlanCheck) -> Page:
    rules = [[one.rule, _verdict(one.holds), str(one.broken), str(one.waived)] for one in plan.rules]
    goals = [
        [one.goal, _verdict(one.holds), _value(one.goal, one.said), _value(one.goal, one.found)] for one in plan.goals
    ]
    numbers = frozenset({"Broken", "Waived", "Said", "Found"})
    return [
        Heading(f"{plan.result}, for {plan.scenario}: {'pass' if plan.holds else 'fail'}"),
        *([Table(("Rule", "Verdict", "Broken", "Waived"), rules, numbers)] if rules else []),
        *([Table(("Goal", "Verdict", "Said", "Found"), goals, numbers)] if goals else []),
        *section("Rules it breaks", [f"{one.rule}: {one.says}; {one.found}." for one in plan.violations]),
        *section("What is said of it that is not so", [f"{one}." for one in plan.differences]),
        *section("Note", plan.notes),
    ]


def _verdict(holds: bool) -> str:  # noqa: FBT001 - what it words
    return "pass" if holds else "fail"


def _value(goal: str, value: int | None) -> str:
    return "nothing" if value is None else worth(value, GOAL_OF[goal].unit)
