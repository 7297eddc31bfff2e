"""What becomes of the plan with each answer to what is open: against counting, and case by case."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import combinations, product
from math import prod
from typing import Any

import pytest
from click.testing import CliRunner

from models import SPECIFICATIONS, Modification, Outcome, Placement, Plan, Planned, Scenario
from models.unknowns import Answered, Replies, Unknowns
from planner import api
from planner.cli.commands.unknowns import unknowns as command
from planner.cli.exits import INTERRUPTED, Exit
from planner.explain.unknowns import dependence, question_name, sentences, together_words, verdict
from planner.graph import cycles
from planner.questions import unknowns as asking
from planner.questions.study import Study
from planner.questions.unknowns import single_answers, unknowns_of
from planner.report.documents.unknowns import unknowns_document
from planner.solver import Budget, Progress, Settings
from tests.brute_force import BruteForce, places_of
from tests.factories import modification, release, scenario
from tests.running import APRIL_2020, TINY, Secplan
from tests.test_brute_force import random_scenario, told

Given = tuple[str, str | None, str]
"""A modification, a specification or none for its option, and an answer."""

SEEDS = (*range(240), 350, 445, 504, 588, 635, 825, 892)
"""Beyond the first 240, some where an answer leaves no plan, or where two or three interact."""

MOST_WORK = 2600
"""Plans to count for one scenario, under all answers and combinations together."""


def outcome_of(given: Scenario) -> Outcome:
    return api.plan(given, Settings(seconds=None))


def asked(given: Scenario) -> Unknowns:
    return api.unknowns(outcome_of(given), Settings(seconds=None))


def study_of(outcome: Outcome, settings: Settings | None = None) -> Study:
    assert isinstance(outcome.answer, Planned)
    return Study(outcome, Budget(settings or Settings(seconds=None)))


def given_in(replies: Replies) -> tuple[Given, ...]:
    return tuple((question.modification, question.specification, says) for question, says in replies)


def verdicts(found: Unknowns) -> dict[Given, str]:
    return {given_in(single.replies)[0]: single.verdict for single in found.singles}


def moves(answered: Answered) -> list[tuple[str, str | None, str | None]]:
    assert answered.effect is not None
    return [(move.modification, move.before, move.after) for move in answered.effect.moves]


# The worked example: S0 4.1 and its footnote 1 -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def april() -> Outcome:
    return outcome_of(api.load(APRIL_2020).scenario)


@pytest.fixture(scope="module")
def april_answers(april: Outcome) -> Unknowns:
    return api.unknowns(april)


def test_in_april_2020_the_place_of_mp090_depends_on_its_option_and_nothing_depends_on_secmp0024(
    april_answers: Unknowns,
) -> None:
    """With the option that touches the DUIS the cut-off for June is 24 June 2020, and the decision 63 days later."""
    assert verdicts(april_answers) == {
        ("MP090", None, "duis-alerts"): "changed",
        ("MP090", None, "event-log"): "same",
        ("SECMP0024", "duis", "yes"): "same",
        ("SECMP0024", "duis", "no"): "same",
        ("SECMP0024", "ch_firmware", "yes"): "same",
        ("SECMP0024", "ch_firmware", "no"): "same",
    }
    assert moves(april_answers.singles[0]) == [("MP090", "jun-2021", "nov-2021")]
    assert [april_answers.depends_on(question) for question in april_answers.questions] == [True, False, False]
    assert [question.present for question in april_answers.questions] == ["event-log", "yes", "yes"]


def test_in_april_2020_no_answers_interact(april_answers: Unknowns) -> None:
    """7: either option with each of the two other "no", the two together, and each option with both."""
    together = april_answers.combinations
    assert (together.count, together.interacting, together.untold, together.open) == (7, (), 0, 0)


def test_the_sentences_of_april_2020(april: Outcome, april_answers: Unknowns) -> None:
    assert isinstance(april.answer, Planned)
    first, second, *others = sentences(april.scenario, april.answer, april_answers)
    assert first.startswith(
        "With duis-alerts as MP090's solution option, MP090 goes in the November 2021 SEC Release instead of the June "
        "2021 SEC Release. The plan cannot stay as it is: MP090 is expected to be decided on 26 August 2020, 63 days "
        "after its cut-off of 24 June 2020 for the June 2021 SEC Release"
    )
    assert second == "With event-log as MP090's solution option, as the plan has it, the plan stays as it is."
    assert others == [
        "SECMP0024's impact on DUIS: the plan is the same whatever the answer.",
        "SECMP0024's impact on CH firmware: the plan is the same whatever the answer.",
    ]


# Against counting -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Counted:
    """What counting says: the best plan of a scenario under any answers, read from the scenario's plain JSON."""

    scenario: Scenario

    @cached_property
    def tree(self) -> dict[str, Any]:
        return self.scenario.model_dump(mode="json")

    @cached_property
    def questions(self) -> list[list[Given]]:
        """What is open, each with every answer, in the order in which it is told."""
        taking_part = [one for one in self.tree["modifications"] if self.scenario.modification_of[one["id"]].is_planned]
        return [question for one in sorted(taking_part, key=lambda one: str(one["id"])) for question in _questions(one)]

    @cached_property
    def combinations(self) -> list[tuple[Given, ...]]:
        """All of them, the fewest answers first."""
        sizes = range(2, len(self.questions) + 1)
        return [given for size in sizes for chosen in combinations(self.questions, size) for given in product(*chosen)]

    @cached_property
    def work(self) -> int:
        """How many plans have to be looked at."""
        plans = prod(len(places_of(self.scenario, one)) for one in self.scenario.modifications if one.is_planned)
        return plans * (1 + sum(map(len, self.questions)) + len(self.combinations))

    @cached_property
    def _plans(self) -> dict[tuple[Given, ...], Plan | None]:
        return {}

    def best(self, *given: Given) -> Plan | None:
        """The first of the best plans; None where there is none."""
        if given not in self._plans:
            best = BruteForce(_written(self.tree, given)).best
            self._plans[given] = best[0] if best else None
        return self._plans[given]

    def interacts(self, given: tuple[Given, ...]) -> bool:
        """Whether the plan is another than the single answers say together."""
        singles, together = [self.best(one) for one in given], self.best(*given)
        if None in singles or together is None:
            return (None in singles) != (together is None)
        base = self.best()
        assert base is not None, "only asked where there is a plan"
        chosen = {name for name, specification, _ in given if specification is None}
        expected = [_composed(base, [one for one in singles if one], name, chosen) for name in self._names]
        return expected != [_placed(together, name, chosen) for name in self._names]

    @cached_property
    def _names(self) -> list[str]:
        return sorted(self.scenario.modification_of)

    def smallest_interacting(self) -> set[frozenset[Given]]:
        """Those that contain no other."""
        every = [frozenset(given) for given in self.combinations if self.interacts(given)]
        return {one for one in every if not any(other < one for other in every)}


def _questions(one: Mapping[str, Any]) -> Iterator[list[Given]]:
    if one["options"] and one["option"] is None:
        yield [(one["id"], None, option) for option in sorted(option["id"] for option in one["options"])]
    allowed = [option["impacts"] for option in one["options"] if one["option"] in (None, option["id"])] or [{}]
    for specification in SPECIFICATIONS:
        if any({**one["impacts"], **option}.get(specification) == "unknown" for option in allowed):
            yield [(one["id"], specification, "yes"), (one["id"], specification, "no")]


def _written(tree: dict[str, Any], given: Sequence[Given]) -> Scenario:
    modifications = {one["id"]: one for one in Scenario.model_validate(tree).model_dump(mode="json")["modifications"]}
    for name, specification, says in given:
        if specification is None:
            modifications[name]["option"] = says
            continue
        for place in (modifications[name], *modifications[name]["options"]):
            if place["impacts"].get(specification) == "unknown":
                place["impacts"][specification] = says
    return Scenario.model_validate({**tree, "modifications": list(modifications.values())})


def _placed(plan: Plan, name: str, chosen: set[str]) -> Placement | None:
    """Where a modification goes and how it is built, unless the answers say how."""
    placement = plan.placements.get(name)
    return placement._replace(option=None) if placement and name in chosen else placement


def _composed(base: Plan, singles: list[Plan], name: str, chosen: set[str]) -> Placement | str | None:
    """Where the single answers have it: moved where one of them moves it, else where it is."""
    before = base.placements.get(name)
    releases = {one.release_of(name) for one in singles} - {base.release_of(name)}
    if len(releases) > 1:
        return "contradiction"
    release_id = releases.pop() if releases else base.release_of(name)
    if release_id is None or name in chosen:
        return Placement(release_id) if release_id else None
    option = before.option if before else None
    options = {one.placements[name].option for one in singles if name in one.placements} - {option}
    return "contradiction" if len(options) > 1 else Placement(release_id, options.pop() if options else option)


@cache
def countable() -> list[int]:
    """The seeds of scenarios that have a plan and something open, and are small enough to count."""
    return [seed for seed in SEEDS if _is_countable(counted(seed))]


def _is_countable(one: Counted) -> bool:
    is_small = bool(one.questions) and one.work <= MOST_WORK
    return is_small and not _goes_in_circles(one.scenario) and one.best() is not None


def _goes_in_circles(given: Scenario) -> bool:
    """Which no file may: the loader refuses it."""
    waits = [(other, one.id) for one in given.modifications for other in (*one.needs, *(link.id for link in one.after))]
    return any(cycles(waits))


@cache
def counted(seed: int) -> Counted:
    return Counted(random_scenario(seed))


@cache
def found_for(seed: int) -> Unknowns:
    return asked(random_scenario(seed))


def test_there_is_enough_to_count() -> None:
    """A generator that degenerates would make the tests below pass."""
    every = [counted(seed) for seed in countable()]
    answers = [single for seed in countable() for single in found_for(seed).singles]
    assert len(every) >= 60
    assert sum(single.verdict == "changed" for single in answers) >= 20
    assert sum(single.verdict == "no plan exists" for single in answers) >= 4
    assert sum(bool(single.effect and single.effect.documents_only) for single in answers) >= 10
    assert sum(bool(one.combinations) for one in every) >= 20
    assert sum(bool(found_for(seed).combinations.interacting) for seed in countable()) >= 8


def test_what_is_open_is_what_a_second_reading_finds_in_the_same_order() -> None:
    for seed in countable():
        given = [given_in(single.replies)[0] for single in found_for(seed).singles]
        assert given == [one for question in counted(seed).questions for one in question], told(random_scenario(seed))


def test_the_plan_with_each_answer_is_the_best_that_counting_finds() -> None:
    for seed in countable():
        for single in found_for(seed).singles:
            assert_is_what_counting_finds(counted(seed), single)


def test_the_combinations_told_are_the_smallest_that_interact() -> None:
    for seed in countable():
        together = found_for(seed).combinations
        message = told(random_scenario(seed))
        assert not together.pairs_only, message
        assert (together.untold, together.open) == (0, 0), message
        given = {frozenset(given_in(one.replies)) for one in together.interacting}
        assert given == counted(seed).smallest_interacting(), message
        for one in together.interacting:
            assert_is_what_counting_finds(counted(seed), one)


def assert_is_what_counting_finds(expected: Counted, answered: Answered) -> None:
    message = f"{given_in(answered.replies)} in {told(expected.scenario)}"
    best, base = expected.best(*given_in(answered.replies)), expected.best()
    assert answered.effect is not None, message
    assert base is not None, message
    if best is None:
        assert (answered.effect.planned, answered.verdict) == (None, "no plan exists"), message
        return
    assert answered.effect.planned is not None, message
    assert answered.effect.planned.plan.placements == best.placements, message
    names = sorted(expected.scenario.modification_of)
    places = [(name, base.release_of(name), best.release_of(name)) for name in names]
    assert moves(answered) == [place for place in places if place[1] != place[2]], message
    chosen = {name for name, specification, _ in given_in(answered.replies) if specification is None}
    is_same = all(_placed(best, name, chosen) == _placed(base, name, chosen) for name in names)
    assert answered.verdict == ("same" if is_same else "changed"), message


# Case by case ---------------------------------------------------------------------------------------------------------

IN_TIME = {"expected": "2020-08-26"}
"""For a GBCS change in June 2021, whose cut-off is 24 September 2020; not for one of DUIS: 24 June 2020."""

OPTIONS = [{"id": "dear", "impacts": {"duis": "yes"}}, {"id": "cheap", "impacts": {"duis": "no"}}]


def with_options(decided_on: str = "2020-08-26") -> Modification:
    decision = {"expected": decided_on}
    return modification("a", decision=decision, impacts={"gbcs": "yes"}, options=OPTIONS)


def test_an_answer_that_leaves_no_plan_is_told() -> None:
    given = scenario(with_options(), pins=[{"modification": "a", "release": "jun-2021"}])
    outcome = outcome_of(given)
    found = api.unknowns(outcome)
    assert verdicts(found) == {("a", None, "cheap"): "same", ("a", None, "dear"): "no plan exists"}
    assert found.depends_on(found.questions[0])
    assert isinstance(outcome.answer, Planned)
    assert "With dear as a's solution option, no plan exists." in list(sentences(given, outcome.answer, found))


def test_the_option_of_what_is_left_out_makes_no_difference() -> None:
    """Decided after the cut-offs of every release."""
    found = asked(scenario(with_options(decided_on="2021-11-03")))
    assert [question.present for question in found.questions] == [None]
    assert set(verdicts(found).values()) == {"same"}


def test_a_waiver_of_the_choice_leaves_the_option_to_the_plan() -> None:
    """What is chosen does not bind then, so that no answer changes anything."""
    waiver = {"rule": "one-option", "about": ["a"], "why": "a test", "granted_by": "SEC Panel", "on": "2020-04-08"}
    assert set(verdicts(asked(scenario(with_options(), waivers=[waiver]))).values()) == {"same"}


def test_what_takes_no_part_or_is_decided_is_not_open() -> None:
    unknown = {"duis": "unknown"}
    given = scenario(
        modification("waiting", decision="unknown", impacts=unknown, options=OPTIONS),
        modification("decided", options=[{"id": "x", "impacts": {"duis": "yes"}}], option="x", impacts=unknown),
        modification("said-by-each", options=OPTIONS, option=None, impacts=unknown),
    )
    assert [(one.modification, one.specification) for one in asked(given).questions] == [("said-by-each", None)]


def test_questions_and_answers_come_in_a_fixed_order() -> None:
    """By id; the option before the impacts; the impacts as the format lists them; options by id, yes before no."""
    unknown = {"ch_firmware": "unknown", "gbcs": "unknown", "duis": "unknown"}
    options = [{"id": "y"}, {"id": "x"}, {"id": "Z"}]
    found = asked(
        scenario(modification("b", impacts={"gbcs": "unknown"}), modification("a", impacts=unknown, options=options))
    )
    assert [given_in(single.replies)[0] for single in found.singles] == [
        *(("a", None, option) for option in ("Z", "x", "y")),
        *(("a", name, says) for name in ("duis", "gbcs", "ch_firmware") for says in ("yes", "no")),
        *(("b", "gbcs", says) for says in ("yes", "no")),
    ]


def test_an_option_that_says_so_itself_keeps_its_answer() -> None:
    """The answer stands for what is unknown; "cheap" leaves the DUIS alone whatever comes out about "open"."""
    options = [{"id": "cheap", "impacts": {"duis": "no"}}, {"id": "open", "impacts": {"duis": "unknown"}}]
    found = asked(scenario(modification("a", decision=IN_TIME, impacts={"gbcs": "yes"}, options=options)))
    assert set(verdicts(found).values()) == {"same", "changed"}
    assert verdicts(found)["a", "duis", "yes"] == verdicts(found)["a", "duis", "no"] == "same"
    assert verdicts(found)["a", None, "open"] == "changed"


def test_without_its_unknown_impact_a_change_may_be_one_of_documents_only() -> None:
    """An unknown impact makes it a change of the DCC Systems, which February does not carry."""
    february = release("feb-2021", "2021-02-25", carries=["documents"])
    june = release("jun-2021", "2021-06-24")
    one = modification("a", impacts={"duis": "unknown"})
    given = scenario(one, releases=(february, june), policy={"unknown_impacts": "assume-no"})
    found = asked(given)
    assert [question.present for question in found.questions] == ["no"]
    assert verdicts(found) == {("a", "duis", "yes"): "same", ("a", "duis", "no"): "changed"}
    assert moves(found.singles[1]) == [("a", "jun-2021", "feb-2021")]
    outcome = outcome_of(given)
    assert isinstance(outcome.answer, Planned)
    assert "a then changes documents only, not the DCC Systems" in list(sentences(given, outcome.answer, found))[1]


def crowded() -> Scenario:
    """June carries one GBCS change: each of the two may be it, and both together cannot."""
    june = release("jun-2021", "2021-06-24", capacity={"gbcs": 1})
    november = release("nov-2021", "2021-11-04")
    two = [modification(name, dcc_systems=True, impacts={"gbcs": "unknown"}) for name in ("a", "b")]
    return scenario(*two, releases=(june, november), policy={"unknown_impacts": "assume-no"})


def test_answers_that_only_together_change_the_plan_are_told() -> None:
    found = asked(crowded())
    assert set(verdicts(found).values()) == {"same"}
    together = found.combinations
    assert together.count == 1
    assert [given_in(one.replies) for one in together.interacting] == [(("a", "gbcs", "yes"), ("b", "gbcs", "yes"))]
    assert moves(together.interacting[0]) == [("b", "jun-2021", "nov-2021")]


def test_what_is_told_of_combinations_is_limited_and_the_rest_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_TOLD", 0)
    together = asked(crowded()).combinations
    assert (together.interacting, together.untold) == ((), 1)


def test_of_too_many_combinations_only_the_pairs_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """In April 2020 there are five pairs and two of three answers."""
    monkeypatch.setattr(asking, "MOST_COMBINATIONS", 6)
    together = asked(api.load(APRIL_2020).scenario).combinations
    assert (together.count, together.pairs_only, together.open) == (5, True, 0)


def test_what_is_open_about_one_modification(april: Outcome) -> None:
    study = study_of(april)
    found = unknowns_of(study, "SECMP0024")
    assert [question.specification for question in found.questions] == ["duis", "ch_firmware"]
    assert found.combinations.count == 1
    assert unknowns_of(study, "MP099").questions == ()


def test_where_nothing_is_open_nothing_is_said_in_the_plan() -> None:
    outcome = outcome_of(api.load(TINY).scenario)
    found = api.unknowns(outcome)
    assert found == Unknowns(found.outcome, questions=(), singles=())
    assert dependence(outcome.scenario, found) is None
    assert verdict(found).startswith("Nothing is open")


def test_without_a_plan_there_is_nothing_to_ask() -> None:
    pins = [{"modification": "a", "release": "jun-2021"}]
    outcome = outcome_of(scenario(modification("a", decision={"expected": "2021-06-24"}), pins=pins))
    assert api.single_answers(outcome) is None
    with pytest.raises(ValueError, match="no plan to ask about"):
        api.unknowns(outcome)


# Time -----------------------------------------------------------------------------------------------------------------


def test_without_time_only_what_needs_no_search_is_established(april: Outcome) -> None:
    found = api.unknowns(april, Settings(seconds=0))
    established = [given_in(single.replies)[0] for single in found.singles if single.effect]
    assert established == [
        ("MP090", None, "event-log"),
        ("SECMP0024", "duis", "yes"),
        ("SECMP0024", "ch_firmware", "yes"),
    ]
    assert {verdict for given, verdict in verdicts(found).items() if given not in established} == {"not established"}
    assert [found.depends_on(question) for question in found.questions] == [None, None, None]
    assert list(together_words(found.combinations)) == []
    assert found.combinations.open == found.combinations.count == 7
    assert unknowns_document(found).not_established == (
        "what becomes of the plan with duis-alerts as MP090's solution option",
        "what becomes of the plan if SECMP0024 does not impact DUIS",
        "what becomes of the plan if SECMP0024 does not impact CH firmware",
        "whether answers interact in 7 of 7 combinations",
    )


def test_against_a_plan_that_is_not_proved_best_nothing_is_established(april: Outcome) -> None:
    """An equally good plan, or a better one, may come out another time."""
    assert isinstance(april.answer, Planned)
    stopped = replace(april, answer=replace(april.answer, unique=False, stopped="time"))
    found = api.unknowns(stopped, Settings(seconds=None))
    assert {single.effect for single in found.singles} == {None}
    assert "best plan" in unknowns_document(found).not_established[0]


@pytest.mark.parametrize("after", [1, 2, 4, 8])
def test_an_interruption_keeps_what_was_established(april: Outcome, after: int) -> None:
    stages: list[str] = []

    def interrupt(progress: Progress) -> None:
        stages.append(progress.stage)
        if len(stages) >= after:
            raise KeyboardInterrupt

    found = api.unknowns(april, Settings(seconds=None, observer=interrupt))
    assert found.interrupted
    expected = api.unknowns(april)
    for one, other in zip(found.singles, expected.singles, strict=True):
        assert one.verdict in (other.verdict, "not established")
    assert stages[0] == "unknowns, answers: 0 of 6"


# What is printed ------------------------------------------------------------------------------------------------------


def test_the_document_has_its_keys(april_answers: Unknowns) -> None:
    tree = unknowns_document(april_answers, seconds=1.5).model_dump(mode="json")
    assert list(tree) == [
        *("format", "scenario", "questions", "combinations", "combinations_untold", "combinations_looked_at"),
        *("not_established", "provenance"),
    ]
    assert (tree["format"], tree["combinations_looked_at"]) == ("secplan.unknowns/1", 7)
    question = tree["questions"][0]
    assert {key: question[key] for key in ("modification", "specification", "depends")} == {
        "modification": "MP090",
        "specification": None,
        "depends": True,
    }
    answer = question["answers"][0]
    assert list(answer) == ["answer", "present", "effect"]
    assert list(answer["effect"]) == ["verdict", "moves", "options", "because", "documents_only", "goals"]
    assert answer["effect"]["moves"] == [{"modification": "MP090", "before": "jun-2021", "after": "nov-2021"}]
    lateness = next(goal for goal in answer["effect"]["goals"] if goal["goal"] == "lateness")
    assert (lateness["before"], lateness["after"]) == (0, 399)  # 133 days from 24 June to 4 November, weighed by 3


def test_a_combination_in_the_document_names_its_answers() -> None:
    outcome = outcome_of(crowded())
    row = unknowns_document(api.unknowns(outcome)).combinations[0]
    assert [(one.modification, one.specification, one.answer) for one in row.answers] == [
        ("a", "gbcs", "yes"),
        ("b", "gbcs", "yes"),
    ]
    assert [move.after for move in row.effect.moves] == ["nov-2021"]


def test_the_page_opens_with_the_verdict() -> None:
    ran = CliRunner().invoke(command, [str(APRIL_2020)])
    assert ran.exit_code == 0
    lines = ran.output.splitlines()
    assert lines[0] == "Open answers: June and November 2021 SEC Releases as proposed in April 2020"
    assert lines[1].startswith("The plan depends on the answer to 1 of 3 open questions: MP090's solution option.")
    assert lines[2].split() == ["Question", "Answer", "The", "plan", "then"]
    assert lines[3].split("  ")[-1].strip() == "MP090 in nov-2021, not jun-2021"
    assert "Answers given together do nothing else than each does by itself (7 combinations looked at)." in ran.output
    assert "Not established" not in ran.output


def test_an_interrupted_command_ends_with_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = api.unknowns
    monkeypatch.setattr(api, "unknowns", lambda *given: replace(ask(*given), interrupted=True))
    ran = CliRunner().invoke(command, [str(APRIL_2020)])
    assert isinstance(ran.exception, Exit)
    assert ran.exception.status == INTERRUPTED


def test_a_plan_says_in_one_line_on_which_answer_it_depends(secplan: Secplan) -> None:
    said = [line for line in secplan("plan", APRIL_2020).out.splitlines() if "open answer" in line]
    depends = "with duis-alerts as MP090's solution option, MP090 goes in the November 2021 SEC Release"
    assert said == [f"- The plan depends on 1 of 3 open answers: {depends}; `secplan unknowns` tells all."]
    assert "open " not in secplan("plan", TINY).out


def test_the_line_where_the_plan_is_the_same_whatever_the_answers() -> None:
    outcome = outcome_of(crowded())
    found = single_answers(study_of(outcome))
    assert found.combinations.count == 0
    assert dependence(outcome.scenario, found) == (
        "The plan is the same whatever the answer to any one of 2 open questions (a's impact on GBCS and b's impact on "
        "GBCS)."
    )


def test_the_line_says_what_was_not_settled_in_time(april: Outcome) -> None:
    found = single_answers(study_of(april, Settings(seconds=0)))
    names = [question_name(question) for question in found.questions]
    assert names == ["MP090's solution option", "SECMP0024's impact on DUIS", "SECMP0024's impact on CH firmware"]
    assert dependence(april.scenario, found) == (
        "Whether the plan depends on any one of 3 open questions was not settled in time (MP090's solution option, "
        "SECMP0024's impact on DUIS and SECMP0024's impact on CH firmware)."
    )


def test_the_line_takes_no_more_time_than_the_plan_and_a_second(
    april: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[float | None] = []
    monkeypatch.setattr(asking, "single_answers", lambda study: given.append(study.budget.settings.seconds))
    for seconds in (None, 60.0, 0.5):
        api.single_answers(replace(april, seconds=3.0), Settings(seconds=seconds))
    assert given == [4.0, 4.0, 0.5]
