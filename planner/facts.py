"""The scenario read plainly, for whoever checks a plan: shares nothing with the model but the calendar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from models import (
    SPECIFICATIONS,
    Duration,
    LeadTime,
    LeadTimeOverride,
    Modification,
    Money,
    Option,
    Plan,
    Release,
    Scenario,
    Specification,
)
from models.base import Impact
from planner.calendar import Calendar, calendar_for


@dataclass(frozen=True, slots=True)
class LeadTimeNeeded:
    """A lead time that applies to a modification."""

    duration: Duration
    side: str
    """Whose it is: ``dcc`` or ``party``."""
    because: str | None
    """What it touches that needs it, as the policy calls it; None for a lead time of its own."""


def working_days(scenario: Scenario) -> Calendar:
    """The calendar whose Working Days count."""
    return calendar_for(scenario.calendar, [(holiday.on, holiday.reason) for holiday in scenario.extra_holidays])


def option_of(modification: Modification, option_id: str | None) -> Option | None:
    """The option of that id, if there is one."""
    return next((option for option in modification.options if option.id == option_id), None)


def options_of(modification: Modification) -> list[str | None]:
    """The options that it may be built with, by id; None stands for a change without options."""
    if modification.option:
        return [modification.option]
    return [*sorted(option.id for option in modification.options)] or [None]


def impacts(scenario: Scenario, modification: Modification, option_id: str | None = None) -> frozenset[str]:
    """The specifications it touches; an unknown impact counts as the policy says."""
    counted = ("yes", "unknown") if scenario.policy.unknown_impacts == "assume-yes" else ("yes",)
    said = _impacts_said(modification, option_id)
    return frozenset(name for name, impact in said.items() if impact in counted)


def impact_of(modification: Modification, specification: Specification, option_id: str | None = None) -> Impact:
    """What is said of a specification, with an option: yes, no or unknown."""
    return _impacts_said(modification, option_id).get(specification, "no")


def unknown_impacts(modification: Modification, option_id: str | None = None) -> list[str]:
    """The specifications of which nobody knows yet whether it touches them."""
    return sorted(name for name, impact in _impacts_said(modification, option_id).items() if impact == "unknown")


def is_assessed(modification: Modification) -> bool:
    """Whether anybody has said what it touches, be it nothing; else it is planned as a change of documents."""
    impacts_said = [modification.impacts, *(option.impacts for option in modification.options)]
    return modification.dcc_systems is not None or any(impacts_said)


def _impacts_said(modification: Modification, option_id: str | None) -> Mapping[Specification, Impact]:
    """The impacts with an option; what the option does not mention stays as the modification has it."""
    option = option_of(modification, option_id) if option_id else None
    return {**modification.impacts, **option.impacts} if option else modification.impacts


def load(modification: Modification, name: str, option_id: str | None = None) -> int:
    """What it uses of a capacity that is not a specification's."""
    option = option_of(modification, option_id) if option_id else None
    return (option.load if option and name in option.load else modification.load).get(name, 0)


def cost(modification: Modification, option_id: str | None = None) -> Money | None:
    """What delivering it costs; None where nobody knows."""
    option = option_of(modification, option_id) if option_id else None
    return modification.cost if option is None or option.cost is None else option.cost


def counts_as(scenario: Scenario, modification: Modification, name: str, option_id: str | None = None) -> int:
    """What it uses of a capacity: 1 of a specification that it touches, else its load of that name."""
    if name in SPECIFICATIONS:
        return int(name in impacts(scenario, modification, option_id))
    return load(modification, name, option_id)


def lead_times(scenario: Scenario, modification: Modification, option_id: str | None = None) -> tuple[Duration, ...]:
    """The lead times that apply, DCC's and Parties'; the longest counts."""
    return tuple(needed.duration for needed in lead_times_needed(scenario, modification, option_id))


def lead_times_needed(
    scenario: Scenario, modification: Modification, option_id: str | None = None
) -> Iterator[LeadTimeNeeded]:
    """The lead times that apply, each with whose it is and what for."""
    policy = scenario.policy.lead_times
    applying: dict[str, LeadTime] = {"documents": policy.documents}
    if modification.touches_dcc_systems:
        applying["dcc_systems"] = policy.dcc_systems
    applying |= {name: getattr(policy, name) for name in sorted(impacts(scenario, modification, option_id))}
    for side, own in zip(("dcc", "party"), _overrides(modification, option_id), strict=True):
        if own:
            yield LeadTimeNeeded(own, side, None)
        else:
            yield from (LeadTimeNeeded(getattr(one, side), side, name) for name, one in applying.items())


def _overrides(modification: Modification, option_id: str | None) -> tuple[Duration | None, Duration | None]:
    """Its own lead times of DCC and of Parties; the option's come before the modification's."""
    own = modification.lead_time or LeadTimeOverride()
    option = option_of(modification, option_id)
    nearer = (option.lead_time if option else None) or LeadTimeOverride()
    return nearer.dcc or own.dcc, nearer.party or own.party


def cut_off(scenario: Scenario, modification: Modification, option_id: str | None, release: Release) -> date | None:
    """The last day on which its decision is in time for the release; None where no cut-off applies."""
    return last_decision_day(scenario, modification, option_id, release) if modification.decided_on else None


def last_decision_day(
    scenario: Scenario, modification: Modification, option_id: str | None, release: Release
) -> date | None:
    """The same whether or not its decision has a date; None for what needs no decision, or is committed there."""
    if modification.committed_to == release.id or modification.decision is None:
        return None
    return working_days(scenario).cut_off(release.go_live, *lead_times(scenario, modification, option_id))


def options_at(scenario: Scenario, modification: Modification, release: Release) -> list[str | None]:
    """Its options in the order of ties there: fewest specifications touched, latest cut-off, then by id."""
    options = options_of(modification)
    if len(options) == 1:
        return options

    def rank(option: str | None) -> tuple[int, int]:
        last_day = working_days(scenario).cut_off(release.go_live, *lead_times(scenario, modification, option))
        return len(impacts(scenario, modification, option)), -last_day.toordinal()

    return sorted(options, key=rank)


def days_in_hand(last_day: date | None, decided_on: date | None) -> int | None:
    """Calendar days from the decision to its cut-off; below 0 where it is missed, None where one of them is open."""
    return (last_day - decided_on).days if last_day and decided_on else None


def uplift_limit(scenario: Scenario, specification: str, year: int) -> int | None:
    """How many releases of a year may carry an uplift; None for no limit. A year left out has the default, or 1."""
    limits: Mapping[str, int | None] = getattr(scenario.policy.uplifts_per_year, specification)
    for said_of in (str(year), "default"):
        if said_of in limits:
            return limits[said_of]
    return 1


def placed(scenario: Scenario, plan: Plan) -> Iterator[tuple[Modification, str | None, Release]]:
    """The modifications that a plan places, with option and release, by id."""
    for name in sorted(plan.placements):
        placement = plan.placements[name]
        yield scenario.modification_of[name], placement.option, scenario.release_of[placement.release]


def carried(scenario: Scenario, plan: Plan, release_id: str, name: str) -> int:
    """What a release uses of a capacity."""
    return sum(
        counts_as(scenario, modification, name, option)
        for modification, option, release in placed(scenario, plan)
        if release.id == release_id
    )


def planned(scenario: Scenario) -> Iterator[Modification]:
    """The modifications that take part in planning, by id."""
    return (scenario.modification_of[name] for name in sorted(scenario.modification_of) if _takes_part(scenario, name))


def _takes_part(scenario: Scenario, name: str) -> bool:
    return scenario.modification_of[name].is_planned


def weight(scenario: Scenario, modification: Modification) -> int:
    """What it weighs in goals that weigh."""
    return scenario.policy.priority_weights.of(modification.priority)


def steps_done(scenario: Scenario, modification: Modification) -> int:
    """How many steps of its path are done: what comes before the last one that is, is done too."""
    path = scenario.governance.pathways[modification.path]
    return max((index + 1 for index, step in enumerate(path) if step in modification.progress), default=0)
