"""The solver against counting: every plan of small random scenarios, rules by ``check`` and by a second reading."""

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import prod
from random import Random
from typing import Any

import pytest

from models import LADDER, SPECIFICATIONS, Answer, Clause, Infeasible, Planned, Scenario
from planner.goals import ladder_of
from planner.problem import Problem
from planner.rules import RULE_OF, RULES
from planner.solver import Settings, solve
from planner.solver.fingerprint import fingerprint
from tests import factories, raw_reading, second_reading
from tests.brute_force import BruteForce, places_of

SEEDS = range(240)
MOST_PLANS = 800
"""What one scenario may have; beyond, the generator takes changes out."""

IDS = ("a", "B", "b", "CR1290", "MP10", "MP2", "MP090", "SECMP0007")
"""Neither the order of the alphabet nor that of numbers, where upper case and digits are compared as text."""

RELEASES: dict[str, dict[str, Any]] = {
    "feb-2020": {"go_live": "2020-02-27"},
    "today": {"go_live": "2020-04-08"},
    "feb-2021": {"go_live": "2021-02-25", "carries": ["documents"]},
    "jun-2021": {"go_live": "2021-06-24"},
    "also-jun": {"go_live": "2021-06-24"},
    "nov-2021": {"go_live": "2021-11-04"},
    "jun-2022": {"go_live": "2022-06-30"},
}
LIKELY = (1, 1, 2, 6, 4, 6, 6)

DAYS = (
    "2019-01-02",
    "2019-06-28",
    "2020-02-03",
    "2020-04-24",
    "2020-06-24",
    "2020-06-25",
    "2020-09-24",
    "2020-09-25",
    "2020-11-04",
    "2021-04-26",
)
GAPS = ("0 days", "20 WD", "133 days", "134 days", "94 WD", "8 months")
LIMITS = (0, 1, 1, 1, 1, 2, "unlimited", {"default": 1, "2022": 0}, {"default": 0, "2021": 1}, {"2022": 3})


def random_scenario(seed: int) -> Scenario:
    """A scenario with a little of everything that the format knows."""
    return Scenario.model_validate(random_tree(seed))


def random_tree(seed: int) -> dict[str, Any]:
    """The same as it could stand in a file."""
    random = Random(seed)
    chosen = dict.fromkeys(random.choices(list(RELEASES), LIKELY, k=6))
    releases = [_release(random, name) for name in list(chosen)[:4]]
    names = random.sample(IDS, random.randint(2, 5))
    modifications = [_modification(random, name, names, [one["id"] for one in releases]) for name in names]
    tree: dict[str, Any] = {
        "format": "secplan.scenario/1",
        "name": f"random-{seed}",
        "as_of": "2020-04-08",
        "policy": {
            "uplifts_per_year": {name: random.choice(LIMITS) for name in SPECIFICATIONS if random.random() < 0.7},
            "unknown_impacts": random.choice(["assume-yes", "assume-no"]),
            "priority_weights": {"high": random.choice([3, 9]), "standard": 3, "low": random.choice([1, 2, 3])},
        },
        "releases": releases,
        "modifications": modifications,
        "goals": random.sample(LADDER, len(LADDER)) if random.random() < 0.4 else _shorter_ladder(random),
    }
    tree |= {"baseline": _baseline(random, releases, names), "pins": _pins(random, releases, modifications)}
    tree["waivers"] = [_waiver(random, releases, names) for _ in range(random.choice([0, 0, 0, 1, 2]))]
    if seed % 4 == 3:
        _price(tree, Random(f"costs of {seed}"))
    return _small_enough(tree)


AMOUNTS = ("0", "0.01", "99.99", "100", "250000", "250000.50", "1000000000")


def _price(tree: dict[str, Any], random: Random) -> None:
    """Costs and budgets in a scenario; drawn apart, so that what else it says is as it was without them."""
    for modification in tree["modifications"]:
        priced = [one for one in (modification, *modification.get("options", ())) if random.random() < 0.6]
        for one in priced:
            one["cost"] = random.choice(AMOUNTS)
    for release in tree["releases"]:
        for key in ("budget", "fixed_cost"):
            if random.random() < 0.5:
                release[key] = random.choice(AMOUNTS)
    uplifts = {name: random.choice(AMOUNTS) for name in SPECIFICATIONS if random.random() < 0.5}
    tree["policy"]["costs"] = {"uplifts": uplifts, "release": random.choice((None, *AMOUNTS))}
    if random.random() < 0.6:
        tree["goals"].insert(random.randint(0, len(tree["goals"])), "cost")
    if random.random() < 0.3:
        waived = {"rule": "release-budget", "about": [random.choice(tree["releases"])["id"]]}
        tree["waivers"].append({**waived, "why": "a test", "granted_by": "SEC Panel", "on": "2020-04-08"})


def _release(random: Random, name: str) -> dict[str, Any]:
    release = {"id": name, **RELEASES[name], "title": random.choice(["", f"the release called {name}"])}
    if random.random() < 0.2:
        release["dcc_baseline"] = random.choice(["2020-04-07", "2020-04-07", "2020-04-08", "2020-06-19"])
    if random.random() < 0.35:
        capacity = {"gbcs": random.randint(0, 2), "duis": random.randint(0, 1), "effort_days": random.randint(50, 200)}
        release["capacity"] = {thing: most for thing, most in capacity.items() if random.random() < 0.6}
    return release


def _modification(random: Random, name: str, names: list[str], releases: list[str]) -> dict[str, Any]:
    modification = {
        "id": name,
        "decision": _decision(random, releases),
        "impacts": _impacts(random),
        "target": random.choice([None, *releases]),
        "priority": random.choice(["high", "standard", "standard", "low"]),
        "load": {"effort_days": random.randint(0, 90)},
        **_lead_time(random, 0.15),
    }
    if random.random() < 0.08:
        modification |= {"kind": "change-request", "decision": None}
    if random.random() < 0.3:
        modification["dcc_systems"] = True
    if random.random() < 0.3:
        options = [_option(random, option) for option in random.sample(["x", "y", "Z"], random.randint(1, 3))]
        chosen = random.choice([None, None, options[0]["id"]])
        modification |= {"options": options, "option": chosen}
    others = [other for other in names if other != name]
    for link in ("needs", "together", "apart", "excludes"):
        modification[link] = [other for other in others if random.random() < 0.05]
    modification["after"] = [{"id": other, "gap": random.choice(GAPS)} for other in others if random.random() < 0.04]
    return modification


def _decision(random: Random, releases: list[str]) -> Any:
    day = random.choice(DAYS)
    committed = {"approved": random.choice([day, "unknown"]), "release": random.choice(releases)}
    ended = {random.choice(["withdrawn", "rejected"]): random.choice([day, "unknown"])}
    return random.choices([{"expected": day}, {"approved": day}, committed, ended, "unknown"], [14, 3, 1, 1, 1])[0]


def _impacts(random: Random) -> dict[str, str]:
    return {name: random.choice(["yes", "yes", "no", "unknown"]) for name in SPECIFICATIONS if random.random() < 0.35}


def _lead_time(random: Random, likely: float) -> dict[str, Any]:
    side = random.choice(["dcc", "party"])
    return (
        {"lead_time": {side: random.choice(["0 WD", "60 WD", "5 months", "365 days"])}}
        if random.random() < likely
        else {}
    )


def _option(random: Random, name: str) -> dict[str, Any]:
    load = {"load": {"effort_days": random.randint(0, 120)}} if random.random() < 0.5 else {}
    return {"id": name, "impacts": _impacts(random), **load, **_lead_time(random, 0.3)}


def _baseline(random: Random, releases: list[dict[str, Any]], names: list[str]) -> dict[str, list[str]] | None:
    scopes: dict[str, list[str]] = {one["id"]: [] for one in releases if one.get("dcc_baseline", "9999") < "2020-04-08"}
    if random.random() < 0.5:
        for name in names:
            scopes.setdefault(random.choice(releases)["id"], []).extend([name] if random.random() < 0.7 else [])
    return scopes or (None if len(names) % 2 else {})


def _pins(random: Random, releases: list[dict[str, Any]], modifications: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"modification": one["id"], "release": random.choice(releases)["id"]}
        for one in modifications
        if one["decision"] is None or random.random() < 0.04
    ]


def _waiver(random: Random, releases: list[dict[str, Any]], names: list[str]) -> dict[str, Any]:
    rule = random.choice([name for name in RULE_OF if name not in ("one-option", "release-budget")])
    things: dict[str, list[list[str]]] = {
        "uplift-limit": [["duis", "2021"], ["ch_firmware"], ["2021"]],
        "release-load": [[one["id"]] for one in releases] + [["gbcs"]],
        "dcc-baseline": [[name, random.choice(releases)["id"]] for name in names],
        "decision-cut-off": [[names[0]], [names[0], releases[0]["id"]], [releases[0]["id"]]],
        **{
            name: [[one["id"], *others] for one in releases for others in ([], [random.choice(names)])]
            for name in ("gone-live", "release-carries")
        },
    }
    if not any("gbcs" in one.get("capacity", {}) for one in releases):
        things["release-load"].pop()
    about = random.choice(things.get(rule, [[name] for name in names]))
    return {"rule": rule, "about": about, "why": "a test", "granted_by": "SEC Panel", "on": "2020-04-08"}


def _shorter_ladder(random: Random) -> list[str]:
    kept = [goal for goal in LADDER if goal == "left-out" or random.random() < 0.6]
    return random.sample(kept, len(kept))


def _small_enough(tree: dict[str, Any]) -> dict[str, Any]:
    """The scenario, where as many of its last changes wait for a date as would make too many plans."""
    scenario = Scenario.model_validate(tree)
    for change in reversed(tree["modifications"]):
        if prod(len(places_of(scenario, one)) for one in scenario.modifications if one.is_planned) <= MOST_PLANS:
            break
        change.update(decision="unknown", kind="modification")
        scenario = Scenario.model_validate(tree)
    return tree


@cache
def counted(seed: int) -> BruteForce:
    return BruteForce(random_scenario(seed))


def told(given: Scenario) -> str:
    """The scenario in a failure's message, ready to be loaded again."""
    return json.dumps(given.model_dump(mode="json", exclude_defaults=True))


def assert_is_best(answer: Answer, expected: BruteForce) -> None:
    """The one plan that comes first among the best, proved."""
    message = told(expected.scenario)
    assert isinstance(answer, Planned), message
    assert expected.best is not None, message
    plan, values = expected.best
    assert tuple(goal.goal for goal in answer.goals) == expected.scenario.goals, message
    assert tuple(goal.value for goal in answer.goals) == values, message
    assert tuple(goal.bound for goal in answer.goals) == values, message
    assert answer.proven, message
    assert answer.unique, message
    assert answer.stopped is None, message
    assert answer.plan.placements == plan.placements, message


def assert_is_a_smallest_conflict(answer: Answer, expected: BruteForce) -> None:
    """No plan keeps all of its clauses, and without any one of them some plan does."""
    message = told(expected.scenario)
    assert isinstance(answer, Infeasible), message
    assert expected.best is None, message
    clauses = set(answer.conflict.clauses)
    assert answer.conflict.minimal, message
    assert len(clauses) == len(answer.conflict.clauses), message
    assert not expected.exists_keeping(clauses), message
    for clause in clauses:
        assert expected.exists_keeping(clauses - {clause}), f"{clause} is not needed: {message}"


@pytest.mark.parametrize("seed", SEEDS)
def test_the_solver_finds_what_counting_finds(seed: int) -> None:
    expected = counted(seed)
    answer = solve(Problem(expected.scenario), Settings(seconds=None))
    if expected.best is None:
        assert_is_a_smallest_conflict(answer, expected)
    else:
        assert_is_best(answer, expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_second_reading_of_the_design_agrees_on_every_plan(seed: int) -> None:
    scenario = random_scenario(seed)
    tree = raw_reading.read(otherwise_written(random_tree(seed), Random(f"written {seed}")))
    for plan, not_waived in counted(seed).breaks:
        message = f"{plan.placements} of {told(scenario)}"
        places = {change: (place.release, place.option) for change, place in plan.placements.items()}
        clauses = {violation.clause for rule in RULES for violation in rule.check(scenario, plan)}
        cases = second_reading.broken(tree, places)
        assert without_cases(cases) == read_twice(clauses), message
        left = second_reading.not_waived(tree, cases)
        assert without_cases(left) == read_twice(not_waived), message
        values = [goal.value(scenario, plan) for goal in ladder_of(scenario)]
        assert values == second_reading.values(tree, places), message


@pytest.mark.parametrize("seed", SEEDS)
def test_however_it_is_written_it_is_the_same_scenario(seed: int) -> None:
    tree = random_tree(seed)
    again = Scenario.model_validate(otherwise_written(tree, Random(f"written {seed}")))
    assert again.sha256 == Scenario.model_validate(tree).sha256


WORDS: dict[Any, list[Any]] = {
    "yes": ["yes", "Yes", True],
    "no": ["no", "NO", False],
    True: [True, "yes"],
    "0 WD": ["0 WD", "0 wd"],
    "20 WD": ["20 WD", "20 wd"],
    "8 months": ["8 months", "8 Months"],
}

MEANT = ("baseline", "modifications", "releases")
"""Where an empty list is something else than none."""


def otherwise_written(value: Any, random: Random) -> Any:
    """The same said in other words of the format, or with keys left out that say what is so without them."""
    if isinstance(value, dict):
        if value.get("gap") == "0 days" and random.random() < 0.5:
            return value["id"]
        if list(value) == ["default"]:
            return random.choice([value["default"], value])
        kept = {key: one for key, one in value.items() if key in MEANT or one not in ([], {}, None, "", [*LADDER])}
        return {key: one if key == "baseline" else otherwise_written(one, random) for key, one in kept.items()}
    if isinstance(value, list):
        return [otherwise_written(one, random) for one in value]
    return random.choice(WORDS.get(value, [value])) if isinstance(value, str | bool) else value


def read_twice(clauses: Iterable[Clause]) -> set[tuple[str, tuple[str, ...]]]:
    """The clauses of the rules that the second reading has; a rule that is new is proved by its laws."""
    return {(clause.rule, clause.about) for clause in clauses if clause.rule in second_reading.RULES_READ}


def without_cases(cases: set[second_reading.Case]) -> set[tuple[str, tuple[str, ...]]]:
    return {(rule, about) for rule, about, _ in cases}


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param(Settings(workers=2), id="two workers"),
        pytest.param(Settings(seed=1), id="another seed"),
        pytest.param(Settings(workers=2, seed=99), id="both"),
    ],
)
def test_workers_and_seeds_change_nothing(settings: Settings) -> None:
    for seed in SEEDS[::6]:
        problem = Problem(random_scenario(seed))
        assert solve(problem, settings) == solve(problem, Settings()), told(problem.scenario)


def test_the_order_in_which_things_are_listed_changes_nothing() -> None:
    for seed in (*SEEDS[::3], 20862):  # the last told another conflict when a change's links were listed otherwise
        scenario = random_scenario(seed)
        shuffled = Scenario.model_validate(_shuffled(Random(seed), scenario.model_dump(mode="json")))
        assert shuffled.sha256 == scenario.sha256
        assert solve(Problem(shuffled)) == solve(Problem(scenario)), told(scenario)


def test_a_plan_to_start_from_changes_nothing() -> None:
    for seed in SEEDS[::3]:
        for plan, broken in reversed(counted(seed).breaks):
            if not broken:
                assert_is_best(solve(Problem(random_scenario(seed)), known=plan), counted(seed))
                break


@pytest.mark.parametrize("seed", [5397, 5518, 6717])
def test_of_several_smallest_conflicts_the_same_is_told_whatever_the_settings(seed: int) -> None:
    """Scenario 5397 has two: a limit against a commitment, or against a pin to the same release."""
    problem = Problem(random_scenario(seed))
    assert solve(problem, Settings(workers=2, seed=99)) == solve(problem, Settings(workers=2, seed=5397))
    assert solve(problem, Settings(workers=2)) == solve(problem, Settings()), told(problem.scenario)


def test_with_no_release_everything_is_left_out() -> None:
    given = factories.scenario(factories.modification("a"), factories.modification("b", needs=["a"]), releases=())
    assert_is_best(solve(Problem(given)), BruteForce(given))


def test_a_pin_against_a_commitment_is_the_whole_conflict_whatever_the_options() -> None:
    """Found by seed 2696: "built with one of x, y" stood in the conflict, as if a change could be built twice."""
    committed = {"approved": "unknown", "release": "jun-2021"}
    given = factories.scenario(
        factories.modification("a", decision=committed, options=[{"id": "x"}, {"id": "y"}]),
        pins=[{"modification": "a", "release": "nov-2021"}],
    )
    assert_is_a_smallest_conflict(solve(Problem(given)), BruteForce(given))


def test_the_random_scenarios_are_of_every_sort() -> None:
    """A generator that degenerates would make every other test here pass."""
    every = [counted(seed) for seed in SEEDS]
    broken = Counter(rule for one in every for rule in {clause.rule for _, clauses in one.breaks for clause in clauses})
    tied = [one for one in every if one.best and _count_of_best(one) > 1]
    assert all(broken[rule.id] >= 20 for rule in RULES), broken
    assert sum(one.best is None for one in every) >= 20
    assert len(tied) >= 20
    assert sum(bool(one.scenario.waivers) for one in every) >= 20


def _shuffled(random: Random, tree: Any) -> Any:
    """The same tree with its lists in another order, except for the ladder of goals and the steps of pathways."""
    if isinstance(tree, dict):
        return {key: item if key in ("goals", "pathways") else _shuffled(random, item) for key, item in tree.items()}
    if isinstance(tree, list):
        return random.sample([_shuffled(random, item) for item in tree], len(tree))
    return tree


def _count_of_best(counting: BruteForce) -> int:
    """How many plans are as good as the best in every goal."""
    assert counting.best is not None
    return sum(counting.values(plan) == counting.best[1] for plan, broken in counting.breaks if not broken)


def test_problems_with_another_order_of_ties_are_two() -> None:
    """Which option needs longer decides of equally good ones, though both are in time and the model is the same."""

    def planned(slow: str) -> Problem:
        options = [{"id": name, "lead_time": {"dcc": "9 months" if name == slow else "8 months"}} for name in "xy"]
        return Problem(factories.scenario(factories.modification("a", options=options)))

    answers = [solve(planned(slow)) for slow in "xy"]
    assert [one.plan.placements["a"].option for one in answers if isinstance(one, Planned)] == ["y", "x"]
    assert fingerprint(planned("x")) != fingerprint(planned("y"))
