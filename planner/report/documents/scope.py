"""What is in scope of a release: what the plan puts there, and what was aimed at it and goes elsewhere."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from models import SPECIFICATION_NAMES, SPECIFICATIONS, Modification, Plan, Release, Scenario, Specification
from models.base import Data
from models.governance import PATHWAY_NAMES
from models.rows import Because
from planner.draft import Draft
from planner.explain.standing import standing
from planner.explain.words import listed
from planner.facts import impact_of, is_assessed, last_decision_day, options_of
from planner.report.documents.placements import would_break

Answer = Literal["yes", "no", "TBC"]
"""TBC, to be confirmed: it is unknown, or depends on a solution option that is not chosen."""


class ScopeRow(Data):
    """A change in scope of a release."""

    modification: str
    title: str
    kind: Literal["modification", "change-request"]
    path: str
    """As the papers write it; empty for what needs no decision."""
    standing: str
    """Its current status, in a sentence or two."""
    mandated_by: str
    """Of a change request that is pinned, who mandates it, where that is said."""
    home: str | None
    """The release whose scope it was in: the baseline's or, where there is none, its target."""
    release: str | None
    """Where the plan has it; none where it finds no release, or takes no part."""
    is_moved: bool
    """Whether the plan, where there is one, has it elsewhere than in the scope that it was in."""
    because: tuple[Because, ...]
    """What would break if it alone stayed in the scope that it was in."""
    dcc_systems: Answer
    impacts: dict[Specification, Answer]
    notes: tuple[str, ...]
    """What is to be confirmed, and what the plan takes it for."""


def scope(scenario: Scenario, plan: Plan | None, release: Release) -> tuple[ScopeRow, ...]:
    """The rows of a release in the order of the papers, which is that of the numbers."""
    draft = Draft(scenario, plan)
    homes = homes_in_scope(scenario)
    found = [
        one
        for one in scenario.modifications
        if release.id in (homes.get(one.id), plan.release_of(one.id) if plan else None)
    ]
    return tuple(_row(draft, one, homes.get(one.id), plan) for one in sorted(found, key=in_paper_order))


def homes_in_scope(scenario: Scenario) -> dict[str, str]:
    """The release that each change is in scope of by now: by commitment, pin, baseline or, without one, its target."""
    baselined = {name: release for release, names in (scenario.baseline or {}).items() for name in names}
    found: dict[str, str] = {}
    for one in scenario.modifications:
        pin = scenario.pin_of.get(one.id)
        scoped = baselined.get(one.id) if scenario.baseline else one.target
        home = one.committed_to or (pin.release if pin else None) or scoped
        if home and not one.is_ended:
            found[one.id] = home
    return found


def is_pending(modification: Modification) -> bool:
    """Whether its decision is still to come."""
    return modification.decision is not None and not modification.is_approved and not modification.is_ended


def latest_cut_off(scenario: Scenario, modification: Modification, release: Release) -> date | None:
    """The last day on which its decision is in time for a release, with the solution option that allows most."""
    days = [last_decision_day(scenario, modification, option, release) for option in options_of(modification)]
    return max((day for day in days if day is not None), default=None)


def in_paper_order(modification: Modification) -> tuple[int, str]:
    """By its number: the papers have SECMP0007 before MP077."""
    return number_of(modification.id), modification.id


def number_of(name: str) -> int:
    """The number in the id of a modification; 0 where there is none."""
    found = re.search(r"\d{1,9}", name)
    return int(found.group()) if found else 0


def _row(draft: Draft, modification: Modification, home: str | None, plan: Plan | None) -> ScopeRow:
    scenario = draft.scenario
    release = plan.release_of(modification.id) if plan else None
    pin = scenario.pin_of.get(modification.id)
    is_moved = plan is not None and home is not None and release != home and modification.is_planned
    return ScopeRow(
        modification=modification.id,
        title=modification.title,
        kind=modification.kind,
        path=PATHWAY_NAMES[modification.path] if modification.decision else "",
        standing=standing(scenario, modification, release or home),
        mandated_by=pin.mandated_by if pin else "",
        home=home,
        release=release,
        is_moved=is_moved,
        because=would_break(draft, modification.id, home) if is_moved and home else (),
        dcc_systems=_dcc_systems(modification),
        impacts={name: impact_answer(modification, name) for name in SPECIFICATIONS},
        notes=tuple(_notes(scenario, modification, plan)),
    )


def _dcc_systems(modification: Modification) -> Answer:
    """Said, or concluded from its impacts."""
    if modification.dcc_systems is not None:
        return "yes" if modification.dcc_systems else "no"
    answers = {impact_answer(modification, name) for name in SPECIFICATIONS}
    return "yes" if "yes" in answers else "TBC" if "TBC" in answers else "no"


def impact_answer(modification: Modification, specification: Specification) -> Answer:
    """Whether it impacts a specification, with any option that it may still be built with."""
    said = {impact_of(modification, specification, option) for option in options_of(modification)}
    if not is_assessed(modification):
        return "TBC"
    if said == {"yes"}:
        return "yes"
    return "no" if said == {"no"} else "TBC"


def _notes(scenario: Scenario, modification: Modification, plan: Plan | None) -> Iterator[str]:
    """Of each specification that is to be confirmed, on what it depends."""
    placement = plan.placements.get(modification.id) if plan else None
    if not is_assessed(modification):
        yield f"{modification.id}: nobody has said what it touches; it counts as a change of documents."
        return
    for name in SPECIFICATIONS:
        if impact_answer(modification, name) == "TBC":
            depends = _depends(scenario, modification, name, placement.option if placement else None)
            yield f"{modification.id}, {SPECIFICATION_NAMES[name]}: {'; '.join(depends)}."


def _depends(
    scenario: Scenario, modification: Modification, specification: Specification, chosen: str | None
) -> Iterator[str]:
    by_impact: dict[str, list[str]] = {}
    for option in options_of(modification):
        by_impact.setdefault(impact_of(modification, specification, option), []).append(option or "")
    if len(by_impact) > 1:
        options = [f"{impact} with {listed(names)}" for impact, names in sorted(by_impact.items(), reverse=True)]
        yield f"depends on the solution option ({', '.join(options)})"
        if chosen:
            yield f"the plan takes {chosen}"
    if "unknown" in by_impact:
        counted_as = "yes" if scenario.policy.unknown_impacts == "assume-yes" else "no"
        yield f"unknown, and counted as {counted_as}"
