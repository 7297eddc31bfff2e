"""Where a modification stands, in the words of the papers: "SEC Releases update" (S0), 3.1."""

from collections.abc import Iterator
from datetime import date

from models import Modification, Scenario
from models.governance import PATHWAY_NAMES, Pathway
from planner.calendar import format_date
from planner.explain.course import StepToCome, steps_to_come
from planner.explain.things import release_name, why_not_planned
from planner.explain.words import capital
from planner.facts import steps_done


def standing(scenario: Scenario, modification: Modification, release: str | None) -> str:
    """Its current status, as the scope of a release gives it; empty for what needs no decision."""
    if modification.is_ended:
        return f"{capital(why_not_planned(modification))}."
    if modification.is_approved:
        return approved_words(scenario, modification, release)
    if modification.decision is None:
        return ""
    return " ".join([*_done(scenario, modification), *_to_come(scenario, modification)])


def approved_words(scenario: Scenario, modification: Modification, release: str | None) -> str:
    """That it is approved, and for what."""
    on = format_date(modification.decided_on) if modification.decided_on else ""
    if modification.committed_to is None:
        return f"Approved on {on}."
    if modification.committed_to == release:
        return f"Approved for inclusion ({on})." if on else "Approved for inclusion."
    return f"Approved for {release_name(scenario, modification.committed_to)}."


def _done(scenario: Scenario, modification: Modification) -> Iterator[str]:
    """The last step that is done."""
    if done := steps_done(scenario, modification):
        step = scenario.governance.pathways[modification.path][done - 1]
        on = modification.progress[step]
        yield f"{step_title(scenario, step)}{f' on {format_date(on)}' if isinstance(on, date) else ''}."


def _to_come(scenario: Scenario, modification: Modification) -> Iterator[str]:
    """The next meeting that it goes to, and its decision."""
    expected = modification.decided_on
    if expected is None:
        yield "No date can be given for its decision yet."
        return
    if expected < scenario.as_of:
        yield f"Its decision was expected on {format_date(expected)}; there is no word of it yet."
        return
    steps = steps_to_come(scenario, modification)
    meetings = [one for one in steps[:-1] if scenario.governance.steps[one.step].at is not None]
    if meetings:
        yield _meeting(scenario, meetings[0])
    yield _decision(scenario, modification, expected, steps)


def _meeting(scenario: Scenario, one: StepToCome) -> str:
    when = "by" if one.is_last_day else "expected on"
    return f"Next: {step_title(scenario, one.step)}, {when} {format_date(one.on)}."


def _decision(scenario: Scenario, modification: Modification, expected: date, steps: tuple[StepToCome, ...]) -> str:
    on = format_date(expected)
    under = f", under {PATHWAY_NAMES['self-governance']}" if modification.path == "self-governance" else ""
    last = scenario.governance.steps[scenario.governance.pathways[modification.path][-1]]
    if last.at is None:
        return f"{capital(last.title or 'its decision')} expected on {on}{under}."
    if not steps:
        return f"Decision expected on {on}{under}."
    return f"To be voted on by {body_name(scenario, last.at)} on {on}{under}."


def decider(scenario: Scenario, path: Pathway) -> str:
    """Who decides on a path: "the Change Board", "the Authority"."""
    last = scenario.governance.steps[scenario.governance.pathways[path][-1]]
    return body_name(scenario, last.at) if last.at else last.title.removeprefix("decision of ")


def body_name(scenario: Scenario, body: str) -> str:
    """ "the Change Board"."""
    return f"the {scenario.governance.bodies[body].title or body}"


def step_title(scenario: Scenario, step: str) -> str:
    """A step at the start of a sentence."""
    return capital(scenario.governance.steps[step].title or step)
