"""The change budget: what each further move from the baseline buys."""

import re
from pathlib import Path
from random import Random

import pytest

from models import LADDER, Plan, Planned, Scenario
from planner import api
from planner.goals.changes import Changes
from planner.questions.study import Study
from planner.report.documents.change_budget import change_budget_document
from planner.solver import Budget, Question, Settings
from tests.brute_force import BruteForce
from tests.factories import modification, release, scenario
from tests.running import APRIL_2020, CONFLICT, REPLAY, TINY, Secplan


def random_scenario(seed: int) -> Scenario:
    """Four changes of GBCS over three releases with little room, some with a baseline elsewhere than the best."""
    random = Random(seed)
    releases = [
        release(name, day, capacity={"gbcs": random.randrange(1, 4)})
        for name, day in (("a", "2021-06-24"), ("b", "2021-11-04"), ("c", "2022-06-30"))
    ]
    names = ["m1", "m2", "m3", "m4"]
    changes = [
        modification(
            name,
            impacts={"gbcs": "yes", "duis": random.choice(["yes", "no"])},
            target=random.choice("abc"),
            priority=random.choice(["high", "standard", "low"]),
            needs=[names[0]] if name != names[0] and random.random() < 0.3 else [],
        )
        for name in names
    ]
    homes = {name: random.choice("abc") for name in names}
    scopes = {place: [name for name, home in homes.items() if home == place] for place in set(homes.values())}
    baseline = {"baseline": scopes} if random.random() < 0.7 else {}
    return scenario(*changes, releases=tuple(releases), **baseline)


LADDERS: dict[str, tuple[str, ...]] = {
    "default": LADDER,
    "changes first": ("changes", "left-out", "lateness", "earliness"),
    "left-out after lateness": ("lateness", "left-out", "changes", "gbcs-split"),
    "without changes": ("left-out", "lateness", "gbcs-split"),
    "without left-out and changes": ("uplifts", "lateness"),
}


def best_by_counting(counted: BruteForce, moves: int) -> Plan:
    """The best of the plans with at most so many moves; of equally good ones one that moves fewest, then by ties."""
    goal = Changes()
    allowed = [
        ((*counted.values(plan), moved), plan)
        for plan, broken in counted.breaks
        if not broken and (moved := goal.value(counted.scenario, plan)) <= moves
    ]
    return min(allowed, key=lambda pair: pair[0])[1]  # min keeps the first of equals


@pytest.mark.parametrize(
    ("ladder", "seed"), [(name, seed) for name in LADDERS for seed in range(20 if name == "default" else 8)]
)
def test_the_table_is_what_counting_says(ladder: str, seed: int) -> None:
    """Plan by plan, from the fewest moves that there are to the row that is as good as the best plan."""
    given = random_scenario(seed).but(goals=LADDERS[ladder])
    counted = BruteForce(given)
    fewest = min(Changes().value(given, plan) for plan, broken in counted.breaks if not broken)
    found = api.change_budget(api.plan(given))
    assert found.complete
    assert [row.moves for row in found.rows] == list(range(fewest, fewest + len(found.rows)))
    for row in found.rows:
        assert row.planned.plan == best_by_counting(counted, row.moves), row.moves
    assert counted.best is not None
    reached = [counted.values(row.planned.plan) == counted.best[1] for row in found.rows]
    assert reached == [False] * (len(reached) - 1) + [True]


def two_that_go_together() -> Scenario:
    """Baselined in November; a and b go together only, and their targets are June, which has room for both.

    One move buys nothing: a alone cannot go. Two buy all lateness there is: 2 x 3 x 133 days.
    """
    a = modification("a", target="jun-2021", together=["b"])
    b = modification("b", target="jun-2021")
    return scenario(a, b, baseline={"nov-2021": ["a", "b"]})


def test_a_move_that_buys_nothing_by_itself_does_not_end_the_table() -> None:
    found = api.change_budget(api.plan(two_that_go_together()))
    assert [row.moves for row in found.rows] == [0, 1, 2]
    lateness = [next(goal.value for goal in row.planned.goals if goal.goal == "lateness") for row in found.rows]
    assert lateness == [798, 798, 0]


def first_and_third() -> Scenario:
    """Baselined in November, with targets in June, 133 days before; a and b of low priority go together only.

    The first move buys 9 x 133 days of c. A second buys nothing, as neither a nor b can go alone; with a third, both
    go and buy 2 x 1 x 133 days.
    """
    a = modification("a", target="jun-2021", together=["b"], priority="low")
    b = modification("b", target="jun-2021", priority="low")
    c = modification("c", target="jun-2021", priority="high")
    return scenario(a, b, c, baseline={"nov-2021": ["a", "b", "c"]})


def test_each_row_tells_what_its_last_move_buys() -> None:
    outcome = api.plan(first_and_third())
    rows = change_budget_document(api.change_budget(outcome)).rows
    lateness = [[(one.before - one.after) for one in row.better if one.goal == "lateness"] for row in rows]
    assert [row.moves for row in rows] == [0, 1, 2, 3]
    assert lateness == [[], [9 * 133], [], [2 * 133]]
    assert [row.worse for row in rows] == [()] * 4
    assert [(one.modification, one.before, one.after) for one in rows[1].moved] == [("c", "nov-2021", "jun-2021")]


def test_the_page_tells_move_by_move_what_is_bought(tmp_path: Path, secplan: Secplan) -> None:
    page = secplan("replan", written(first_and_third(), tmp_path), "--budget").out
    assert (
        "A plan without moves from the baseline keeps every rule. One more move buys 1,197 priority-days (lateness); "
        "a second nothing by itself; a third 266 priority-days (lateness). More than 3 moves would buy nothing more: "
        "proved.\n"
    ) in page
    assert "\nEach row is a plan of its own: " in page
    line = next(line for line in page.splitlines() if line.startswith("  3 "))
    assert re.match(r"  3 +266 priority-days \(lateness\); also 266 days \(earliness\) +a from nov-2021 to jun", line)
    assert "; b from nov-2021 to jun-2021; c from nov-2021 to jun-2021 " in line


def test_with_a_number_the_table_ends_with_so_many_moves(tmp_path: Path, secplan: Secplan) -> None:
    path = written(first_and_third(), tmp_path)
    ran = secplan("replan", path, "--budget", "2")
    assert ran.status == 0
    assert "A plan without moves from the baseline keeps every rule. One more move buys 1,197 priority-days" in ran.out
    assert "What more than 2 moves would buy was not asked; --budget without a number tells.\n" in ran.out
    assert [line.split()[0] for line in ran.out.partition("Moves, at most")[2].splitlines()[1:]] == ["0", "1", "2"]
    whole = secplan("replan", path, "--budget", "--json").document
    some = secplan("replan", "--budget=2", path, "--json").document
    assert (some["rows"], some["complete"], some["not_established"]) == (whole["rows"][:3], False, [])


def test_a_number_that_is_enough_changes_nothing_but_itself(tmp_path: Path, secplan: Secplan) -> None:
    path = written(first_and_third(), tmp_path)
    assert secplan("replan", path, "--budget", "3").out == secplan("replan", "--budget", path).out


def test_a_number_that_no_plan_keeps_to_is_told(secplan: Secplan) -> None:
    """Of the replay, every plan moves four at least."""
    ran = secplan("replan", REPLAY, "--budget", "2")
    assert (
        "takes fewer than 4 moves from the targets, as there is no baseline. With at most 2 moves there is no plan."
        in ran.out
    )
    assert ran.status == 0


@pytest.mark.parametrize("number", ["-1", "2.5"])
def test_a_number_of_moves_is_a_whole_one(number: str, secplan: Secplan) -> None:
    ran = secplan("replan", TINY, "--budget", number)
    assert ran.status == 2
    assert "Invalid value for '--budget'" in ran.err


def test_where_moves_are_counted_from_reads_well_without_a_baseline(secplan: Secplan) -> None:
    page = secplan("replan", APRIL_2020, "--budget").out
    assert "A plan without moves from the targets keeps every rule; there is no baseline. " in page


def one_that_costs() -> Scenario:
    """Baselined in November with an uplift of DUIS that b makes; a, of DUIS too, has its target in June."""
    a = modification("a", target="jun-2021", impacts={"duis": "yes"})
    b = modification("b", impacts={"duis": "yes"})
    policy = {"uplifts_per_year": {"duis": 2, "ch_firmware": 1}}
    pins = [{"modification": "b", "release": "nov-2021", "why": "promised"}]
    return scenario(a, b, baseline={"nov-2021": ["a", "b"]}, policy=policy, pins=pins)


def test_what_gets_worse_by_a_move_is_told_beside_what_it_buys(tmp_path: Path, secplan: Secplan) -> None:
    """In June, a is 3 x 133 days earlier, and one more release carries an uplift."""
    page = secplan("replan", written(one_that_costs(), tmp_path), "--budget").out
    assert "One more move buys 399 priority-days (lateness), at the price of 1 uplift (uplifts)." in page
    line = next(line for line in page.splitlines() if line.startswith("  1 "))
    assert re.search(r"also 133 days \(earliness\) +1 uplift \(uplifts\) +a from nov-2021 to jun-2021 ", line)


def written(given: Scenario, folder: Path) -> Path:
    """The scenario as a file."""
    path = folder / "scenario.yaml"
    path.write_text(api.scenario_text(given), encoding="utf-8")
    return path


def test_the_page_says_from_where_moves_are_counted_and_what_is_proved(secplan: Secplan) -> None:
    page = secplan("replan", REPLAY, "--budget").out
    assert "No plan that keeps every rule takes fewer than 4 moves from the targets, as there is no baseline." in page
    assert "More than 4 moves would buy nothing more: proved." in page


def test_a_scenario_without_baseline_and_targets_is_told_so() -> None:
    outcome = api.plan(scenario(modification("a")))
    found = api.change_budget(outcome)
    assert [row.planned.plan for row in found.rows] == [Plan(dict(found.best.plan.placements))]


def test_what_was_not_established_in_time_is_not_claimed(secplan: Secplan) -> None:
    page = secplan("replan", TINY, "--budget", "--seconds", "0").out
    assert "proved" not in page.split("The best plan with so many moves", maxsplit=1)[0]
    assert "not established" in page


def test_where_there_is_no_plan_the_answer_is_that_of_plan(secplan: Secplan) -> None:
    assert secplan("replan", CONFLICT, "--budget").status == 4


@pytest.mark.parametrize("seed", [10, 13, 22])
def test_a_random_scenario_without_anything_to_count_from_has_one_row(seed: int) -> None:
    """The goal is then a plain number, of which the model must not make a variable."""
    given = scenario(*(modification(f"m{index}", impacts={"gbcs": "yes"}) for index in range(seed % 5 + 2)))
    found = api.change_budget(api.plan(given))
    assert found.complete
    assert [row.moves for row in found.rows] == [0]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question(at_most=((Changes(), 1),)), "the plan found is worth 2 in changes, and at most 1 was asked for"),
        (Question(asked={"a": "nov-2021"}), "the plan found has a in jun-2021, and nov-2021 was asked for"),
        (Question(asked={"a": None}), "the plan found has a in jun-2021, and no release was asked for"),
    ],
)
def test_a_plan_that_does_not_do_what_is_asked_is_never_shown(
    question: Question, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were the solver wrong, the independent check would say so."""
    outcome = api.plan(two_that_go_together())
    assert isinstance(outcome.answer, Planned)
    study = Study(outcome, Budget(Settings()))
    monkeypatch.setattr("planner.questions.study.search", lambda *_: outcome.answer)
    with pytest.raises(api.Refused, match=said):
        study.best(question)
