"""Pictures: each shows itself in a notebook, and has a description; matplotlib is loaded when one is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from models import Outcome, Planned, Scenario
from planner.api import frames
from planner.api.asking import an_outcome
from planner.calendar import format_date
from planner.explain.proof import rules_kept, verdict
from planner.explain.things import why_not_planned
from planner.explain.words import listed

if TYPE_CHECKING:
    from models.frontier import Frontier, FrontierOver
    from models.risk import Risk
    from planner.report.pictures.picture import Picture


@dataclass(frozen=True, slots=True)
class Kind:
    """A picture that is asked for by name."""

    says: str
    """What it shows."""
    needs: Literal["plan", "risk", "frontier"]
    """What the function of its name takes."""
    formats: tuple[str, ...] = (".svg", ".png")
    """The endings of files that it can be written to."""


PICTURES = {
    "board": Kind("releases as columns in time, modifications as cards, lapses as arrows from their target", "plan"),
    "timeline": Kind("progress, expected decisions with their spread, cut-offs, go-lives and today", "plan"),
    "viability": Kind("where each modification goes, where else it could, and which rule forbids the rest", "plan"),
    "load": Kind("what each release carries of each specification and load, and how much it can", "plan"),
    "graph": Kind(
        "which modification waits for which, from release to release", "plan", (".svg", ".png", ".dot", ".mmd")
    ),
    "risk": Kind("how likely each release is for each modification", "risk"),
    "frontier": Kind(
        "what can be traded between two or three goals; with --over, what a number of the policy buys", "frontier"
    ),
}
"""Every picture, by the name of its function."""


def board(outcome: Outcome) -> Picture:
    """Releases as columns in time, modifications as cards with what they touch, lapses as arrows from their target."""
    from planner.report.pictures.board import board as draw

    tables = frames.placements(outcome), frames.releases(outcome.scenario), frames.loads(outcome)
    return _whole(draw(*tables, title=_title(outcome.scenario), says=_says(outcome)), outcome.scenario)


def timeline(outcome: Outcome) -> Picture:
    """Of each modification its progress, its decision and how sure that is, its cut-off and its go-live."""
    from planner.report.pictures.timeline import timeline as draw

    scenario = an_outcome(outcome).scenario
    tables = frames.decisions(outcome), frames.cutoffs(scenario), frames.releases(scenario)
    says = [*_says(outcome), *_ended(scenario)]
    return _whole(draw(*tables, as_of=scenario.as_of, title=_title(scenario), says=says), scenario)


def viability(asked: Scenario | Outcome) -> Picture:
    """Modifications by releases: chosen, possible (other modifications aside), or forbidden and by which rule.

    Chosen is where the plan puts a modification; of a scenario alone, nothing is chosen.
    """
    from planner.report.pictures.viability import viability as draw

    table = frames.viability(asked)
    scenario = asked if isinstance(asked, Scenario) else asked.scenario
    return _whole(draw(table, title=_title(scenario), says=[*_says(asked), *_ended(scenario)]), scenario)


def load(outcome: Outcome) -> Picture:
    """What each release carries of each specification, and of what else has a capacity, beside what it can carry."""
    from planner.report.pictures.load import load as draw

    drawn = draw(frames.loads(outcome), title=_title(outcome.scenario), says=_says(outcome))
    return _whole(drawn, outcome.scenario)


def graph(
    outcome: Outcome,
    around: str | None = None,
    distance: int | None = None,
    layout: Literal["own", "dot"] = "own",
) -> Picture:
    """Which modification waits for which, from release to release: what goes live first stands on the left.

    Parameters
    ----------
    around, distance
        A modification: only what is linked with it, at most so many links away. Else all; of more than 60, those with
        links; of more than 60 with links, the largest groups.
    layout
        ``own`` makes the same picture on any machine; with ``dot``, graphviz orders what is in a release, if installed.

    Raises
    ------
    ValueError
        If the outcome is no plan, or there is no such modification.
    """
    from planner.report.pictures.graph import graph as draw
    from planner.report.pictures.graph.chosen import View

    tables = frames.placements(outcome), frames.links(outcome), frames.releases(outcome.scenario)
    view = View(around, distance, layout)
    drawn = draw(*tables, title=_title(outcome.scenario), says=_says(outcome), view=view)
    return _whole(drawn, outcome.scenario)


def risk(found: Risk) -> Picture:
    """How likely each release is for each modification, the least likely to keep its release first."""
    from planner.report.pictures.risk import risk as draw

    scenario = found.base.scenario
    tables = frames.chances(found), frames.draws(found), frames.releases(scenario)
    return _whole(draw(*tables, title=_title(scenario), says=_says(found.base)), scenario)


def frontier(found: Frontier | FrontierOver) -> Picture:
    """What can be traded between two or three goals, as points; or what can be had with each value of a number."""
    from models.frontier import FrontierOver

    if isinstance(found, FrontierOver):
        from planner.report.pictures.over import over as draw_over

        scenario = found.outcome.scenario
        tables = frames.over(found), frames.over_values(found), frames.over_held(found)
        drawn = draw_over(*tables, over=found.pattern, title=_title(scenario), says=_says(scenario))
        return _whole(drawn, scenario)
    from planner.report.pictures.frontier import frontier as draw

    tables = frames.points(found), frames.gaps(found), frames.axes(found)
    drawn = draw(*tables, title=_title(found.outcome.scenario), says=_says(found.outcome))
    return _whole(drawn, found.outcome.scenario)


def _whole(drawn: Picture, scenario: Scenario) -> Picture:
    """The picture, with words for what it shows as squares: its font is the same on every machine, and has no more."""
    from planner.report.pictures.words import NO_GLYPH, is_lacking, one_line

    if any(NO_GLYPH in text.get_text() for text in drawn.sheet.texts):
        lacking = [f"{name} ({one_line(title)})" for name, title in _titles(scenario) if is_lacking(title)]
        titles, are = ("title", "is") if len(lacking) == 1 else ("titles", "are")
        drawn.description += (
            f"\nA square ({NO_GLYPH}) stands for what the font of pictures does not have, wherever the {titles} of "
            f"{listed(lacking)} {are} drawn."
        )
    return drawn


def _titles(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Every title that a picture may show, after the name of what has it."""
    yield "the scenario", scenario.title
    yield from ((release.id, release.title) for release in scenario.releases_in_order)
    for modification in scenario.modifications:
        yield modification.id, modification.title
        yield from ((option.id, option.title) for option in modification.options)


def _title(scenario: Scenario) -> str:
    return scenario.title or scenario.name


def _says(asked: Scenario | Outcome) -> list[str]:
    """Which scenario a picture is about, what it lacks, and what is proved of its plan."""
    scenario = asked if isinstance(asked, Scenario) else asked.scenario
    said = [f"Scenario {scenario.name}, as of {format_date(scenario.as_of)}."]
    if not scenario.modifications:
        said.append("No modifications.")
    elif isinstance(asked, Outcome) and isinstance(asked.answer, Planned):
        proved = verdict(asked.answer, asked.verified).partition(":")[0]
        said.append(f"{proved}: {rules_kept(asked.verified)}.")
    if not scenario.releases:
        said.append("No releases.")
    return [" ".join(said)]


def _ended(scenario: Scenario) -> list[str]:
    """What a picture does not show, though the board does."""
    ended = sorted((one for one in scenario.modifications if one.is_ended), key=lambda one: one.id)
    named = [f"{one.id} ({why_not_planned(one)})" for one in ended]
    return [f"Not planned, and not shown here: {listed(named)}."] if named else []
