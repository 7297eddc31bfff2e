"""A modification where the plan does not have it: what that costs, or why it is impossible."""

from dataclasses import replace

from models import Clause, Conflict, Infeasible, Line, Planned, Violation
from models.why import Elsewhere
from planner.questions.study import Study
from planner.rules import RULE_OF
from planner.solver import Question, argued_conflicts


def elsewhere(study: Study, name: str, release: str | None) -> Elsewhere:
    """The best plan that has it there, or what keeps it from there."""
    tried = list(study.alone(name, release))
    tries = [broken for _, broken in tried]
    fewest = min(tries, key=len)
    alone = tuple(fewest)
    if own := _its_own(study, name, tries):
        return Elsewhere(release, possible=False, alone=alone, conflicts=tuple(map(_conflict_of_one, own)))
    answer = study.best_with(name, release, tried)
    match answer:
        case Planned():
            return Elsewhere(release, possible=True, alone=alone, planned=answer)
        case Infeasible():
            return with_every_conflict(study, name, Elsewhere(release, possible=False, alone=alone))
        case _:
            return Elsewhere(release, possible=None, alone=alone)


def with_every_conflict(study: Study, name: str, there: Elsewhere) -> Elsewhere:
    """All that keeps it from there, as far as conflicts have nothing in common."""
    found = argued_conflicts(study.problem, Question(asked={name: there.release}), study.budget)
    of_one = {conflict.clauses: conflict for conflict in there.conflicts}
    told = [of_one.get(conflict.clauses) or _as_found(conflict, there.alone) for conflict in found]
    return replace(there, conflicts=tuple(told))


def _its_own(study: Study, name: str, tries: list[list[Violation]]) -> list[Violation]:
    """What forbids it there by itself, with any option and wherever other changes go: no search is needed."""
    others = study.problem.change_of.keys() - {name}
    in_each = set.intersection(*({violation.clause for violation in broken} for broken in tries))
    own = [clause for clause in in_each if others.isdisjoint(clause.about) and not RULE_OF[clause.rule].counts]
    return [_least(clause, tries) for clause in sorted(own, key=lambda clause: (clause.rule, clause.about))]


def _least(clause: Clause, tries: list[list[Violation]]) -> Violation:
    """How it is broken with the option that breaks least besides, and then breaks it by least."""
    ways = [(len(broken), one) for broken in tries for one in broken if one.clause == clause]
    return min(ways, key=lambda way: (way[0], way[1].by or 0))[1]


def _as_found(conflict: Conflict, alone: tuple[Violation, ...]) -> Conflict:
    """A conflict of one clause fails as it does where the plan has the others: that is what a reader can look up."""
    found = [violation.found for violation in alone if conflict.clauses == (violation.clause,)]
    return replace(conflict, fails=found[0]) if found else conflict


def _conflict_of_one(violation: Violation) -> Conflict:
    return Conflict((Line(violation.clause),), minimal=True, fails=violation.found)
