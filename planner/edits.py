"""Edits of a scenario. Each sets what it is about and leaves the rest as it finds it."""

from collections.abc import Callable

from models import SPECIFICATIONS, Duration, LeadTimeOverride, Modification, Money, Option, Scenario, Waiver

Edit = Callable[[Scenario], Scenario]

ONE_WAY = ("needs", "after")
BOTH_WAYS = ("together", "apart", "excludes")


def lead_time_of_policy(kind: str, side: str, lead_time: Duration) -> Edit:
    """Another lead time for what touches something, for DCC or Parties."""

    def edit(scenario: Scenario) -> Scenario:
        lead_times = scenario.policy.lead_times
        of_kind = getattr(lead_times, kind).model_copy(update={side: lead_time})
        return scenario.with_policy(lead_times=lead_times.model_copy(update={kind: of_kind}))

    return edit


def lead_time_of_modification(name: str, side: str, lead_time: Duration) -> Edit:
    """Another lead time of its own."""

    def edit(scenario: Scenario) -> Scenario:
        own = scenario.modification_of[name].lead_time
        return scenario.with_modification(name, lead_time=_with_side(own, side, lead_time))

    return edit


def lead_time_of_option(name: str, option_id: str, side: str, lead_time: Duration) -> Edit:
    """Another lead time of one solution option."""

    def changed(option: Option) -> Option:
        return option.model_copy(update={"lead_time": _with_side(option.lead_time, side, lead_time)})

    def edit(scenario: Scenario) -> Scenario:
        listed = scenario.modification_of[name].options
        options = tuple(changed(option) if option.id == option_id else option for option in listed)
        return scenario.with_modification(name, options=options)

    return edit


def _with_side(own: LeadTimeOverride | None, side: str, lead_time: Duration) -> LeadTimeOverride:
    return (own or LeadTimeOverride()).model_copy(update={side: lead_time})


def carrying_too(release_id: str, sort: str) -> Edit:
    """A release carries another sort of changes as well."""
    return lambda scenario: scenario.with_release(release_id, carries=(*scenario.release_of[release_id].carries, sort))


def not_baselined(release_id: str) -> Edit:
    """A release's DCC Systems scope is open again."""
    return lambda scenario: scenario.with_release(release_id, dcc_baseline=None)


def uplifts_in_year(specification: str, year: int, limit: int | None) -> Edit:
    """Another limit for one year; every other entry stays."""

    def edit(scenario: Scenario) -> Scenario:
        limits = scenario.policy.uplifts_per_year
        by_year = {**getattr(limits, specification), str(year): limit}
        return scenario.with_policy(uplifts_per_year=limits.model_copy(update={specification: by_year}))

    return edit


def capacity_of(release_id: str, name: str, capacity: int) -> Edit:
    """Another capacity of one thing."""
    return lambda scenario: scenario.with_release(
        release_id, capacity={**scenario.release_of[release_id].capacity, name: capacity}
    )


def budget_of(release_id: str, budget: Money | None) -> Edit:
    """Another budget; None for no limit."""
    return lambda scenario: scenario.with_release(release_id, budget=budget)


def unpinned(name: str) -> Edit:
    """A modification without its pin."""
    return lambda scenario: scenario.but(pins=tuple(pin for pin in scenario.pins if pin.modification != name))


def linked_by(modification: Modification, kind: str) -> list[str]:
    """The modifications that it names in a link of that kind."""
    return [other.id for other in modification.after] if kind == "after" else list(getattr(modification, kind))


def unlinked(kind: str, one: str, other: str) -> Edit:
    """Without a link; one that holds both ways is taken from both ends."""

    def edit(scenario: Scenario) -> Scenario:
        scenario = _without_link(scenario, kind, one, other)
        return _without_link(scenario, kind, other, one) if kind in BOTH_WAYS else scenario

    return edit


def _without_link(scenario: Scenario, kind: str, one: str, other: str) -> Scenario:
    modification = scenario.modification_of[one]
    links = zip(getattr(modification, kind), linked_by(modification, kind), strict=True)
    return scenario.with_modification(one, **{kind: tuple(link for link, name in links if name != other)})


def waived(rule: str) -> Edit:
    """As if everything that a rule is about had an exception from it."""

    def edit(scenario: Scenario) -> Scenario:
        # A clause is about one of these at least. Releases first: there are few, so that most clauses are found soon.
        things = (*scenario.release_of, *SPECIFICATIONS, *scenario.modification_of)
        waivers = [Waiver(rule=rule, about=(thing,), why="", granted_by="", on=scenario.as_of) for thing in things]
        return scenario.but(waivers=(*scenario.waivers, *waivers))

    return edit
