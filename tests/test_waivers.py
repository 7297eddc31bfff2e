"""What waivers allow is said where it stands, first of all that they are used."""

from planner import api
from planner.goals.gbcs_split import fullest_by_year
from tests.running import APRIL_2020, CASES, REPLAY, TINY, Secplan

WAIVED = CASES / "trial-infD-mended.yaml"


def test_the_first_lines_say_that_waivers_are_used(secplan: Secplan) -> None:
    """MP303 and MP309 are past their cut-offs with the Panel's leave: not every rule is kept."""
    page = secplan("plan", WAIVED).out
    assert "Proved best: every rule is kept but for what 2 waivers allow, and no plan is better" in page
    assert "every rule is kept, and" not in page


def test_a_waiver_says_what_it_allowed(secplan: Secplan) -> None:
    allowed = secplan("plan", WAIVED).out.partition("Allowed by a waiver\n")[2].partition("\n\n")[0]
    assert [line.partition(", ")[2] for line in allowed.splitlines()] == [
        (
            "42 days after its cut-off of 4 November 2026 for the November 2027 SEC Release. Granted by SEC Panel on "
            "13 November 2026: Ofgem promise"
        ),
        (
            "20 days after its cut-off of 4 February 2027 for the November 2027 SEC Release. Granted by SEC Panel on "
            "13 November 2026: winter"
        ),
    ]
    assert allowed.startswith("- MP303 is expected to be decided on 16 December 2026, ")


def test_other_answers_say_so_too(secplan: Secplan) -> None:
    kept = "every rule is kept but for what 2 waivers allow"
    assert kept in secplan("whatif", WAIVED, "delay MP312 5 WD").out
    assert f"{kept[0].upper()}{kept[1:]}" in secplan("whatif", WAIVED, "delay MP312 5 WD", "--keep").out
    assert kept in secplan("replan", WAIVED).out
    assert kept in secplan("picture", "board", WAIVED).out


def test_waivers_that_are_not_used_are_not_told_as_used(secplan: Secplan) -> None:
    assert "Proved best: every rule is kept, and" in secplan("plan", TINY).out


def test_a_modification_that_no_waiver_is_for_is_refused_with_the_likely_one(secplan: Secplan) -> None:
    ran = secplan("plan", CASES / "trial-infD.yaml")
    assert ran.status == 3
    assert "did you mean 'MP309'?" in ran.err


def test_a_goal_that_sums_up_years_is_told_year_by_year(secplan: Secplan) -> None:
    """4 is more than any release has: it is 2 of one year and 2 of another."""
    assert (
        "\nGBCS changes in the fullest release of each year: 2 in 2027 and 2 in 2028, 4 in all.\n"
        in secplan("plan", WAIVED).out
    )
    assert "in all." not in secplan("plan", TINY).out


def test_years_make_up_the_goal() -> None:
    for path in (APRIL_2020, REPLAY, WAIVED):
        outcome = api.plan(api.load(path).scenario)
        (value,) = [goal.value for goal in outcome.answer.goals if goal.goal == "gbcs-split"]  # type: ignore[union-attr]
        years = fullest_by_year(outcome.scenario, outcome.answer.plan)  # type: ignore[union-attr]
        assert sum(years.values()) == value
