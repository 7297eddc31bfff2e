"""What if, and what differs: worked examples from the papers, both ways of planning again, and random changes."""

import json
import re
from pathlib import Path
from random import Random

import pytest

from models import LADDER, Infeasible, Outcome, Plan, Planned
from models.moved import Moved
from planner import api
from planner.load import load_text
from planner.moved import moved
from planner.questions import keeping
from planner.verify import verify
from tests.factories import modification, scenario
from tests.generator import as_yaml, tree
from tests.running import APRIL_2020, CONFLICT, COSTS, REPLAY, TINY, Secplan
from tests.test_changes import random_changes
from tests.test_determinism import shuffled

APRIL = api.plan(api.load(APRIL_2020).scenario)


def plan_of(outcome: Outcome) -> Plan:
    assert isinstance(outcome.answer, Planned)
    return outcome.answer.plan


def causes(before: Outcome, after: Outcome) -> tuple[Moved, ...]:
    return moved(before.scenario, plan_of(before), after.scenario, plan_of(after))


# Worked examples ------------------------------------------------------------------------------------------------------


def test_a_decision_after_the_cut_off_moves_one_modification(secplan: Secplan) -> None:
    """From 24 September, nine months before 24 June 2021, to 21 October 2020 are 27 days."""
    page = secplan("whatif", APRIL_2020, "decide MP090 2020-10-21").out
    assert "1 modification moves, 7 stay." in page
    assert (
        "- MP090 goes from the June 2021 SEC Release to the November 2021 SEC Release: it is expected to be decided on "
        "21 October 2020, 27 days after its cut-off of 24 September 2020 for the June 2021 SEC Release.\n"
    ) in page


def test_of_two_options_that_are_equally_good_the_one_that_touches_less_is_built(secplan: Secplan) -> None:
    """In November 2021 there is a DUIS uplift anyway: both serve every goal alike, and duis-alerts is first by id."""
    document = secplan("whatif", APRIL_2020, "decide MP090 2020-10-21", "--json").document
    placed = {row["modification"]: (row["release"], row["option"]) for row in document["after"]["placements"]}
    assert placed["MP090"] == ("nov-2021", "event-log")


def test_an_approval_after_the_day_that_is_now_is_not_told_as_past(secplan: Secplan) -> None:
    page = secplan("whatif", APRIL_2020, "approve MP090 2021-10-21").out
    assert ": it is approved on 21 October 2021, 392 days after its cut-off of 24 September 2020 for the June" in page
    assert "- The approval is dated after 8 April 2020, and taken for granted: MP090." in page


def test_whether_a_place_depends_on_an_option_is_claimed_only_where_it_was_looked_into(secplan: Secplan) -> None:
    """Decided on 21 October 2020, MP090 is in November 2021 with either option: `plan` finds out, `whatif` does not."""
    page = secplan("whatif", APRIL_2020, "decide MP090 2020-10-21").out
    assert (
        "; whether its place in the November 2021 SEC Release depends on that choice, `secplan unknowns` tells." in page
    )
    assert "; its place" not in page


def test_plan_says_that_a_place_does_not_depend_on_an_option(secplan: Secplan, tmp_path: Path) -> None:
    file = tmp_path / "late.yaml"
    late = api.change(api.load(APRIL_2020).scenario, ["decide MP090 2020-10-21"])
    file.write_text(api.scenario_text(late), encoding="utf-8")
    assert "; its place in the November 2021 SEC Release does not depend on that choice." in secplan("plan", file).out


def test_an_impact_moves_the_modification_and_says_why(secplan: Secplan) -> None:
    """R14: with DUIS, its lead time is twelve months, and 2021's one uplift is in November."""
    row = secplan("whatif", APRIL_2020, "impact MP090 duis yes", "--json").document["comparison"]["moved"][0]
    assert (row["modification"], row["before"], row["after"]) == ("MP090", "jun-2021", "nov-2021")
    assert {one["rule"] for one in row["because"]} == {"decision-cut-off", "uplift-limit"}


def test_the_cut_offs_move_with_a_release_and_nobody_else_does(secplan: Secplan) -> None:
    """Twelve months before 29 November 2021 is Sunday 29 November 2020: Friday the 27th, 23 days after 4 November."""
    comparison = secplan("whatif", APRIL_2020, "move-release nov-2021 2021-11-29", "--json").document["comparison"]
    assert comparison["moved"] == []
    found = {row["modification"]: row["slack_days_after"] - row["slack_days_before"] for row in comparison["slack"]}
    assert found == dict.fromkeys(("SECMP0007", "SECMP0015", "SECMP0024", "SECMP0046", "SECMP0056"), 23)


def test_all_the_changes_of_the_replay_at_once_give_the_releases_of_the_change_status_report(secplan: Secplan) -> None:
    changes = [str(change) for change in api.load(REPLAY).layers[0].changes]
    after = secplan("whatif", APRIL_2020, *changes, "--json").document["after"]
    found = {row["modification"]: row["release"] for row in after["placements"]}
    assert found["SECMP0007"] == found["MP090"] == "nov-2021"
    assert found["SECMP0015"] == "jun-2022"


def test_cut_offs_are_told_with_the_release_that_each_is_of(secplan: Secplan) -> None:
    lines = secplan("whatif", APRIL_2020, "decide MP090 2020-10-21").out.splitlines()
    head = next(line for line in lines if "Cut-off before" in line)
    row = lines[lines.index(head) + 1]
    columns = ["Modification", "Release before", "Release after", "Cut-off before", "Cut-off after"]
    assert re.split(r" {2,}", head.strip())[:5] == columns
    assert re.split(r" {2,}", row.strip())[:4] == ["MP090", "jun-2021", "nov-2021", "24 September 2020"]


@pytest.mark.parametrize("command", ["whatif", "sweep"])
def test_a_change_without_quotes_is_one_mistake(command: str, secplan: Secplan) -> None:
    ran = secplan(command, APRIL_2020, "delay", "MP090", "{30,", "40}", "WD", "withdraw", "MP078")
    hint = 'put quotes round each change: "delay MP090 {30, 40} WD"'
    assert (ran.status, ran.err) == (3, f"command line: 'delay' by itself is no change\n  hint: {hint}\n")


def test_what_needs_a_late_modification_is_carried_along() -> None:
    """MP902 needs MP901 (tiny.yaml); both are late for June 2024 only if MP901 is."""
    base = api.plan(api.change(api.load(TINY).scenario, ["decide MP901 2023-09-01"]))
    found = {one.modification: one for one in causes(base, api.what_if(base, ["delay MP901 6 months"]).after)}
    assert found["MP901"].cause == "fact"
    assert (found["MP902"].cause, found["MP902"].by) == ("carried along", ("MP901",))


def test_what_is_late_by_itself_is_not_carried_along() -> None:
    """MP902 needs MP901, but on 1 March 2024 it misses its own cut-off for June 2024, 27 December 2023, too."""
    both = ["decide MP901 2023-09-01", "decide MP902 2023-09-01"]
    base = api.plan(api.change(api.load(TINY).scenario, both))
    after = api.what_if(base, ["delay MP901 6 months", "delay MP902 6 months"]).after
    found = {one.modification: one for one in causes(base, after)}
    assert (found["MP902"].cause, found["MP902"].by) == ("fact", ())
    assert {one.clause.rule for one in found["MP902"].because} == {"decision-cut-off", "needs"}


def test_nobody_takes_the_room_where_there_is_none() -> None:
    """With no DUIS uplift in 2021, SECMP0007 cannot be in November 2021 even by itself."""
    found = {one.modification: one for one in causes(APRIL, api.what_if(APRIL, ["allow duis 0 2021"]).after)}
    assert (found["SECMP0007"].cause, found["SECMP0007"].by) == ("fact", ())


def test_who_takes_the_room_is_named() -> None:
    """June 2021 carries two GBCS changes; MP099 is pinned there, and one of the two others has to go."""
    high = ("prioritise MP078 high", "prioritise MP090 high")
    tight = api.plan(api.change(APRIL.scenario, ["capacity jun-2021 gbcs 2", *high]))
    found = causes(tight, api.what_if(tight, ["pin MP099 jun-2021"]).after)
    (gone,) = [one for one in found if one.modification != "MP099"]
    assert (gone.cause, gone.by) == ("pushed", ("MP099",))


def test_what_no_longer_keeps_it_out_is_told() -> None:
    late = api.plan(api.change(APRIL.scenario, ["decide MP090 2020-10-21"]))
    (back,) = causes(late, api.what_if(late, ["decide MP090 2020-08-26"]).after)
    assert (back.cause, back.because[0].clause.rule) == ("freed", "decision-cut-off")


def test_a_scenario_without_a_plan_may_have_one_after(secplan: Secplan) -> None:
    ran = secplan("whatif", CONFLICT, "unpin MP904")
    assert ran.status == 0
    assert "There was no plan before; there is one now." in ran.out


def test_that_no_plan_exists_after_is_an_answer(secplan: Secplan) -> None:
    ran = secplan("whatif", APRIL_2020, "pin SECMP0007 jun-2021")
    assert ran.status == 0
    assert "No plan exists: 2 statements cannot all hold." in ran.out


@pytest.mark.parametrize(
    ("command", "status"), [(("delay MP09 3 WD",), 3), (("delay MP090 3 WD", "as-of never"), 3), ((), 2)]
)
def test_bad_changes_end_with_the_status_of_bad_input(command: tuple[str, ...], status: int, secplan: Secplan) -> None:
    ran = secplan("whatif", APRIL_2020, *command)
    assert (ran.status, ran.out) == (status, "")


# Both ways, and random changes ----------------------------------------------------------------------------------------


def random_case(seed: int) -> tuple[Outcome, list[str]]:
    scenario = load_text(as_yaml(tree(modifications=9, releases=4, tight=1.1, seed=seed))).scenario
    return api.plan(scenario), random_changes(scenario, Random(seed), 3)


@pytest.mark.parametrize("seed", range(25))
def test_what_if_is_editing_the_file_and_planning_again(seed: int) -> None:
    before, words = random_case(seed)
    found = api.what_if(before, words).by_goals
    by_hand = api.plan(load_text(api.scenario_text(api.change(before.scenario, words))).scenario)
    assert type(found.answer) is type(by_hand.answer)
    if isinstance(found.answer, Planned):
        assert found.answer == by_hand.answer


@pytest.mark.parametrize("seed", range(25))
def test_keeping_never_moves_more_than_the_goals_do_and_leaves_no_more_out(seed: int) -> None:
    before, words = random_case(seed)
    found = api.what_if(before, words, keep=True)
    if isinstance(found.by_goals.answer, Infeasible) or not isinstance(before.answer, Planned):
        assert found.fewest_moves is None
        return
    assert found.fewest_moves is not None
    by_goals, kept = plan_of(found.by_goals), plan_of(found.fewest_moves)
    assert len(plan_of(before).moves_to(kept)) <= len(plan_of(before).moves_to(by_goals))
    verified = verify(found.by_goals.scenario, kept)
    assert not verified.violations
    assert verified.goals["left-out"] == verify(found.by_goals.scenario, by_goals).goals["left-out"]


@pytest.mark.parametrize("seed", range(25))
def test_every_move_has_a_cause_that_can_be_told(seed: int) -> None:
    before, words = random_case(seed)
    after = api.what_if(before, words).after
    if not (isinstance(before.answer, Planned) and isinstance(after.answer, Planned)):
        return
    found = causes(before, after)
    names = {one.modification for one in found}
    assert {move.modification for move in plan_of(before).moves_to(plan_of(after))} <= names
    assert all(one.because for one in found if one.cause in ("fact", "carried along", "pushed", "freed"))
    assert all(one.by for one in found if one.cause in ("carried along", "pushed"))


@pytest.mark.parametrize(
    ("keep", "way", "built"),
    [
        (False, "With as few moves as can be (--keep)", "duis-alerts instead of event-log"),
        (True, "By the goals alone", "event-log instead of duis-alerts"),
    ],
)
def test_moving_as_few_as_can_be_keeps_solution_options_too(keep: bool, way: str, built: str) -> None:  # noqa: FBT001
    """In November 2021 both options of MP090 serve every goal alike; the order of ties takes the one without DUIS."""
    base = api.plan(api.change(APRIL.scenario, ["decide MP090 2020-10-21", "choose MP090 duis-alerts"]))
    free = base.scenario.with_modification("MP090", option=None)
    page = str(api.what_if(base, free, keep=keep))
    assert (
        f"\n{way}, everybody goes in the same release and every goal comes to the same; MP090 is built with {built}.\n"
        in page
    )


def test_an_option_changes_where_a_goal_gains_by_it() -> None:
    """With duis-alerts, MP090 in June 2021 would be a second release with an uplift of DUIS."""
    base = api.plan(api.change(APRIL.scenario, ["decide MP090 2020-06-01", "choose MP090 duis-alerts", "allow duis 2"]))
    free = base.scenario.with_modification("MP090", option=None)
    found = api.what_if(base, free, keep=True)
    assert (plan_of(base).placements["MP090"], plan_of(found.after).placements["MP090"].option) == (
        ("jun-2021", "duis-alerts"),
        "event-log",
    )


def test_that_both_ways_give_one_plan_is_not_claimed_unproved(secplan: Secplan) -> None:
    page = secplan("whatif", TINY, "delay MP903 1 WD", "--seconds", "0").out
    assert "the plan is the same" not in page
    assert "Whether a plan moves fewer from the plan before was not established in the time given." in page


@pytest.mark.parametrize(
    ("ladder", "is_spared"),
    [(LADDER, True), (("uplifts",), True), (("lateness", "left-out", "earliness"), False)],
    ids=["default", "without left-out", "left-out second"],
)
def test_where_nobody_moves_the_search_for_fewest_moves_would_give_the_same(
    ladder: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, *, is_spared: bool
) -> None:
    """To the last value and bound; so that it is spared there, but not where something is left out that need not be."""
    spared = 0
    for seed in range(12):
        before, words = random_case(seed)
        before = api.plan(before.scenario.but(goals=ladder))
        with monkeypatch.context() as patched:
            patched.setattr(keeping, "is_nearest", lambda *_: False)
            searched = api.what_if(before, words[:1]).fewest_moves
        found = api.what_if(before, words[:1])
        assert (found.fewest_moves and found.fewest_moves.answer) == (searched and searched.answer)
        spared += found.fewest_moves is found.by_goals
    assert (spared > 0) == is_spared


def test_what_takes_no_part_any_longer_is_not_kept_in_its_release() -> None:
    """With uplifts as the only goal, the plan before is as good as any, but for what it places that is withdrawn."""
    still = modification("still", options=[{"id": "a"}, {"id": "b"}], option="b")
    before = api.plan(scenario(modification("gone"), still, goals=("uplifts",)))
    after = api.change(before.scenario, ["withdraw gone"]).with_modification("still", option=None)
    found = api.what_if(before, after, keep=True)
    assert plan_of(found.after).placements == {"still": ("jun-2021", "b")}


def test_where_less_could_be_left_out_the_search_for_fewest_moves_is_not_spared() -> None:
    """With lateness first, a late change is left out at no cost; moving as few as can be places it first."""
    late = modification("late", target="jun-2021", decision={"expected": "2021-06-01"})
    before = api.plan(scenario(late, goals=("lateness", "left-out")))
    found = api.what_if(before, [])
    assert plan_of(before).placements == plan_of(found.by_goals).placements == {}
    assert found.fewest_moves is not None
    assert plan_of(found.fewest_moves).release_of("late") == "nov-2021"


# What differs ---------------------------------------------------------------------------------------------------------


def test_two_scenarios_differ_in_what_they_say_and_in_their_plans(secplan: Secplan) -> None:
    document = secplan("diff", APRIL_2020, REPLAY, "--json").document
    said = {row["place"]: (row["before"], row["after"]) for row in document["inputs"]}
    assert said["modifications MP090 decision"] == ("expected 2020-08-26 forecast", "approved 2020-10-21")
    assert {row["modification"] for row in document["comparison"]["moved"]} >= {"MP090", "MP099", "SECMP0015"}


def test_scenarios_that_list_the_same_in_another_order_say_the_same(tmp_path: Path, secplan: Secplan) -> None:
    other = shuffled(APRIL_2020, tmp_path / "shuffled.yaml", seed=1)
    assert secplan("diff", APRIL_2020, other, "--json").document["inputs"] == []


def test_results_are_compared_without_their_scenarios(tmp_path: Path, secplan: Secplan) -> None:
    for name, file in (("a", APRIL_2020), ("b", REPLAY)):
        (tmp_path / f"{name}.json").write_text(secplan("plan", file, "--json").out, encoding="utf-8")
    page = secplan("diff", tmp_path / "a.json", tmp_path / "b.json").out
    assert "- MP090 goes from jun-2021 to nov-2021.\n" in page
    assert "what moved is told, and not why" in page


def test_a_result_and_a_scenario_of_the_same_plan_do_not_differ(tmp_path: Path, secplan: Secplan) -> None:
    (tmp_path / "a.json").write_text(secplan("plan", TINY, "--json").out, encoding="utf-8")
    document = secplan("diff", tmp_path / "a.json", TINY, "--json").document
    assert document["comparison"]["moved"] == []


def test_the_run_folder_of_a_what_if_verifies(tmp_path: Path, secplan: Secplan) -> None:
    folder = tmp_path / "run"
    assert secplan("whatif", COSTS, "delay SECMP0007 30 WD", "--out", folder).status == 0
    assert secplan("verify", folder).status == 0
    plans = json.loads((folder / "run.json").read_text(encoding="utf-8"))["plans"]
    assert [one["result"] for one in plans] == ["before.json", "after.json", "other.json"]
    edited = (folder / "after.json").read_text(encoding="utf-8").replace('"nov-2021"', '"jun-2021"', 1)
    (folder / "after.json").write_text(edited, encoding="utf-8")
    assert secplan("verify", folder).status == 6


def test_a_meeting_that_moves_no_decision_is_told_so(secplan: Secplan) -> None:
    """The Panel a week later: the consultation still closes before the same Change Board."""
    told = "No decision comes on another day than before."
    page = secplan("whatif", APRIL_2020, "meeting panel 2020-07-17").out
    assert told in page
    assert told not in secplan("whatif", APRIL_2020, "durations observed").out
    assert told not in secplan("whatif", APRIL_2020, "capacity jun-2021 gbcs 9").out
