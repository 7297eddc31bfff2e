"""Pictures: each shows itself in a notebook, and has a description; matplotlib is loaded when one is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models import Outcome, Planned, Scenario
from planner.api import frames
from planner.calendar import format_date
from planner.explain.proof import verdict

if TYPE_CHECKING:
    from planner.report.pictures.picture import Picture


def board(outcome: Outcome) -> Picture:
    """Releases as columns in time, modifications as cards with what they touch, lapses as arrows from their target."""
    from planner.report.pictures.board import board as draw

    tables = frames.placements(outcome), frames.releases(outcome.scenario), frames.loads(outcome)
    return draw(*tables, title=_title(outcome.scenario), says=_says(outcome))


def _title(scenario: Scenario) -> str:
    return scenario.title or scenario.name


def _says(asked: Scenario | Outcome) -> list[str]:
    """Which scenario a picture is about, and what is proved of its plan."""
    if isinstance(asked, Scenario):
        return [f"Scenario {asked.name}, as of {format_date(asked.as_of)}."]
    proof = (
        [f"{verdict(asked.answer).partition(':')[0]}: every rule is kept."] if isinstance(asked.answer, Planned) else []
    )
    return [" ".join([f"Scenario {asked.scenario.name}, as of {format_date(asked.scenario.as_of)}.", *proof])]
