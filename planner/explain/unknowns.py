"""Whether the plan depends on what nobody knows yet, in sentences."""

from collections.abc import Iterator, Sequence

from models import SPECIFICATION_NAMES, Planned, Scenario, Verified
from models.unknowns import Answered, Changed, Combinations, Effect, OpenQuestion, Replies, Reply, Unknowns
from planner.explain.things import reason, release_name
from planner.explain.why import price
from planner.explain.words import capital, counted, listed, worth
from planner.goals import GOAL_OF

MOST_TOLD = 5
"""Changes, reasons or questions that are told one by one."""

MOST_IN_A_LINE = 2
"""Answers, and changes with each, that the line on a plan's page tells."""


def question_name(question: OpenQuestion) -> str:
    """ "MP090's solution option", "SECMP0024's impact on DUIS"."""
    if question.specification is None:
        return f"{question.modification}'s solution option"
    return f"{question.modification}'s impact on {SPECIFICATION_NAMES[question.specification]}"


def condition(reply: Reply) -> str:
    """ "with event-log as MP090's solution option", "if SECMP0024 does not impact DUIS"."""
    question, says = reply
    if question.specification is None:
        return f"with {says} as {question_name(question)}"
    verb = "impacts" if says == "yes" else "does not impact"
    return f"if {question.modification} {verb} {SPECIFICATION_NAMES[question.specification]}"


def conditions(replies: Replies) -> str:
    """Answers that hold together."""
    return listed([condition(reply) for reply in replies])


def verdict(found: Unknowns) -> str:
    """Whether the plan depends on any answer."""
    if not found.questions:
        return "Nothing is open: of what is planned, every solution option is decided and no impact is unknown."
    said = []
    depends, same, unsettled = _sorted_out(found)
    if depends:
        total = _open_questions(found.questions)
        said.append(f"The plan depends on the answer to {len(depends)} of {total}: {_names(depends)}.")
    elif same:
        said.append(f"The plan is the same whatever the answer to {_any(same)} ({_names(same)}).")
    if unsettled:
        it = "it" if said else "the plan"
        said.append(f"Whether {it} depends on {_any(unsettled)} was not settled in time ({_names(unsettled)}).")
    return " ".join(said)


def _sorted_out(found: Unknowns) -> tuple[list[OpenQuestion], list[OpenQuestion], list[OpenQuestion]]:
    """The questions that the plan depends on, those that it does not, and those not settled."""
    sorted_out: dict[bool | None, list[OpenQuestion]] = {True: [], False: [], None: []}
    for question in found.questions:
        sorted_out[found.depends_on(question)].append(question)
    return sorted_out[True], sorted_out[False], sorted_out[None]


def _open_questions(questions: Sequence[OpenQuestion]) -> str:
    return counted(len(questions), "open question")


def _any(questions: Sequence[OpenQuestion]) -> str:
    """Each by itself: what several answers do together is another question."""
    return f"any one of {_open_questions(questions)}" if len(questions) > 1 else "1 open question"


def _names(questions: Sequence[OpenQuestion]) -> str:
    return _the_first([question_name(question) for question in questions])


def _the_first(said: Sequence[str], most: int = MOST_TOLD) -> str:
    """As many as can be read, and how many more there are."""
    rest = len(said) - most
    return listed([*said[:most], *([f"{rest:,} more"] if rest > 0 else [])])


def dependence(scenario: Scenario, found: Unknowns) -> str | None:
    """Whether the plan depends on any answer and how, in a line; None where nothing is open."""
    depends, _, _ = _sorted_out(found)
    if not depends:
        return verdict(found) if found.questions else None
    telling = [one for one in found.singles if one.verdict in ("changed", "no plan exists")]
    shown = [f"{conditions(one.replies)}, {_short(scenario, one)}" for one in telling[:MOST_IN_A_LINE]]
    shown += [f"{len(telling) - MOST_IN_A_LINE:,} more"] if len(telling) > MOST_IN_A_LINE else []
    left = f" ({counted(len(found.open), 'answer')} not settled in time)" if found.open else ""
    of = f"{len(depends)} of {counted(len(found.questions), 'open answer')}{left}"
    return f"The plan depends on {of}: {'; '.join(shown)}; `secplan unknowns` tells all."


def _short(scenario: Scenario, answered: Answered) -> str:
    """What becomes of the plan, without what was before."""
    if answered.effect is None or answered.verdict == "no plan exists":
        return fate(scenario, answered)
    moves = [_goes(scenario, move) for move in own_first(answered.replies, answered.effect.moves)]
    options = [_is_built(change) for change in answered.effect.options]
    return _the_first([*moves, *options], MOST_IN_A_LINE)


def fate(scenario: Scenario, answered: Answered) -> str:
    """What becomes of the plan."""
    match answered.verdict:
        case "no plan exists":
            return "no plan exists"
        case "not established":
            return "what becomes of the plan was not settled in time"
        case "same":
            return "the plan stays as it is"
        case "changed":
            return _the_first(list(_changes(scenario, answered)))


def _changes(scenario: Scenario, answered: Answered) -> Iterator[str]:
    """What goes elsewhere or is built otherwise."""
    assert answered.effect is not None, "only what was established is told"
    for move in own_first(answered.replies, answered.effect.moves):
        before = release_name(scenario, move.before) if move.before else "being left out"
        yield f"{_goes(scenario, move)} instead of {before if move.after else f'going in {before}'}"
    for change in answered.effect.options:
        yield f"{_is_built(change)} instead of {change.before}" if change.before else _is_built(change)


def own_first(replies: Replies, moves: Sequence[Changed]) -> list[Changed]:
    """First what the answers are about."""
    asked = {reply.question.modification for reply in replies}
    return sorted(moves, key=lambda move: move.modification not in asked)


def _goes(scenario: Scenario, move: Changed) -> str:
    return f"{move.modification} {f'goes in {release_name(scenario, move.after)}' if move.after else 'is left out'}"


def _is_built(change: Changed) -> str:
    return f"{change.modification} is built with its solution option {change.after}"


def sentences(scenario: Scenario, base: Planned, found: Unknowns) -> Iterator[str]:
    """Every question: in one sentence where the plan does not depend on it, else answer by answer."""
    for question in found.questions:
        if found.depends_on(question) is False:
            yield f"{question_name(question)}: the plan is the same whatever the answer."
        else:
            yield from (answer_words(scenario, base, answered) for answered in found.answers_to(question))


def combined_words(scenario: Scenario, answered: Answered) -> str:
    """What becomes of the plan with answers that hold together."""
    return f"{capital(conditions(answered.replies))}, {fate(scenario, answered)}."


def answer_words(scenario: Scenario, base: Planned, answered: Answered) -> str:
    """What becomes of the plan with an answer, why, and at what price."""
    is_kept = answered.replies[0].is_present and answered.verdict == "same"
    counted_on = ", as the plan has it," if is_kept else ","
    said = [f"{capital(conditions(answered.replies))}{counted_on} {fate(scenario, answered)}"]
    if answered.effect and answered.effect.planned:
        said += _why(base, answered.effect, answered.effect.planned)
    return f"{'. '.join(said)}."


def _why(base: Planned, effect: Effect, planned: Planned) -> Iterator[str]:
    """Why the plan is another, and its price."""
    if effect.documents_only:
        verb = "changes" if len(effect.documents_only) == 1 else "change"
        yield f"{listed(effect.documents_only)} then {verb} documents only, not the DCC Systems"
    if effect.present:
        yield _cause(effect.present, planned)
        prices = price(base.goals, planned.goals)
        yield f"The plan is then {prices}" if prices else "Every goal is worth what it is now"


def _cause(present: Verified, planned: Planned) -> str:
    broken = present.violations
    if broken:
        reasons = [reason("", one.clause.rule, one.clause.says, one.found) for one in broken]
        return f"The plan cannot stay as it is: {'; '.join(reasons[:MOST_TOLD])}"
    for goal in planned.goals:
        if (stays := present.goals[goal.goal]) != goal.value:
            title, unit = GOAL_OF[goal.goal].title, goal.unit
            there, here = worth(stays, unit), worth(goal.value, unit)
            return f"The plan could stay as it is, but with {title} at {there} instead of {here}"
    return "The plan could stay as it is and be as good; of such plans the first by the fixed order of ties is shown"


def together_words(together: Combinations) -> Iterator[str]:
    """How far answers were looked at together, and what came of it but for those that are told one by one."""
    looked_at = counted(together.count - together.open, "combination")
    if together.open < together.count and not together.interacting:
        yield f"Answers given together do nothing else than each does by itself ({looked_at} looked at)."
    if together.untold:
        yield f"{counted(together.untold, 'more combination')} of answers interact."
