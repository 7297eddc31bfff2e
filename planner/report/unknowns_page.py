"""What becomes of the plan with each answer to what is open: the document and the page of ``secplan unknowns``."""

from collections.abc import Iterator

from models import Outcome, Planned, Scenario
from models.base import Data
from models.rows import Because, GoalChangeRow, MoveRow, Provenance, ScenarioRef
from models.unknowns import Answered, Effect, OpenQuestion, Reply, Unknowns, Verdict
from planner.calendar import format_date
from planner.explain.unknowns import (
    combined_words,
    condition,
    own_first,
    question_name,
    sentences,
    together_words,
    verdict,
)
from planner.explain.words import capital, counted
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.document import provenance_row, scenario_ref
from planner.report.placements import because

UNKNOWNS_FORMAT = "secplan.unknowns/1"

MOST_IN_A_CELL = 3
"""Changes that a cell of the table names."""


class OptionChangeRow(Data):
    """A modification that is built with another solution option than before."""

    modification: str
    before: str | None
    after: str | None


class EffectRow(Data):
    """What becomes of the plan."""

    verdict: Verdict
    moves: tuple[MoveRow, ...]
    options: tuple[OptionChangeRow, ...]
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


def unknowns_document(outcome: Outcome, found: Unknowns, seconds: float = 0.0) -> UnknownsDocument:
    """The document of an answer."""
    base, together = _base(outcome), found.combinations
    return UnknownsDocument(
        scenario=scenario_ref(outcome.scenario),
        questions=question_rows(base, found),
        combinations=tuple(_combination_row(base, one) for one in together.interacting),
        combinations_untold=together.untold,
        combinations_looked_at=together.count - together.open,
        not_established=tuple(_not_established(base, found)),
        provenance=provenance_row(seconds),
    )


def _base(outcome: Outcome) -> Planned:
    assert isinstance(outcome.answer, Planned), "only a plan is asked about"
    return outcome.answer


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
        options=tuple(OptionChangeRow(**change._asdict()) for change in effect.options) if effect else (),
        because=tuple(map(because, effect.present.violations)) if effect and effect.present else (),
        documents_only=effect.documents_only if effect else (),
        goals=tuple(_goal_rows(base, effect)) if effect else (),
    )


def _goal_rows(base: Planned, effect: Effect) -> Iterator[GoalChangeRow]:
    for old, new in zip(base.goals, effect.planned.goals, strict=True) if effect.planned else ():
        yield GoalChangeRow(goal=new.goal, unit=new.unit, before=old.value, after=new.value, proven=new.proven)


def _not_established(base: Planned, found: Unknowns) -> Iterator[str]:
    if found.open and not base.unique:
        yield "which plan is the one best plan: that comes before all else"
    yield from (f"what becomes of the plan {condition(reply)}" for reply in found.open)
    if found.combinations.open:
        yield f"whether answers interact in {found.combinations.open:,} of {found.combinations.count:,} combinations"
    if found.combinations.pairs_only:
        yield "whether three or more answers interact: there are too many combinations to look at"


def unknowns_page(outcome: Outcome, found: Unknowns, document: UnknownsDocument, file: str) -> Page:
    """The page: verdict, table, argument, combinations, what was not established."""
    scenario, base = outcome.scenario, _base(outcome)
    return [
        Heading(f"Open answers: {scenario.title or scenario.name}"),
        Paragraph(f"{verdict(found)} Scenario {scenario.name} ({file}), as of {format_date(scenario.as_of)}."),
        *_table(found),
        *section("What each answer does to the plan", list(sentences(scenario, base, found))),
        *_together(scenario, found),
        *section("Not established in the time given", [f"{capital(one)}." for one in document.not_established]),
    ]


def _table(found: Unknowns) -> Iterator[Block]:
    if found.questions:
        rows = [_cells(answered.replies[0], answered) for answered in found.singles]
        yield Table(("Question", "Answer", "The plan then"), rows)


def _cells(reply: Reply, answered: Answered) -> tuple[str, str, str]:
    present = " (as planned)" if reply.is_present else ""
    return capital(question_name(reply.question)), f"{reply.says}{present}", _plan_cell(answered)


def _plan_cell(answered: Answered) -> str:
    """What changes, by ids."""
    if answered.effect is None or answered.verdict != "changed":
        return "the same" if answered.verdict == "same" else answered.verdict
    moves = own_first(answered.replies, answered.effect.moves)
    said = [f"{name} in {after or 'no release'}, not {before or 'left out'}" for name, before, after in moves]
    said += [f"{name} with option {after}" for name, _, after in answered.effect.options]
    rest = len(said) - MOST_IN_A_CELL
    return "; ".join([*said[:MOST_IN_A_CELL], *([f"{counted(rest, 'more change')}"] if rest > 0 else [])])


def _together(scenario: Scenario, found: Unknowns) -> Iterator[Block]:
    told = [combined_words(scenario, answered) for answered in found.combinations.interacting]
    yield from section("Answers that interact: together they do something else than each by itself", told)
    yield from map(Paragraph, together_words(found.combinations))
