"""Going through a long list: telling how far it is, and stopping in time."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from planner.solver import Budget, Progress

Item = TypeVar("Item")


def told(budget: Budget, items: Sequence[Item], stage: str) -> Iterator[Item]:
    """The items one by one, for as long as there is time."""
    for index, item in enumerate(items):
        tell(budget, f"{stage}: {index} of {len(items)}")
        if budget.is_over:
            return
        yield item


def tell(budget: Budget, stage: str) -> None:
    """Tell where it stands, and hear a Ctrl-C."""
    try:
        budget.settings.observer(Progress(stage, None, None, budget.spent))
    except KeyboardInterrupt:
        budget.interrupted = True
