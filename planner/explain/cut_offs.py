"""Where a cut-off comes from: the longest lead time, whose it is and what it is for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models import SPECIFICATION_NAMES, Modification, Place, Release, Scenario
from planner.calendar import format_date
from planner.explain.words import listed
from planner.facts import LeadTimeNeeded, cut_off, lead_times_needed, unknown_impacts, working_days

NAMES = {"documents": "the SEC's text", "dcc_systems": "the DCC Systems", **SPECIFICATION_NAMES}
SIDES = {"dcc": "DCC's", "party": "Parties'"}


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a cut-off is when it is."""

    cut_off: date
    lead_time: str
    says: str
    places: tuple[Place, ...]
    """Where the scenario gives the lead time."""


def ground(scenario: Scenario, modification: Modification, option: str | None, release: Release) -> Ground | None:
    """The lead times that set the cut-off; None where no cut-off applies."""
    last_day = cut_off(scenario, modification, option, release)
    if last_day is None:
        return None
    longest = _longest(scenario, modification, option, release)
    moved = working_days(scenario).before(release.go_live, longest[0].duration) != last_day
    back = ", moved back to a Working Day" if moved else ""
    before = f"{longest[0].duration} before go-live on {format_date(release.go_live)}{back}"
    unknown = unknown_impacts(modification, option)
    says = f"the cut-off is {format_date(last_day)}, {before}: {_whose(longest, unknown)}"
    places = tuple(place for needed in longest for place in _places(modification, needed))
    return Ground(last_day, str(longest[0].duration), says, places)


def _longest(
    scenario: Scenario, modification: Modification, option: str | None, release: Release
) -> list[LeadTimeNeeded]:
    """Those that give the earliest date, which is how lead times in different units compare."""
    calendar = working_days(scenario)
    needed = list(lead_times_needed(scenario, modification, option))
    dates = [calendar.before(release.go_live, one.duration) for one in needed]
    longest = [one for one, on in zip(needed, dates, strict=True) if on == min(dates)]
    return sorted(longest, key=lambda one: list(NAMES).index(one.because) if one.because else -1)


def _whose(longest: list[LeadTimeNeeded], unknown: list[str]) -> str:
    """ "DCC's lead time for a change of DUIS and CH firmware", the first side where both need as long."""
    side = longest[0].side
    touched = [one.because for one in longest if one.side == side and one.because]
    causes = [NAMES[name] + (" (which is unknown)" if name in unknown else "") for name in touched]
    if not causes:
        return f"{SIDES[side]} lead time for this modification"
    return f"{SIDES[side]} lead time for a change of {listed(causes)}"


def _places(modification: Modification, needed: LeadTimeNeeded) -> Iterator[Place]:
    if needed.because is None:
        yield "modifications", modification.id, "lead_time", needed.side
    else:
        yield "policy", "lead_times", needed.because, needed.side
