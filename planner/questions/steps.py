"""Each rule or number of a scenario, loosened by one step."""

from collections.abc import Iterator
from dataclasses import dataclass

from models import (
    SPECIFICATION_NAMES,
    SPECIFICATIONS,
    Duration,
    LeadTimeOverride,
    Modification,
    Money,
    Pin,
    Release,
    Scenario,
)
from models.binding import Step
from models.duration import Unit
from models.money import NOTHING, PENCE
from planner.edits import (
    BOTH_WAYS,
    ONE_WAY,
    Edit,
    budget_of,
    capacity_of,
    carrying_too,
    lead_time_of_modification,
    lead_time_of_option,
    lead_time_of_policy,
    linked_by,
    not_baselined,
    unlinked,
    unpinned,
    uplifts_in_year,
)
from planner.facts import cost, load, options_of, planned, uplift_limit


@dataclass(frozen=True, slots=True)
class Loosening:
    """A step, and the scenario that it makes of another."""

    step: Step
    edit: Edit


def loosenings(scenario: Scenario) -> list[Loosening]:
    """Every step, rule by rule."""
    return [
        *_lead_times(scenario),
        *_own_lead_times(scenario),
        *_carried(scenario),
        *_baselined(scenario),
        *_uplifts(scenario),
        *_capacities(scenario),
        *_budgets(scenario),
        *_links(scenario),
        *_pins(scenario),
    ]


LESS: dict[Unit, int] = {"months": 1, "WD": 5, "days": 7}
"""By how much a lead time is shortened."""

A_POUND = Money(PENCE)
"""The step of a budget where no cost is known."""

SIDES = {"dcc": "DCC's", "party": "Parties'"}

KINDS = {
    "documents": "changes of documents",
    "dcc_systems": "changes of the DCC Systems",
    **{name: f"{said} changes" for name, said in SPECIFICATION_NAMES.items()},
}


def _lead_times(scenario: Scenario) -> Iterator[Loosening]:
    """The policy's, DCC's and Parties' apart; what takes no time cannot take less."""
    for kind, changes in KINDS.items():
        for side, whose in SIDES.items():
            lead_time: Duration = getattr(getattr(scenario.policy.lead_times, kind), side)
            if lead_time.amount:
                edit = lead_time_of_policy(kind, side, _shorter(lead_time))
                yield _shortened((kind, side), f"{whose} lead time for {changes}", lead_time, edit)


def _own_lead_times(scenario: Scenario) -> Iterator[Loosening]:
    """Those that a modification or one of its options has of its own."""
    for modification in planned(scenario):
        name = modification.id
        for side, own in _given(modification.lead_time):
            edit = lead_time_of_modification(name, side, _shorter(own))
            yield _shortened((name, side), f"{SIDES[side]} lead time for {name}", own, edit)
        for option in modification.options:
            for side, own in _given(option.lead_time):
                edit = lead_time_of_option(name, option.id, side, _shorter(own))
                which = f"{SIDES[side]} lead time for {name} with its solution option {option.id}"
                yield _shortened((name, option.id, side), which, own, edit)


def _given(own: LeadTimeOverride | None) -> Iterator[tuple[str, Duration]]:
    for side in SIDES:
        lead_time: Duration | None = getattr(own, side, None)
        if lead_time and lead_time.amount:
            yield side, lead_time


def _shorter(lead_time: Duration) -> Duration:
    return Duration(max(0, lead_time.amount - LESS[lead_time.unit]), lead_time.unit)


def _shortened(about: tuple[str, ...], which: str, lead_time: Duration, edit: Edit) -> Loosening:
    return Loosening(Step("decision-cut-off", about, f"{which} is {_shorter(lead_time)} instead of {lead_time}"), edit)


def _carried(scenario: Scenario) -> Iterator[Loosening]:
    """Each release that is not for some sort of changes carries them too."""
    sorts = {"dcc-systems": KINDS["dcc_systems"], "documents": "changes of documents only"}
    for release in scenario.releases_in_order:
        for sort, changes in sorts.items():
            if sort not in release.carries:
                step = Step("release-carries", (release.id, sort), f"{release.called} carries {changes} too")
                yield Loosening(step, carrying_too(release.id, sort))


def _baselined(scenario: Scenario) -> Iterator[Loosening]:
    """Each DCC Systems scope that is baselined is open again."""
    for release in scenario.releases_in_order:
        if release.dcc_baseline is not None and release.dcc_baseline < scenario.as_of:
            says = f"the DCC Systems scope of {release.called} is not baselined yet"
            yield Loosening(Step("dcc-baseline", (release.id,), says), not_baselined(release.id))


def _uplifts(scenario: Scenario) -> Iterator[Loosening]:
    """One release more with an uplift of each specification, year by year."""
    for year in sorted({release.year for release in scenario.releases}):
        for specification in SPECIFICATIONS:
            limit = uplift_limit(scenario, specification, year)
            if limit is not None:
                yield _one_uplift_more(specification, year, limit)


def _one_uplift_more(specification: str, year: int, limit: int) -> Loosening:
    carry = "release carries" if limit == 0 else "releases carry"
    uplift = f"a {SPECIFICATION_NAMES[specification]} uplift"
    says = f"in {year}, at most {limit + 1} {carry} {uplift}, instead of {limit}"
    step = Step("uplift-limit", (specification, str(year)), says)
    return Loosening(step, uplifts_in_year(specification, year, limit + 1))


def _capacities(scenario: Scenario) -> Iterator[Loosening]:
    """Room for one change more of a specification; for the smallest load more of anything else."""
    for release in scenario.releases_in_order:
        for name in sorted(release.capacity):
            if name in SPECIFICATIONS:
                yield _one_change_more(release, name)
            else:
                yield _more_room(release, name, _smallest_load(scenario, name))


def _one_change_more(release: Release, specification: str) -> Loosening:
    before = release.capacity[specification]
    changes = f"{SPECIFICATION_NAMES[specification]} {'changes' if before else 'change'}"
    says = f"{release.called} carries at most {before + 1:,} {changes}, instead of {before:,}"
    step = Step("release-load", (release.id, specification), says)
    return Loosening(step, capacity_of(release.id, specification, before + 1))


def _smallest_load(scenario: Scenario, name: str) -> int:
    loads = (load(one, name, option) for one in planned(scenario) for option in options_of(one))
    return min((amount for amount in loads if amount), default=1)


def _more_room(release: Release, name: str, more: int) -> Loosening:
    before, thing = release.capacity[name], name.replace("_", " ")
    why = f"{more:,} more is the smallest load that a modification has"
    says = f"{release.called} carries at most {before + more:,} {thing}, instead of {before:,} ({why})"
    return Loosening(Step("release-load", (release.id, name), says), capacity_of(release.id, name, before + more))


def _budgets(scenario: Scenario) -> Iterator[Loosening]:
    """The smallest cost more that a modification has."""
    more = min((known for one in planned(scenario) for known in _costs(one) if known != NOTHING), default=A_POUND)
    why = f"{more} more is the smallest cost that a modification has"
    for release in scenario.releases_in_order:
        if (before := release.budget) is not None:
            says = f"{release.called} costs at most {before + more}, instead of {before} ({why})"
            yield Loosening(Step("release-budget", (release.id,), says), budget_of(release.id, before + more))


def _costs(modification: Modification) -> Iterator[Money]:
    """Those that are known, with each of its options."""
    costs = (cost(modification, option) for option in options_of(modification))
    return (known for known in costs if known is not None)


LINK_WORDS = {
    "needs": "{0} does not need {1}",
    "after": "{0} need not go live after {1}",
    "together": "{0} and {1} need not go live in the same release",
    "apart": "{0} and {1} may go live in the same release",
    "excludes": "{0} and {1} may both be delivered",
}


def _links(scenario: Scenario) -> Iterator[Loosening]:
    """Each link is taken away."""
    for kind in (*ONE_WAY, *BOTH_WAYS):
        for one, other in sorted(set(_linked(scenario, kind))):
            step = Step(kind, (one, other), LINK_WORDS[kind].format(one, other))
            yield Loosening(step, unlinked(kind, one, other))


def _linked(scenario: Scenario, kind: str) -> Iterator[tuple[str, str]]:
    """The ends of links that can matter: somebody who takes part is held by them."""
    for modification in scenario.modifications:
        for other in linked_by(modification, kind):
            if kind in BOTH_WAYS and (modification.is_planned or scenario.modification_of[other].is_planned):
                yield min(modification.id, other), max(modification.id, other)
            elif modification.is_planned:
                yield modification.id, other


def _pins(scenario: Scenario) -> Iterator[Loosening]:
    """Each pin is taken away, be it a choice or a mandate."""
    for pin in sorted(scenario.pins, key=lambda pin: pin.modification):
        if scenario.modification_of[pin.modification].is_planned:
            yield Loosening(Step("pinned", (pin.modification,), _free(scenario, pin)), unpinned(pin.modification))


def _free(scenario: Scenario, pin: Pin) -> str:
    mandate = f", as {pin.mandated_by} mandates" if pin.mandated_by else ""
    return f"{pin.modification} is not pinned to {scenario.release_of[pin.release].called}{mandate}"
