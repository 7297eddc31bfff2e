"""The result document, ``secplan.result/1``: what ``secplan plan --json`` prints and ``secplan check`` reads."""

from datetime import date
from typing import Literal

from models.base import Data

RESULT_FORMAT = "secplan.result/1"


class ScenarioRef(Data):
    """Which scenario the result is about."""

    name: str
    as_of: date
    sha256: str
    """Of what the scenario says, whatever the order of the things it lists."""


class Because(Data):
    """A clause, and the fact that would break it."""

    rule: str
    about: tuple[str, ...]
    says: str
    found: str


class PlacementRow(Data):
    """Where one modification goes."""

    modification: str
    option: str | None
    target: str | None
    release: str | None
    """None where it is left out."""
    decision: date | None
    cut_off: date | None
    """The last day on which its decision is in time; none for what is committed or needs no decision."""
    slack_days: int | None
    """Calendar days from the decision to the cut-off."""
    lapsed: bool
    """Placed later than its target, or left out in spite of one."""
    because: tuple[Because, ...]
    """For a lapsed one: what would break if it alone were put in its target."""


class GoalRow(Data):
    """What the plan achieves of one goal."""

    goal: str
    value: int
    bound: int
    """No plan as good in the goals before it can be below this."""
    unit: str
    proven: bool


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


class ConflictRow(Data):
    """A clause of a conflict."""

    rule: str
    about: tuple[str, ...]
    says: str
    kind: str
    source: str
    place: str
    """File and line; empty where the file leaves it to a default."""


class ConflictPart(Data):
    """Clauses that cannot all hold."""

    minimal: bool
    clauses: tuple[ConflictRow, ...]
    repairs: tuple[str, ...] = ()
    """Reserved for ways out."""


class Provenance(Data):
    """What made the result; the only part that may differ from run to run."""

    secplan: str
    ortools: str
    python: str
    seconds: float


class Result(Data):
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
    conflict: ConflictPart | None
    assumed: tuple[str, ...]
    provenance: Provenance
