"""What an answer rests on beyond the papers, and what the scenario says that has no effect."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from models import SPECIFICATION_NAMES, UPLIFTED, Decision, LeadTime, Modification, Plan, Release, Scenario, Verified
from models.governance import Governance
from planner.calendar import format_date
from planner.explain.baselinings import unsaid_scopes
from planner.explain.costs import assumed_costs
from planner.explain.forecasts import forecast_words, rests_on_averages
from planner.explain.remarks import remarks
from planner.explain.things import not_assessed
from planner.explain.words import capital, listed
from planner.facts import options_of, placed, planned, unknown_impacts, uplift_limit

NOTHING: Mapping[str, bool] = MappingProxyType({})


def assumed(scenario: Scenario, plan: Plan | None, settled: Mapping[str, bool] = NOTHING) -> list[str]:
    """What the answer rests on beyond the papers, and what the scenario says that has no effect.

    ``settled`` has the modifications of which it is known whether the plan depends on their option.
    """
    return [
        *unsaid_scopes(scenario, plan),
        _lead_times(scenario),
        *_uplift_limits(scenario),
        *_weights(scenario),
        *_dates(scenario),
        *_forecasts(scenario),
        *not_assessed(planned(scenario)),
        *_unknown(scenario, plan),
        *_options(scenario, plan, settled),
        *assumed_costs(scenario),
        *_without_effect(scenario),
        *remarks(scenario),
    ]


def _lead_times(scenario: Scenario) -> str:
    policy = scenario.policy.lead_times
    kinds: list[tuple[str, LeadTime]] = [
        ("documents", policy.documents),
        ("DCC Systems", policy.dcc_systems),
        ("GBCS", policy.gbcs),
        ("DUIS", policy.duis),
        ("CH firmware", policy.ch_firmware),
    ]
    said = [f"{name} {lead_time.dcc} for DCC and {lead_time.party} for Parties" for name, lead_time in kinds]
    return f"Assumption: lead times as the scenario has them; nobody publishes any: {'; '.join(said)}."


def _uplift_limits(scenario: Scenario) -> Iterator[str]:
    years = sorted({release.year for release in scenario.releases})
    by_specification = {name: {uplift_limit(scenario, name, year) for year in years} for name in UPLIFTED}
    if all(found == {1} for found in by_specification.values()) and years != [2021]:
        yield (
            "Assumption: one DUIS and one CH firmware uplift a year, which is SECAS's plan for 2021 "
            "(SEC Releases update, 8 April 2020, 4.1), holds in every year."
        )


def _weights(scenario: Scenario) -> Iterator[str]:
    if len({modification.priority for modification in planned(scenario)}) > 1:
        weights = scenario.policy.priority_weights
        high, standard, low = weights.high, weights.standard, weights.low
        yield f"Assumption: priorities weigh {high} (high), {standard} (standard) and {low} (low)."


def _unknown(scenario: Scenario, plan: Plan | None) -> Iterator[str]:
    options = {name: placement.option for name, placement in plan.placements.items()} if plan else {}
    found = [
        f"{one.id} ({listed([SPECIFICATION_NAMES[name] for name in unknown])})"
        for one in planned(scenario)
        if (unknown := unknown_impacts(one, options.get(one.id)))
    ]
    if found:
        counted_as = "yes" if scenario.policy.unknown_impacts == "assume-yes" else "no"
        yield f"Unknown impacts are counted as {counted_as}: {listed(found)}."


def _options(scenario: Scenario, plan: Plan | None, settled: Mapping[str, bool]) -> Iterator[str]:
    for modification, option, release in placed(scenario, plan) if plan else ():
        if modification.options and not modification.option:
            others = listed([other for other in options_of(modification) if other and other != option])
            yield (
                f"{modification.id} is planned with its solution option {option}, chosen here (the others: {others}); "
                f"{_dependence(release, settled, modification.id)}."
            )


def _dependence(release: Release, settled: Mapping[str, bool], modification: str) -> str:
    """Nothing is claimed that nobody has looked into."""
    place = f"its place in {release.called}"
    if modification not in settled:
        return f"whether {place} depends on that choice, `secplan unknowns` tells"
    return f"{place} {'depends' if settled[modification] else 'does not depend'} on that choice"


def assumed_of(scenario: Scenario, modification: Modification) -> list[str]:
    """What an answer about one modification rests on, and what its sources leave in doubt."""
    unknown = sorted({name for option in options_of(modification) for name in unknown_impacts(modification, option)})
    counted_as = "yes" if scenario.policy.unknown_impacts == "assume-yes" else "no"
    names = listed([SPECIFICATION_NAMES[name] for name in SPECIFICATION_NAMES if name in unknown])
    assumed_unknown = [f"Whether {modification.id} impacts {names} is unknown, and counted as {counted_as}."]
    assumed_impacts = [*not_assessed([modification]), *(assumed_unknown if unknown else [])]
    return [*assumed_impacts, *(f"Doubtful: {doubt}." for doubt in sorted(modification.doubtful))]


def _dates(scenario: Scenario) -> Iterator[str]:
    as_of = format_date(scenario.as_of)
    dated = [(one, one.decided_on) for one in planned(scenario) if one.decided_on]
    if any(not one.is_approved for one, _ in dated):
        yield "Assumption: decisions that have not been taken come on the dates expected, and approve the change."
    if passed := [one.id for one, on in dated if not one.is_approved and on < scenario.as_of]:
        yield f"The expected decision had passed by {as_of}, without word of it: {listed(passed)}."
    if early := [one.id for one, on in dated if one.is_approved and on > scenario.as_of]:
        yield f"The approval is dated after {as_of}, and taken for granted: {listed(early)}."


def _forecasts(scenario: Scenario) -> Iterator[str]:
    """How decisions are forecast, and whether anybody could have known."""
    names = [one.id for one in planned(scenario) if isinstance(one.decision, Decision) and one.decision.forecast]
    if not names:
        return
    governance = scenario.governance
    decisions, are = ("decision", "is") if len(names) == 1 else ("decisions", "are")
    forecast = f"the {decisions} on {listed(names)} {are} forecast {forecast_words(governance.durations, len(names))}"
    yield f"Assumption: {forecast}{_how(governance, len(names))}."
    until = governance.observed_until
    if rests_on_averages(governance) and until and until > scenario.as_of:
        yield (
            f"Hindsight: the averages are of the time to {format_date(until)}, and nobody could have planned with them "
            f"on {format_date(scenario.as_of)}."
        )


def _how(governance: Governance, decisions: int) -> str:
    """Where to read more of a forecast; and that confidence in each is no confidence in all."""
    if governance.confidence is None:
        return "; `secplan clock` tells step by step"
    spread = ", as the durations of steps spread; `secplan risk` tells what is assumed of them"
    return spread if decisions == 1 else f" by itself{spread}; that all of them do is less likely"


def _without_effect(scenario: Scenario) -> Iterator[str]:
    for pin in sorted(scenario.pins, key=lambda pin: pin.modification):
        if not scenario.modification_of[pin.modification].is_planned:
            yield f"The pin of {pin.modification} has no effect: it takes no part in planning."
    own = {name for one in scenario.modifications for name in one.load}
    loads = own.union(*(option.load for one in scenario.modifications for option in one.options))
    for release in scenario.releases_in_order:
        for name in sorted(release.capacity.keys() - loads - SPECIFICATION_NAMES.keys()):
            yield f"{capital(release.called)} has a capacity of {name}, of which no modification has a load."


def unused_waivers(scenario: Scenario, verified: Verified) -> list[str]:
    """Waivers that a plan makes no use of; one that never lifts anything may name the wrong things."""
    used = [waiver for _, waiver in verified.waived]
    return [
        f"The plan makes no use of the waiver of {waiver.rule} about {listed(list(waiver.about))} "
        f"({waiver.granted_by}, {format_date(waiver.on)})."
        for waiver in scenario.waivers
        if waiver not in used
    ]


def doubts(scenario: Scenario) -> list[str]:
    """What the sources leave in doubt, of releases and then of what is planned."""
    return doubts_of(scenario.releases_in_order, list(planned(scenario)))


def doubts_of(releases: Sequence[Release], modifications: Sequence[Modification]) -> list[str]:
    """The same of these releases and modifications."""
    in_releases = [f"{one.name}: {doubt}." for one in releases for doubt in sorted(one.doubtful)]
    return in_releases + [f"{one.id}: {doubt}." for one in modifications for doubt in sorted(one.doubtful)]


def new_doubts(before: Scenario, after: Scenario) -> list[str]:
    """What is in doubt after changes, and was not before."""
    known = doubts(before)
    return [doubt for doubt in doubts(after) if doubt not in known]
