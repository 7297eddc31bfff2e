"""The public face of the planner: every question a user can ask, for notebooks and the command line alike.

What is slow to load is loaded by the function that needs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from models import Outcome, Scenario
from models.result import Result
from planner.api import frames, pictures
from planner.api.decisions import assessments, clock, confidence, risk, risk_draw
from planner.api.papers import PAPERS, papers
from planner.api.planners import cluster, open_journal
from planner.api.plans import change_budget, diff, frontier, frontier_over, plan, replan, result, sweep, what_if
from planner.api.questions import binding, cost_of_moving, costs, fallbacks, single_answers, unknowns, why, why_not
from planner.api.registers import load_register, register, register_differences, register_template
from planner.api.runs import history, verify_run
from planner.api.scenarios import change, check, cutoffs, lapse, load_result, load_sweep, milestones, show
from planner.api.shown import html
from planner.api.writing import word_base, write_paper, write_papers, write_tables
from planner.changes import Mistakes
from planner.load import BadInput, Loaded, load, load_text, read_text
from planner.load.given import scenario
from planner.load.writing import scenario_text
from planner.verify import Refused, verify

if TYPE_CHECKING:
    from models.risk import Draws
    from planner.solver import Settings

__all__ = [
    "PAPERS",
    "BadInput",
    "Draws",
    "Loaded",
    "Mistakes",
    "Outcome",
    "Refused",
    "Result",
    "Scenario",
    "Settings",
    "assessments",
    "binding",
    "change",
    "change_budget",
    "check",
    "clock",
    "cluster",
    "confidence",
    "cost_of_moving",
    "costs",
    "cutoffs",
    "diff",
    "fallbacks",
    "frames",
    "frontier",
    "frontier_over",
    "history",
    "html",
    "lapse",
    "load",
    "load_register",
    "load_result",
    "load_sweep",
    "load_text",
    "milestones",
    "open_journal",
    "papers",
    "pictures",
    "plan",
    "read_text",
    "register",
    "register_differences",
    "register_template",
    "replan",
    "result",
    "risk",
    "risk_draw",
    "scenario",
    "scenario_text",
    "show",
    "single_answers",
    "sweep",
    "unknowns",
    "verify",
    "verify_run",
    "what_if",
    "why",
    "why_not",
    "word_base",
    "write_paper",
    "write_papers",
    "write_tables",
]


def __getattr__(name: str) -> type[Settings | Draws]:
    """``Settings`` comes with the solver and ``Draws`` with risks, which are loaded when somebody asks for them."""
    if name == "Settings":
        from planner.solver import Settings

        return Settings
    if name == "Draws":
        from models.risk import Draws

        return Draws
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
