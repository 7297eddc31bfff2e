"""What a rule posts: where an edit leaves that as it is, the rule forbids what it forbade."""

from planner.problem import Problem
from planner.rules.base import Rule
from planner.solver.model import CpPlanModel


def posted(problem: Problem, rule: Rule) -> frozenset[str]:
    """The relations of one rule, as text; the same text says the same, in problems with the same changes and slots."""
    model = CpPlanModel(problem)
    before = len(model.cp.proto.constraints)
    rule.apply(model)
    return frozenset(str(relation) for relation in list(model.cp.proto.constraints)[before:])
