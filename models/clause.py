"""Clauses: one rule said about particular things, the unit that every answer speaks in."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["fact", "code", "policy", "choice", "structure"]
"""Who could grant an exception: the Authority (code), the Panel (policy), the planner (choice). A fact would have to be
other than it is, and what a plan is (structure) nobody can waive."""

Place = tuple[str | int, ...]
"""Where a scenario says something, by names: ("modifications", "MP090", "decision")."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from; the document "assumption" says that it is ours."""

    document: str
    section: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.document, self.section) if part)


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule about particular things; two clauses are the same where rule and things are."""

    rule: str
    about: tuple[str, ...]
    says: str = field(compare=False)
    at: Place = field(compare=False, default=())
    """Where the scenario says so."""
    within: tuple[str, ...] = field(compare=False, default=())
    """The things that one case of it is about besides, which a waiver may name: a release, a modification."""
    kind: Kind | None = field(compare=False, default=None)
    """Who could grant an exception to this one, where that is not as with its rule."""
    granted_by: str = field(compare=False, default="")
    """The same in words, where it is not as with its rule."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A clause that a plan breaks, and the fact that breaks it, with its numbers."""

    clause: Clause
    found: str
    by: int | None = None
    """By how much, where that is a number: days late, or what there is too much of."""
