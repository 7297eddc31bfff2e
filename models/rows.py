"""Rows that several documents share."""

from datetime import date
from typing import Literal

from models.base import Data


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


class GoalChangeRow(Data):
    """One goal before and after."""

    goal: str
    unit: str
    before: int
    after: int
    proven: bool
    """Whether the value after is proved to be the best that is left."""


class MoveRow(Data):
    """A modification that goes elsewhere than before; null: in no release."""

    modification: str
    before: str | None
    after: str | None


class ConfidenceRow(Data):
    """The best plan with decisions forecast in one way."""

    durations: str
    """``target`` or ``observed`` durations, or ``P80`` for a chance of 80 % to come by the day that is forecast."""
    answer: Literal["planned", "infeasible", "undecided", "not planned"]
    unique: bool
    """Proved to be the one best plan."""
    why_none: str
    """Why decisions cannot be forecast so, if that is so."""
    holds: float | None
    """How likely every decision that is forecast makes its cut-off for this plan, from 0 to 1."""
    goals: tuple[GoalRow, ...]
    moved: tuple[MoveRow, ...]
    """Who is elsewhere than in the plan of the first row."""


class LeavesRow(Data):
    """The releases that are left for a modification; null among them: it may be left out."""

    modification: str
    releases: tuple[str | None, ...]


class ClauseRow(Data):
    """A clause that an answer is about."""

    rule: str
    about: tuple[str, ...]
    says: str
    kind: str
    source: str
    place: str
    """File and line; empty where the file leaves it to a default."""
    granted_by: str = ""
    """Who could grant an exception."""


class ConflictRow(ClauseRow):
    """One line of an argument."""

    leaves: tuple[LeavesRow, ...] = ()
    """What this line and those before it leave of the releases of the modifications that it is about."""


class ConflictPart(Data):
    """Clauses that cannot all hold, in the order of an argument: the last is the one that then fails."""

    minimal: bool
    """Proved: with any one of them given up, the rest can hold."""
    clauses: tuple[ConflictRow, ...]
    fails: str = ""
    """How a plan that keeps all lines but the last breaks that one; empty where it was not worked out."""


class GivenUpRow(ClauseRow):
    """A clause that is broken, and what it would take that it is not."""

    found: str
    by: int | None
    """By how much it is broken, where that is a number: days late, or what there is too much of."""
    takes: str
    """What would have to be so, as a noun phrase."""
    change: str
    """The change in words that gives it up, to try: "waive pinned MP904"."""


class RepairRow(Data):
    """A way out: what has to be given up, and the best plan that then keeps all the rest."""

    give_up: tuple[GivenUpRow, ...]
    placements: tuple[PlacementRow, ...]
    goals: tuple[GoalRow, ...]
    proven: bool
    """Of the plans that give up no more than this, this is the best."""
    cheapest: bool
    """Proved: nothing cheaper is left, of what is not listed before it."""


class ShortageRow(Data):
    """Too much wants too little: counted without the solver."""

    thing: str
    """What is counted: a specification, or a load."""
    releases: tuple[str, ...]
    wanted: int
    room: int
    modifications: tuple[str, ...]
    """Those that can go nowhere else and have to go somewhere."""
    says: str


class Provenance(Data):
    """What made the result; the only part that may differ from run to run."""

    secplan: str
    ortools: str
    python: str
    seconds: float
