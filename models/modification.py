"""Modifications and change requests: what they touch, when they are decided, what they wait for."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, GetJsonSchemaHandler, Tag, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from models.base import Count, Data, Day, DayOrUnknown, Id, Impact, Name, Specification, is_left_out
from models.duration import Duration
from models.governance import Pathway
from models.money import Cost
from models.policy import LeadTimeOverride, Priority


class Decision(Data):
    """When a modification is decided: exactly one of the four, and the release once it is committed to one."""

    expected: Day | None = None
    """The date on which the decision is expected."""
    forecast: bool = False
    """Whether that date is worked out from its progress and the governance; ``decision: forecast`` says so."""
    approved: DayOrUnknown | None = None
    """The date of approval; it may be ``unknown`` once there is a release."""
    release: Id | None = None
    """The release it was approved for, which it then keeps (R19)."""
    withdrawn: DayOrUnknown | None = None
    rejected: DayOrUnknown | None = None

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [handler.resolve_ref_schema(handler(core_schema)), {"const": "forecast"}]}

    @model_validator(mode="before")
    @classmethod
    def _from_a_word(cls, value: Any) -> Any:
        return {"forecast": True} if value == "forecast" else value

    @model_validator(mode="after")
    def _is_one_thing(self) -> "Decision":
        given = [name for name in ("expected", "approved", "withdrawn", "rejected") if getattr(self, name) is not None]
        if self.forecast and set(given) - {"expected"}:
            raise ValueError(f"a decision that is {given[-1]} is not forecast; leave one of the two out")
        if len(given) != 1 and not self.forecast:
            said = " and ".join(given) or "nothing"
            hint = "write one of expected, approved, withdrawn and rejected, or decision: forecast"
            raise ValueError(f"this decision says {said}; {hint}")
        if self.release is not None and self.approved is None:
            raise ValueError("a release goes with an approved decision only; use a pin or a target instead")
        if self.approved == "unknown" and self.release is None:
            raise ValueError("a date of approval may be unknown only with a release; write the date or the release")
        return self


def _decision_kind(value: Any) -> str:
    return "unknown" if value == "unknown" else "decision"


DecisionOrUnknown = Annotated[
    Annotated[Decision, Tag("decision")] | Annotated[Literal["unknown"], Tag("unknown")],
    Discriminator(_decision_kind),
]


class After(Data):
    """A change that must go live strictly earlier, by at least the gap; a bare id stands for no gap."""

    id: Id
    gap: Duration = Duration(0, "days")

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: Any) -> Any:
        return {"id": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [handler.resolve_ref_schema(handler(core_schema)), {"type": "string"}]}


class Option(Data):
    """One solution option; what it does not mention stays as the modification has it."""

    id: Id
    """What it is called wherever it is named, such as event-log."""
    title: str = ""
    """What it is, in a few words."""
    impacts: dict[Specification, Impact] = {}
    """Specifications that change with this option, where that is otherwise than without it."""
    lead_time: LeadTimeOverride | None = None
    """How long it takes from the decision to go-live with this option, in place of the modification's."""
    load: dict[Name, Count] = {}
    cost: Cost | None = Field(default=None, exclude_if=is_left_out)
    """What delivering it costs with this option."""


class Modification(Data):
    """A change of the SEC that is to be placed in a release."""

    id: Id
    """What it is called wherever it is named, such as MP090."""
    title: str = ""
    """As the papers call it."""
    kind: Literal["modification", "change-request"] = "modification"
    """A change request is delivered alongside modifications (R15) and needs no decision; without one it is pinned."""
    part_of: Id | None = None
    """The modification that this is a part of (R16); it need not be listed itself."""
    path: Pathway = "self-governance"
    """How it comes to its decision."""
    dcc_systems: bool | None = None
    """Whether the DCC Systems change; where left out, they do if any impact is given as yes or unknown."""
    impacts: dict[Specification, Impact] = {}
    """Specifications that change; one left out is "no"."""
    decision: DecisionOrUnknown | None = None
    progress: dict[Id, DayOrUnknown] = {}
    """The steps of its path that are done, each with the day; what comes before them counts as done too."""
    target: Id | None = None
    """The release it is aimed at; placed later, it has lapsed."""
    priority: Priority = "standard"
    """What it weighs where not all can be had."""
    lead_time: LeadTimeOverride | None = None
    """How long it takes from the decision to go-live, in place of the policy's."""
    load: dict[Name, Count] = {}
    """What it uses of a release's capacity, by name."""
    cost: Cost | None = Field(default=None, exclude_if=is_left_out)
    """What DCC says that delivering it costs; left out, it is not known, which is not nothing."""
    needs: tuple[Id, ...] = ()
    """Changes that go live in the same release or an earlier one."""
    after: tuple[After, ...] = ()
    """Changes that go live in a strictly earlier release."""
    together: tuple[Id, ...] = ()
    """Changes that go live in the same release, or none of them."""
    apart: tuple[Id, ...] = ()
    """Changes that do not go live in the same release."""
    excludes: tuple[Id, ...] = ()
    """Changes that are never delivered if this one is."""
    options: tuple[Option, ...] = ()
    """Solution options; at most one is built."""
    option: Id | None = None
    """The option chosen; until then the planner chooses."""
    doubtful: tuple[str, ...] = ()
    """What its sources leave in doubt, in words; shown with every plan."""
    source: str | None = None
    """The paper and section that it is taken from."""

    @property
    def touches_dcc_systems(self) -> bool:
        """Whether it changes the DCC Systems, said or concluded from its impacts."""
        if self.dcc_systems is not None:
            return self.dcc_systems
        listed = [self.impacts, *(option.impacts for option in self.options)]
        return any(impact != "no" for impacts in listed for impact in impacts.values())

    @property
    def linked_with(self) -> tuple[str, ...]:
        """Every modification that it names in a link; rules about single changes look no further than these."""
        return (*self.needs, *(link.id for link in self.after), *self.together, *self.apart, *self.excludes)

    @property
    def committed_to(self) -> str | None:
        """The release it was approved for, if it was."""
        return self.decision.release if isinstance(self.decision, Decision) else None

    @property
    def decided_on(self) -> date | None:
        """The date of its decision, expected or taken; None where there is none or it is unknown."""
        if not isinstance(self.decision, Decision):
            return None
        on = self.decision.expected or self.decision.approved
        return on if isinstance(on, date) else None

    @property
    def is_approved(self) -> bool:
        """Whether it has been approved."""
        return isinstance(self.decision, Decision) and self.decision.approved is not None

    @property
    def is_waiting(self) -> bool:
        """Whether no date can be given for its decision yet."""
        return self.decision == "unknown"

    @property
    def is_ended(self) -> bool:
        """Whether it was withdrawn or rejected."""
        if not isinstance(self.decision, Decision):
            return False
        return self.decision.withdrawn is not None or self.decision.rejected is not None

    @property
    def is_planned(self) -> bool:
        """Whether it takes part in planning."""
        return not (self.is_waiting or self.is_ended)
