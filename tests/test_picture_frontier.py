"""The picture of a frontier: every trade-off has its place, its number and its words."""

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest

from models import GoalValue, Outcome, Plan, Planned
from models.frontier import Frontier, FrontierOver, FrontierStep, Gap, TradeOff
from planner.report.frames.frontier import AXES, axes_frame, gaps_frame, points_frame
from planner.report.frames.over import OVER, over_frame
from planner.report.pictures.frontier import frontier
from planner.report.pictures.frontier.table import MOST_LISTED
from planner.report.pictures.picture import Picture
from planner.report.pictures.plot import Axis, Plot
from tests.factories import scenario
from tests.picture_laws import assert_readable, assert_same_bytes, assert_whole_svg, words_of
from tests.rolled import rolled
from tests.test_picture import HOSTILE

TWO = ("lateness", "uplifts")
THREE = ("lateness", "gbcs-split", "changes")

Values = Sequence[tuple[int, ...]]
Frames = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]

STEPS: Values = [(0, 6), (420, 5), (630, 3), (1890, 2), (5103, 1)]
CUBE: Values = [(0, 6, 0), (0, 5, 3), (300, 4, 2), (400, 4, 1), (420, 3, 4), (900, 2, 5), (1890, 2, 3), (2000, 1, 8)]
CURVE: Values = [(number * 40, 40_000 // (number * 40 + 60)) for number in range(60)]


def goal_value(goal: str, value: int) -> GoalValue:
    return GoalValue(goal=goal, value=value, bound=value, unit="-", proven=True)


def found(
    values: Values, goals: Sequence[str] = TWO, gaps: Sequence[Gap] = (), unproved: Sequence[int] = ()
) -> Frontier:
    """An answer of which each point has the same, empty plan."""
    base = rolled(scenario())
    own = dict(zip(goals, values[0], strict=True)) if values else dict.fromkeys(goals, 0)
    answer = Planned(Plan({}), tuple(goal_value(goal, value) for goal, value in own.items()), unique=True)
    outcome = Outcome(base.scenario, answer, base.rolled, base.verified, 0.0)
    points = tuple(TradeOff(one, answer, number not in unproved) for number, one in enumerate(values))
    return Frontier(outcome, tuple(goals), (), points, tuple(gaps), "time" if gaps else None)


def frames(given: Frontier) -> Frames:
    return points_frame(given), gaps_frame(given), axes_frame(given)


def drawn(given: Frontier, title: str = "What can be traded") -> Picture:
    return frontier(*frames(given), title=title)


GAPS = [Gap((700, 2), (1890, 3)), Gap((6000, None), (None, 1))]

SHOWN = {
    "none": found([]),
    "one": found([(5, 5)]),
    "two goals": found(STEPS),
    "unfinished": found(STEPS, gaps=GAPS, unproved=[4]),
    "many": found(CURVE),
    "three goals": found(CUBE, THREE),
    "three goals, unfinished": found(CUBE, THREE, [Gap((500, 2, 3), (900, 3, 6)), Gap((None, None, None), (9, 9, 9))]),
    "three goals, many": found(
        sorted({(n * 37 % 101 * 20, n * 29 % 50, n % 19) for n in range(90)}), ("lateness", "uplifts", "changes")
    ),
    "huge numbers": found([(0, 10**9), (10**9, 0)]),
}


@pytest.fixture(params=SHOWN)
def shown(request: pytest.FixtureRequest) -> Frontier:
    return SHOWN[request.param]


# Frames


def test_points_have_a_column_for_each_goal() -> None:
    table = points_frame(found(STEPS))
    assert list(table.columns) == [
        "point", "lateness_priority_days", "uplifts_uplifts", "proven", "is_knee", "is_baseline_ladder"
    ]  # fmt: skip
    assert table["lateness_priority_days"].to_list() == [one for one, _ in STEPS]
    assert table["uplifts_uplifts"].to_list() == [other for _, other in STEPS]
    assert table["point"].to_list() == [1, 2, 3, 4, 5]


def test_the_knee_and_the_own_plan_are_marked() -> None:
    table = points_frame(found(STEPS, unproved=[1]))
    assert table["is_knee"].to_list() == [False, False, True, False, False]
    assert table["is_baseline_ladder"].to_list() == [True, False, False, False, False]
    assert table["proven"].to_list() == [True, False, True, True, True]


def test_gaps_have_both_ends_of_each_goal() -> None:
    table = gaps_frame(found(STEPS, gaps=GAPS))
    assert table.iloc[0].to_dict() == {
        "gap": 1,
        "lateness_priority_days_least": 700,
        "lateness_priority_days_below": 1890,
        "uplifts_uplifts_least": 2,
        "uplifts_uplifts_below": 3,
    }
    assert table.iloc[1].isna().to_list() == [False, False, True, True, False]


def test_axes_say_the_goals_in_words() -> None:
    table = axes_frame(found(CUBE, THREE))
    assert list(table.columns) == list(AXES)
    assert table["goal"].to_list() == ["lateness", "GBCS split", "changes"]
    assert table["column"].to_list() == ["lateness_priority_days", "gbcs_split_gbcs_changes", "changes_moves"]


def test_a_number_of_the_policy_has_rows_for_each_value() -> None:
    outcome = found(STEPS).outcome
    steps = (FrontierStep("1", found(STEPS[:2])), FrontierStep("2", None))
    table = over_frame(FrontierOver(outcome, "allow duis {1, 2} 2021", TWO, steps))
    assert list(table.columns) == list(OVER)
    assert table["value"].to_list() == ["1"] * 4 + ["2"] * 2
    assert table["goal_value"].dropna().to_list() == [0, 420, 6, 5]


# The picture


def test_it_can_be_read(shown: Frontier) -> None:
    picture = drawn(shown)
    assert_readable(picture)
    assert_whole_svg(picture)


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_is_text(title: str) -> None:
    picture = drawn(found(STEPS), title)
    assert_readable(picture)
    assert_whole_svg(picture)


def test_every_point_is_told_with_its_values(shown: Frontier) -> None:
    said = drawn(shown).description
    for number, point in enumerate(shown.points, start=1):
        (line,) = re.findall(rf"^Point {number}: .*$", said, re.MULTILINE)
        assert [int(one.replace(",", "")) for one in re.findall(r"(?<= )[\d,]*\d", line)[1:]] == list(point.values)


def test_what_is_marked_is_told() -> None:
    said = drawn(found(STEPS, gaps=GAPS, unproved=[4])).description
    assert "Point 1: lateness 0, uplifts 6 (the scenario's own plan)." in said
    assert "Point 3: lateness 630, uplifts 3 (the knee, nearest to the best of all goals)." in said
    assert "Point 5: lateness 5,103, uplifts 1 (not proved)." in said
    assert "More may be where lateness is at least 700 and below 1,890 and uplifts is at least 2 and below 3." in said
    assert "More may be where lateness is at least 6,000 and uplifts is below 1." in said


def test_a_frontier_is_called_complete_only_where_that_is_proved() -> None:
    proof = "It is proved that there are no others."
    assert proof in drawn(found(STEPS)).description
    assert proof not in drawn(found(STEPS, unproved=[2])).description
    assert proof not in drawn(found(STEPS, gaps=GAPS)).description


def test_the_table_has_every_point_up_to_a_page() -> None:
    words = words_of(drawn(found(STEPS)))
    assert all(f"{one:,}" in words for one, _ in STEPS)
    assert f"of {len(CURVE)} points." in words_of(drawn(found(CURVE)))
    assert len(CURVE) > MOST_LISTED


def test_of_three_goals_the_one_with_the_fewest_values_has_the_panels() -> None:
    picture = drawn(found([(0, 1, 5), (1, 2, 4), (2, 1, 3), (3, 2, 1)], THREE))
    assert "GBCS split (GBCS changes): 1" in words_of(picture)
    assert "GBCS split (GBCS changes): 2" in words_of(picture)


def test_the_same_answer_is_the_same_file() -> None:
    assert_same_bytes(drawn(found(CUBE, THREE)), drawn(found(CUBE, THREE)))


# Plots


def test_values_have_their_place() -> None:
    plot = Plot(Axis(0, 10, ""), Axis(0, 100, ""), (20, 30), (50, 40))
    assert plot.at(0, 0) == (20, 70)
    assert plot.at(10, 100) == (70, 30)
    assert plot.at(5, 25) == (45, 60)
    assert plot.at(99, -5) == (70, 70)


@pytest.mark.parametrize("values", [[], [0], [7], [0, 1], [3, 3], [0, 10**9]])
def test_ticks_are_whole_numbers_on_the_axis(values: Any) -> None:
    axis = Axis.over(values, "")
    ticks = axis.ticks(6)
    assert all(axis.low <= one <= axis.high for one in ticks)
    assert len(set(ticks)) == len(ticks) <= 8
