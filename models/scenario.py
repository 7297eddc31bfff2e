"""A scenario: the releases, the modifications and the policy, as of a day."""

from collections.abc import Collection
from functools import cached_property
from hashlib import sha256
from json import dumps
from typing import Any, Literal

from pydantic import Field, ValidationInfo, model_validator

from models.base import Data, Day, Id, is_left_out
from models.consistency import flaws
from models.governance import Governance
from models.milestones import Milestones
from models.modification import Modification
from models.policy import Costs, Policy
from models.release import Release
from models.shown import Shown, counted
from models.technical import TechnicalBaseline

SCENARIO_FORMAT = "secplan.scenario/1"
LADDER = ("left-out", "lateness", "gbcs-split", "uplifts", "changes", "earliness")
"""The goals of a scenario that lists none."""

ON_REQUEST = ("cost",)
"""Goals that take part only where a scenario lists them."""

USUAL_MILESTONES = Milestones.model_construct()

ORDERED = ("goals", "pathways", "template")
"""Keys of lists whose order means something."""


class Holiday(Data):
    """A day that is no Working Day, beyond the published bank holidays."""

    on: Day
    reason: str


class Pin(Data):
    """A change fixed to a release, by choice or by mandate (R15)."""

    modification: Id
    """The change that is fixed."""
    release: Id
    """Where it goes."""
    why: str = ""
    """In words, for the reader."""
    mandated_by: str = ""
    """Who mandates it, where it is not SECAS's own choice: BEIS, for a change request that it mandates."""


class Waiver(Data):
    """An exception that somebody granted: the rule's clauses about all of these things are lifted."""

    rule: Id
    """Whose clauses are lifted."""
    about: tuple[str, ...]
    """The things that they are about: modifications, releases, specifications, loads or years."""
    why: str
    """In words, for the reader."""
    granted_by: str
    """Who allows it: for a rule of the Code the Authority, for a policy the Panel."""
    on: Day
    """The day on which it was granted."""


class Scenario(Shown, Data):
    """Everything the planner knows; the same scenario always gives the same plan."""

    format: Literal["secplan.scenario/1"]
    name: Id
    title: str = ""
    as_of: Day
    """The day on which this is what is known; nothing reads the clock."""
    calendar: Literal["england-and-wales", "scotland"] = "england-and-wales"
    """Whose bank holidays are no Working Days."""
    extra_holidays: tuple[Holiday, ...] = ()
    policy: Policy = Policy.model_construct()
    governance: Governance = Governance.model_construct()
    milestones: Milestones | None = Field(default=None, exclude_if=is_left_out)
    """The template of delivery milestones, and when they are in danger; left out, as ``timetable`` has it."""
    releases: tuple[Release, ...]
    modifications: tuple[Modification, ...]
    pins: tuple[Pin, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    baseline: dict[Id, tuple[Id, ...]] | None = None
    """The scopes in the Release Implementation Documents: release to modifications."""
    technical_baseline: TechnicalBaseline | None = Field(default=None, exclude_if=is_left_out)
    """The versions of the specifications that are in force."""
    goals: tuple[str, ...] = LADDER
    """The ladder of goals, most important first."""

    @model_validator(mode="after")
    def _hangs_together(self, info: ValidationInfo) -> "Scenario":
        if info.context == "flaws are found already":  # by the loader, which knows their places in the file
            return self
        found = list(flaws(self.model_dump(mode="json")))
        if found:
            raise ValueError("; ".join(f"{flaw.says} ({'.'.join(map(str, flaw.path))})" for flaw in found))
        return self

    @property
    def in_short(self) -> str:
        """Its name, its day and what it holds."""
        counts = f"{counted(len(self.modifications), 'modification')}, {counted(len(self.releases), 'release')}"
        return f"{self.name} as of {self.as_of}, {counts}"

    @property
    def timetable(self) -> Milestones:
        """The template of delivery milestones that counts."""
        return self.milestones or USUAL_MILESTONES

    @cached_property
    def modification_of(self) -> dict[str, Modification]:
        """Modifications by id."""
        return {modification.id: modification for modification in self.modifications}

    @cached_property
    def release_of(self) -> dict[str, Release]:
        """Releases by id."""
        return {release.id: release for release in self.releases}

    @cached_property
    def releases_in_order(self) -> tuple[Release, ...]:
        """Releases by go-live, then id."""
        return tuple(sorted(self.releases, key=lambda release: (release.go_live, release.id)))

    @cached_property
    def pin_of(self) -> dict[str, Pin]:
        """Pins by modification."""
        return {pin.modification: pin for pin in self.pins}

    @cached_property
    def gives_costs(self) -> bool:
        """Whether it speaks of money at all; then a modification without a cost is one whose cost is not known."""
        of_releases = (cost for one in self.releases for cost in (one.fixed_cost, one.budget))
        of_options = (option.cost for one in self.modifications for option in one.options)
        amounts = (*of_releases, *of_options, *(one.cost for one in self.modifications))
        return any(cost is not None for cost in amounts) or (self.policy.costs or Costs()).says_something

    def restricted_to(self, names: Collection[str]) -> "Scenario":
        """The same scenario with these modifications only, and their pins; links may then lead out of it."""
        return self.but(
            modifications=tuple(self.modification_of[name] for name in sorted(names)),
            pins=tuple(self.pin_of[name] for name in sorted(names) if name in self.pin_of),
        )

    def but(self, **fields: Any) -> "Scenario":
        """The same scenario with other values in these fields, which must be valid: nothing is checked again."""
        same = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_construct(**{**same, **fields})

    def with_modification(self, name: str, **fields: Any) -> "Scenario":
        """The same scenario with other values, which must be valid, in these fields of a modification."""
        changed = self.modification_of[name].model_copy(update=fields)
        return self.but(modifications=tuple(changed if one.id == name else one for one in self.modifications))

    def with_release(self, name: str, **fields: Any) -> "Scenario":
        """The same for a release."""
        changed = self.release_of[name].model_copy(update=fields)
        return self.but(releases=tuple(changed if one.id == name else one for one in self.releases))

    def with_policy(self, **fields: Any) -> "Scenario":
        """The same for the policy."""
        return self.but(policy=self.policy.model_copy(update=fields))

    @cached_property
    def sha256(self) -> str:
        """A hash of what the scenario says, whatever the order of the things it lists and however it was written."""
        return sha256(dumps(self.canonical(), sort_keys=True).encode()).hexdigest()

    def canonical(self) -> dict[str, Any]:
        """What the scenario says as plain data, with everything sorted that it lists in an order that means nothing."""
        plain: dict[str, Any] = _canonical(self.model_dump(mode="json"))
        return plain


def _canonical(value: Any) -> Any:
    """Lists whose order means nothing are sorted."""
    if isinstance(value, dict):
        return {key: item if key in ORDERED else _canonical(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((_canonical(item) for item in value), key=lambda item: dumps(item, sort_keys=True))
    return value
