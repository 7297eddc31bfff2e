"""What a scenario says that may be a slip: nothing forbids it, so it is planned as it stands, and told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from models import SPECIFICATION_NAMES, Decision, Modification, Scenario
from planner.calendar import day_off, format_date
from planner.explain.words import listed
from planner.facts import impacts, options_of, unknown_impacts, working_days

SEC_BEGAN = date(2013, 9, 23)
"""The day on which the Code was designated: nothing under it is older."""


class Dated(NamedTuple):
    """What happens to something, and when."""

    what: str
    """In words that its name ends: "approval of"; several of them have an s at the first word."""
    name: str
    on: date


def remarks(scenario: Scenario) -> list[str]:
    """Ids that read alike, and dates and paths that nobody may have meant."""
    held = [*_of_releases(scenario), *_decisions(scenario)]
    return [
        *_alike("modifications", [one.id for one in scenario.modifications]),
        *_alike("releases", [one.id for one in scenario.releases]),
        *_before_the_sec([*held, *_steps_done(scenario), *_waivers(scenario)]),
        *_on_days_off(scenario, held),
        *_on_the_fast_track(scenario),
    ]


def _alike(what: str, ids: Iterable[str]) -> Iterator[str]:
    """Ids that are one to whoever reads them: in capitals or not, with the letter O or the digit 0."""
    same: defaultdict[str, list[str]] = defaultdict(list)
    for one in sorted(ids):
        same[one.lower().replace("o", "0")].append(one)
    for names in same.values():
        if len(names) > 1:
            yield f"{listed(names)} read alike, and are different {what} here."


def _of_releases(scenario: Scenario) -> Iterator[Dated]:
    """Go-lives, and the Panel meetings that baseline scopes."""
    for one in scenario.releases_in_order:
        meetings = {"DCC Systems": one.dcc_baseline, "full": one.full_baseline}
        yield Dated("go-live of", one.called, one.go_live)
        yield from (Dated(f"baselining of the {of} scope of", one.called, on) for of, on in meetings.items() if on)


def _decisions(scenario: Scenario) -> Iterator[Dated]:
    """What was decided, or is expected to be; a forecast is of the planner's own making."""
    for one in scenario.modifications:
        if isinstance(one.decision, Decision) and not one.decision.forecast:
            days = {word: getattr(one.decision, field) for field, word in DECISIONS.items()}
            yield from (Dated(word, one.id, on) for word, on in days.items() if isinstance(on, date))


DECISIONS = {
    "expected": "decision expected on",
    "approved": "approval of",
    "withdrawn": "withdrawal of",
    "rejected": "rejection of",
}


def _steps_done(scenario: Scenario) -> Iterator[Dated]:
    for one in scenario.modifications:
        days = [on for on in one.progress.values() if isinstance(on, date)]
        yield from (Dated("step of", one.id, on) for on in days)


def _waivers(scenario: Scenario) -> Iterator[Dated]:
    return (Dated("waiver of", f"{one.rule} about {listed(list(one.about))}", one.on) for one in scenario.waivers)


def _before_the_sec(dated: Iterable[Dated]) -> Iterator[str]:
    for what, names, is_one in _together([(one, "") for one in dated if one.on < SEC_BEGAN]):
        yield f"The {what} {names} {'is' if is_one else 'are'} dated before the SEC began on {format_date(SEC_BEGAN)}."


def _on_days_off(scenario: Scenario, dated: Iterable[Dated]) -> Iterator[str]:
    """Decisions, meetings and go-lives on days when nobody works, as far as the tables of bank holidays tell."""
    calendar = working_days(scenario)
    known = [one for one in dated if calendar.first <= one.on <= calendar.last]
    for what, names, is_one in _together([(one, why) for one in known if (why := day_off(calendar, one.on))]):
        yield f"The {what} {names} {'falls' if is_one else 'fall'} on no Working Day."


def _together(found: Iterable[tuple[Dated, str]]) -> Iterator[tuple[str, str, bool]]:
    """What happens, to which by day (and why that is told), and whether to one only."""
    for what, same in groupby(sorted(found), key=lambda pair: pair[0].what):
        told = [f"{one.name} ({', '.join(filter(None, (format_date(one.on), why)))})" for one, why in same]
        first, *others = what.split(" ", 1)
        yield what if len(told) == 1 else " ".join([f"{first}s", *others]), listed(told), len(told) == 1


def _on_the_fast_track(scenario: Scenario) -> Iterator[str]:
    """It has no refinement and no Modification Report: it is for what changes no system."""
    for one in scenario.modifications:
        if one.path == "fast-track" and one.touches_dcc_systems and not one.is_ended:
            yield (
                f"{one.id} is on the Fast-Track, which has no refinement, assessment or Modification Report, and "
                f"touches {_touched(scenario, one)}."
            )


def _touched(scenario: Scenario, modification: Modification) -> str:
    """The specifications that it may touch, with any option; or the DCC Systems alone."""
    found: set[str] = set()
    for option in options_of(modification):
        found.update(impacts(scenario, modification, option), unknown_impacts(modification, option))
    return listed([SPECIFICATION_NAMES[name] for name in SPECIFICATION_NAMES if name in found] or ["the DCC Systems"])
