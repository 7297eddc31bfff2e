"""The laws of every rule and every goal, each over every plan of scenarios in which it matters."""

from typing import Any

import pytest

from models import LADDER, ON_REQUEST, Release, Scenario
from planner.goals import GOALS
from planner.goals.base import Goal
from planner.rules import RULE_OF, RULES
from planner.rules.base import Rule
from tests import laws
from tests.brute_force import all_plans
from tests.factories import JUNE, JUNE_2022, NOVEMBER, change_request, modification, release, scenario

GONE = release("feb-2020", "2020-02-27", title="February 2020 SEC Release")
TODAY = release("today", "2020-04-08", title="Release of the day")
TWIN = release("jun-too", "2021-06-24", title="Other Release of 24 June 2021")

DUIS_OR_NOT = [{"id": "duis-alerts", "impacts": {"duis": "yes"}}, {"id": "event-log"}]


def but(given: Release, **changed: Any) -> Release:
    """A release of the papers, with something different."""
    return Release.model_validate({**dict(given), **changed})


RULE_SCENARIOS: dict[str, dict[str, Scenario]] = {
    "decision-cut-off": {
        "options, commitments and change requests": scenario(
            modification("a", impacts={"gbcs": "yes"}, decision={"expected": "2020-08-26"}, options=DUIS_OR_NOT),
            modification("b", decision={"approved": "2021-06-01", "release": "jun-2021"}),
            modification("c", decision={"approved": "2021-04-26"}),
            change_request("d"),
            pins=[{"modification": "d", "release": "nov-2021"}],
        ),
        "lead times of its own": scenario(
            modification(
                "a", impacts={"gbcs": "yes"}, decision={"expected": "2020-09-24"}, lead_time={"dcc": "10 months"}
            ),
            modification("b", decision={"expected": "2020-09-24"}, lead_time={"party": "200 WD"}),
            modification(
                "c",
                decision={"expected": "2021-01-05"},
                lead_time={"dcc": "8 months"},
                options=[
                    {"id": "quick", "lead_time": {"dcc": "10 WD"}},
                    {"id": "slow", "lead_time": {"party": "300 days"}},
                ],
            ),
        ),
        "unknown counts as yes": scenario(
            modification("a", impacts={"duis": "unknown"}, decision={"expected": "2020-10-01"}),
            modification("b", impacts={"gbcs": "unknown"}, decision={"expected": "2020-10-01"}),
        ),
        "unknown counts as no": scenario(
            modification("a", impacts={"duis": "unknown"}, decision={"expected": "2020-10-01"}),
            modification("b", impacts={"duis": "yes"}, decision={"expected": "2020-10-01"}),
            policy={"unknown_impacts": "assume-no"},
        ),
        "too late for every release": scenario(modification("a", decision={"expected": "2021-12-01"})),
        "a holiday of its own": scenario(
            modification("a", impacts={"duis": "yes"}, decision={"expected": "2020-06-24"}),
            modification("b", impacts={"duis": "yes"}, decision={"expected": "2020-06-23"}),
            extra_holidays=[{"on": "2020-06-24", "reason": "a day of rest"}],
        ),
    },
    "release-carries": {
        "systems, documents, both or nothing": scenario(
            modification("a"),
            modification("b", dcc_systems=True),
            modification("c", impacts={"gbcs": "unknown"}),
            modification("d", dcc_systems=True, decision={"approved": "unknown", "release": "feb-2021"}),
            releases=(
                release("feb-2021", "2021-02-25", carries=["documents"]),
                but(JUNE, carries=["dcc-systems"]),
                release("closed", "2021-07-01", carries=[]),
            ),
        ),
    },
    "gone-live": {
        "yesterday, today and tomorrow": scenario(
            modification("a"),
            modification("b", decision={"approved": "2020-01-08", "release": "feb-2020"}),
            modification("c", options=DUIS_OR_NOT),
            releases=(GONE, TODAY, release("tomorrow", "2020-04-09")),
        ),
    },
    "dcc-baseline": {
        "passed, of today and none": scenario(
            modification("a", dcc_systems=True),
            modification("b", impacts={"gbcs": "yes"}),
            modification("c"),
            modification("d", dcc_systems=True, decision={"approved": "2020-03-25", "release": "jun-2021"}),
            releases=(
                but(JUNE, dcc_baseline="2020-04-07"),
                but(NOVEMBER, dcc_baseline="2020-04-08"),
                JUNE_2022,
            ),
            baseline={"jun-2021": ["a"]},
        ),
        "an empty scope and an option": scenario(
            modification("a", options=DUIS_OR_NOT),
            modification("b", dcc_systems=True),
            releases=(but(JUNE, dcc_baseline="2020-01-10"), but(NOVEMBER, dcc_baseline="2020-04-07")),
            baseline={"jun-2021": [], "nov-2021": ["b"]},
        ),
    },
    "uplift-limit": {
        "one a year, none the next": scenario(
            modification("a", impacts={"duis": "yes"}),
            modification("b", impacts={"ch_firmware": "unknown"}, options=DUIS_OR_NOT),
            modification("c", impacts={"duis": "yes", "ch_firmware": "yes"}),
            releases=(JUNE, NOVEMBER, JUNE_2022),
            policy={"uplifts_per_year": {"duis": {"default": 1, "2022": 0}, "ch_firmware": 1}},
        ),
        "by year, with no default": scenario(
            modification("a", impacts={"duis": "yes", "gbcs": "yes"}),
            modification("b", impacts={"duis": "yes", "gbcs": "yes"}),
            modification("c", impacts={"duis": "yes"}, decision={"approved": "2020-03-25", "release": "jun-2021"}),
            releases=(JUNE, TWIN, NOVEMBER),
            policy={
                "uplifts_per_year": {"duis": {"2021": 2, "2022": 5}, "ch_firmware": "unlimited", "gbcs": {"2022": 0}}
            },
        ),
        "unknown counts as no": scenario(
            modification("a", impacts={"duis": "unknown", "ch_firmware": "yes"}),
            modification("b", impacts={"duis": "yes", "ch_firmware": "unknown"}),
            policy={
                "unknown_impacts": "assume-no",
                "uplifts_per_year": {"duis": 0, "ch_firmware": {"default": "unlimited"}},
            },
        ),
    },
    "release-load": {
        "specifications and loads": scenario(
            modification("a", impacts={"gbcs": "yes"}, load={"effort_days": 60}),
            modification("b", load={"effort_days": 40}, decision={"approved": "2020-03-25", "release": "jun-2021"}),
            modification(
                "c",
                impacts={"gbcs": "unknown"},
                load={"effort_days": 41},
                options=[
                    {"id": "large", "load": {"effort_days": 101}},
                    {"id": "small", "impacts": {"gbcs": "no"}, "load": {"effort_days": 0, "testers": 3}},
                ],
            ),
            releases=(
                but(JUNE, capacity={"gbcs": 1, "effort_days": 100}),
                but(NOVEMBER, capacity={"gbcs": 0, "testers": 2}),
                JUNE_2022,
            ),
        ),
        "unknown counts as no": scenario(
            modification("a", impacts={"duis": "unknown"}),
            modification("b", impacts={"duis": "yes"}),
            releases=(but(JUNE, capacity={"duis": 0}), but(NOVEMBER, capacity={"duis": 1})),
            policy={"unknown_impacts": "assume-no"},
        ),
    },
    "release-budget": {
        "an uplift that is shared, options and a fixed cost": scenario(
            modification("a", cost="100.10", impacts={"duis": "yes"}),
            modification(
                "b", cost=300, options=[{"id": "dear", "cost": 500, "impacts": {"duis": "yes"}}, {"id": "own"}]
            ),
            modification("c", cost=0, decision={"approved": "2020-03-25", "release": "jun-2021"}),
            modification("unknown", impacts={"gbcs": "unknown"}),
            releases=(but(JUNE, budget="1100.10"), but(NOVEMBER, budget="349.99", fixed_cost=50), JUNE_2022),
            policy={"costs": {"uplifts": {"duis": 1000, "gbcs": "0.01"}, "release": 0}},
        ),
        "a release that costs by itself, and documents that do not": scenario(
            modification("a", dcc_systems=True, cost=7),
            modification("b", cost=7),
            modification("c", impacts={"ch_firmware": "unknown"}),
            releases=(but(JUNE, budget=0), but(NOVEMBER, budget=10)),
            policy={"costs": {"release": "3.50"}, "unknown_impacts": "assume-no"},
        ),
        "a billion pounds": scenario(
            modification("a", cost=1_000_000_000, impacts={"duis": "yes"}),
            modification("b", cost=1_000_000_000),
            releases=(but(JUNE, budget="999999999.99"), but(NOVEMBER, budget=1_000_000_000)),
            policy={"costs": {"uplifts": {"duis": "0.01"}}},
        ),
    },
    "needs": {
        "in two releases of one day": scenario(
            modification("a"),
            modification("b", needs=["a"], options=DUIS_OR_NOT),
            releases=(JUNE, TWIN, NOVEMBER),
        ),
        "what is not planned": scenario(
            modification("a", needs=["gone"]),
            modification("b", needs=["waiting", "a"]),
            modification("c", needs=["refused"], decision={"approved": "2020-03-25", "release": "jun-2021"}),
            modification("gone", decision={"withdrawn": "2020-03-01"}),
            modification("refused", decision={"rejected": "unknown"}),
            modification("waiting", decision="unknown"),
        ),
        "each other, and itself": scenario(
            modification("a", needs=["b"]),
            modification("b", needs=["a", "b"]),
            releases=(JUNE, TWIN, NOVEMBER),
        ),
    },
    "after": {
        "in two releases of one day": scenario(
            modification("a"),
            modification("b", after=["a"], options=DUIS_OR_NOT),
            releases=(JUNE, TWIN, NOVEMBER),
        ),
        "gaps": scenario(  # 24 June to 4 November 2021: 133 days, and 94 Working Days (without 30 August)
            modification("a"),
            modification("b", after=[{"id": "a", "gap": "133 days"}]),
            modification("c", after=[{"id": "a", "gap": "95 WD"}, {"id": "b", "gap": "7 months"}]),
            releases=(JUNE, NOVEMBER, JUNE_2022),
        ),
        "what is not planned, and itself": scenario(
            modification("a", after=["gone"]),
            modification("b", after=[{"id": "waiting", "gap": "1 WD"}]),
            modification("c", after=["c"]),
            modification("gone", decision={"withdrawn": "2020-03-01"}),
            modification("waiting", decision="unknown"),
        ),
        "each other": scenario(modification("a", after=["b"]), modification("b", after=["a"])),
    },
    "together": {
        "said by one, by both and in a chain": scenario(
            modification("a", together=["b"]),
            modification("b", together=["a", "c"]),
            modification("c", options=DUIS_OR_NOT),
            releases=(JUNE, TWIN),
        ),
        "with what is not planned": scenario(
            modification("a", together=["waiting"]),
            modification("b"),
            modification("gone", decision={"withdrawn": "2020-03-01"}, together=["b"]),
            modification("waiting", decision="unknown"),
        ),
    },
    "apart": {
        "said by one, by both and by nobody planned": scenario(
            modification("a", apart=["b", "waiting"]),
            modification("b", apart=["a"], options=DUIS_OR_NOT),
            modification("c", apart=["b"]),
            modification("waiting", decision="unknown", apart=["a"]),
            releases=(JUNE, TWIN),
        ),
    },
    "excludes": {
        "said by one, by both and by nobody planned": scenario(
            modification("a", excludes=["b", "waiting"]),
            modification("b", excludes=["a"], options=DUIS_OR_NOT),
            modification("c", excludes=["b"]),
            modification("waiting", decision="unknown", excludes=["a"]),
        ),
    },
    "committed": {
        "to what went live, to what will, and to nothing": scenario(
            modification("a", decision={"approved": "unknown", "release": "feb-2020"}),
            modification("b", decision={"approved": "2020-03-25", "release": "nov-2021"}, options=DUIS_OR_NOT),
            modification("c", decision={"approved": "2020-03-25"}),
            releases=(GONE, JUNE, NOVEMBER),
        ),
    },
    "pinned": {
        "modifications and change requests": scenario(
            change_request("a"),
            modification("b", options=DUIS_OR_NOT),
            modification("c"),
            modification("gone", decision={"withdrawn": "2020-03-01"}),
            modification("waiting", decision="unknown"),
            pins=[
                {"modification": "a", "release": "nov-2021", "why": "BEIS mandated"},
                {"modification": "b", "release": "jun-2021"},
                {"modification": "gone", "release": "jun-2021"},
                {"modification": "waiting", "release": "jun-2021"},
            ],
        ),
    },
    "one-option": {
        "chosen, open and single": scenario(
            modification("a", options=DUIS_OR_NOT, option="event-log"),
            modification("b", options=DUIS_OR_NOT),
            modification("c", options=[{"id": "only"}], option="only"),
        ),
    },
}

GOAL_SCENARIOS: dict[str, Scenario] = {
    "targets and priorities": scenario(
        modification("a", target="jun-2021", priority="high", impacts={"gbcs": "yes", "duis": "yes"}, cost="0.01"),
        modification(
            "b",
            target="nov-2021",
            priority="low",
            impacts={"ch_firmware": "unknown"},
            options=[{"id": "duis-alerts", "impacts": {"duis": "yes"}, "cost": 1_000_000_000}, {"id": "event-log"}],
            cost=250_000,
        ),
        modification("c", impacts={"gbcs": "unknown"}),
        modification("waiting", decision="unknown", target="jun-2021", priority="high", cost=1),
        releases=(JUNE, but(NOVEMBER, fixed_cost=7), JUNE_2022),
        policy={"costs": {"uplifts": {"duis": 1_000_000, "gbcs": "0.99"}, "release": "999999999.99"}},
    ),
    "weights, a baseline and unknown counting as no": scenario(
        modification("a", priority="high", impacts={"gbcs": "unknown", "duis": "yes"}, target="jun-2021"),
        modification("b", priority="low", impacts={"gbcs": "yes", "ch_firmware": "yes"}, target="jun-2021"),
        modification("c", impacts={"gbcs": "yes"}),
        modification("waiting", decision="unknown", target="jun-2021"),
        releases=(JUNE, TWIN, NOVEMBER),
        baseline={"jun-2021": ["a", "waiting"], "nov-2021": ["c"], "jun-too": []},
        policy={"unknown_impacts": "assume-no", "priority_weights": {"high": 1000, "standard": 7, "low": 2}},
    ),
    "what has gone live": scenario(
        modification(
            "a", decision={"approved": "unknown", "release": "feb-2020"}, impacts={"gbcs": "yes", "duis": "yes"}
        ),
        modification("b", options=[{"id": "only", "impacts": {"gbcs": "yes"}}], target="feb-2020"),
        modification("c", impacts={"gbcs": "yes", "duis": "yes"}, target="today"),
        releases=(GONE, TODAY, release("dec-2020", "2020-12-03")),
    ),
    "nothing to plan": scenario(modification("waiting", decision="unknown", target="jun-2021")),
}


each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
each_rule_case = pytest.mark.parametrize(
    ("rule", "given"),
    [
        pytest.param(rule, given, id=f"{rule.id}: {title}")
        for rule in RULES
        for title, given in RULE_SCENARIOS.get(rule.id, {}).items()
    ],
)
each_goal = pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.id)


@each_rule
def test_every_rule_has_a_law_scenario(rule: Rule) -> None:
    assert RULE_SCENARIOS.get(rule.id)


def test_every_law_scenario_has_a_rule() -> None:
    assert RULE_SCENARIOS.keys() == RULE_OF.keys()


@each_rule_case
def test_the_model_refuses_what_check_finds(rule: Rule, given: Scenario) -> None:
    laws.assert_model_and_check_agree(rule, given)


@each_rule_case
def test_every_constraint_has_a_clause(rule: Rule, given: Scenario) -> None:
    laws.assert_every_constraint_has_a_clause(rule, given)


@each_rule_case
def test_some_plan_breaks_the_rule_and_some_keeps_it(rule: Rule, given: Scenario) -> None:
    laws.assert_some_plan_breaks_it_and_some_keeps_it(rule, given)


@each_rule_case
def test_the_words_name_the_things(rule: Rule, given: Scenario) -> None:
    laws.assert_words_name_the_things(rule, given)


@each_rule_case
def test_a_clause_is_said_in_one_way(rule: Rule, given: Scenario) -> None:
    laws.assert_a_clause_is_said_once(rule, given)


@each_rule_case
def test_a_waiver_lifts_its_clauses_alone(rule: Rule, given: Scenario) -> None:
    laws.assert_a_waiver_lifts_its_clauses_alone(rule, given)


@each_rule_case
def test_a_plan_gives_every_variable_a_value(rule: Rule, given: Scenario) -> None:
    laws.assert_a_plan_gives_every_variable(rule, given)


@each_rule
def test_a_rule_says_what_it_is(rule: Rule) -> None:
    laws.assert_a_rule_says_what_it_is(rule)


def test_every_rule_has_an_id_of_its_own() -> None:
    assert len(RULE_OF) == len(RULES)


@each_goal
@pytest.mark.parametrize("given", GOAL_SCENARIOS.values(), ids=GOAL_SCENARIOS.keys())
def test_the_least_cost_of_a_plan_is_its_value(goal: Goal, given: Scenario) -> None:
    laws.assert_least_cost_is_value(goal, given)


@each_goal
def test_some_plans_are_better_than_others(goal: Goal) -> None:
    given = GOAL_SCENARIOS["targets and priorities"]
    assert len({goal.value(given, plan) for plan in all_plans(given)}) > 2


@each_goal
def test_no_plan_is_below_the_least_value_of_a_goal(goal: Goal) -> None:
    values = [goal.value(given, plan) for given in GOAL_SCENARIOS.values() for plan in all_plans(given)]
    assert goal.least is None or goal.least == min(values)


@each_goal
def test_a_goal_says_what_it_is(goal: Goal) -> None:
    assert type(goal).__module__ == f"planner.goals.{goal.id.replace('-', '_')}"
    assert goal.title
    assert goal.unit


def test_the_goals_are_the_ladder_and_those_that_a_scenario_has_to_ask_for() -> None:
    assert tuple(goal.id for goal in GOALS) == (*LADDER, *ON_REQUEST)
    assert scenario().goals == LADDER
