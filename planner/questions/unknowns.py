"""Whether the plan depends on what nobody knows yet: unknown impacts, and options that are not decided."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import combinations, product
from math import prod

from models import Scenario
from models.unknowns import Answered, Changed, Combinations, Effect, OpenQuestion, Replies, Unknowns
from planner.explain.unknowns import answer_words
from planner.questions.answered_plans import AnsweredPlans
from planner.questions.progress import answered_one_by_one, told
from planner.questions.replies import never_matters, open_questions, replies_to
from planner.questions.study import Study

MOST_COMBINATIONS = 64
"""Where there are more, only pairs of answers are looked at."""

MOST_TOLD = 12
"""Combinations that are told one by one."""


def unknowns(study: Study) -> Unknowns:
    """Every open question with all its answers, and the answers that interact."""
    return _in_full(study, list(open_questions(study.scenario, study.base.plan)))


def unknowns_of(study: Study, name: str) -> Unknowns:
    """The same for what is open about one modification."""
    every = open_questions(study.scenario, study.base.plan)
    return _in_full(study, [question for question in every if question.modification == name])


def single_answers(study: Study) -> Unknowns:
    """Every open question with all its answers, each by itself."""
    questions = list(open_questions(study.scenario, study.base.plan))
    return _singly(AnsweredPlans(study), questions, news=lambda _: "")  # another question was asked


def _in_full(study: Study, questions: list[OpenQuestion]) -> Unknowns:
    plans = AnsweredPlans(study)
    scenario, base = study.scenario, study.base
    found = _singly(plans, questions, news=lambda answered: answer_words(scenario, base, answered))
    together = _together(plans, questions)
    return replace(found, combinations=together, interrupted=study.budget.interrupted)


def _singly(plans: AnsweredPlans, questions: list[OpenQuestion], news: Callable[[Answered], str]) -> Unknowns:
    budget = plans.study.budget
    every: list[Replies] = [(reply,) for question in questions for reply in replies_to(question)]
    answered_one_by_one(
        budget,
        every,
        "unknowns, answers",
        lambda replies: Answered(replies, plans.effect(replies)),
        news,
    )
    # What needs no search is established even where there was no time.
    singles = tuple(Answered(replies, plans.effect(replies)) for replies in every)
    return Unknowns(plans.study.outcome, tuple(questions), singles, interrupted=budget.interrupted)


def _together(plans: AnsweredPlans, questions: list[OpenQuestion]) -> Combinations:
    every, pairs_only = _combinations(plans.study.scenario, questions)
    found = _Interactions(plans)
    for replies in told(plans.study.budget, every, "unknowns, combinations"):
        found.look_at(replies)
    return Combinations(
        count=len(every),
        interacting=tuple(found.interacting[:MOST_TOLD]),
        untold=len(found.interacting[MOST_TOLD:]),
        open=len(every) - found.settled,
        pairs_only=pairs_only,
    )


def _combinations(scenario: Scenario, questions: list[OpenQuestion]) -> tuple[list[Replies], bool]:
    """Two and more answers together, the fewest first; pairs only, where that would be too many."""
    matter = [[reply for reply in replies_to(one) if not never_matters(scenario, reply)] for one in questions]
    by_question = [replies for replies in matter if replies]
    count = prod(1 + len(replies) for replies in by_question) - 1 - sum(map(len, by_question))
    largest = len(by_question) if count <= MOST_COMBINATIONS else 2
    every = [
        replies
        for size in range(2, largest + 1)
        for asked in combinations(by_question, size)
        for replies in product(*asked)
    ]
    return every, len(every) < count


class _Interactions:
    """The smallest combinations of answers whose plan is not what the single answers say together."""

    def __init__(self, plans: AnsweredPlans) -> None:
        self._plans = plans
        self.interacting: list[Answered] = []
        self.settled = 0
        self._unsettled: list[Replies] = []

    def look_at(self, replies: Replies) -> None:
        """Take one up if it is one; those that it contains have to be looked at before."""
        if _contains_any(replies, [one.replies for one in self.interacting]):
            self.settled += 1
            return
        effect = None if _contains_any(replies, self._unsettled) else self._plans.effect(replies)
        singles = [single for reply in replies if (single := self._plans.effect((reply,)))]
        if effect is None or len(singles) < len(replies):
            self._unsettled.append(replies)
            return
        self.settled += 1
        if interact(replies, singles, effect):
            self.interacting.append(Answered(replies, effect))


def _contains_any(replies: Replies, others: Iterable[Replies]) -> bool:
    return any(set(other) <= set(replies) for other in others)


def interact(replies: Replies, singles: list[Effect], together: Effect) -> bool:
    """Whether the plan is not what the single answers say together: everything where one of them has it, else still."""
    if any(single.planned is None for single in singles):
        return together.planned is not None
    if together.planned is None:
        return True
    moves = _composed(change for single in singles for change in single.moves)
    if moves is None or moves != _composed(together.moves):
        return True
    chosen = {reply.question.modification for reply in replies if reply.question.specification is None}
    no_news = chosen | {name for name, release in moves.items() if release is None}
    options = (change for single in singles for change in single.options if change.modification not in no_news)
    return _composed(options) != _composed(together.options)


def _composed(changes: Iterable[Changed]) -> dict[str, str | None] | None:
    """All that changes, by modification; None where one change contradicts another."""
    after: dict[str, str | None] = {}
    for change in changes:
        if after.setdefault(change.modification, change.after) != change.after:
            return None
    return after
