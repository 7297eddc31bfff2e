"""No release costs more than its budget (an assumption: the papers give no budget)."""

import pytest

from models import Scenario
from planner import api
from planner.draft import Draft
from planner.rules import RULE_OF
from tests.factories import JUNE, JUNE_2022, NOVEMBER, broken, check, modification, plan, scenario
from tests.test_laws import but


def two(budget: str, **policy: object) -> Scenario:
    """Two changes of DUIS, £100 each, and a release with a budget."""
    changes = (modification(name, cost=100, impacts={"duis": "yes"}) for name in ("a", "b"))
    return scenario(*changes, releases=(but(JUNE, budget=budget), NOVEMBER), policy={"costs": policy})


def test_a_budget_that_is_used_to_the_penny_is_kept() -> None:
    assert broken("release-budget", two("200"), a="jun-2021", b="jun-2021") == []
    assert broken("release-budget", two("199.99"), a="jun-2021", b="jun-2021") == [("jun-2021",)]
    assert broken("release-budget", two("199.99"), a="jun-2021", b="nov-2021") == []


def test_an_uplift_is_paid_once_for_all_that_share_it() -> None:
    assert broken("release-budget", two("250", uplifts={"duis": 50}), a="jun-2021", b="jun-2021") == []
    assert broken("release-budget", two("249", uplifts={"duis": 50}), a="jun-2021", b="jun-2021") == [("jun-2021",)]


def test_a_release_pays_its_fixed_cost_for_a_change_of_the_dcc_systems_only() -> None:
    text = modification("text", cost=1)
    systems = modification("systems", cost=1, dcc_systems=True)
    given = scenario(text, systems, releases=(but(JUNE, budget=10), NOVEMBER), policy={"costs": {"release": 10}})

    assert broken("release-budget", given, text="jun-2021") == []
    assert broken("release-budget", given, text="jun-2021", systems="jun-2021") == [("jun-2021",)]


def test_a_release_with_a_fixed_cost_of_its_own_does_not_pay_the_usual_one() -> None:
    systems = modification("systems", cost=1, dcc_systems=True)
    releases = (but(JUNE, budget=10, fixed_cost=0), but(NOVEMBER, budget=10))
    given = scenario(systems, releases=releases, policy={"costs": {"release": 10}})
    assert broken("release-budget", given, systems="jun-2021") == []
    assert broken("release-budget", given, systems="nov-2021") == [("nov-2021",)]


def test_a_cost_that_is_not_known_counts_as_nothing() -> None:
    given = scenario(modification("a"), modification("b", cost=5), releases=(but(JUNE, budget=5), NOVEMBER))
    assert broken("release-budget", given, a="jun-2021", b="jun-2021") == []


@pytest.mark.parametrize(("option", "expected"), [("dear", [("jun-2021",)]), ("usual", [])])
def test_an_option_with_a_cost_of_its_own_costs_that(option: str, expected: list[tuple[str, ...]]) -> None:
    given = scenario(
        modification("a", cost=5, options=[{"id": "dear", "cost": 6}, {"id": "usual"}]),
        releases=(but(JUNE, budget=5), NOVEMBER),
    )
    assert broken("release-budget", given, a=("jun-2021", option)) == expected


def test_it_says_what_it_would_cost_and_what_would_do() -> None:
    given = two("200", uplifts={"duis": "50.50"})
    (found,) = check("release-budget", given, a="jun-2021", b="jun-2021")
    assert found.clause.says == "the June 2021 SEC Release costs at most £200"
    assert found.found == "it would cost £250.50: a, b"
    way_out = RULE_OF["release-budget"].way_out(given, found)
    assert way_out == "a budget £50.50 higher for the June 2021 SEC Release"


def test_a_plan_in_the_making_counts_the_uplift_that_is_paid_already() -> None:
    """One at a time as the lapse rule does: b joins the uplift that a pays for, with its option that has one."""
    options = [{"id": "with", "impacts": {"duis": "yes"}}, {"id": "without", "impacts": {"duis": "no"}}]
    given = scenario(
        modification("a", cost=100, options=options),
        modification("b", cost=100, options=options),
        releases=(but(JUNE, budget=240), NOVEMBER, JUNE_2022),
        policy={"costs": {"uplifts": {"duis": 50}}},
    )
    for mine, expected in (("with", 1), ("without", 0)):
        draft = Draft(given, plan(a=("jun-2021", "without")))
        there = plan(b=("jun-2021", mine)).placements
        assert len(draft.broken_by(there)) == expected


def test_a_budget_moves_whoever_is_cheapest_to_move() -> None:
    """Each costs £100 and June holds one of them: the one of less weight goes to November."""
    given = scenario(
        modification("a", cost=100, priority="low", target="jun-2021"),
        modification("b", cost=100, priority="high", target="jun-2021"),
        releases=(but(JUNE, budget=199), NOVEMBER),
    )
    placements = {row.modification: row.release for row in api.result(api.plan(given)).placements}
    assert placements == {"a": "nov-2021", "b": "jun-2021"}
