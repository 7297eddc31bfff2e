"""The picture of what a number buys: every value has its line, whether there is a plan with it or not."""

import re
from collections.abc import Sequence
from functools import cache

import pytest

from models import GoalValue, Undecided
from models.frontier import Frontier, FrontierOver, FrontierStep, Gap
from planner import api
from planner.report.frames.common import as_frame
from planner.report.frames.over import HELD, OVER, VALUES, over_frame, over_held_frame, over_values_frame
from planner.report.pictures.over import over
from planner.report.pictures.over.steps import MOST_LINES, steps_of
from planner.report.pictures.picture import Picture
from planner.report.pictures.style import INK, LIGHT, PAPER, SHADE
from tests.factories import scenario
from tests.picture_laws import assert_readable, assert_same_bytes, assert_told_apart, assert_whole_svg, words_of
from tests.rolled import rolled
from tests.running import APRIL_2020
from tests.test_picture import HOSTILE
from tests.test_picture_frontier import CURVE, STEPS, TWO, Values, found

ONE = ("lateness",)
UNDECIDED = Undecided(reason="the time was up")


@cache
def april(goals: tuple[str, ...], pattern: str = "capacity gbcs 0..6") -> FrontierOver:
    """The real answer of April 2020."""
    return api.frontier_over(api.plan(api.load(APRIL_2020).scenario), pattern, goals)


@cache
def infeasible_below(pinned: int) -> FrontierOver:
    """With fewer GBCS changes than are pinned to a release there is no plan."""
    pins = [f"pin {name} jun-2021" for name in ("MP078", "MP090", "MP099")[:pinned]]
    given = api.change(api.load(APRIL_2020).scenario, pins)
    return api.frontier_over(api.plan(given), "capacity gbcs 1..4", ONE)


def answer(values: Values, goals: Sequence[str], left_out: int | None = None, *, proven: bool = True) -> Frontier:
    """An answer of which each point has the same, empty plan."""
    given = found(values, goals, unproved=[] if proven else range(len(values)))
    held = () if left_out is None else (GoalValue("left-out", left_out, left_out, "priority weight", proven),)
    return Frontier(given.outcome, given.goals, held, given.points, () if proven else (Gap((0,), (9,)),))


def answers(goals: Sequence[str], **steps: object) -> FrontierOver:
    return FrontierOver(
        rolled(scenario()),
        "capacity gbcs {1..6}",
        tuple(goals),
        tuple(FrontierStep(word, one) for word, one in steps.items()),  # type: ignore[arg-type]  # answers of each kind
    )


SHOWN = {
    "one goal": lambda: april(ONE),
    "two goals": lambda: april(TWO),
    "two goals with a knee": lambda: april(("left-out", "lateness")),
    "the last goal, which all others come before": lambda: april(("earliness",)),
    "infeasible": lambda: infeasible_below(3),
    "many values": lambda: april(ONE, "delay MP090 {0..300 step 6} WD"),
    "nothing at all": lambda: answers(ONE),
    "no plan anywhere": lambda: answers(TWO, one=UNDECIDED, two=None),
    "unfinished": lambda: answers(ONE, one=answer([(5,)], ONE, 3, proven=False), two=UNDECIDED, three=None),
    "many trade-offs": lambda: answers(TWO, **{f"n{n}": answer(CURVE, TWO, n) for n in range(8)}),
    "huge numbers": lambda: answers(TWO, one=answer([(0, 10**9), (10**9, 0)], TWO, 10**9)),
    "long values": lambda: answers(TWO, **{"W" * 300: answer(STEPS, TWO, 1), "$x_1$ <script>&": None}),
}


@pytest.fixture(params=SHOWN)
def shown(request: pytest.FixtureRequest) -> FrontierOver:
    return SHOWN[request.param]()


def drawn(given: FrontierOver, title: str = "What the number buys") -> Picture:
    tables = over_frame(given), over_values_frame(given), over_held_frame(given)
    return over(*tables, over=given.pattern, title=title)


# Frames


def test_columns_have_their_types_though_nothing_is_in_them() -> None:
    for make, columns in ((over_frame, OVER), (over_values_frame, VALUES), (over_held_frame, HELD)):
        for frame in (make(april(TWO)), make(answers(ONE)), as_frame([], columns)):
            assert {column: str(kind) for column, kind in frame.dtypes.items()} == columns


def test_each_value_tells_how_it_is_answered() -> None:
    table = over_values_frame(infeasible_below(3)).set_index("value")
    assert table["answer"].to_dict() == {"1": "infeasible", "2": "infeasible", "3": "planned", "4": "planned"}
    assert table["complete"].all()
    assert over_values_frame(april(ONE)).set_index("value")["same_as"].to_dict() == {
        "0": "", "1": "", "2": "", "3": "", "4": "", "5": "4", "6": "4"
    }  # fmt: skip


def test_what_comes_first_is_told_with_each_value() -> None:
    """With no GBCS changes, what touches GBCS is left out; two a release are enough for all of it."""
    table = over_held_frame(april(ONE))
    assert set(table["goal"]) == {"left out"}
    assert table["goal_value"].to_list() == [21, 9, 0, 0, 0, 0, 0]
    assert over_held_frame(april(("left-out", "lateness"))).empty


def test_the_knee_is_marked() -> None:
    table = over_frame(answers(TWO, one=answer(STEPS, TWO)))
    assert set(table[table["is_knee"]]["point"]) == {3}


# The picture


def test_it_can_be_read(shown: FrontierOver) -> None:
    picture = drawn(shown)
    assert_readable(picture)
    assert_whole_svg(picture)


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_is_text(title: str) -> None:
    for given in (april(TWO), SHOWN["many trade-offs"]()):
        picture = drawn(given, title)
        assert_readable(picture)
        assert_whole_svg(picture)


def test_every_value_is_told_with_its_numbers(shown: FrontierOver) -> None:
    lines = [line for line in drawn(shown).description.splitlines() if line.startswith("With ")]
    assert len(lines) == len(shown.steps)
    for line, step in zip(lines, shown.steps, strict=True):
        assert line.startswith(f"With {step.word}: ")
        told = [int(one.replace(",", "")) for one in re.findall(r"(?<= )\d[\d,]*(?=[?; .]|, )", line.partition(":")[2])]
        if isinstance(step.answer, Frontier):
            for point in step.answer.points:
                assert set(point.values) <= set(told)


def test_every_value_and_number_of_april_2020_is_written() -> None:
    words = words_of(drawn(april(ONE))).split()
    assert {*"0123456", "21", "9", "1,806", "2,919", "714"} <= set(words)


def test_what_is_had_at_the_cost_of_what_comes_first_is_told() -> None:
    said = drawn(april(ONE)).description
    assert "Left out comes first in the scenario, and is worse with 0 and 1 than with other values." in said
    assert "With 1: left out 9; lateness 1,806." in said
    assert "With 5: left out 0; lateness 0 (as with 4)." in said
    assert "(in a frame)" in words_of(drawn(april(ONE)))
    assert "(in a frame)" not in words_of(drawn(infeasible_below(3)))
    assert "comes first" not in drawn(infeasible_below(3)).description


def test_a_value_without_a_plan_is_told() -> None:
    picture = drawn(infeasible_below(3))
    assert "No plan exists: with 1 and 2." in picture.description
    assert "With 2: no plan exists." in picture.description
    assert words_of(picture).count("no plan exists") == 2


def test_what_was_not_settled_is_told() -> None:
    picture = drawn(SHOWN["unfinished"]())
    assert "With one: left out 3?; lateness 5?." in picture.description
    assert "The search ended early: there may be better with one." in picture.description
    assert "Undecided in the time given: with two." in picture.description
    assert "Not planned in the time given: with three." in picture.description
    assert "Proved" not in picture.description
    assert "5?" in words_of(picture)


def test_it_is_proved_only_where_all_of_it_is() -> None:
    assert "Proved: with each value there is nothing better." in drawn(april(TWO)).description
    doubtful = answer([(5,)], ONE, 3)
    held = (GoalValue("left-out", 3, 2, "priority weight", proven=False),)
    doubtful = Frontier(doubtful.outcome, doubtful.goals, held, doubtful.points, ())
    assert "Proved" not in drawn(answers(ONE, one=doubtful)).description


def test_a_number_that_makes_no_difference_is_told() -> None:
    assert "It makes no difference" in drawn(april(ONE, "capacity gbcs 5..8")).description
    assert "It makes no difference" not in drawn(april(ONE)).description


def test_of_too_many_values_those_with_plans_of_their_own_are_drawn() -> None:
    given = SHOWN["many values"]()
    steps = steps_of(over_frame(given), over_values_frame(given), over_held_frame(given))
    assert steps.lines > MOST_LINES
    own = {step.value for step in steps.steps if not step.same_as}
    kept = [step.value for step in steps.drawn().steps]
    assert own <= set(kept)
    assert len(kept) == MOST_LINES
    assert kept == [step.value for step in steps.steps if step.value in kept]
    assert f"Drawn: {MOST_LINES} of {steps.lines} lines" in drawn(given).description


def test_of_too_many_trade_offs_the_best_in_each_goal_are_drawn() -> None:
    given = SHOWN["many trade-offs"]()
    steps = steps_of(over_frame(given), over_values_frame(given), over_held_frame(given)).drawn()
    assert steps.lines <= MOST_LINES
    for step in steps.steps:
        ends = [[worth.value for worth in point.goals] for point in (step.points[0], step.points[-1])]
        assert ends == [list(CURVE[0]), list(CURVE[-1])]


def test_bars_are_told_apart_in_grey() -> None:
    """What is hatched is so on white."""
    assert_told_apart([INK, LIGHT, PAPER], by=0.1)
    assert_told_apart([LIGHT, SHADE], by=0.08)


def test_the_same_answer_is_the_same_file() -> None:
    assert_same_bytes(drawn(april(TWO)), drawn(april(TWO)))


def test_api_draws_it_as_it_draws_any_frontier() -> None:
    assert api.pictures.frontier(april(ONE)).description.splitlines()[1].startswith("Scenario sec-2021-april-2020")
