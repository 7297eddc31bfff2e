"""The result document, ``secplan.result/1``: what ``secplan plan --json`` prints and ``secplan check`` reads."""

from datetime import date
from typing import Any, Literal

from pydantic import SerializerFunctionWrapHandler, model_serializer

from models.base import Data
from models.rows import (
    Because,
    ConfidenceRow,
    ConflictPart,
    GoalRow,
    PlacementRow,
    Provenance,
    RepairRow,
    ScenarioRef,
    ShortageRow,
)
from models.shown import Shown

RESULT_FORMAT = "secplan.result/1"


class UpliftRow(Data):
    """A release that carries an uplift."""

    specification: str
    year: int
    release: str


class NotPlannedRow(Data):
    """A modification that takes no part in planning."""

    modification: str
    why: str


class WaivedRow(Data):
    """A clause that the plan breaks with somebody's leave."""

    rule: str
    about: tuple[str, ...]
    says: str
    found: str
    why: str
    granted_by: str
    on: date


class InfeasiblePart(ConflictPart):
    """Why there is no plan, and the ways out."""

    repairs: tuple[RepairRow, ...] = ()
    """The cheapest first: choices before the policy, facts last."""
    repairs_complete: bool = False
    """Proved: there is no other smallest set of clauses to give up."""
    further: tuple[ConflictPart, ...] = ()
    """Conflicts that have no clause in common with it, nor with each other."""
    shortages: tuple[ShortageRow, ...] = ()
    """Where too much wants too little, if that is so."""


class Result(Shown, Data):
    """The whole document."""

    format: Literal["secplan.result/1"]
    scenario: ScenarioRef
    answer: Literal["planned", "infeasible", "undecided"]
    proven: bool
    """Planned: no plan is better in any goal without being worse in one before it. Infeasible: there is no plan."""
    unique: bool
    """Ties are settled too: this is the one plan for the scenario, on any machine."""
    stopped: Literal["time", "interrupt"] | None
    reason: str | None
    """Undecided: why."""
    placements: tuple[PlacementRow, ...]
    goals: tuple[GoalRow, ...]
    uplifts: tuple[UpliftRow, ...]
    not_planned: tuple[NotPlannedRow, ...]
    waived: tuple[WaivedRow, ...]
    violations: tuple[Because, ...]
    conflict: InfeasiblePart | None
    assumed: tuple[str, ...]
    confidence: tuple[ConfidenceRow, ...] | None = None
    """What more or less confidence costs, first as the scenario forecasts by itself; the key is there if asked for."""
    provenance: Provenance

    @property
    def in_short(self) -> str:
        """Which scenario, and the answer."""
        return f"{self.scenario.name}, {self.answer}"

    @model_serializer(mode="wrap")
    def _without_what_was_not_asked(self, serialized: SerializerFunctionWrapHandler) -> dict[str, Any]:
        document: dict[str, Any] = serialized(self)
        if self.confidence is None:
            del document["confidence"]
        return document
