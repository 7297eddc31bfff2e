"""What a scenario leaves open, and the scenario with answers written into it."""

from collections.abc import Iterator, Mapping
from typing import Any

from models import SPECIFICATIONS, Modification, Plan, Scenario, Specification
from models.base import Impact
from models.unknowns import OpenQuestion, Replies, Reply
from planner.facts import impacts, options_of, planned, unknown_impacts

Meaning = frozenset[tuple[Any, ...]]
"""All that planning reads of what answers change: where two answers mean the same, so does the best plan."""


def open_questions(scenario: Scenario, plan: Plan) -> Iterator[OpenQuestion]:
    """What is open about the modifications that take part, by id: the option first, then impacts."""
    counted = "yes" if scenario.policy.unknown_impacts == "assume-yes" else "no"
    for one in planned(scenario):
        if one.options and one.option is None:
            placement = plan.placements.get(one.id)
            options = tuple(option for option in options_of(one) if option)
            yield OpenQuestion(one.id, None, options, placement.option if placement else None)
        unknown = {name for option in options_of(one) for name in unknown_impacts(one, option)}
        for specification in SPECIFICATIONS:
            if specification in unknown:
                yield OpenQuestion(one.id, specification, ("yes", "no"), counted)


def replies_to(question: OpenQuestion) -> list[Reply]:
    """Its answers, in order."""
    return [Reply(question, answer) for answer in question.answers]


def answered(scenario: Scenario, replies: Replies) -> Scenario:
    """The scenario with these answers written into it."""
    edited = dict(scenario.modification_of)
    for question, says in replies:
        one = edited[question.modification]
        if question.specification is None:
            edited[one.id] = one.model_copy(update={"option": says})
        else:
            edited[one.id] = _with_impact(one, question.specification, says)
    return scenario.but(modifications=tuple(edited[one.id] for one in scenario.modifications))


def _with_impact(modification: Modification, specification: Specification, says: str) -> Modification:
    """With the answer wherever the modification or one of its options says that it is unknown."""

    def known(said: Mapping[Specification, Impact]) -> dict[Specification, Any]:
        return {name: says if (name, impact) == (specification, "unknown") else impact for name, impact in said.items()}

    options = tuple(option.model_copy(update={"impacts": known(option.impacts)}) for option in modification.options)
    return modification.model_copy(update={"impacts": known(modification.impacts), "options": options})


def meaning(before: Scenario, edited: Scenario, replies: Replies) -> Meaning:
    """What answers change; nothing where the plan counts on just that."""
    names = {reply.question.modification for reply in replies}
    return frozenset(read for name in names if (read := _read(edited, name)) != _read(before, name))


def _read(scenario: Scenario, name: str) -> tuple[Any, ...]:
    one = scenario.modification_of[name]
    touched = tuple(impacts(scenario, one, option) for option in options_of(one))
    return name, one.option, one.touches_dcc_systems, touched


def never_matters(scenario: Scenario, reply: Reply) -> bool:
    """Whether the answer changes nothing, whatever else is answered: it is what counts anyway.

    A "no" may also end the change of the DCC Systems that an unknown impact is taken for.
    """
    question = reply.question
    concluded = scenario.modification_of[question.modification].dcc_systems is None
    return question.specification is not None and reply.is_present and (reply.says == "yes" or not concluded)


def documents_only(before: Scenario, edited: Scenario, replies: Replies) -> Iterator[str]:
    """The modifications that, with these answers, do not change the DCC Systems after all."""
    for name in sorted({reply.question.modification for reply in replies}):
        if before.modification_of[name].touches_dcc_systems > edited.modification_of[name].touches_dcc_systems:
            yield name
