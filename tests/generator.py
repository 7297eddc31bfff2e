"""Generated scenarios of any size, with the shares of impacts and dependencies that the papers have; seeded."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

import yaml

from models import SPECIFICATIONS, Release, Scenario, sec_releases
from models.policy import Policy
from planner.calendar import calendar_for

Tree = dict[str, Any]

AS_OF = date(2019, 1, 2)
LONG_AGO = date(2018, 1, 2)
YEARS = (2019, 2028)
"""With lead times of at most 12 months, every cut-off is within the table of bank holidays."""
SEC = ("feb", "jun", "nov")
JUNE_AND_NOVEMBER = ("jun", "nov")


def generate(
    modifications: int = 1000,
    releases: int = 12,
    tight: float | None = None,
    seed: int = 0,
    months: Sequence[str] = SEC,
) -> Scenario:
    """A scenario for which a plan exists.

    Parameters
    ----------
    tight
        What each release can carry of GBCS changes and of effort, in even shares of all there is; None for no limit.
    months
        The releases of a year. With ``JUNE_AND_NOVEMBER`` every release carries everything.
    """
    return Scenario.model_validate(tree(modifications, releases, tight, seed, months))


def as_yaml(scenario: Tree) -> str:
    """The text of the scenario's file."""
    return yaml.safe_dump(scenario, sort_keys=False)


def tree(
    modifications: int = 1000,
    releases: int = 12,
    tight: float | None = None,
    seed: int = 0,
    months: Sequence[str] = SEC,
) -> Tree:
    """The same as plain data, as a file says it."""
    offered = [one for one in sec_releases(*YEARS) if one.id[:3] in months][:releases]
    drafts = _drafts(offered, modifications, Random(seed))
    listed = [draft.tree for draft in drafts]
    return {
        "format": "secplan.scenario/1",
        "name": f"generated-{modifications}-{len(offered)}-{tight or 'loose'}-{seed}",
        "as_of": AS_OF.isoformat(),
        "releases": [_release(one, offered, listed, tight) for one in offered],
        "modifications": listed,
        "pins": [
            {"modification": draft.tree["id"], "release": draft.home.id, "why": "mandated"}
            for draft in drafts
            if draft.is_pinned
        ],
    }


@dataclass
class _Draft:
    """A modification on its way: where it goes if all goes well, and what nothing else may contradict."""

    tree: Tree
    home: Release
    is_pinned: bool = False
    is_free: bool = field(default=True)
    """It takes part in planning, and is not fixed to a release."""


def _drafts(releases: list[Release], count: int, random: Random) -> list[_Draft]:
    """Ids follow time roughly, as the numbers of modifications do."""
    by_time = sorted(range(count), key=lambda number: number + random.uniform(-0.1, 0.1) * count)
    home = {number: releases[rank * len(releases) // count] for rank, number in enumerate(by_time)}
    drafts: list[_Draft] = []
    for number in range(count):
        draft = _draft(f"MP{number + 1:04}", home[number], releases, random)
        if draft.is_free:
            draft.tree |= _links(draft, [one for one in drafts[-40:] if one.is_free], random)
        drafts.append(draft)
    return drafts


def _draft(name: str, near: Release, releases: list[Release], random: Random) -> _Draft:
    impacts = _impacts(random)
    is_dcc = impacts is not None
    home = _home(near, releases, impacts)
    draft = _Draft({"id": name, "dcc_systems": is_dcc, "impacts": impacts or {}}, home)
    draft.tree["priority"] = random.choices(["high", "standard", "low"], [15, 60, 25])[0]
    draft.tree["load"] = {"effort_days": random.randint(10, 120) if is_dcc else random.randint(1, 5)}
    if random.random() < 0.9:
        draft.tree["target"] = home.id
    _decide(draft, random)
    if draft.is_free and is_dcc and random.random() < 0.075:  # 5 % of all
        draft.tree["options"] = _options(draft.tree, random)
    return draft


def _impacts(random: Random) -> dict[str, str] | None:
    """None for a change of documents only, a third of all."""
    if random.random() < 1 / 3:
        return None
    shares = {"gbcs": 1 / 2, "duis": 1 / 6, "ch_firmware": 1 / 4}
    impacts: dict[str, str] = {name: "yes" for name in SPECIFICATIONS if random.random() < shares[name]}
    if random.random() < 0.03:
        impacts[random.choice(SPECIFICATIONS)] = "unknown"
    return impacts


def _home(near: Release, releases: list[Release], impacts: dict[str, str] | None) -> Release:
    """The nearest release that carries such a change: for an uplift, the last one of a year that carries it."""
    fitting = releases
    if impacts is not None:
        fitting = [one for one in releases if "dcc-systems" in one.carries] or releases
    if impacts and impacts.keys() & {"duis", "ch_firmware"}:
        fitting = list({one.year: one for one in fitting}.values())
    return min(fitting, key=lambda one: abs(one.go_live - near.go_live))


def _decide(draft: _Draft, random: Random) -> None:
    """Most are decided in time for their home; one in seven slips; few are fixed, wait for a date or ended."""
    is_late = random.random() < 0.15
    days = random.randint(5, 200) if is_late else -random.randint(0, 150)
    decided_on = max(LONG_AGO, _cut_off(draft) + timedelta(days))
    draft.tree["decision"] = {"approved" if decided_on < AS_OF else "expected": decided_on.isoformat()}
    match random.choices(["free", "pinned", "committed", "ended", "waiting"], [95, 1, 2, 1, 1])[0]:
        case "pinned" if not is_late:
            draft.is_pinned, draft.is_free = True, False
        case "committed":
            draft.tree["decision"] = {"approved": LONG_AGO.isoformat(), "release": draft.home.id}
            draft.is_free = False
        case "ended":
            draft.tree["decision"] = {"withdrawn": AS_OF.isoformat()}
            draft.is_free = False
        case "waiting":
            draft.tree["decision"] = "unknown"
            draft.is_free = False
        case _:
            pass  # free, or pinned but late, which would leave no plan


def _cut_off(draft: _Draft) -> date:
    """Its home's, by the default lead times."""
    kinds = ["documents", *(["dcc_systems"] if draft.tree["dcc_systems"] else []), *draft.tree["impacts"]]
    lead_times = [getattr(Policy().lead_times, kind) for kind in kinds]
    durations = [duration for lead_time in lead_times for duration in (lead_time.dcc, lead_time.party)]
    return calendar_for("england-and-wales").cut_off(draft.home.go_live, *durations)


def _options(modification: Tree, random: Random) -> list[Tree]:
    """A cheap one without a DUIS uplift, and a dear one with it, or the other way round."""
    loads = sorted(random.randint(10, 120) for _ in range(2))
    random.shuffle(loads)
    impacts = modification["impacts"]
    return [
        {"id": "head-end", "impacts": impacts | {"duis": "yes"}, "load": {"effort_days": loads[0]}},
        {"id": "device", "impacts": impacts | {"duis": "no"}, "load": {"effort_days": loads[1]}},
    ]


def _links(draft: _Draft, before: list[_Draft], random: Random) -> Tree:
    """To earlier ids only, so that there is no cycle."""
    if not before:
        return {}
    links: Tree = {}
    if random.random() < 0.15:
        links["needs"] = [one.tree["id"] for one in random.sample(before, min(len(before), random.randint(1, 2)))]
    rare = random.choices(["after", "together", "apart", "excludes", None], [20, 15, 15, 5, 945])[0]
    other = random.choice(before)
    if rare == "together":
        alike = [one for one in before if one.home == draft.home and one.tree["impacts"] == draft.tree["impacts"]]
        other = random.choice(alike) if alike else draft
    if rare is not None and other is not draft:
        links[rare] = [other.tree["id"]]
    return links


def _release(release: Release, offered: list[Release], listed: list[Tree], tight: float | None) -> Tree:
    said = release.model_dump(mode="json", include={"id", "title", "go_live", "carries"})
    if tight is None:
        return said
    dcc = [one for one in listed if one["dcc_systems"]]
    documents = [one for one in listed if not one["dcc_systems"]]
    for_dcc = sum("dcc-systems" in one.carries for one in offered)
    gbcs = sum("gbcs" in one["impacts"] for one in dcc) / for_dcc
    effort = _effort(documents) / len(offered)
    if "dcc-systems" in release.carries:
        effort += _effort(dcc) / for_dcc
    return said | {"capacity": {"gbcs": round(tight * gbcs), "effort_days": round(tight * effort)}}


def _effort(listed: list[Tree]) -> int:
    return sum(one["load"]["effort_days"] for one in listed)
