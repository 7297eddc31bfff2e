"""The planning problem as the model sees it: slots in time, changes and their modes, computed once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from models import (
    DCC_SYSTEMS,
    SPECIFICATIONS,
    Duration,
    LeadTimeOverride,
    Modification,
    Money,
    Option,
    Release,
    Scenario,
)
from models.policy import Costs
from planner.calendar import Calendar, calendar_for


@dataclass(frozen=True, slots=True)
class Slot:
    """A release, and its rank in time."""

    index: int
    release: Release


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to build a change: the solution option, what it touches, and its cut-off for each slot."""

    index: int
    option: str | None
    touches: frozenset[str]
    carries: frozenset[str]
    """What its release carries because of it: what it touches, and the DCC Systems if it changes them."""
    load: Mapping[str, int]
    pence: int
    """What it costs by itself; 0 where that is not known."""
    cut_offs: tuple[date, ...]

    def uses(self, name: str) -> int:
        """What it uses of a capacity: 1 of a specification that it touches, else its load of that name."""
        return int(name in self.touches) or self.load.get(name, 0)


@dataclass(frozen=True, slots=True)
class Change:
    """A modification that takes part in planning, with one mode for each solution option (one where there is none)."""

    modification: Modification
    modes: tuple[Mode, ...]
    weight: int

    @property
    def id(self) -> str:
        """Its modification's id."""
        return self.modification.id

    def modes_at(self, slot: Slot) -> list[Mode]:
        """Its modes in the order of ties there: fewest specifications touched, latest cut-off, then by id."""
        return sorted(self.modes, key=lambda mode: (len(mode.touches), -mode.cut_offs[slot.index].toordinal()))

    def is_committed_to(self, slot: Slot) -> bool:
        """Whether it was approved for that release, where rules about what may join it do not apply."""
        return self.modification.committed_to == slot.release.id


@dataclass(frozen=True)
class Problem:
    """A scenario with its calendar, slots and changes.

    Raises
    ------
    CalendarError
        Where a cut-off falls outside the table of bank holidays.
    """

    scenario: Scenario

    @cached_property
    def calendar(self) -> Calendar:
        """Whose Working Days count."""
        extra = [(holiday.on, holiday.reason) for holiday in self.scenario.extra_holidays]
        return calendar_for(self.scenario.calendar, extra)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The releases by go-live, then id."""
        return tuple(Slot(index, release) for index, release in enumerate(self.scenario.releases_in_order))

    @cached_property
    def slot_of(self) -> dict[str, Slot]:
        """Slots by release id."""
        return {slot.release.id: slot for slot in self.slots}

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes that take part in planning, by id."""
        taking_part = (one for one in self.scenario.modifications if one.is_planned)
        return tuple(self._change(one) for one in sorted(taking_part, key=lambda one: one.id))

    @cached_property
    def change_of(self) -> dict[str, Change]:
        """Changes by modification id."""
        return {change.id: change for change in self.changes}

    @cached_property
    def years(self) -> dict[int, list[Slot]]:
        """The slots of each calendar year."""
        years: dict[int, list[Slot]] = {}
        for slot in self.slots:
            years.setdefault(slot.release.year, []).append(slot)
        return years

    def most_uplifts(self, specification: str, year: int) -> int | None:
        """How many releases of a year may carry an uplift; None for any number, and 1 where nothing is said of it."""
        limits: dict[str, int | None] = {"default": 1}
        limits |= getattr(self.scenario.policy.uplifts_per_year, specification)
        return limits.get(str(year), limits["default"])

    def shared_pence(self, slot: Slot) -> dict[str, int]:
        """What a release pays once, by what it carries: a specification's uplift, and the DCC Systems' own price."""
        costs = self.scenario.policy.costs or Costs()
        own = slot.release.fixed_cost
        prices: dict[str, Money | None] = {name: getattr(costs.uplifts, name) for name in SPECIFICATIONS}
        prices[DCC_SYSTEMS] = costs.release if own is None else own
        return {thing: price.pence for thing, price in prices.items() if price and price.pence}

    def last_slot_until(self, day: date) -> Slot | None:
        """The last slot that goes live on the day or before; None where there is none."""
        return next((slot for slot in reversed(self.slots) if slot.release.go_live <= day), None)

    def _change(self, modification: Modification) -> Change:
        options: list[Option | None] = [*sorted(modification.options, key=lambda option: option.id)] or [None]
        modes = tuple(self._mode(modification, index, option) for index, option in enumerate(options))
        return Change(modification, modes, self.scenario.policy.priority_weights.of(modification.priority))

    def _mode(self, modification: Modification, index: int, option: Option | None) -> Mode:
        said = modification.impacts | (option.impacts if option else {})
        assumed = self.scenario.policy.unknown_impacts == "assume-yes"
        touches = frozenset(name for name, said in said.items() if said == "yes" or (said == "unknown" and assumed))
        lead_times = self._lead_times(modification, option, touches)
        own = option.cost if option else None
        cost = modification.cost if own is None else own
        return Mode(
            index=index,
            option=option.id if option else None,
            touches=touches,
            carries=touches | ({DCC_SYSTEMS} if modification.touches_dcc_systems else set()),
            load=modification.load | (option.load if option else {}),
            pence=cost.pence if cost else 0,
            cut_offs=tuple(self.calendar.cut_off(slot.release.go_live, *lead_times) for slot in self.slots),
        )

    def _lead_times(
        self, modification: Modification, option: Option | None, touches: frozenset[str]
    ) -> tuple[Duration, ...]:
        """Every lead time that applies, DCC's and Parties'; own ones replace the policy's."""
        kinds = {"documents"} | ({"dcc_systems"} if modification.touches_dcc_systems else set()) | touches
        policy = [getattr(self.scenario.policy.lead_times, kind) for kind in sorted(kinds)]
        own = [given for given in (option and option.lead_time, modification.lead_time) if given]
        return (*_own_or(own, policy, "dcc"), *_own_or(own, policy, "party"))


def _own_or(own: list[LeadTimeOverride], policy: list[LeadTimeOverride], side: str) -> list[Duration]:
    nearest = next((duration for given in own if (duration := getattr(given, side))), None)
    return [nearest] if nearest else [getattr(lead_time, side) for lead_time in policy]
