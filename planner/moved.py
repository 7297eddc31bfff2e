"""Why each modification is elsewhere in one plan than in another: from both scenarios and the rules' own checks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from models import Modification, Placement, Plan, Release, Scenario, Violation
from models.moved import Moved
from planner.draft import COUNTING, Draft
from planner.facts import options_of, placed
from planner.goals import ladder_of
from planner.rules import RULE_OF
from planner.rules.base import Key


def moved(before: Scenario, plan_before: Plan, after: Scenario, plan_after: Plan) -> tuple[Moved, ...]:
    """Every modification of both scenarios that is elsewhere or built otherwise, by id, with the cause."""
    names = sorted(before.modification_of.keys() & after.modification_of.keys())
    two = _Two(_Side(before, plan_before), _Side(after, plan_after))
    return tuple(
        two.cause_of(name) for name in names if plan_before.placements.get(name) != plan_after.placements.get(name)
    )


@dataclass(frozen=True)
class _Side:
    """A plan in its scenario."""

    scenario: Scenario
    plan: Plan

    @cached_property
    def draft(self) -> Draft:
        """The plan, never placed in."""
        return Draft(self.scenario, self.plan)

    def is_planned(self, name: str) -> bool:
        """Whether it takes part."""
        return self.scenario.modification_of[name].is_planned

    def broken_by(self, name: str, there: Placement) -> tuple[Violation, ...]:
        """What it breaks in a release with all others where they are, with the option that breaks least."""
        if there.release not in self.scenario.release_of:
            return ()
        options = options_of(self.scenario.modification_of[name])
        kept = [there.option] if there.option in options else options
        tries = [tuple(self.draft.broken_by({name: Placement(there.release, option)})) for option in kept]
        return min(tries, key=len)

    def has_no_room_for(self, name: str, there: Placement) -> bool:
        """Whether it is too much for a release by itself, with nothing else planned at all."""
        alone = Draft(self.scenario, Plan({})).broken_by({name: there})
        return any(RULE_OF[one.clause.rule].counts for one in alone)

    def counting(self, violation: Violation, name: str, there: Placement) -> set[str]:
        """Who else counts for what is counted there, where a rule that counts is broken."""
        rule = next(one for one in COUNTING if one.id == violation.clause.rule)
        release = self.scenario.release_of.get(there.release)
        if release is None:
            return set()

        def keys(other: Modification, option: str | None, elsewhere: Release) -> set[Key]:
            return {key for key, _ in rule.counted(self.scenario, other, option, elsewhere)}

        own = keys(self.scenario.modification_of[name], there.option, release)
        return {
            other.id
            for other, option, elsewhere in placed(self.scenario, self.plan)
            if other.id != name and not own.isdisjoint(keys(other, option, elsewhere))
        }


@dataclass(frozen=True)
class _Two:
    """Both sides."""

    before: _Side
    after: _Side

    def cause_of(self, name: str) -> Moved:
        """Why it has moved."""
        here, there = self.before.plan.placements.get(name), self.after.plan.placements.get(name)
        if not self.after.is_planned(name):
            return Moved(name, here, there, "takes no part")
        if not self.before.is_planned(name):
            return Moved(name, here, there, "takes part")
        broken = self.after.broken_by(name, here) if here else ()
        if here and broken:
            return self._forced(Moved(name, here, there, "fact", broken))
        freed = self.before.broken_by(name, there) if there else ()
        if freed:
            return Moved(name, here, there, "freed", freed)
        return self._chosen(Moved(name, here, there, "ties"))

    def _forced(self, moved: Moved) -> Moved:
        """It cannot stay where it was: because of itself, of what it goes with, or of who takes the room.

        Others are to blame where nothing else keeps it from there: what is late by itself would move without them.
        """
        name, here, there, broken = moved.modification, moved.before, moved.after, moved.because
        assert here is not None, "only what was somewhere cannot stay there"
        linked = [self._others_in(one, name) for one in broken]
        counts = [one for one in broken if RULE_OF[one.clause.rule].counts]
        if all(linked):
            return Moved(name, here, there, "carried along", broken, tuple(sorted(set().union(*linked))))
        if len(counts) < len(broken) or self.after.has_no_room_for(name, here):
            return moved
        return Moved(name, here, there, "pushed", broken, tuple(sorted(self._pushing(name, here, counts))))

    def _others_in(self, broken: Violation, name: str) -> set[str]:
        """The other modifications that a clause is about."""
        return (self.after.scenario.modification_of.keys() - {name}) & set(broken.clause.about)

    def _pushing(self, name: str, here: Placement, counts: list[Violation]) -> Iterator[str]:
        """Who takes the room: those who count there now and did not before, or, where nobody is new, all."""
        now = {other for one in counts for other in self.after.counting(one, name, here)}
        then = {other for one in counts for other in self.before.counting(one, name, here)}
        yield from now - then or now

    def _chosen(self, moved: Moved) -> Moved:
        """No rule forbids either place: a goal settles it, or the order of ties."""
        scenario, plan = self.after.scenario, self.after.plan
        back = plan.with_placement(moved.modification, self._where_it_was(moved))
        for goal in ladder_of(scenario):
            stays, goes = goal.value(scenario, back), goal.value(scenario, plan)
            if stays != goes:
                name, here, there = moved.modification, moved.before, moved.after
                return Moved(name, here, there, "goal", goal=goal.id, stays=stays, goes=goes)
        return moved

    def _where_it_was(self, moved: Moved) -> Placement | None:
        """With an option that there still is."""
        here = moved.before
        if here is None:
            return None
        options = options_of(self.after.scenario.modification_of[moved.modification])
        return here if here.option in options else here._replace(option=options[0])
