"""What keeps decisions from their cut-offs: the misses that are left where a step takes its target and no longer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from models import Modification, Placement, Scenario
from planner.facts import cut_off, options_of
from planner.odds.days import Days
from planner.risk.draws import Drawn
from planner.risk.walk import Amounts, Ways


@dataclass(frozen=True)
class Watched:
    """A cut-off that a modification has to make."""

    modification: str
    release: str
    option: str | None
    last_day: int
    """Its number in the table of days."""


@dataclass(frozen=True)
class Cause:
    """A step, or what steps share."""

    name: str
    is_shared: bool

    def taken_away(self, ways: Ways) -> Amounts:
        """Durations without it: no longer than the target where it has set them."""

        def shortened(step: str, drawn: Drawn) -> Days:
            if not self.is_shared and step != self.name:
                return drawn.amounts
            takes = ways.scenario.governance.steps[step].takes
            assert takes is not None, "what is drawn takes time"
            least: Days = np.minimum(drawn.amounts, takes.target.amount)
            return np.where(drawn.by_cause, least, drawn.amounts) if self.is_shared else least

        return shortened


def watched(scenario: Scenario, ways: Ways, modification: Modification, placement: Placement | None) -> Watched | None:
    """The cut-off for the release that the plan has it in, with the option there; else for its target."""
    release = placement.release if placement else modification.target
    if release is None:
        return None
    options = [placement.option] if placement else options_of(modification)
    found = [(cut_off(scenario, modification, option, scenario.release_of[release]), option) for option in options]
    if any(last_day is None for last_day, _ in found):
        return None
    last_day, option = max((day, option or "") for day, option in found if day is not None)
    return Watched(modification.id, release, option or None, ways.table.number(last_day))


def causes(ways: Ways, modifications: list[Modification]) -> Iterator[Cause]:
    """What can make decisions late: each step that spreads and is still to come, then what they share."""
    to_come = {step for one in modifications for step in ways.left(one)}
    unsure = [step for step, spread in ways.spreads.items() if step in to_come and not spread.is_sure]
    yield from (Cause(step, is_shared=False) for step in unsure)
    cause = ways.scenario.governance.shared_cause
    if cause.correlation and set(unsure) & set(cause.steps):
        yield Cause(cause.name, is_shared=True)


def misses_without(
    ways: Ways, cut_offs: Mapping[str, Watched], modifications: list[Modification], cause: Cause
) -> dict[str, int]:
    """By modification, the draws that miss the cut-off even so."""
    amounts = cause.taken_away(ways)
    return {
        one.id: int((ways.decisions(one, amounts) > cut_offs[one.id].last_day).sum())
        for one in modifications
        if one.id in cut_offs
    }
