"""Changes that belong together go live in the same release, or none of them does."""

import pytest

from models import Infeasible, Planned
from planner.problem import Problem
from planner.solver import solve
from tests.factories import JUNE, broken, modification, release, scenario

PART_1_AND_2 = modification("part-1", together=["part-2"]), modification("part-2")


def test_all_in_one_release_or_none_at_all() -> None:
    given = scenario(*PART_1_AND_2)
    assert broken("together", given, **{"part-1": "jun-2021", "part-2": "jun-2021"}) == []
    assert broken("together", given) == []
    assert broken("together", given, **{"part-1": "jun-2021", "part-2": "nov-2021"}) == [("part-1", "part-2")]
    assert broken("together", given, **{"part-2": "nov-2021"}) == [("part-1", "part-2")]


def test_two_releases_on_one_day_are_not_the_same_release() -> None:
    given = scenario(*PART_1_AND_2, releases=(JUNE, release("twin", "2021-06-24")))
    assert broken("together", given, **{"part-1": "jun-2021", "part-2": "twin"}) == [("part-1", "part-2")]


def test_said_from_both_sides_it_is_one_clause() -> None:
    given = scenario(modification("a", together=["b"]), modification("b", together=["a"]))
    assert broken("together", given, a="jun-2021") == [("a", "b")]


@pytest.mark.parametrize("decision", ["unknown", {"withdrawn": "2020-03-01"}], ids=["waiting", "withdrawn"])
@pytest.mark.parametrize(("link", "link_back"), [(["b"], []), ([], ["a"])], ids=["said by the planned", "by the other"])
def test_a_change_that_is_not_planned_keeps_its_companion_out(
    decision: object, link: object, link_back: object
) -> None:
    """The model once looked at the links of planned changes only."""
    a, b = modification("a", together=link), modification("b", decision=decision, together=link_back)
    assert broken("together", scenario(a, b), a="jun-2021") == [("a", "b")]

    answer = solve(Problem(scenario(a, b)))
    assert isinstance(answer, Planned)
    assert answer.plan.placements == {}

    answer = solve(Problem(scenario(a, b, pins=[{"modification": "a", "release": "jun-2021"}])))
    assert isinstance(answer, Infeasible)
    assert {clause.rule for clause in answer.conflict.clauses} == {"together", "pinned"}
