"""What documents have in common: which scenario and plan they are about, what made them, and what would break."""

import json
import platform
from importlib.metadata import version
from typing import Any, Literal

from pydantic import BaseModel, Field

from models import Outcome, Planned, Scenario, Violation
from models.base import Data
from models.rows import Because, Provenance, ScenarioRef
from models.shown import Shown
from planner.goals.changes import homes

CountedFrom = Literal["baseline", "targets", "nothing"]
"""Where moves are counted from; nothing that is planned may be in a baseline or have a target."""


class ShownDocument(Shown, Data):
    """A document that shows itself in a notebook, with the names and titles that its scenario has."""

    about: Scenario | None = Field(default=None, exclude=True)
    """No part of what is printed; without it, only a line is shown."""


def as_json_text(document: BaseModel | dict[str, Any]) -> str:
    """A document as text: stable keys, ISO dates, one item a line."""
    plain_document = document.model_dump(mode="json") if isinstance(document, BaseModel) else document
    return json.dumps(plain_document, indent=2, ensure_ascii=False)


def scenario_ref(scenario: Scenario) -> ScenarioRef:
    """Which scenario a document is about."""
    return ScenarioRef(name=scenario.name, as_of=scenario.as_of, sha256=scenario.sha256)


def counted_from(scenario: Scenario) -> CountedFrom:
    """Where a scenario counts moves from."""
    if not homes(scenario):
        return "nothing"
    return "baseline" if scenario.baseline else "targets"


def base_of(outcome: Outcome) -> Planned:
    """The plan that a question is about."""
    assert isinstance(outcome.answer, Planned), "only a plan is asked about"
    return outcome.answer


def because(violation: Violation) -> Because:
    """A violation as the document says it."""
    clause = violation.clause
    return Because(rule=clause.rule, about=clause.about, says=clause.says, found=violation.found)


def provenance_row(seconds: float) -> Provenance:
    """What made a document, and in what time."""
    return Provenance(
        secplan=version("secplan"),
        ortools=version("ortools"),
        python=platform.python_version(),
        seconds=round(seconds, 3),
    )
