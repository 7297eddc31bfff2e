"""A modification where the plan does not have it: what that costs, or why it is impossible."""

from models import Clause, Conflict, Infeasible, Line, Planned, Violation
from models.why import Elsewhere
from planner.questions.study import Study
from planner.rules import RULE_OF
from planner.solver import Question, argued_conflicts


def elsewhere(study: Study, name: str, release: str | None) -> Elsewhere:
    """The best plan that has it there, or what keeps it from there."""
    tries = [broken for _, broken in study.alone(name, release)]
    fewest = min(tries, key=len)
    alone = tuple(fewest)
    if own := _its_own(study, name, tries):
        return Elsewhere(release, possible=False, alone=alone, conflicts=tuple(map(_conflict_of_one, own)))
    answer = study.best_with(name, release)
    match answer:
        case Planned():
            return Elsewhere(release, possible=True, alone=alone, planned=answer)
        case Infeasible():
            question = Question(asked={name: release})
            conflicts = tuple(argued_conflicts(study.problem, question, study.budget))
            return Elsewhere(release, possible=False, alone=alone, conflicts=conflicts)
        case _:
            return Elsewhere(release, possible=None, alone=alone)


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


def _conflict_of_one(violation: Violation) -> Conflict:
    return Conflict((Line(violation.clause),), minimal=True, fails=violation.found)
