"""What shows itself: a line where it is looked at; the page that the command line prints where it is printed."""

from abc import ABC, abstractmethod
from functools import singledispatch


def counted(count: int, word: str, plural: str = "") -> str:
    """ "1 day", "2 days"."""
    return f"{count:,} {word if count == 1 else plural or word + 's'}"


@singledispatch
def as_html(_answer: object) -> str | None:
    """An answer as HTML; None where nobody has registered how it is shown, as ``planner.api`` does for every answer."""
    return None


@singledispatch
def as_text(_answer: object) -> str | None:
    """The same as plain text."""
    return None


class Shown(ABC):
    """What a notebook shows by itself, and ``print`` as text."""

    __slots__ = ()

    @property
    @abstractmethod
    def in_short(self) -> str:
        """What it comes to, in a few words."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.in_short}>"

    def __str__(self) -> str:
        return as_text(self) or repr(self)

    def _repr_html_(self) -> str | None:
        return as_html(self)
