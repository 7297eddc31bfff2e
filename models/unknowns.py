"""What nobody knows yet, and what becomes of the plan with each answer."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from models.answer import Planned
from models.base import Specification
from models.outcome import Outcome, Verified
from models.shown import Shown

Verdict = Literal["same", "changed", "no plan exists", "not established"]
"""What an answer does to the plan; not established stands for: there was no time to find out."""


class OpenQuestion(NamedTuple):
    """Something about a modification that the scenario leaves open."""

    modification: str
    specification: Specification | None
    """Whether it is impacted; None for the question which solution option is built."""
    answers: tuple[str, ...]
    """Ids of options; or yes and no."""
    present: str | None
    """The answer that the plan counts on; None for the option of a modification that it leaves out."""


class Reply(NamedTuple):
    """One answer to an open question."""

    question: OpenQuestion
    says: str

    @property
    def is_present(self) -> bool:
        """Whether the plan counts on it."""
        return self.says == self.question.present


Replies = tuple[Reply, ...]
"""Answers that hold together, at most one to a question, in the order of the questions."""


class Changed(NamedTuple):
    """The release, or the option, that a modification has before and after; None for none."""

    modification: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of the plan."""

    planned: Planned | None
    """The best plan under the answers; None where no plan exists."""
    moves: tuple[Changed, ...]
    """The modifications that go elsewhere, by id."""
    options: tuple[Changed, ...]
    """The modifications that are built with another option, by id; not those whose option is one of the answers."""
    present: Verified | None
    """What the present plan, built with the options answered, would break and be worth; None where it is the plan."""
    documents_only: tuple[str, ...]
    """The modifications that, with these answers, do not change the DCC Systems after all."""

    @property
    def verdict(self) -> Verdict:
        """Whether the plan is the same."""
        if self.planned is None:
            return "no plan exists"
        return "changed" if self.moves or self.options else "same"


@dataclass(frozen=True, slots=True)
class Answered:
    """What becomes of the plan with an answer, or with several together."""

    replies: Replies
    effect: Effect | None
    """None where that was not established."""

    @property
    def verdict(self) -> Verdict:
        """Whether the plan is the same."""
        return self.effect.verdict if self.effect else "not established"


@dataclass(frozen=True, slots=True)
class Combinations:
    """What was found out about answers that are given together."""

    count: int = 0
    """How many there were to look at."""
    interacting: tuple[Answered, ...] = ()
    """The smallest ones whose plan is not what the single answers say together; the first of them."""
    untold: int = 0
    """How many more such there are."""
    open: int = 0
    """Of how many it was not established."""
    pairs_only: bool = False
    """Whether three and more answers together were left out: there are too many."""


@dataclass(frozen=True, slots=True, repr=False)
class Unknowns(Shown):
    """For every open question: does the plan depend on the answer?"""

    outcome: Outcome = field(compare=False)
    """The plan that is asked about."""
    questions: tuple[OpenQuestion, ...]
    singles: tuple[Answered, ...]
    """Every answer to every question, by itself."""
    combinations: Combinations = Combinations()
    """Of several answers; none where only single ones were asked for."""
    interrupted: bool = False
    """Whether somebody stopped it; what is not established then may be easy to establish."""

    @property
    def open(self) -> tuple[Reply, ...]:
        """The answers of which it was not established what becomes of the plan."""
        return tuple(single.replies[0] for single in self.singles if single.effect is None)

    def answers_to(self, question: OpenQuestion) -> list[Answered]:
        """What becomes of the plan with each answer to a question."""
        return [single for single in self.singles if single.replies[0].question == question]

    def depends_on(self, question: OpenQuestion) -> bool | None:
        """Whether the plan depends on the answer; None where that was not established."""
        verdicts = {single.verdict for single in self.answers_to(question)}
        if verdicts & {"changed", "no plan exists"}:
            return True
        return None if "not established" in verdicts else False

    @property
    def in_short(self) -> str:
        """How many questions are open, and on how many the plan depends."""
        depends = sum(bool(self.depends_on(question)) for question in self.questions)
        return f"{len(self.questions)} open in {self.outcome.scenario.name}, the plan depends on {depends}"
