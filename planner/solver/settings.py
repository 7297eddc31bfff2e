"""How long to search, with how many workers, and who is told of the progress."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a search stands."""

    stage: str
    best: int | None
    bound: int | None
    seconds: float
    """Since the search began."""
    news: str = ""
    """A sentence that is established now, if there is one."""


Observer = Callable[[Progress], None]


def ignore(_progress: Progress) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Settings:
    """None of these changes a proved plan, only how soon it is found."""

    seconds: float | None = 60.0
    """For the whole search; None for as long as it takes."""
    workers: int = 1
    seed: int = 0
    observer: Observer = ignore

    def __post_init__(self) -> None:
        if self.seconds is not None and not self.seconds >= 0:
            raise ValueError(f"seconds are none or more, and not {self.seconds:g}; None is for as long as it takes")
        if self.workers < 1:
            raise ValueError(f"at least 1 worker searches, and not {self.workers}")

    def after(self, seconds: float) -> "Settings":
        """The same, with so much of the time used up."""
        return self if self.seconds is None else replace(self, seconds=max(0.0, self.seconds - seconds))


@dataclass(slots=True)
class Budget:
    """What is left of the time for a search."""

    settings: Settings
    started: float = field(default_factory=time.monotonic)
    interrupted: bool = False

    @property
    def spent(self) -> float:
        """Seconds since the search began."""
        return time.monotonic() - self.started

    @property
    def left(self) -> float:
        """Seconds left; none after an interruption."""
        if self.interrupted:
            return 0.0
        return float("inf") if self.settings.seconds is None else max(0.0, self.settings.seconds - self.spent)

    @property
    def is_over(self) -> bool:
        """Whether the search has to stop."""
        return self.left <= 0.0
