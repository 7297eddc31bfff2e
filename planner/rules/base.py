"""A rule author's whole world: what a rule is, and what it may ask of the model."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal, NamedTuple, Protocol, TypeAlias

from models import Clause, Kind, Modification, Plan, Release, Scenario, Source, Violation
from planner.facts import placed
from planner.problem import Change, Mode, Problem, Slot

Expression: TypeAlias = Any
"""A linear expression over the decisions: add, subtract, multiply by a number, compare with ==, <= or >=.

CP-SAT's own, which is not named here so that a rule loads without the solver.
"""

Relation: TypeAlias = Any
"""A comparison of expressions."""


class PlanModel(Protocol):
    """The decisions of a plan as expressions, each 0 or 1."""

    @property
    def problem(self) -> Problem:
        """The problem that is modelled."""

    def placed(self, change: Change, slot: Slot, mode: Mode | None = None) -> Expression:
        """1 where the change goes in that release, in that mode if one is given."""

    def placed_by(self, change: Change, slot: Slot | None, mode: Mode | None = None) -> Expression:
        """1 where the change goes in that release or one before it; 0 for no slot."""

    def is_placed(self, change: Change, mode: Mode | None = None) -> Expression:
        """1 where the change goes in any release, 0 where it is left out."""

    def carries(self, specification: str, slot: Slot) -> Expression:
        """At least 1 where a change placed in that release touches the specification, or changes ``DCC_SYSTEMS``."""

    def enforce(self, relation: Relation, *, because: Clause) -> None:
        """Hold the relation, unless the clause is waived; in explanations, give it up with its clause."""


class Rule(ABC):
    """A rule of release planning: posted to the model, and checked on a plan, from the same words."""

    id: ClassVar[str]
    """Kebab-case, the name of its file."""
    title: ClassVar[str]
    """A sentence that a Panel member would say."""
    source: ClassVar[Source]
    """The document that it comes from, or "assumption"."""
    kind: ClassVar[Kind]
    """Who could grant an exception."""
    granted_by: ClassVar[str] = ""
    """The same in words, where the Code names somebody else than its kind says."""
    told_by: ClassVar[Literal["clause", "found", "both"]] = "both"
    """What tells why a change cannot be somewhere: what a clause says, what was found to break it, or only the two."""
    counts: ClassVar[bool] = False
    """Whether it is about how much is carried in all, not about single changes and their links."""

    @abstractmethod
    def apply(self, model: PlanModel) -> None:
        """Post the rule to the model: for each ..., because ..."""

    def is_negotiable(self, scenario: Scenario, clause: Clause) -> bool:
        """Whether anybody could give the clause up at all."""
        return self.kind != "structure"

    def way_out(self, scenario: Scenario, violation: Violation) -> str:
        """What would make the violation none, as a noun phrase: "It would take ..."."""
        return f"an exception from this: {violation.clause.says}"

    @abstractmethod
    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        """The clauses that a plan breaks, found in the scenario alone and without the model."""


Key: TypeAlias = tuple[str, str]
"""What a count is of, such as a release and a load's name."""


class Counted(NamedTuple):
    """What one placed change adds to a count."""

    release: str
    amount: int
    option: str | None = None
    """How it is built, for what changes share and is counted once."""


class CountingRule(Rule):
    """A rule that limits a count: its check adds up what each placement contributes, and judges each count.

    Contributions are said one by one so that a plan in the making can be judged without counting all of it again.
    """

    counts = True

    @abstractmethod
    def counted(
        self, scenario: Scenario, modification: Modification, option: str | None, release: Release
    ) -> Iterator[tuple[Key, int]]:
        """The counts that a placement adds to, and how much."""

    @abstractmethod
    def judge(self, scenario: Scenario, key: Key, counted: Mapping[str, Counted]) -> Violation | None:
        """The violation, if a count is over its limit; by modification, what each adds."""

    def check(self, scenario: Scenario, plan: Plan) -> Iterator[Violation]:
        """Count everything, then judge every count."""
        counts: defaultdict[Key, dict[str, Counted]] = defaultdict(dict)
        for modification, option, release in placed(scenario, plan):
            for key, amount in self.counted(scenario, modification, option, release):
                counts[key][modification.id] = Counted(release.id, amount, option)
        for key in sorted(counts):
            if violation := self.judge(scenario, key, counts[key]):
                yield violation
