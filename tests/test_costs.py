"""What releases cost: the roll-up, what moving one modification changes, and where else costs are told."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from models import Money, Outcome, Placement, Planned, Scenario
from models.costs import Moving
from planner import api
from planner.api.pages import page_of
from planner.facts import options_of
from planner.report.blocks import Heading
from planner.report.documents.costs import costs_document
from planner.report.html import fragment
from planner.verify import verify
from tests import second_reading
from tests.factories import JUNE, NOVEMBER, modification, scenario
from tests.papers import columns, table_under
from tests.running import APRIL_2020, COSTS, TINY, Secplan
from tests.test_brute_force import SEEDS, counted, random_scenario, told
from tests.test_laws import but

PRICED = [seed for seed in SEEDS if seed % 4 == 3]
"""Random scenarios with costs."""


def pounds(said: str) -> Money:
    return Money.parse(said)


@cache
def costs_2021() -> Outcome:
    return api.plan(api.load(COSTS).scenario)


def moved(name: str, release: str) -> Moving:
    (move,) = api.cost_of_moving(costs_2021(), name, release).moves
    return move


# The scenario with costs, as its header works it out ------------------------------------------------------------------


def test_the_roll_up_of_2021() -> None:
    """Each sum by hand, in the header of scenarios/costs.yaml."""
    found = api.costs(costs_2021())
    assert {one.release.id: str(one.total) for one in found.releases} == {
        "jun-2021": "£1,240,000",
        "nov-2021": "£5,210,000.50",
        "jun-2022": "£1,275,000",
        "nov-2022": "£0",
    }
    assert {one.release.id: one.left and str(one.left) for one in found.releases} == {
        "jun-2021": "£60,000",
        "nov-2021": "£39,999.50",
        "jun-2022": None,
        "nov-2022": None,
    }
    assert {year: str(one.total) for year, one in found.years.items()} == {2021: "£6,450,000.50", 2022: "£1,275,000"}
    assert (str(found.whole.total), found.whole.unknown) == ("£7,725,000.50", ("SECMP0024",))
    assert repr(found) == "<Costs: at least £7,725,000.50 for costs>"


def test_the_budget_of_november_moves_secmp0056_and_nobody_else() -> None:
    """5,485,000.50 would be 235,000.50 over the budget, and SECMP0056 is one of the two that are cheapest to move."""
    given = costs_2021()
    assert isinstance(given.answer, Planned)
    assert given.answer.unique
    assert [row.modification for row in api.result(given).placements if row.lapsed] == ["SECMP0056"]
    free = api.plan(api.change(given.scenario, ["budget nov-2021 none"]))
    assert not any(row.lapsed for row in api.result(free).placements)
    exact = api.plan(api.change(given.scenario, ["budget nov-2021 5485000.50"]))
    assert not any(row.lapsed for row in api.result(exact).placements)
    assert str(api.costs(exact).releases[1].left) == "£0"
    penny = api.plan(api.change(given.scenario, ["budget nov-2021 5485000.49"]))
    assert [row.modification for row in api.result(penny).placements if row.lapsed] == ["SECMP0056"]


def test_moving_secmp0046_pays_for_a_second_duis_uplift_and_for_no_second_release() -> None:
    move = moved("SECMP0046", "jun-2022")
    assert move.difference == pounds("750000")
    assert move.here is not None
    assert [str(one.total) for one in (*move.here, *move.there)] == [
        "£5,210,000.50",
        "£3,960,000",
        "£1,275,000",
        "£3,275,000.50",
    ]
    assert move.broken == ()


def test_moving_secmp0056_back_saves_an_uplift_and_a_release_and_breaks_the_budget() -> None:
    move = moved("SECMP0056", "nov-2021")
    assert move.difference == pounds("-1000000")
    assert [one.clause.rule for one in move.broken] == ["release-budget"]
    assert move.there[1].left == pounds("-235000.50")


def test_cost_is_traded_for_lateness_at_five_points() -> None:
    """The header works out each: what is paid once, and the days later than target times the weight of 3."""
    points = api.frontier(costs_2021(), "cost,lateness").points
    of_modifications = pounds("4575000.50")
    assert [(Money(cost) - of_modifications, late) for cost, late in (point.values for point in points)] == [
        (pounds("1750000"), 3 * 3 * 371 + 5 * 3 * 238),
        (pounds("2150000"), 5 * 3 * 238),
        (pounds("2750000"), 3 * 3 * 133 + 3 * 3 * 238),
        (pounds("2900000"), 3 * 3 * 133 + 3 * 238),
        (pounds("3150000"), 3 * 238),
    ]


def test_the_budget_can_be_gone_through(secplan: Secplan) -> None:
    """From 5,485,001 on nobody moves, and everything costs 1,000,000 less."""
    over = "budget nov-2021 5485000..5485002"
    page = secplan("frontier", COSTS, "--goals", "cost", "--over", over).out
    rows = [line.split("  ") for line in page.splitlines() if line.strip().startswith("£5,485,00")]
    told = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert [(row[0], row[3]) for row in told] == [
        ("£5,485,000", "£7,725,000.50"),
        ("£5,485,001 to £5,485,002", "£6,725,000.50"),
    ]
    sweep = secplan("sweep", COSTS, "budget nov-2021 {5250000..5500000 step 50000}").out
    assert "£5,485,001" in sweep


# Any scenario ---------------------------------------------------------------------------------------------------------


def by_hand(given: Scenario, places: dict[str, Any]) -> dict[str, Decimal]:
    """What each release costs in pounds, as the second reading has it."""
    tree = given.model_dump(mode="json")
    pairs = {name: (place.release, place.option) for name, place in places.items()}
    return {release["id"]: second_reading.cost(tree, release, pairs) for release in tree["releases"]}


def outcome_of(given: Scenario, plan: Any) -> Outcome:
    """As if this plan, whatever it breaks, were the answer."""
    free = [one.model_copy(update={"needs": (), "after": ()}) for one in given.modifications]  # some wait in a circle
    rolled = api.lapse(given.but(modifications=tuple(free)))
    return Outcome(given, Planned(plan, (), unique=False), rolled, verify(given, plan), 0.0)


@pytest.mark.parametrize("seed", PRICED)
def test_every_sum_and_every_difference_is_what_a_second_reading_gives(seed: int) -> None:
    given = random_scenario(seed)
    for plan, _ in counted(seed).breaks[:: max(1, len(counted(seed).breaks) // 12)]:
        outcome = outcome_of(given, plan)
        before = by_hand(given, dict(plan.placements))
        found = api.costs(outcome)
        assert {one.release.id: Decimal(one.total.plain) for one in found.releases} == before, told(given)
        assert Decimal(found.whole.total.plain) == sum(before.values()), told(given)
        assert sum(one.total.pence for one in found.years.values()) == found.whole.total.pence
        for one in (one for one in given.modifications if one.is_planned):
            for move in api.cost_of_moving(outcome, one.id).moves:
                here = plan.placements.get(one.id)
                option = here.option if here else options_of(one)[0]
                after = by_hand(given, dict(plan.with_placement(one.id, Placement(move.release, option)).placements))
                assert Decimal(move.difference.plain) == sum(after.values()) - sum(before.values()), told(given)
                assert move.option == option


def test_a_cost_that_is_not_known_is_named_and_never_nothing() -> None:
    given = scenario(
        modification("known", cost=5, target="jun-2021"),
        modification("half", target="jun-2021", options=[{"id": "x", "cost": 7}, {"id": "y"}], option="y"),
        modification("free", cost=0, target="jun-2021"),
        modification("open", target="nov-2021"),
    )
    document = _document(api.plan(given))
    june, november = document["releases"]
    assert (june["total"], june["unknown"]) == ("5.00", ["half"])
    assert (november["total"], november["unknown"]) == ("0.00", ["open"])
    assert document["unknown"] == ["half", "open"]
    assert document["assumed"] == ["What half and open cost is not known."]


def _document(outcome: Outcome) -> Any:
    return json.loads(costs_document(api.costs(outcome)).model_dump_json())


def test_what_counts_as_nothing_says_in_what() -> None:
    given = scenario(
        modification("a"),
        modification("b", cost=1),
        releases=(but(JUNE, budget=9), NOVEMBER),
        goals=["left-out", "cost"],
    )
    assumed = api.result(api.plan(given)).assumed
    assert "What a costs is not known, and counts as £0 in budgets and the goal cost." in assumed


def test_a_modification_that_is_left_out_can_be_asked_about() -> None:
    """Nothing allows the DUIS uplift in June or November; its cost is what June would pay more."""
    given = scenario(
        modification("a", cost="10.50", impacts={"duis": "yes"}),
        policy={"uplifts_per_year": {"duis": 0}, "costs": {"uplifts": {"duis": 7}}},
    )
    found = api.cost_of_moving(api.plan(given), "a")
    assert [str(move.difference) for move in found.moves] == ["£17.50", "£17.50"]
    assert all(move.here is None for move in found.moves)
    assert "uplift-limit" in {one.clause.rule for move in found.moves for one in move.broken}


def test_a_release_that_has_gone_live_is_asked_about_only_by_name() -> None:
    gone = but(JUNE, id="gone", title="", go_live="2020-02-27")
    outcome = api.plan(scenario(modification("a", cost=1), releases=(gone, JUNE, NOVEMBER)))
    assert [move.release for move in api.cost_of_moving(outcome, "a").moves] == ["nov-2021"]
    (move,) = api.cost_of_moving(outcome, "a", "gone").moves
    assert [one.clause.rule for one in move.broken] == ["decision-cut-off", "gone-live"][-len(move.broken) :]


# The command ----------------------------------------------------------------------------------------------------------


def test_the_page_tells_releases_years_and_the_whole(secplan: Secplan) -> None:
    page = secplan("costs", COSTS).out
    assert "All releases together cost at least £7,725,000.50, without SECMP0024.\n" in page
    assert "The total is without SECMP0024, whose cost is not known.\n" in page
    lines = [line.split() for line in page.splitlines()]
    assert ["November", "2021", "SEC", "Release", *["£3,460,000.50", "£1,350,000", "£400,000", "£5,210,000.50"]] in [
        line[:8] for line in lines
    ]
    assert ["Releases", "of", "2021", "£6,450,000.50", "SECMP0024"] in lines
    assert ["MP090", "event-log", "£420,000"] in lines


def test_the_page_of_one_move_tells_what_is_shared_and_what_is_newly_paid(secplan: Secplan) -> None:
    page = secplan("costs", COSTS, "SECMP0046", "jun-2022").out
    assert (
        "- The June 2022 SEC Release: £750,000 more in all. "
        "The November 2021 SEC Release still pays for a DUIS uplift, which others share. "
        "The November 2021 SEC Release has at most £1,290,000 of its budget of £5,250,000 left, and £39,999.50 before. "
        "The June 2022 SEC Release newly pays for a DUIS uplift (£750,000).\n"
    ) in page


def test_the_documents_hold_money_as_text_with_two_decimals(secplan: Secplan) -> None:
    document = secplan("costs", COSTS, "--json").document
    assert (document["format"], document["total"]) == ("secplan.costs/1", "7725000.50")
    assert [row["total"] for row in document["years"]] == ["6450000.50", "1275000.00"]
    moving = secplan("costs", COSTS, "SECMP0056", "--json").document
    assert (moving["format"], moving["release"]) == ("secplan.costs-of-moving/1", "jun-2022")
    assert {row["release"]: row["difference"] for row in moving["moves"]} == {
        "jun-2021": "-400000.00",
        "nov-2021": "-1000000.00",
        "nov-2022": "0.00",
    }


def test_a_run_folder_names_what_was_asked_and_passes_its_check(secplan: Secplan, tmp_path: Path) -> None:
    assert secplan("costs", COSTS, "SECMP0056", "nov-2021", "--out", tmp_path / "run").status == 0
    assert {path.name for path in (tmp_path / "run").iterdir()} >= {"costs-SECMP0056-nov-2021.json", "plan.json"}
    assert secplan("verify", tmp_path / "run").status == 0


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ([TINY], "the scenario does not say what anything costs; give a modification its cost (cost: 1250000)"),
        ([TINY, "MP901"], "the scenario does not say what anything costs"),
        ([COSTS, "SECMP007"], "there is no modification 'SECMP007'; did you mean 'SECMP0007'?"),
        ([COSTS, "MP090", "june-2021"], "there is no release 'june-2021'; did you mean 'jun-2021'?"),
        ([COSTS, "MP090", "jun-2021"], "MP090 goes in the June 2021 SEC Release already; name another release"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_hint(asked: list[Any], told: str, secplan: Secplan) -> None:
    run = secplan("costs", *asked)
    assert (run.status, run.out) == (2, "")
    assert told in run.err


def test_what_waits_for_a_date_is_no_releases_to_pay_for(secplan: Secplan, tmp_path: Path) -> None:
    text = COSTS.read_text(encoding="utf-8").replace("decision: {expected: 2020-08-26}", "decision: unknown", 1)
    (tmp_path / "waiting.yaml").write_text(text, encoding="utf-8")
    run = secplan("costs", tmp_path / "waiting.yaml", "MP078")
    assert run.status == 2
    assert "MP078 takes no part in planning (no decision date), so that no release pays for it" in run.err


def test_the_same_refusals_in_python() -> None:
    outcome = costs_2021()
    for asked in (("MP09O", None), ("MP090", "june-2021"), ("MP090", "jun-2021")):
        with pytest.raises(ValueError, match=r"there is no|already"):
            api.cost_of_moving(outcome, *asked)
    with pytest.raises(ValueError, match="does not say what anything costs"):
        api.costs(api.plan(api.load(TINY).scenario))
    with pytest.raises(TypeError, match="plan it first"):
        api.costs(api.load(COSTS).scenario)  # type: ignore[arg-type]


HOSTILE = '=HYPERLINK("x")<script>alert(1)</script>{{ 7*7 }} $a_b$ & \u202e' + "x" * 300


def test_a_title_is_text_whatever_it_holds() -> None:
    given = scenario(modification("a", title=HOSTILE, cost=1), releases=(but(JUNE, title=HOSTILE, budget=1), NOVEMBER))
    outcome = api.plan(given)
    for answer in (api.costs(outcome), api.cost_of_moving(outcome, "a"), outcome):
        page = page_of(answer)
        assert page is not None
        assert "<script>" not in fragment(page)
        assert "&lt;script&gt;" in fragment(page)


# Where else costs are told --------------------------------------------------------------------------------------------


def test_the_page_of_a_plan_has_a_line_for_each_release(secplan: Secplan) -> None:
    page = secplan("plan", COSTS).out
    assert "3 GBCS changes. Costs £1,240,000 of a budget of £1,300,000.\n" in page
    line = "Costs at least £5,210,000.50 of a budget of £5,250,000; without SECMP0024, whose cost is not known.\n"
    assert line in page
    assert "Costs £1,275,000.\n" in page
    assert "£7,725,000.50  pounds           proved best\n" in page


def test_a_budget_that_a_waiver_lifts_tells_by_how_much_it_is_broken(secplan: Secplan, tmp_path: Path) -> None:
    waiver = "waivers: [{rule: release-budget, about: [nov-2021], why: x, granted_by: SEC Panel, on: 2020-04-01}]\n"
    (tmp_path / "waived.yaml").write_text(COSTS.read_text(encoding="utf-8") + waiver, encoding="utf-8")
    page = secplan("plan", tmp_path / "waived.yaml").out
    assert "Costs at least £5,485,000.50 of a budget of £5,250,000, £235,000.50 more than that; without" in page
    costs = secplan("costs", tmp_path / "waived.yaml").out
    assert "- November 2021 SEC Release: £235,000.50 more than its budget of £5,250,000.\n" in costs


def test_the_release_document_has_the_same_sums() -> None:
    (paper,) = api.papers(costs_2021(), "rid-nov-2021")
    rows = columns(table_under(paper.page, "Release costs"), "For", "Cost")
    assert ("SECMP0024", "not known") in rows
    assert ("DUIS uplift", pounds("750000")) in rows
    assert ("Total", pounds("5210000.50")) in rows
    assert ("Left", pounds("39999.50")) in rows
    (without,) = api.papers(api.plan(api.load(APRIL_2020).scenario), "rid-nov-2021")
    assert not any(isinstance(block, Heading) and "costs" in block.text for block in without.page)


def test_a_scenario_without_costs_says_nothing_of_them(secplan: Secplan) -> None:
    for command in ("plan", "whatif"):
        changes = ["pin MP099 nov-2021"] if command == "whatif" else []
        page = secplan(command, APRIL_2020, *changes).out
        assert "£" not in page
        assert "Costs" not in page


def test_what_if_tells_the_difference_of_each_release(secplan: Secplan) -> None:
    run = secplan("whatif", COSTS, "budget nov-2021 6000000", "cost SECMP0024 100000.25")
    assert "The budget of the November 2021 SEC Release is £6,000,000 (£5,250,000 before)" in run.out
    assert "The cost of SECMP0024 is £100,000.25 (not known before)" in run.out
    lines = [line.split() for line in run.out.splitlines()]
    assert ["nov-2021", "£5,210,000.50", "£5,585,000.75", "+£375,000.25", "£6,000,000", "SECMP0024"] in lines
    assert ["jun-2022", "£1,275,000", "£0", "-£1,275,000"] in lines
    row = next(line for line in run.out.splitlines() if line.startswith("  Costs of all releases"))
    assert row.split()[4:] == ["pounds", "£7,725,000.50", "£6,825,000.75", "-£899,999.75"]


def test_diff_tells_them_too(secplan: Secplan, tmp_path: Path) -> None:
    other = tmp_path / "costs.yaml"
    other.write_text(COSTS.read_text(encoding="utf-8").replace("cost: 180000", "cost: 180000.01"), encoding="utf-8")
    document = secplan("diff", COSTS, other, "--json").document
    (row,) = document["comparison"]["costs"]
    assert (row["release"], row["difference"], row["budget"]) == ("jun-2021", "0.01", "1300000.00")


def test_the_frame_holds_whole_pence() -> None:
    frame = api.frames.costs(api.costs(costs_2021()))
    assert frame["total_pence"].tolist() == [124_000_000, 521_000_050, 127_500_000, 0]
    assert frame["total_pence"].dtype == "Int64"
    assert frame["left_pence"].isna().tolist() == [False, False, True, True]
    assert frame["unknown"].tolist() == ["", "SECMP0024", "", ""]


def test_answers_show_themselves_in_a_notebook() -> None:
    assert "£7,725,000.50" in api.html(api.costs(costs_2021()))
    moving = api.cost_of_moving(costs_2021(), "SECMP0046", "jun-2022")
    assert "£750,000 more in all" in api.html(moving)
    assert repr(moving) == "<CostOfMoving: SECMP0046 in jun-2022 £750,000>"


def test_why_tells_prices_in_pounds(secplan: Secplan) -> None:
    page = secplan("why", COSTS, "SECMP0056", "nov-2022").out
    assert "cost (£" in page or "£" in page
    assert "pence" not in page


@pytest.mark.parametrize("command", ["plan", "fallbacks", "unknowns", "binding", "replan", "lapse", "cutoffs"])
def test_no_page_speaks_of_pence(command: str, secplan: Secplan) -> None:
    run = secplan(command, COSTS)
    assert run.status == 0
    assert "pence" not in run.out
