"""Going through a long list: telling how far it is and what is known already, and stopping in time."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from planner.solver import Budget, Progress

Item = TypeVar("Item")
Answer = TypeVar("Answer")


def told(budget: Budget, items: Sequence[Item], stage: str) -> Iterator[Item]:
    """The items one by one, for as long as there is time."""
    for index, item in enumerate(items):
        if not budget.is_over:
            tell(budget, f"{stage}: {index} of {len(items)}")
        if budget.is_over:
            return
        yield item


def answered_one_by_one(
    budget: Budget,
    items: Sequence[Item],
    stage: str,
    answer: Callable[[Item], Answer],
    news: Callable[[Answer], str],
) -> list[Answer]:
    """The answer for each item, told as soon as it is known; fewer where time runs out."""
    answers = []
    for item in told(budget, items, stage):
        answers.append(answer(item))
        if not budget.is_over:
            tell(budget, f"{stage}: {len(answers)} of {len(items)}", news(answers[-1]))
    return answers


def tell(budget: Budget, stage: str, news: str = "") -> None:
    """Tell where it stands, and hear a Ctrl-C."""
    try:
        budget.settings.observer(Progress(stage, None, None, budget.spent, news))
    except KeyboardInterrupt:
        budget.interrupted = True
