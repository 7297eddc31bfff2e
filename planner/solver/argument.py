"""A conflict as an argument: from what is asked, clause by clause, to the one that then fails."""

from collections.abc import Iterator, Sequence

from models import Clause, Conflict, Line, Placement, Plan, Scenario, Violation
from planner.facts import options_of
from planner.problem import Change, Problem
from planner.rules import RULE_OF, RULES
from planner.rules.waivers import waiver_for
from planner.solver.conflict import STAGE, ClauseSet
from planner.solver.guarded import Guarded

LONGEST = 16
"""Lines of an argument of which each says what it leaves; in a longer one nobody would read it."""


def argued(guarded: Guarded, found: ClauseSet) -> Conflict:
    """The clauses in the order of an argument, with what each leaves, and how the last one fails."""
    ordered = _ordered(found.clauses, list(guarded.question.asked))
    if not found.minimal or len(ordered) > LONGEST:
        return Conflict(tuple(map(Line, ordered)), found.minimal)
    lines = [Line(clause, leaves) for clause, leaves in zip(ordered, _narrowed(guarded, ordered), strict=True)]
    return Conflict(tuple(lines), found.minimal, _failure(guarded, ordered))


def _ordered(clauses: Sequence[Clause], asked: list[str]) -> list[Clause]:
    """Each clause after one that it shares a modification with, as far as can be; what counts comes last.

    What fixes a single change comes before what links it with others, so that each line builds on those before it.
    """
    rank = {rule.id: index for index, rule in enumerate(RULES)}
    left = sorted(clauses, key=lambda one: (RULE_OF[one.rule].counts, len(one.about), rank[one.rule], one.about))
    reached = set(asked)
    ordered: list[Clause] = []
    while left:
        following = next((one for one in left if _is_near(one, reached)), left[0])
        left.remove(following)
        ordered.append(following)
        reached.update(following.about)
    return ordered


def _is_near(clause: Clause, reached: set[str]) -> bool:
    return not RULE_OF[clause.rule].counts and not reached.isdisjoint(clause.about)


def _narrowed(guarded: Guarded, ordered: list[Clause]) -> Iterator[tuple[tuple[str, tuple[str | None, ...]], ...]]:
    """What each line leaves of the releases of the changes that it is about; the last leaves nothing.

    Only the changes that the argument is about are looked at: what it leaves of them is then no less than what it
    leaves in the whole problem, and the proof that the last line fails is another one.
    """
    scenario = guarded.problem.scenario
    single = [clause for clause in ordered if not RULE_OF[clause.rule].counts]
    names = {name for clause in single for name in clause.about} | guarded.question.asked.keys()
    few = Guarded(
        Problem(scenario.restricted_to(names & scenario.modification_of.keys())), guarded.question, guarded.budget
    )
    for index, clause in enumerate(ordered):
        said = [one for one in ordered[: index + 1] if one in few.guards]
        about = [few.problem.change_of[name] for name in clause.about if name in few.problem.change_of]
        is_last = index + 1 == len(ordered)
        yield () if is_last or clause not in few.guards else tuple((one.id, _places(few, said, one)) for one in about)


def _places(few: Guarded, clauses: list[Clause], change: Change) -> tuple[str | None, ...]:
    """Where a change can go if these clauses hold; None stands for left out."""
    model = few.model
    where = [(slot.release.id, model.placed(change, slot) == 1) for slot in few.problem.slots]
    places = [*where, (None, model.is_placed(change) == 0)]
    return tuple(place for place, relation in places if few.can_hold(clauses, relation, stage=STAGE) is not False)


def _failure(guarded: Guarded, ordered: list[Clause]) -> str:
    """How the last clause is broken by a plan that keeps the others and places no more than it must."""
    if not ordered:
        return ""
    *others, last = ordered
    model = guarded.model
    model.cp.minimize(sum(model.is_placed(change) for change in guarded.problem.changes))
    found = guarded.holding(others, stage=STAGE, cp_model_presolve=True)
    model.cp.clear_objective()
    return _told(guarded.problem.scenario, others, last, model.plan(found.values)) if found.has_solution else ""


def _told(scenario: Scenario, others: list[Clause], last: Clause, plan: Plan) -> str:
    """How the plan breaks the last clause; with the solution options that break it by least."""
    plans = [
        plan,
        *(other for other in _with_other_options(scenario, last, plan) if not _broken(scenario, other, others)),
    ]
    ways = [violation for one in plans for violation in _broken(scenario, one, [last])]
    return min(ways, key=lambda violation: violation.by or 0).found if ways else ""


def _with_other_options(scenario: Scenario, clause: Clause, plan: Plan) -> Iterator[Plan]:
    """The plan, with what the clause is about built in another way."""
    for name in clause.about:
        if placement := plan.placements.get(name):
            for option in options_of(scenario.modification_of[name]):
                yield plan.with_placement(name, Placement(placement.release, option))


def _broken(scenario: Scenario, plan: Plan, clauses: list[Clause]) -> list[Violation]:
    """How a plan breaks these clauses, where nobody waived that."""
    found = (violation for rule in {one.rule for one in clauses} for violation in RULE_OF[rule].check(scenario, plan))
    return [one for one in found if one.clause in clauses and waiver_for(scenario, one.clause) is None]
