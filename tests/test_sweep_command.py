"""``secplan sweep``: files and command line, what goes wrong, run folders, and a sweep that is ended on its way."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from models import Infeasible, Plan, Planned
from planner import api
from planner.cli.bar import shown_bar
from planner.load.journal import Journal
from planner.questions.settling import Standing
from tests.generator import as_yaml, tree
from tests.held import held, let_go
from tests.running import (
    APRIL_2020,
    COMMAND,
    CONFLICT,
    COSTS,
    PATIENCE_SECONDS,
    ROOT,
    SWEEP,
    TINY,
    Secplan,
    process,
    telling_after,
)
from tests.test_cli import on_a_terminal

DELAY, ALLOW = "delay MP090 {0..60 step 5} WD", "allow duis {1, 2} 2021"


def said(document: Any) -> Any:
    """All but how long it took, and what an earlier run had found."""
    return {key: value for key, value in document.items() if key not in ("provenance", "base", "recalled")}


# The answer -----------------------------------------------------------------------------------------------------------


def test_a_file_and_the_command_line_say_the_same(secplan: Secplan) -> None:
    by_file = said(secplan("sweep", SWEEP, "--json").document)
    by_words = said(secplan("sweep", APRIL_2020, DELAY, ALLOW, "--json").document)
    assert (by_file.pop("why"), by_file.pop("author")) != ("", "")
    assert (by_words.pop("why"), by_words.pop("author")) == ("", "")
    assert by_file == by_words


def test_the_page_says_where_the_plan_changes_and_why(secplan: Secplan) -> None:
    page = secplan("sweep", APRIL_2020, DELAY).out
    assert "13 points: 2 plans. Proved: at no point that was planned is there a better plan." in page
    assert (
        "Along delay MP090 ... WD, the plan changes at 21 only: every whole number from 0 to 60 was looked at."
    ) in page
    assert re.search(r"\n  A +0 to 20 +the same ", page)
    assert re.search(r"\n  B +21 to 60 +1 move ", page)
    assert (
        "- From 21 on, plan B instead of A: MP090 goes from the June 2021 SEC Release to the November 2021 SEC Release"
    ) in page
    assert "1 day after its cut-off of 24 September 2020 for the June 2021 SEC Release." in page


def test_days_are_told_as_days(secplan: Secplan) -> None:
    page = secplan("sweep", APRIL_2020, "decide MP090 {2020-09-01..2020-10-01 step 30}").out
    assert (
        "Along decide MP090 ..., the plan changes at 25 September 2020 only: every day from 1 September 2020 to "
        "1 October 2020 was looked at."
    ) in page


def test_a_list_is_told_point_by_point(secplan: Secplan) -> None:
    page = secplan("sweep", APRIL_2020, "impact MP090 duis {no, yes}").out
    assert "2 points: 2 plans." in page
    assert re.search(r"\nThe points\n  impact MP090 duis \.\.\. +Plan\n  no +A\n  yes +B\n", page)


def test_where_no_plan_exists_is_told(secplan: Secplan) -> None:
    """CR901 and MP904 are pinned to two releases of 2024, and both touch the DUIS."""
    page = secplan("sweep", CONFLICT, "allow duis {0..3} 2024").out
    assert "4 points: 1 plan; no plan exists at 2 points." in page
    assert re.search(r"\n  none +0 to 1 +no plan exists\n  A +2 to 3\n", page)
    assert "- From 2 on, plan A; before that, no plan exists.\n" in page


def test_what_is_not_proved_is_told(secplan: Secplan) -> None:
    page = secplan("sweep", APRIL_2020, DELAY, "--seconds", 0).out
    assert "Not proved best in the time given: " in page
    assert "Along delay MP090 ... WD, where the plan changes was not established." in page
    assert "The plan may change there, and back." in page


def test_the_document_names_the_plan_of_every_point(secplan: Secplan) -> None:
    document = secplan("sweep", APRIL_2020, DELAY, "--json").document
    plan_of = {row["values"][0]: row["plan"] for row in document["points"]}
    assert [plan_of[str(late)] for late in (0, 20, 21, 49, 50, 60)] == ["A", "A", "B", "B", "B", "B"]
    assert {plan["plan"]: plan["placements"]["MP090"] for plan in document["plans"]} == {
        "A": "jun-2021",
        "B": "nov-2021",
    }
    (line,) = document["lines"]
    assert [(one["last"], one["first"]) for one in line["breakpoints"]] == [("20", "21")]


def test_a_run_folder_holds_each_plan_and_can_be_verified(secplan: Secplan, tmp_path: Path) -> None:
    ran = secplan("sweep", SWEEP, "--out", tmp_path / "run")
    assert ran.status == 0
    names = {path.name for path in (tmp_path / "run").iterdir()}
    assert {"sweep.json", "sweep.txt", "scenario.yaml", "plan.json", "run.json"} < names
    assert {f"plan-{letter}.{ending}" for letter in "ab" for ending in ("yaml", "json")} < names
    assert [path.name for path in tmp_path.iterdir()] == ["run"], "the journal is gone"
    assert secplan("verify", tmp_path / "run").status == 0
    record = json.loads((tmp_path / "run" / "run.json").read_text(encoding="utf-8"))
    assert (record["by"], record["why"][:28]) == ("SECAS", "How late may the decision on")
    assert secplan("check", tmp_path / "run" / "plan-b.yaml", tmp_path / "run" / "plan-b.json").status == 0


# What goes wrong ------------------------------------------------------------------------------------------------------


def refused(secplan: Secplan, *arguments: object) -> str:
    ran = secplan("sweep", *arguments)
    assert ran.status == 3
    assert ran.out == ""
    return ran.err


def test_a_pattern_that_cannot_be_read_is_shown_with_its_place(secplan: Secplan) -> None:
    assert refused(secplan, APRIL_2020, "pin MP078 jun-2021", "delay MP090 {0..61 step 5} WD") == (
        "command line:2:14: 61 is not reached from 0 in steps of 5\n"
        "    delay MP090 {0..61 step 5} WD\n"
        "                 ^\n"
        "  hint: end at 60, or take another step\n"
    )


def test_a_point_that_cannot_be_made_is_shown_at_its_pattern(secplan: Secplan) -> None:
    told = refused(secplan, APRIL_2020, "pin MP090 {jun-2021, jun-2031}")
    assert "command line:1:22: there is no release 'jun-2031' (with 'pin MP090 jun-2031')" in told
    assert "did you mean 'jun-2021'?" in told


def test_nothing_to_sweep_is_told(secplan: Secplan) -> None:
    assert "a scenario, and nothing to sweep" in refused(secplan, APRIL_2020)
    assert "nothing is swept: no change has braces" in refused(secplan, APRIL_2020, "delay MP090 3 WD")


def test_too_many_points_are_told(secplan: Secplan) -> None:
    many = ["delay MP090 {0..999} WD", "delay MP078 {0..999} WD"]
    assert "1,000,000 points, and a sweep has 100,000 at most" in refused(secplan, APRIL_2020, *many)


def swept_file(folder: Path, **edits: str) -> Path:
    (folder / "tiny.yaml").write_bytes(TINY.read_bytes())
    keys = {
        "format": "secplan.sweep/1",
        "scenario": "tiny.yaml",
        "changes": "[delay MP901 {0..20 step 10} WD]",
        **edits,
    }
    keys["changes"] = (
        keys["changes"].replace("[", "['").replace("]", "']") if "{" in keys["changes"] else keys["changes"]
    )
    path = folder / "a.sweep.yaml"
    path.write_text("".join(f"{key}: {value}\n" for key, value in keys.items()), encoding="utf-8")
    return path


def test_a_sweep_file_is_read(secplan: Secplan, tmp_path: Path) -> None:
    assert secplan("sweep", swept_file(tmp_path)).status == 0


@pytest.mark.parametrize(
    ("edits", "says"),
    [
        ({"scenario": "../tiny.yaml"}, "a.sweep.yaml:2:11: '../tiny.yaml' is outside the folder of this file"),
        ({"scenario": "none.yaml"}, "a.sweep.yaml:2:11: 'none.yaml': there is no such file"),
        ({"scenario": "a.sweep.yaml"}, "a.sweep.yaml:1:9"),
        ({"changes": "[delay MP901 {5..0} WD]"}, "a.sweep.yaml:3:25: '5..0' goes down"),
        ({"changes": "[delay MP999 {0..5} WD]"}, "a.sweep.yaml:3:18: there is no modification 'MP999'"),
        ({"changes": "3"}, "a.sweep.yaml:3:10"),
        ({"jobs": "2"}, "a.sweep.yaml:4:1: 'jobs' is not a key of this place"),
    ],
)
def test_a_sweep_file_that_is_wrong_is_shown_with_its_place(
    edits: dict[str, str], says: str, secplan: Secplan, tmp_path: Path
) -> None:
    assert says in refused(secplan, swept_file(tmp_path, **edits))


def test_a_sweep_file_takes_no_further_changes(secplan: Secplan) -> None:
    assert "a sweep file has its changes in it" in refused(secplan, SWEEP, DELAY)


def test_other_commands_say_that_it_is_no_scenario(secplan: Secplan) -> None:
    ran = secplan("plan", SWEEP)
    assert ran.status == 3
    assert "secplan sweep" in ran.err


# Ended on its way -----------------------------------------------------------------------------------------------------


KEPT = "planner.load.journal:Journal.keep"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scenario with a plan of its own at each of several values."""
    path = tmp_path_factory.mktemp("large") / "large.yaml"
    path.write_text(as_yaml(tree(modifications=100, releases=6, tight=1.2, seed=1)), encoding="utf-8")
    return path


def pattern_for(scenario: Path) -> str:
    release = re.findall(r"id: ([a-z]+-\d{4})", scenario.read_text(encoding="utf-8"))[0]
    return f"capacity {release} gbcs {{20..25}}"


def started(*arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*COMMAND, "sweep", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )


@pytest.fixture(scope="module")
def whole(large: Path) -> Any:
    """The answer of a sweep that nothing ended."""
    with started(large, pattern_for(large), "--jobs", 1, "--json") as ran:
        return json.loads(ran.communicate(timeout=PATIENCE_SECONDS)[0])


@pytest.mark.parametrize(("end", "jobs"), [(signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGKILL, 2)])
def test_a_sweep_that_is_ended_goes_on_where_it_was(
    end: signal.Signals, jobs: int, large: Path, whole: Any, tmp_path: Path
) -> None:
    """Ctrl-C shows what is known; a killed process shows nothing, and nothing of either is lost."""
    arguments = (large, pattern_for(large), "--jobs", jobs, "--out", tmp_path / "run")
    with held(KEPT, "sweep", *arguments) as ran:
        os.killpg(ran.pid, end)
        out, err = let_go(ran)
    assert not (tmp_path / "run").exists()
    if end is signal.SIGINT:
        assert ran.returncode == 130
        assert "Stopped early, as it was interrupted: " in out
        assert "the same command goes on from there" in err
        assert "Traceback" not in err
    with started(*arguments, "--json") as again:
        out, err = again.communicate(timeout=PATIENCE_SECONDS)
    assert again.returncode == 0, err
    document = json.loads(out)
    assert document["recalled"] >= 1
    assert said(document) == said(whole)
    assert not (tmp_path / ".run.sweep").exists()


AT_ONCE = telling_after(0)


def test_on_a_terminal_a_bar_shows_what_is_done_and_left() -> None:
    status, sent = on_a_terminal("sweep", APRIL_2020, DELAY, "--jobs", 1, command=AT_ONCE)
    assert status == 0
    assert re.search(r"[a-z]+ [a-z]+, \d+ left \(Ctrl-C shows what is known\)", sent)
    assert "Traceback" not in sent


def test_piped_progress_is_lines() -> None:
    ran = process("sweep", APRIL_2020, DELAY, command=AT_ONCE)
    assert ran.err.splitlines()[0] == "points looked at: 0 of 13, 13 left"
    assert re.fullmatch(r"([a-z ]+: \d+ of \d+, \d+ left\n)+", ran.err)


def test_progress_is_silent_for_a_second_and_then_a_line_every_five(capsys: pytest.CaptureFixture[str]) -> None:
    clock = iter([0.0, 0.9, 1.0, 1.0, 5.9, 5.9, 6.0, 6.0, 6.0])
    with shown_bar(lambda: next(clock)) as observe:
        for done in range(4):
            observe(Standing("problems planned", done, 1000))
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "problems planned: 1 of 1,000, 999 left\nproblems planned: 3 of 1,000, 997 left\n"


def test_two_sweeps_into_one_folder_do_not_mix(large: Path, tmp_path: Path) -> None:
    arguments = (large, pattern_for(large), "--out", tmp_path / "run")
    with held(KEPT, "sweep", *arguments) as first:
        with started(*arguments) as second:
            _, err = second.communicate(timeout=PATIENCE_SECONDS)
        assert second.returncode == 3
        assert "another sweep is at work for this folder" in err
        let_go(first)
    assert first.returncode == 0
    assert json.loads((tmp_path / "run" / "sweep.json").read_text(encoding="utf-8"))["missing"] == 0


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="who is root may write anywhere")
def test_a_folder_that_may_not_be_written_loses_no_answer(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with started(APRIL_2020, DELAY, "--out", tmp_path / "run") as ran:
        out, err = ran.communicate(timeout=PATIENCE_SECONDS)
    assert ran.returncode == 2
    assert "13 points: 2 plans." in out
    assert "could not be kept" in err


def test_what_another_sweep_has_found_is_not_thrown_away(secplan: Secplan, tmp_path: Path) -> None:
    with api.open_journal(tmp_path / ".run.sweep") as journal:
        journal.keep("of another sweep", Planned(Plan({}), (), unique=True))
    ran = secplan("sweep", APRIL_2020, DELAY, "--out", tmp_path / "run")
    assert ran.status == 0
    assert "is left, as it holds 1 answer of another sweep" in ran.err
    with api.open_journal(tmp_path / ".run.sweep") as journal:
        assert "of another sweep" in journal.known


def test_a_journal_that_says_that_no_plan_exists_is_not_believed(secplan: Secplan, tmp_path: Path) -> None:
    """Planted: every problem of the sweep is said to have no plan, sealed as it should be."""
    path = tmp_path / ".run.sweep"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "remove", lambda _: None)
        whole = secplan("sweep", APRIL_2020, DELAY, "--out", tmp_path / "run", "--json").document
    with api.open_journal(path) as journal:
        problems = list(journal.known)
        journal.remove()
    assert len(problems) >= 2
    with api.open_journal(path) as journal:
        for problem in problems:
            journal.keep(problem, Infeasible())
    document = secplan("sweep", APRIL_2020, DELAY, "--out", tmp_path / "run", "--force", "--json").document
    assert document["recalled"] == 0
    assert said(document) == said(whole)


def test_a_plan_is_told_where_there_is_none_to_compare_it_with(secplan: Secplan) -> None:
    page = secplan("sweep", CONFLICT, "allow duis {1, 2} 2024").out
    assert "Plan A\n- jun-2024: CR901 and MP905.\n- nov-2024: MP904.\n" in page


def test_only_problems_that_were_planned_are_counted(secplan: Secplan) -> None:
    """From June to July every day is another problem, by the goal of going live early; seven were asked for."""
    document = secplan("sweep", APRIL_2020, "move-release jun-2021 {2021-06-01..2021-07-31 step 10}", "--json").document
    assert document["problems"] == len(document["points"]) < 20
    page = secplan("sweep", APRIL_2020, "move-release jun-2021 {2021-06-01..2021-07-31 step 10}").out
    assert "the plan is the same at every value that was planned, and not all in between were." in page


def test_what_a_plan_of_a_sweep_rests_on_is_told_at_its_first_point(secplan: Secplan) -> None:
    """What is swept is not as the scenario without the changes has it."""
    page = secplan("sweep", APRIL_2020, "durations {target, P80}").out
    told = page[page.index("Assumed") :]
    assert re.search(r"- Plan A, at target: Assumption: the decisions on .* are meant to take", told)
    assert "- Plan B, at P80: Hindsight: the averages are of the time to 31 March 2021" in told
    assert "\n- Assumption: decisions that have not been taken come on the dates expected" in told


def test_a_range_that_was_not_looked_at_whole_does_not_say_that_it_was(secplan: Secplan) -> None:
    """Each budget is a problem of its own, too many to plan: what the page says of that, the table says too."""
    page = secplan("sweep", COSTS, "budget nov-2021 {5000000..5300000 step 100000}").out
    assert "the plan changes at £5,175,001 and £5,210,001, and perhaps elsewhere." in page
    assert "\n  Plan  Where, as far as was looked at  Compared" in page
    assert "Where, as far as" not in secplan("sweep", APRIL_2020, DELAY).out
