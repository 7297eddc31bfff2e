"""``secplan frontier``: what it prints, writes and refuses, and what can be had over a number of the policy."""

from pathlib import Path

import pytest

from models.frontier import Frontier
from planner import api
from planner.changes import Mistakes
from planner.changes.grid import BadPoint
from planner.report.pages.values import value_in
from planner.solver import Settings
from tests.running import APRIL_2020, CONFLICT, COSTS, REPLAY, Secplan
from tests.test_budget import random_scenario
from tests.test_frontier import frontier

EMPTY = "format: secplan.scenario/1\nname: empty\nas_of: 2026-04-10\nreleases: []\nmodifications: []\n"


# Over a number -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("goals", [("lateness",), ("left-out",), ("lateness", "uplifts"), ("left-out", "gbcs-split")])
@pytest.mark.parametrize("seed", range(6))
def test_with_each_value_it_is_what_the_changed_scenario_gives(seed: int, goals: tuple[str, ...]) -> None:
    """As if each value were written into the file, whether or not it is planned anew."""
    given = random_scenario(seed)
    found = api.frontier_over(api.plan(given), "capacity gbcs 0..4", goals)
    assert [step.word for step in found.steps] == ["0", "1", "2", "3", "4"]
    assert found.stopped is None
    for step in found.steps:
        changed = api.change(given, [f"capacity gbcs {step.word}"])
        assert isinstance(step.answer, Frontier)
        assert step.answer.outcome.scenario == changed
        if len(goals) == 2:
            assert step.answer == frontier(changed, *goals)
        else:
            (point,) = step.answer.points
            ladder = [*given.goals[: given.goals.index(goals[0]) + 1]]
            best = api.plan(changed.but(goals=(*ladder, *(goal for goal in given.goals if goal not in ladder))))
            assert point.planned.plan == best.answer.plan  # type: ignore[union-attr]  # a plan exists: nothing is fixed


def test_a_number_with_which_no_plan_exists_is_told() -> None:
    """The two uplifts that are promised for 2024 need a number of two."""
    loaded = api.load(CONFLICT).scenario
    outcome = api.plan(api.change(loaded, ["allow duis 2 2024"]))
    found = api.frontier_over(outcome, "allow duis 1..2 2024", ("lateness",))
    assert [isinstance(step.answer, Frontier) for step in found.steps] == [False, True]
    assert found.stopped is None


@pytest.mark.parametrize("over", ["capacity gbcs {1..3}", "capacity gbcs 1..3"])
def test_braces_may_be_left_out_around_a_span(over: str) -> None:
    found = api.frontier_over(api.plan(random_scenario(1)), over, ("lateness",))
    assert found.pattern == "capacity gbcs {1..3}"


@pytest.mark.parametrize(
    ("over", "refused"),
    [
        ("capacity gbcs 3..1", Mistakes),
        ("capacity gbc 1..3", BadPoint),
        ("capacity gbcs 3", ValueError),
        ("capacity {a, b} gbcs {1..3}", ValueError),
    ],
)
def test_what_is_no_number_to_go_through_is_refused(over: str, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        api.frontier_over(api.plan(random_scenario(1)), over, ("lateness",))


def test_an_interrupt_keeps_the_values_that_are_known() -> None:
    heard: list[str] = []

    def after_two(progress: object) -> None:
        heard.append(getattr(progress, "stage", ""))
        if any(stage == "values: 2 of 5" for stage in heard):
            raise KeyboardInterrupt

    outcome = api.plan(random_scenario(2))
    found = api.frontier_over(outcome, "capacity gbcs 0..4", ("lateness", "uplifts"), Settings(observer=after_two))
    assert found.stopped == "interrupt"
    assert [step.answer is None for step in found.steps] == [False, False, True, True, True]


# The command ---------------------------------------------------------------------------------------------------------


def test_the_document_tells_values_moves_and_marks(secplan: Secplan) -> None:
    document = secplan("frontier", REPLAY, "--goals", "lateness,uplifts", "--json").document
    assert document["format"] == "secplan.frontier/1"
    assert [row["goal"] for row in document["goals"]] == ["lateness", "uplifts"]
    assert [(row["point"], row["values"], row["is_base"]) for row in document["points"]] == [
        (1, [2940, 3], True),
        (2, [3654, 2], False),
    ]
    assert document["points"][1]["moved"] == [
        {"modification": "SECMP0007", "before": "nov-2021", "after": "jun-2022"},
    ]
    assert (document["complete"], document["gaps"], document["not_established"]) == (True, [], [])


@pytest.mark.parametrize("over", [(), ("--over", "capacity gbcs 2..5")])
def test_a_run_folder_holds_every_plan(over: tuple[str, ...], secplan: Secplan, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    assert secplan("frontier", REPLAY, "--goals", "lateness,uplifts", *over, "--out", folder).status == 0
    plans = {path.name for path in folder.glob("*-*.json")}
    assert plans == {"point-1.json", "point-2.json"} if not over else len(plans) >= 4
    assert secplan("verify", folder).status == 0
    tampered = min(folder.glob("*point-2.json"))
    tampered.write_text(tampered.read_text(encoding="utf-8").replace("jun-2022", "nov-2021", 1), encoding="utf-8")
    assert secplan("verify", folder).status == 6


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--goals", "lateness,uplift"), "there is no goal 'uplift'; did you mean 'uplifts'?"),
        (("--goals", "lateness"), "2 or 3 goals are traded, and 1 named (one will do with --over)"),
        (("--goals", "lateness", "--over", ""), "one number is gone through: write one span"),
        (("--goals", "lateness", "--over", "capacity gbcs 3"), "one number is gone through: write one span"),
        (("--goals", "lateness", "--over", "capacity gbcs 1,2"), "one number is gone through: write one span"),
        (("--goals", "lateness,lateness"), "a goal is named twice"),
        (("--goals", "lateness,"), "there is no goal ''"),
        ((), "Missing option '--goals'"),
        (
            ("--goals", "lateness,uplifts,changes", "--over", "capacity gbcs 1..2"),
            "1 or 2 goals are traded, and 3 named",
        ),
        (("--goals", "lateness", "--over", "capacity {x, y} gbcs {1..2}"), "one number is gone through"),
    ],
)
def test_wrong_goals_are_wrong_usage(arguments: tuple[str, ...], says: str, secplan: Secplan) -> None:
    ran = secplan("frontier", REPLAY, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err


def test_a_goal_that_the_scenario_does_not_have_is_refused(secplan: Secplan, tmp_path: Path) -> None:
    path = tmp_path / "few-goals.yaml"
    path.write_text(APRIL_2020.read_text(encoding="utf-8") + "\ngoals: [left-out, lateness]\n", encoding="utf-8")
    ran = secplan("frontier", path, "--goals", "lateness,uplifts")
    assert ran.status == 2
    assert "'uplifts' is not among the goals of the scenario, which are left-out, lateness" in ran.err


def test_a_change_that_cannot_be_made_is_bad_input(secplan: Secplan) -> None:
    ran = secplan("frontier", REPLAY, "--goals", "lateness", "--over", "capacity gbc 1..3")
    assert (ran.status, ran.out) == (3, "")
    assert "there is no specification or load 'gbc' (with 'capacity gbc 1')" in ran.err


def test_an_empty_scenario_has_nothing_to_trade(secplan: Secplan, tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text(EMPTY, encoding="utf-8")
    assert "Nothing has to be traded" in secplan("frontier", path, "--goals", "lateness,uplifts").out
    over = secplan("frontier", path, "--goals", "lateness", "--over", "allow duis 1..2")
    assert (over.status, "It makes no difference" in over.out) == (0, True)


def test_a_number_may_be_what_a_scenario_without_a_plan_needs(secplan: Secplan) -> None:
    """The two uplifts that are promised for 2024."""
    ran = secplan("frontier", CONFLICT, "--goals", "lateness", "--over", "allow duis 1..2 2024", "--json")
    assert ran.status == 0
    assert [step["answer"] for step in ran.document["steps"]] == ["infeasible", "planned"]
    assert ran.document["complete"]


def test_what_is_not_proved_is_not_told_as_a_fact(secplan: Secplan) -> None:
    page = secplan("frontier", APRIL_2020, "--goals", "lateness", "--over", "capacity gbcs 1..3", "--seconds", "0").out
    assert "Proved" not in page
    assert "Found so far" in page


def test_each_step_over_a_number_is_told_of_it_and_named(secplan: Secplan) -> None:
    """With two goals, values are compared where each is at its best in the first, and trade-offs by their points."""
    page = secplan("frontier", APRIL_2020, "--goals", "lateness,uplifts", "--over", "capacity gbcs 1..2").out
    assert "- From 1 to 2, each at its best in lateness: 9 of priority weight less (left out), 1 uplift less" in page
    assert "- With 1, from 2 to 3: 1 uplift less (uplifts) for 399 priority-days more (lateness). MP099 from" in page


def test_without_a_plan_it_says_why_as_plan_does(secplan: Secplan) -> None:
    ran = secplan("frontier", CONFLICT, "--goals", "lateness,uplifts")
    assert ran.status == 4
    assert "No plan exists" in ran.out


# Over a number, in few lines ------------------------------------------------------------------------------------------


def test_values_with_the_same_trade_offs_are_one_row(secplan: Secplan) -> None:
    """31 budgets, three plans: three rows, as a sweep has them, and each of 31 in the document."""
    over = "budget nov-2021 {5000000..5300000 step 10000}"
    asked = ("frontier", COSTS, "--goals", "lateness", "--over", over)
    page = secplan(*asked).out
    table = page.partition("With each value\n")[2].partition("\n\n")[0].splitlines()[1:]
    assert [row.split("  ")[1].strip() for row in table] == [
        "£5,000,000 to £5,170,000",
        "£5,180,000 to £5,210,000",
        "£5,220,000 to £5,300,000",
    ]
    assert "- From £5,170,000 to £5,180,000: the same in these goals; also £150,000 less (cost)." in page
    assert len(secplan(*asked, "--json").document["steps"]) == 31


def test_a_value_that_is_no_amount_stands_as_it_is() -> None:
    assert value_in("capacity jun-2021 gbcs ...", "4") == "4"
    assert value_in("budget nov-2021 ...", "none") == "none"
    assert value_in("cost MP090 ...", "1250000.50") == "£1,250,000.50"
