"""Pictures: each shows itself in a notebook, and has a description; matplotlib is loaded when one is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from models import Outcome, Planned, Scenario
from planner.api import frames
from planner.calendar import format_date
from planner.explain.proof import verdict

if TYPE_CHECKING:
    from planner.report.pictures.picture import Picture


@dataclass(frozen=True, slots=True)
class Kind:
    """A picture that is asked for by name."""

    says: str
    """What it shows."""
    needs: Literal["scenario", "plan"]
    """What the function of its name takes."""
    formats: tuple[str, ...] = (".svg", ".png")
    """The endings of files that it can be written to."""


PICTURES = {
    "board": Kind("releases as columns in time, modifications as cards, lapses as arrows from their target", "plan"),
    "timeline": Kind("progress, expected decisions with their spread, cut-offs, go-lives and today", "plan"),
    "viability": Kind("where each modification could go, and which rule forbids the rest", "scenario"),
    "load": Kind("what each release carries of each specification and load, and how much it can", "plan"),
}
"""Every picture, by the name of its function."""


def board(outcome: Outcome) -> Picture:
    """Releases as columns in time, modifications as cards with what they touch, lapses as arrows from their target."""
    from planner.report.pictures.board import board as draw

    tables = frames.placements(outcome), frames.releases(outcome.scenario), frames.loads(outcome)
    return draw(*tables, title=_title(outcome.scenario), says=_says(outcome))


def timeline(outcome: Outcome) -> Picture:
    """Of each modification its progress, its decision and how sure that is, its cut-off and its go-live."""
    from planner.report.pictures.timeline import timeline as draw

    scenario = outcome.scenario
    tables = frames.decisions(outcome), frames.cutoffs(scenario), frames.releases(scenario)
    return draw(*tables, as_of=scenario.as_of, title=_title(scenario), says=_says(outcome))


def viability(asked: Scenario | Outcome) -> Picture:
    """Modifications by releases: chosen, possible, or forbidden and by which rule; other modifications aside.

    Of an outcome, chosen is where the plan puts a modification; of a scenario, where the lapse rule does.
    """
    from planner.report.pictures.viability import viability as draw

    scenario, chosen_by = (asked, "the lapse rule") if isinstance(asked, Scenario) else (asked.scenario, "the plan")
    return draw(frames.viability(asked), title=_title(scenario), chosen_by=chosen_by, says=_says(asked))


def load(outcome: Outcome) -> Picture:
    """What each release carries of each specification, and of what else has a capacity, beside what it can carry."""
    from planner.report.pictures.load import load as draw

    return draw(frames.loads(outcome), title=_title(outcome.scenario), says=_says(outcome))


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
