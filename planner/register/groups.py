"""Kinds that no cell holds as a whole: their values have cells of their own."""

from dataclasses import dataclass

from models.base import Data
from planner.register.kinds import Kind


@dataclass(frozen=True, slots=True)
class Group(Kind):
    """Keys that a model knows."""

    model: type[Data]


@dataclass(frozen=True, slots=True)
class ByName(Kind):
    """Values by name."""

    value: Kind
    names: tuple[str, ...] = ()
    """All that there may be; empty where any may be."""


@dataclass(frozen=True, slots=True)
class Several(Kind):
    """A list of groups, or of lists."""

    item: Kind
