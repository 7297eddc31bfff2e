"""The design read a second time: rules and goals over a scenario's plain data, with nothing of the project in it.

What the project's model and checks share (a lead time, a Working Day, what counts as touched) cannot be wrong in both
of them and here too; with ``raw_reading`` before it, nor can a default. Plans are mappings from a change to its release
and option.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import holidays

Tree = Mapping[str, Any]
Places = Mapping[str, tuple[str, str | None]]
Things = tuple[str, ...]
Case = tuple[str, Things, Things]
"""A rule, the things that it is broken about, and those that this case of it is about besides."""

DAY = timedelta(days=1)
BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG", years=range(2018, 2029))


RULES_READ = frozenset(
    {"decision-cut-off", "release-carries", "gone-live", "dcc-baseline", "uplift-limit", "release-load", "needs"}
    | {"after", "together", "apart", "excludes", "committed", "pinned", "one-option", "release-budget"}
)


def broken(scenario: Tree, places: Places) -> set[Case]:
    """What a plan breaks, whatever anybody waived."""
    found: set[Case] = set()
    for change, (release, option) in places.items():
        found.update(_alone(scenario, change, release, option))
    found.update(_prerequisites(scenario, places))
    found.update(_companions(scenario, places))
    found.update(_promises(scenario, places))
    found.update(_uplift_limit(scenario, places))
    found.update(_release_load(scenario, places))
    found.update(_release_budget(scenario, places))
    return found


def not_waived(scenario: Tree, found: set[Case]) -> set[Case]:
    """What nobody granted an exception from: one for the rule, that names nothing else than the case is about."""
    return {
        (rule, about, within)
        for rule, about, within in found
        if not any(one["rule"] == rule and {*about, *within}.issuperset(one["about"]) for one in scenario["waivers"])
    }


def values(scenario: Tree, places: Places) -> list[int]:
    """What a plan achieves of each goal in the scenario's ladder."""
    by_goal = {
        "left-out": _left_out(scenario, places),
        "lateness": _lateness(scenario, places),
        "gbcs-split": _gbcs_split(scenario, places),
        "uplifts": len(_carriers(scenario, places, "duis")) + len(_carriers(scenario, places, "ch_firmware")),
        "changes": _changes(scenario, places),
        "earliness": sum((_go_live(scenario, r) - _day(scenario["as_of"])).days for r, _ in places.values()),
        "cost": int(sum(cost(scenario, release, places) for release in scenario["releases"]) * 100),
    }
    return [by_goal[goal] for goal in scenario["goals"]]


def _alone(scenario: Tree, change: str, release_id: str, option: str | None) -> Iterator[Case]:
    """Rules about one change in one release."""
    modification, release = _named(scenario, "modifications", change), _named(scenario, "releases", release_id)
    options = {one["id"] for one in modification["options"]}
    if option not in ({modification["option"]} if modification["option"] else options or {None}):
        yield "one-option", (change,), ()
    if _committed_to(modification) == release_id:
        return
    decided = (modification["decision"] or {}).get("expected") or (modification["decision"] or {}).get("approved")
    if decided not in (None, "unknown") and _day(decided) > cut_off(scenario, modification, release_id, option):
        yield "decision-cut-off", (change,), (release_id,)
    if ("dcc-systems" if dcc_systems(modification) else "documents") not in release["carries"]:
        yield "release-carries", (release_id,), (change,)
    if release["go_live"] <= scenario["as_of"]:
        yield "gone-live", (release_id,), (change,)
    is_baselined = release["dcc_baseline"] and release["dcc_baseline"] < scenario["as_of"]
    if is_baselined and dcc_systems(modification) and change not in scenario["baseline"][release_id]:
        yield "dcc-baseline", (change, release_id), ()


def _prerequisites(scenario: Tree, places: Places) -> Iterator[Case]:
    """Rules about a change and what it waits for."""
    day_of = {change: _go_live(scenario, release) for change, (release, _) in places.items()}
    for change, day in day_of.items():
        modification = _named(scenario, "modifications", change)
        for other in modification["needs"]:
            if other not in day_of or day_of[other] > day:
                yield "needs", (change, other), ()
        for link in modification["after"]:
            other, gap = link["id"], link["gap"]
            if other not in day_of or not (day_of[other] < day and _moved(day_of[other], gap, 1) <= day):
                yield "after", (change, other), ()


def _companions(scenario: Tree, places: Places) -> Iterator[Case]:
    """Rules about two changes that mean the same from either side."""
    for modification in scenario["modifications"]:
        one = modification["id"]
        here = places.get(one, (None, None))[0]
        for rule in ("together", "apart", "excludes"):
            for other in modification[rule]:
                there = places.get(other, (None, None))[0]
                wrong = {"together": here != there, "apart": here == there, "excludes": True}[rule]
                if wrong and (rule == "together" or (here and there)):
                    yield rule, (min(one, other), max(one, other)), ()


def _promises(scenario: Tree, places: Places) -> Iterator[Case]:
    """Rules about changes that have to be somewhere."""
    promised = {modification["id"]: _committed_to(modification) for modification in planned(scenario)}
    pinned = {pin["modification"]: pin["release"] for pin in scenario["pins"] if pin["modification"] in promised}
    for rule, where in (("committed", promised), ("pinned", pinned)):
        for change, release in where.items():
            if release and places.get(change, ("", None))[0] != release:
                yield rule, (change,), ()


def _uplift_limit(scenario: Tree, places: Places) -> Iterator[Case]:
    for specification in scenario["policy"]["uplifts_per_year"]:
        years = Counter(_go_live(scenario, release).year for release in _carriers(scenario, places, specification))
        for year, count in years.items():
            limit = most_uplifts(scenario, specification, year)
            if limit != "unlimited" and count > limit:
                yield "uplift-limit", (specification, str(year)), ()


def most_uplifts(scenario: Tree, specification: str, year: int) -> Any:
    limits = scenario["policy"]["uplifts_per_year"][specification]
    return limits[str(year)] if str(year) in limits else limits.get("default", 1)


def _release_load(scenario: Tree, places: Places) -> Iterator[Case]:
    for release in scenario["releases"]:
        for name, capacity in release["capacity"].items():
            used = 0
            for change, (where, option) in places.items():
                if where == release["id"]:
                    modification = _named(scenario, "modifications", change)
                    used += name in touched(scenario, modification, option)
                    used += {**modification["load"], **_option(modification, option).get("load", {})}.get(name, 0)
            if used > capacity:
                yield "release-load", (release["id"], name), ()


def _release_budget(scenario: Tree, places: Places) -> Iterator[Case]:
    for release in scenario["releases"]:
        if "budget" in release and cost(scenario, release, places) > Decimal(release["budget"]):
            yield "release-budget", (release["id"],), ()


def cost(scenario: Tree, release: Tree, places: Places) -> Decimal:
    """In pounds: what goes in, each specification touched once, and once the release if anything is no mere text."""
    costs = scenario["policy"].get("costs", {"uplifts": {}, "release": None})
    paid = Decimal(0)
    shared: set[str] = set()
    for change, (where, option) in places.items():
        if where == release["id"]:
            modification = _named(scenario, "modifications", change)
            paid += Decimal(_option(modification, option).get("cost", modification.get("cost", "0")))
            shared |= touched(scenario, modification, option) | ({"dcc"} if dcc_systems(modification) else set())
    prices = {**costs["uplifts"], "dcc": release.get("fixed_cost", costs["release"])}
    return paid + sum(Decimal(prices.get(thing) or "0") for thing in sorted(shared))


def _left_out(scenario: Tree, places: Places) -> int:
    return sum(weight(scenario, one) for one in planned(scenario) if one["id"] not in places)


def _lateness(scenario: Tree, places: Places) -> int:
    late = 0
    for change, (release, _) in places.items():
        modification = _named(scenario, "modifications", change)
        if modification["target"]:
            days = (_go_live(scenario, release) - _go_live(scenario, modification["target"])).days
            late += weight(scenario, modification) * max(days, 0)
    return late


def _gbcs_split(scenario: Tree, places: Places) -> int:
    fullest: dict[int, int] = {}
    for release, count in _carriers(scenario, places, "gbcs").items():
        year = _go_live(scenario, release).year
        fullest[year] = max(fullest.get(year, 0), count)
    return sum(fullest.values())


def _changes(scenario: Tree, places: Places) -> int:
    if not scenario["baseline"]:
        home = {one["id"]: one["target"] for one in scenario["modifications"] if one["target"]}
    else:
        home = {change: release for release, scope in scenario["baseline"].items() for change in scope}
    names = {one["id"] for one in planned(scenario)}
    return sum(places.get(change, (None, None))[0] != release for change, release in home.items() if change in names)


def _carriers(scenario: Tree, places: Places, specification: str) -> Counter[str]:
    """The releases that carry a specification, with how many changes of it each has."""
    return Counter(
        release
        for change, (release, option) in places.items()
        if specification in touched(scenario, _named(scenario, "modifications", change), option)
    )


def touched(scenario: Tree, modification: Tree, option: str | None) -> set[str]:
    impacts = {**modification["impacts"], **_option(modification, option).get("impacts", {})}
    counted = ("yes", "unknown") if scenario["policy"]["unknown_impacts"] == "assume-yes" else ("yes",)
    return {name for name, impact in impacts.items() if impact in counted}


def dcc_systems(modification: Tree) -> bool:
    if modification["dcc_systems"] is not None:
        return bool(modification["dcc_systems"])
    return any(set(one["impacts"].values()) - {"no"} for one in (modification, *modification["options"]))


def cut_off(scenario: Tree, modification: Tree, release: str, option: str | None) -> date:
    """Go-live less the longest lead time, moved back to a Working Day."""
    kinds = ["documents", *(["dcc_systems"] if dcc_systems(modification) else [])]
    kinds += touched(scenario, modification, option)
    lead_times = []
    for side in ("dcc", "party"):
        own = (_option(modification, option).get("lead_time") or {}).get(side)
        own = own or (modification["lead_time"] or {}).get(side)
        lead_times += [own] if own else [scenario["policy"]["lead_times"][kind][side] for kind in kinds]
    return _working_day_until(min(_moved(_go_live(scenario, release), lead_time, -1) for lead_time in lead_times))


@cache
def _moved(day: date, duration: str, direction: int) -> date:
    amount, unit = duration.split()
    if unit.startswith("day"):
        return day + direction * int(amount) * DAY
    if unit == "WD":
        for _ in range(int(amount)):
            day += direction * DAY
            while not _is_working_day(day):
                day += direction * DAY
        return day
    months = day.year * 12 + day.month - 1 + direction * int(amount)
    for day_of_month in range(day.day, 0, -1):  # a month too short for the day gives its last day
        try:
            return date(months // 12, months % 12 + 1, day_of_month)
        except ValueError:
            continue
    raise AssertionError("every month has a day")


def _working_day_until(day: date) -> date:
    while not _is_working_day(day):
        day -= DAY
    return day


@cache
def _is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def planned(scenario: Tree) -> list[Tree]:
    return [one for one in scenario["modifications"] if _is_planned(one["decision"])]


def _is_planned(decision: Any) -> bool:
    return decision is None or (decision != "unknown" and not decision["withdrawn"] and not decision["rejected"])


def _committed_to(modification: Tree) -> str | None:
    decision = modification["decision"]
    return decision["release"] if isinstance(decision, dict) else None


def _option(modification: Tree, option: str | None) -> Tree:
    return next((one for one in modification["options"] if one["id"] == option), {})


def weight(scenario: Tree, modification: Tree) -> int:
    return int(scenario["policy"]["priority_weights"][modification["priority"]])


def _named(scenario: Tree, key: str, name: str) -> Tree:
    return next(one for one in scenario[key] if one["id"] == name)


def _go_live(scenario: Tree, release: str) -> date:
    return _day(_named(scenario, "releases", release)["go_live"])


@cache
def _day(text: str) -> date:
    return date.fromisoformat(text)
