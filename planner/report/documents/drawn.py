"""One draw of a risk: the document of ``secplan risk --draw``."""

from datetime import date

from models.base import Data
from models.result import Result
from models.risk import Draw
from models.rows import ScenarioRef
from planner.report.documents.common import scenario_ref

DRAW_FORMAT = "secplan.draw/1"


class DrawnStepRow(Data):
    """A step that was still to come."""

    step: str
    title: str
    on: date | None
    takes: str | None
    by_shared_cause: bool


class DrawnWayRow(Data):
    """The way to a decision."""

    modification: str
    decision: date | None
    """Null beyond the tables of bank holidays."""
    steps: tuple[DrawnStepRow, ...]
    planned: str | None
    lapsed: str | None
    """The release by the lapse rule."""


class DrawDocument(Data):
    """The document of ``secplan risk --draw N --json``."""

    format: str = DRAW_FORMAT
    scenario: ScenarioRef
    """With the decisions on the days drawn."""
    draw: int
    seed: int
    ways: tuple[DrawnWayRow, ...]
    plan: Result


def draw_document(draw: Draw, plan: Result) -> DrawDocument:
    """The document of a draw; ``plan`` is the result of its plan."""
    scenario = draw.outcome.scenario
    steps = scenario.governance.steps
    planned = {row.modification: row.release for row in plan.placements}
    return DrawDocument(
        scenario=scenario_ref(scenario),
        draw=draw.number,
        seed=draw.seed,
        ways=tuple(
            DrawnWayRow(
                modification=way.modification,
                decision=way.decision,
                steps=tuple(
                    DrawnStepRow(
                        step=one.step,
                        title=steps[one.step].title or one.step,
                        on=one.on,
                        takes=one.takes or None,
                        by_shared_cause=one.by_cause,
                    )
                    for one in way.steps
                ),
                planned=planned.get(way.modification),
                lapsed=draw.outcome.rolled.plan.release_of(way.modification),
            )
            for way in draw.ways
        ),
        plan=plan,
    )
