"""What becomes of the plan with each answer to what is open: the document of ``secplan unknowns``."""

from collections.abc import Iterator

from models import Planned
from models.base import Data
from models.rows import Because, GoalChangeRow, MoveRow, Provenance, ScenarioRef
from models.unknowns import Answered, OpenQuestion, Unknowns, Verdict
from planner.explain.unknowns import condition
from planner.report.documents.common import base_of, because, provenance_row, scenario_ref
from planner.report.documents.placements import goal_changes

UNKNOWNS_FORMAT = "secplan.unknowns/1"


class EffectRow(Data):
    """What becomes of the plan."""

    verdict: Verdict
    moves: tuple[MoveRow, ...]
    options: tuple[MoveRow, ...]
    """Not those whose option is one of the answers."""
    because: tuple[Because, ...]
    """What the present plan, with the options answered, would break."""
    documents_only: tuple[str, ...]
    """The modifications that then do not change the DCC Systems after all."""
    goals: tuple[GoalChangeRow, ...]
    """Those of the present plan, and those of the best plan under the answers."""


class AnswerRow(Data):
    """One answer by itself."""

    answer: str
    """The id of an option; or yes or no."""
    present: bool
    """Whether the plan counts on it."""
    effect: EffectRow


class QuestionRow(Data):
    """Something that is open, with every answer to it."""

    modification: str
    specification: str | None
    """Whether it is impacted; null for the question which solution option is built."""
    depends: bool | None
    """Whether the plan depends on the answer; null where that was not established."""
    answers: tuple[AnswerRow, ...]


class ReplyRow(Data):
    """One of several answers that hold together."""

    modification: str
    specification: str | None
    answer: str


class CombinationRow(Data):
    """Answers that interact: the plan is not what they say one by one."""

    answers: tuple[ReplyRow, ...]
    effect: EffectRow


class UnknownsDocument(Data):
    """The document of ``secplan unknowns --json``."""

    format: str = UNKNOWNS_FORMAT
    scenario: ScenarioRef
    questions: tuple[QuestionRow, ...]
    combinations: tuple[CombinationRow, ...]
    """The smallest ones that interact; none contains another."""
    combinations_untold: int
    """How many more of them interact."""
    combinations_looked_at: int
    not_established: tuple[str, ...]
    provenance: Provenance


def unknowns_document(found: Unknowns, seconds: float = 0.0) -> UnknownsDocument:
    """The document of an answer."""
    base, together = base_of(found.outcome), found.combinations
    return UnknownsDocument(
        scenario=scenario_ref(found.outcome.scenario),
        questions=question_rows(base, found),
        combinations=tuple(_combination_row(base, one) for one in together.interacting),
        combinations_untold=together.untold,
        combinations_looked_at=together.count - together.open,
        not_established=tuple(_not_established(base, found)),
        provenance=provenance_row(seconds),
    )


def question_rows(base: Planned, found: Unknowns) -> tuple[QuestionRow, ...]:
    """Every open question with all its answers."""
    return tuple(_question_row(base, found, question) for question in found.questions)


def _question_row(base: Planned, found: Unknowns, question: OpenQuestion) -> QuestionRow:
    return QuestionRow(
        modification=question.modification,
        specification=question.specification,
        depends=found.depends_on(question),
        answers=tuple(_answer_row(base, answered) for answered in found.answers_to(question)),
    )


def _answer_row(base: Planned, answered: Answered) -> AnswerRow:
    reply = answered.replies[0]
    return AnswerRow(answer=reply.says, present=reply.is_present, effect=_effect_row(base, answered))


def _combination_row(base: Planned, answered: Answered) -> CombinationRow:
    replies = tuple(
        ReplyRow(modification=question.modification, specification=question.specification, answer=says)
        for question, says in answered.replies
    )
    return CombinationRow(answers=replies, effect=_effect_row(base, answered))


def _effect_row(base: Planned, answered: Answered) -> EffectRow:
    effect = answered.effect
    return EffectRow(
        verdict=answered.verdict,
        moves=tuple(MoveRow(**move._asdict()) for move in effect.moves) if effect else (),
        options=tuple(MoveRow(**change._asdict()) for change in effect.options) if effect else (),
        because=tuple(map(because, effect.present.violations)) if effect and effect.present else (),
        documents_only=effect.documents_only if effect else (),
        goals=goal_changes(base, effect.planned) if effect and effect.planned else (),
    )


def _not_established(base: Planned, found: Unknowns) -> Iterator[str]:
    if found.open and not base.unique:
        yield "which plan is the one best plan: that comes before all else"
    yield from (f"what becomes of the plan {condition(reply)}" for reply in found.open)
    if found.combinations.open:
        yield f"whether answers interact in {found.combinations.open:,} of {found.combinations.count:,} combinations"
    if found.combinations.pairs_only:
        yield "whether three or more answers interact: there are too many combinations to look at"
