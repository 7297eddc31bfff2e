"""The best plan under answers to open questions."""

from collections.abc import Iterator

from models import Infeasible, Plan, Planned, Scenario
from models.unknowns import Changed, Effect, Replies, Reply
from planner.lapse import lapse
from planner.problem import Problem
from planner.questions.replies import Meaning, answered, documents_only, meaning
from planner.questions.study import Study
from planner.solver import Question
from planner.verify import verify


class AnsweredPlans:
    """The best plan under answers, each worked out once."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self._found: dict[Meaning, Planned | Infeasible] = {}
        self._effects: dict[Replies, Effect] = {}

    def best(self, replies: Replies) -> Planned | Infeasible | None:
        """The one plan that is shown under these answers; None where that was not established."""
        if not self.study.base.unique:
            return None  # an equally good plan may come out another time: no difference would mean anything
        scenario = answered(self.study.scenario, replies)
        meant = meaning(self.study.scenario, scenario, replies)
        if not meant:
            return self.study.base
        if meant not in self._found:
            found = self._searched(replies, scenario)
            if found is None:
                return None
            self._found[meant] = found
        return self._found[meant]

    def _searched(self, replies: Replies, scenario: Scenario) -> Planned | Infeasible | None:
        wider = list(self._with_an_option_left_open(replies))
        for best, chosen in wider:
            if isinstance(best, Infeasible) or _allows(chosen, best.plan):
                return best
        if self.study.budget.is_over:
            return None
        floors = next((_values(best) for best, _ in wider if isinstance(best, Planned)), {})
        known = _known(scenario, self._present(replies))
        found = self.study.best(Question(floors=floors), known, Problem(scenario))
        return found if isinstance(found, Infeasible) or (isinstance(found, Planned) and found.unique) else None

    def _with_an_option_left_open(self, replies: Replies) -> Iterator[tuple[Planned | Infeasible, Reply]]:
        """The best plans under all answers but one that chooses an option: it only forbids some of the plans."""
        for reply in replies:
            if reply.question.specification is None:
                found = self.best(tuple(other for other in replies if other != reply))
                if found is not None:
                    yield found, reply

    def _present(self, replies: Replies) -> Plan:
        """The present plan, built with the options answered."""
        plan = self.study.base.plan
        for question, says in replies:
            placement = plan.placements.get(question.modification)
            if question.specification is None and placement:
                plan = plan.with_placement(question.modification, placement._replace(option=says))
        return plan

    def effect(self, replies: Replies) -> Effect | None:
        """What becomes of the plan; None where that was not established."""
        if replies not in self._effects:
            found = self.best(replies)
            if found is None:
                return None
            self._effects[replies] = self._effect(replies, found)
        return self._effects[replies]

    def _effect(self, replies: Replies, found: Planned | Infeasible) -> Effect:
        scenario = answered(self.study.scenario, replies)
        planned = found if isinstance(found, Planned) else None
        asked = {reply.question.modification for reply in replies if reply.question.specification is None}
        moves = tuple(Changed(*move) for move in self.study.base.plan.moves_to(planned.plan)) if planned else ()
        options = tuple(_options(self.study.base.plan, planned.plan, asked)) if planned else ()
        is_same = planned is not None and not moves and not options
        return Effect(
            planned=planned,
            moves=moves,
            options=options,
            present=None if is_same else verify(scenario, self._present(replies)),
            documents_only=tuple(documents_only(self.study.scenario, scenario, replies)),
        )


def _allows(chosen: Reply, plan: Plan) -> bool:
    """Whether the option is the one built, or makes no difference: then the best plan stays possible, and the best."""
    placement = plan.placements.get(chosen.question.modification)
    return placement is None or placement.option == chosen.says


def _values(found: Planned) -> dict[str, int]:
    return {goal.goal: goal.value for goal in found.goals}


def _known(scenario: Scenario, present: Plan) -> Plan | None:
    """A plan to start from."""
    if not verify(scenario, present).violations:
        return present
    rolled = lapse(scenario)
    return None if rolled.violations else rolled.plan


def _options(before: Plan, after: Plan, asked: set[str]) -> Iterator[Changed]:
    """What is built otherwise, by id; what the answers choose is no news."""
    for name, placement in sorted(after.placements.items()):
        present = before.placements.get(name)
        option = present.option if present else None
        if placement.option != option and name not in asked:
            yield Changed(name, option, placement.option)
