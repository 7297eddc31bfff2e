"""Clauses: one rule said about particular things, the unit that every answer speaks in."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["fact", "code", "policy", "choice", "structure"]
"""Who could grant an exception: the Authority or Panel (code, policy), the planner (choice), else nobody."""

Place = tuple[str | int, ...]
"""Where a scenario says something, by names: ("modifications", "MP090", "decision")."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from; the document "assumption" says that it is ours."""

    document: str
    section: str = ""

    def __str__(self) -> str:
        return f"{self.document} {self.section}".rstrip()


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule about particular things; two clauses are the same where rule and things are."""

    rule: str
    about: tuple[str, ...]
    says: str = field(compare=False)
    at: Place = field(compare=False, default=())


@dataclass(frozen=True, slots=True)
class Violation:
    """A clause that a plan breaks, and the fact that breaks it, with its numbers."""

    clause: Clause
    found: str
