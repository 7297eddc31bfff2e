"""Write docs/rules.md from the rules and goals themselves: ``make docs``."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from models import Kind
from planner.explain.words import KINDS
from planner.goals import GOALS
from planner.rules import RULES

RULES_PAGE = Path(__file__).parent / "rules.md"

EXCEPTIONS: dict[Kind, str] = {
    "fact": "nobody",
    "code": "the Authority or the Panel",
    "policy": "the Authority or the Panel",
    "choice": "the planner",
    "structure": "nobody",
}

HEAD = """\
# Rules and goals

<!-- Written by `make docs` from planner/rules and planner/goals: change those, not this page. -->

What each rule does with a scenario's data is in the [scenario format](scenario-format.md), its formula in
[the model](model.md). What `R1` to `R19` stand for is in the [glossary](glossary.md).
"""

RULES_HEAD = """\
## Rules

A plan keeps every rule, but for clauses that a waiver lifts. A rule that counts is about how much a release or a year
carries in all; the others are about single changes and their links.
"""

GOALS_HEAD = """\
## Goals

Most important first; each is kept at its best while the next is improved. A scenario may reorder them.
"""


def rules_page() -> str:
    """The whole page."""
    rules = _table(
        ("id", "says", "kind", "who could grant an exception", "source", "counts"),
        (
            (
                f"`{rule.id}`",
                rule.title,
                KINDS[rule.kind],
                EXCEPTIONS[rule.kind],
                ", ".join(filter(None, (rule.source.document, rule.source.section))),
                "yes" if rule.counts else "no",
            )
            for rule in RULES
        ),
    )
    goals = _table(
        ("rank", "id", "as little as possible of", "unit"),
        ((str(rung), f"`{goal.id}`", goal.title, goal.unit) for rung, goal in enumerate(GOALS, start=1)),
    )
    return "\n".join((HEAD, RULES_HEAD, rules, GOALS_HEAD, goals))


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    RULES_PAGE.write_text(rules_page(), encoding="utf-8")
