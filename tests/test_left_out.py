"""What finds no release: how many, first of all, and for each what keeps it from every release that is to come."""

import re

from planner import api
from planner.draft import Draft
from planner.explain.left_out import kept_out
from tests.factories import JUNE, NOVEMBER, modification, plan, scenario
from tests.running import CASES, TINY, Secplan

BIG = CASES / "trial-big.yaml"


def test_how_many_are_left_out_is_said_first(secplan: Secplan) -> None:
    page = secplan("plan", BIG).out
    opening = page.partition("\nNovember 2027 SEC Release, go-live")[0]
    assert "\n21 of 60 modifications find no release; under Left out is why.\n" in opening
    assert "under Left out is why" not in secplan("plan", TINY).out


def test_each_remaining_release_is_told_for_each(secplan: Secplan) -> None:
    """All of those that go live after 1 December 2026, whatever the target."""
    given = api.load(BIG).scenario
    lines = secplan("plan", BIG).out.partition("\nLeft out\n")[2].partition("\n\n")[0].splitlines()
    assert len(lines) == 21
    names = {one.title.removesuffix(" SEC Release") for one in given.releases}
    for line in lines:
        told = re.findall(r"\(((?:all|February|June|November)[^)]*)\)", line.partition(" As for its target: ")[0])
        found = {name for name in names if any(name in one for one in told)}
        assert f"all {len(names)} releases" in told or found == names


def test_dates_and_numbers_are_told_for_its_target(secplan: Secplan) -> None:
    (line,) = [one for one in secplan("plan", BIG).out.splitlines() if one.startswith("- MP507 (")]
    assert line.endswith(
        " As for its target: it is expected to be decided on 16 December 2027, 407 days after its cut-off of "
        "4 November 2026 for the November 2027 SEC Release."
    )


def test_links_of_both_kinds_between_two_are_the_reason(secplan: Secplan) -> None:
    """The page sent the reader to `cutoffs`, which says that each is viable."""
    page = secplan("plan", CASES / "08-pointer-to-cutoffs.yaml").out
    assert "- A finds no release: with B, A and B do not go live in the same release (all 6 releases).\n" in page
    assert "secplan cutoffs" not in page


def test_where_a_goal_is_better_served_that_is_the_reason() -> None:
    given = scenario(modification("MP1"), releases=(JUNE, NOVEMBER))
    said = kept_out(given, Draft(given, plan()), "MP1")
    assert said == "a more important goal is better served without it (all 2 releases)"


def test_what_has_gone_live_is_no_release_that_is_left() -> None:
    given = scenario(modification("MP1", decision={"expected": "2020-12-01"}), as_of="2021-06-30")
    said = kept_out(given, Draft(given, plan()), "MP1")
    assert said == "a more important goal is better served without it (November 2021)"
