"""A scenario as its file has it, read by the words of the format: its short forms and its defaults, said once more.

What the data says of itself is shared by the model and the checks; here is none of it. Given is what a YAML reader
makes of a file: plain data, be it text as it stands or numbers and true.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

Tree = Mapping[str, Any]

DAY = timedelta(days=1)
LEAD_TIMES = {
    "documents": {"dcc": "0 months", "party": "2 months"},
    "dcc_systems": {"dcc": "6 months", "party": "3 months"},
    "gbcs": {"dcc": "9 months", "party": "6 months"},
    "duis": {"dcc": "12 months", "party": "6 months"},
    "ch_firmware": {"dcc": "12 months", "party": "6 months"},
}
UPLIFTS = {"duis": 1, "ch_firmware": 1, "gbcs": "unlimited"}
WEIGHTS = {"high": 9, "standard": 3, "low": 1}
GOALS = ("left-out", "lateness", "gbcs-split", "uplifts", "changes", "earliness")
DECISIONS = ("expected", "approved", "withdrawn", "rejected", "release")
UNITS = {"month": "months", "months": "months", "wd": "WD", "day": "days", "days": "days"}


def read(raw: Tree) -> dict[str, Any]:
    """All that rules and goals ask of a scenario, with nothing left out and one form for each thing."""
    said = _said(raw)
    return {
        "as_of": str(said["as_of"]),
        "policy": _policy(said.get("policy", {})),
        "releases": [_release(one) for one in _releases(said["releases"])],
        "modifications": [_modification(one) for one in said["modifications"]],
        "pins": said.get("pins", []),
        "waivers": said.get("waivers", []),
        "baseline": said.get("baseline", {}),
        "goals": said.get("goals", GOALS),
    }


def _said(value: Any) -> Any:
    """Without the keys that have no value."""
    if isinstance(value, Mapping):
        return {str(key): _said(one) for key, one in value.items() if one not in (None, "", "null", "~")}
    return [_said(one) for one in value] if isinstance(value, list | tuple) else value


def _policy(said: Tree) -> dict[str, Any]:
    given = said.get("lead_times", {})
    costs = said.get("costs", {})
    return {
        "lead_times": {kind: {**usual, **_durations(given.get(kind, {}))} for kind, usual in LEAD_TIMES.items()},
        "uplifts_per_year": {
            name: _limits(said.get("uplifts_per_year", {}).get(name, usual)) for name, usual in UPLIFTS.items()
        },
        "unknown_impacts": said.get("unknown_impacts", "assume-yes"),
        "priority_weights": WEIGHTS | {name: int(weight) for name, weight in said.get("priority_weights", {}).items()},
        "costs": {
            "uplifts": {name: _pounds(amount) for name, amount in costs.get("uplifts", {}).items()},
            "release": _pounds(costs["release"]) if "release" in costs else None,
        },
    }


def _limits(said: Any) -> dict[str, Any]:
    """By year: one number is for every year, and a year of which nothing is said has the default, or 1."""
    by_year = {"default": 1, **said} if isinstance(said, Mapping) else {"default": said}
    return {year: limit if limit == "unlimited" else int(limit) for year, limit in by_year.items()}


def _releases(said: list[Tree]) -> Iterator[Tree]:
    """Those that are listed, with what they leave to be generated; and those that are generated and not listed."""
    listed = {one["id"] for one in said if "id" in one}
    years = [year for one in said if "generate" in one for year in _years(one["generate"])]
    regular = {made["id"]: made for year in years for made in _regular(year)}
    for one in said:
        if "generate" in one:
            made = (made for year in _years(one["generate"]) for made in _regular(year))
            yield from (release for release in made if release["id"] not in listed)
        else:
            yield {**regular.get(one["id"], {}), **one}


def _years(said: Tree) -> range:
    return range(int(said["from"]), int(said["until"]) + 1)


def _regular(year: int) -> Iterator[Tree]:
    """The last Thursdays of February and June, and the first of November."""
    end_of_february, end_of_june, november = date(year, 3, 1) - DAY, date(year, 6, 30), date(year, 11, 1)
    yield {"id": f"feb-{year}", "go_live": _thursday(end_of_february, -DAY), "carries": ["documents"]}
    yield {"id": f"jun-{year}", "go_live": _thursday(end_of_june, -DAY)}
    yield {"id": f"nov-{year}", "go_live": _thursday(november, DAY)}


def _thursday(day: date, step: timedelta) -> str:
    while day.isoweekday() != 4:
        day += step
    return day.isoformat()


def _release(said: Tree) -> dict[str, Any]:
    money = {key: _pounds(said[key]) for key in ("budget", "fixed_cost") if key in said}
    return {
        "id": said["id"],
        "go_live": str(said["go_live"]),
        "carries": said.get("carries", ["dcc-systems", "documents"]),
        "dcc_baseline": str(said["dcc_baseline"]) if "dcc_baseline" in said else None,
        "capacity": {name: int(most) for name, most in said.get("capacity", {}).items()},
        **money,
    }


def _modification(said: Tree) -> dict[str, Any]:
    return {
        "id": said["id"],
        "dcc_systems": _yes(said["dcc_systems"]) if "dcc_systems" in said else None,
        "decision": _decision(said.get("decision")),
        "target": said.get("target"),
        "priority": said.get("priority", "standard"),
        "after": [_after(link) for link in said.get("after", [])],
        **{link: said.get(link, []) for link in ("needs", "together", "apart", "excludes")},
        "options": [{"id": one["id"], **_built(one)} for one in said.get("options", [])],
        "option": said.get("option"),
        **_built(said),
    }


def _built(said: Tree) -> dict[str, Any]:
    """What a modification says of how it is built, as each of its options may."""
    return {
        "impacts": {name: _impact(impact) for name, impact in said.get("impacts", {}).items()},
        "load": {name: int(amount) for name, amount in said.get("load", {}).items()},
        "lead_time": _durations(said.get("lead_time", {})),
        **({"cost": _pounds(said["cost"])} if "cost" in said else {}),
    }


def _decision(said: Any) -> Any:
    if said == "forecast":
        return dict.fromkeys(DECISIONS)  # when that is, is not for whoever reads the file to say
    if not isinstance(said, Mapping):
        return said
    return {name: str(said[name]) if name in said else None for name in DECISIONS}


def _after(said: Any) -> Tree:
    return {"id": said, "gap": "0 days"} if isinstance(said, str) else {"gap": "0 days", **said, **_durations(said)}


def _durations(said: Tree) -> dict[str, str]:
    """Those among its values, each as a number and a unit."""
    return {name: _duration(said[name]) for name in ("dcc", "party", "gap") if name in said}


def _duration(said: str) -> str:
    amount, unit = said.split()
    return f"{amount} {UNITS[unit.lower()]}"


def _yes(said: Any) -> bool:
    return str(said).lower() in ("yes", "true")


def _impact(said: Any) -> str:
    return {"true": "yes", "false": "no"}.get(str(said).lower(), str(said).lower())


def _pounds(said: Any) -> Decimal:
    return Decimal(str(said).replace("£", "").replace(",", ""))
