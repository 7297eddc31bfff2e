"""Rows about a plan: where each modification goes, and what each goal comes to, there and in another plan."""

from collections.abc import Iterator

from models import GoalValue, Placement, Plan, Planned, Scenario
from models.rows import Because, GoalChangeRow, GoalRow, PlacementRow
from planner.draft import Draft
from planner.facts import cut_off, days_in_hand, options_of, planned
from planner.report.documents.common import because


def placement_rows(scenario: Scenario, plan: Plan) -> Iterator[PlacementRow]:
    """One for each modification that takes part, by id."""
    draft = Draft(scenario, plan)
    for modification in planned(scenario):
        placement = plan.placements.get(modification.id)
        release = scenario.release_of[placement.release] if placement else None
        target = scenario.release_of.get(modification.target or "")
        last_day = cut_off(scenario, modification, placement.option, release) if placement and release else None
        lapsed = target is not None and (release is None or release.go_live > target.go_live)
        yield PlacementRow(
            modification=modification.id,
            option=placement.option if placement else None,
            target=modification.target,
            release=release.id if release else None,
            decision=modification.decided_on,
            cut_off=last_day,
            slack_days=days_in_hand(last_day, modification.decided_on),
            lapsed=lapsed,
            because=would_break(draft, modification.id, modification.target) if lapsed and modification.target else (),
        )


def would_break(draft: Draft, modification_id: str, release: str) -> tuple[Because, ...]:
    """What would break if it alone were put in that release, with the option that breaks least, and by least."""
    options = options_of(draft.scenario.modification_of[modification_id])
    tries = [draft.broken_by({modification_id: Placement(release, option)}) for option in options]
    least = min(tries, key=lambda found: (len(found), sum(one.by or 0 for one in found)))
    return tuple(map(because, least))


def goal_rows(answer: Planned) -> tuple[GoalRow, ...]:
    """One for each goal of the ladder."""
    return tuple(
        GoalRow(goal=goal.goal, value=goal.value, bound=goal.bound, unit=goal.unit, proven=goal.proven)
        for goal in answer.goals
    )


def goal_changes(base: Planned, planned: Planned) -> tuple[GoalChangeRow, ...]:
    """Each goal of the ladder, in one plan and in another."""
    return tuple(goal_change(before, after) for before, after in zip(base.goals, planned.goals, strict=True))


def goal_change(before: GoalValue, after: GoalValue) -> GoalChangeRow:
    """One goal before and after."""
    return GoalChangeRow(goal=after.goal, unit=after.unit, before=before.value, after=after.value, proven=after.proven)
