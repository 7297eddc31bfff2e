"""The command line: what goes where, in what form, and with which exit status."""

import json
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from models import Outcome, Planned, Undecided
from planner import api, solver
from planner.cli import COMMANDS, show
from planner.cli import secplan as group
from planner.cli.interrupts import heard_interrupts
from planner.cli.progress import shown_progress
from planner.solver import Progress
from tests.generator import as_yaml, tree
from tests.held import held, let_go
from tests.running import (
    APRIL_2020,
    APRIL_2021,
    COMMAND,
    CONFLICT,
    NOVEMBER_2020,
    PATIENCE_SECONDS,
    QUIETLY,
    REPLAY,
    ROOT,
    TINY,
    Secplan,
    process,
)

FURTHER: dict[str, tuple[object, ...]] = {"whatif": ("allow duis 2",), "diff": (TINY,)}
"""What a command is given beside a scenario."""

WRITING = (
    "plan",
    "cutoffs",
    "assessments",
    "milestones",
    "lapse",
    "check",
    "whatif",
    "replan",
    "diff",
    "fallbacks",
    "unknowns",
    "binding",
)
"""The commands that answer a question about a scenario, and write the answer to a folder if they are asked to."""

ASKED = (*WRITING, "show")
"""All that answer a question about a scenario."""

SEARCHING = ("plan", "replan", "fallbacks", "unknowns", "binding")
"""Those of them that look for a plan of the scenario first."""

COMPARING = ("whatif", "diff")
"""Those that look for a plan before and a plan after."""

ESCAPE = "\x1b"

each_question = pytest.mark.parametrize("command", ASKED)
each_question_with_files = pytest.mark.parametrize("command", WRITING)
each_command = pytest.mark.parametrize("command", COMMANDS)


def asked(command: str, scenario: Path) -> tuple[object, ...]:
    """A command with all that it needs."""
    return (command, scenario, *FURTHER.get(command, ()))


def command_of(name: str) -> click.Command:
    found = group.get_command(click.Context(group), name)
    assert found is not None
    return found


def edited(path: Path, found: str, instead: str, at: Path) -> Path:
    """A copy of a scenario with one thing changed."""
    text = path.read_text(encoding="utf-8")
    assert found in text
    at.write_text(text.replace(found, instead), encoding="utf-8")
    return at


def answers(monkeypatch: pytest.MonkeyPatch, change: Callable[[Outcome], Outcome]) -> None:
    """Let planning end in another way than it did."""
    plan = api.plan
    monkeypatch.setattr(api, "plan", lambda *given: change(plan(*given)))


# Text and JSON --------------------------------------------------------------------------------------------------------


@each_question
def test_a_question_is_answered_on_standard_output_and_nothing_else_is(command: str, secplan: Secplan) -> None:
    for arguments in (asked(command, TINY), (*asked(command, TINY), "--json")):
        ran = secplan(*arguments)
        assert ran.status == 0
        assert ran.out.endswith("\n")
        assert not ran.out.endswith("\n\n")
        assert ran.err == ""


@pytest.mark.parametrize(
    ("command", "opening"),
    [
        ("plan", "Three modifications and two releases"),
        ("cutoffs", "Decision cut-offs: Three modifications and two releases"),
        ("lapse", "Targets rolled forward: Three modifications and two releases"),
        ("check", f"{TINY} is well formed: 3 modifications and 2 releases."),
    ],
)
def test_a_page_opens_with_what_it_is(command: str, opening: str, secplan: Secplan) -> None:
    assert secplan(command, TINY).out.splitlines()[0] == opening


@pytest.mark.parametrize("command", ["plan", "cutoffs", "lapse"])
def test_a_page_says_which_scenario_as_of_when(command: str, secplan: Secplan) -> None:
    assert f"Scenario tiny ({TINY}), as of 1 September 2023." in secplan(command, TINY).out


@each_question
def test_json_is_one_document_with_its_format_first(command: str, secplan: Secplan) -> None:
    document = secplan(*asked(command, TINY), "--json").document
    form = {"plan": "result"}.get(command, command)
    assert next(iter(document.items())) == ("format", f"secplan.{form}/1")


@each_question
def test_piped_output_never_wraps_and_has_no_escape_codes(command: str, secplan: Secplan, monkeypatch: Any) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    page = secplan(*asked(command, APRIL_2020)).out
    assert ESCAPE not in page
    assert page == page.expandtabs()
    assert not any(line != line.rstrip() for line in page.splitlines())
    if command not in ("check", "show"):  # which have nothing long to say of this scenario
        assert max(map(len, page.splitlines())) > 120


def test_dates_in_text_are_in_words_and_in_json_iso(secplan: Secplan) -> None:
    page, document = secplan("plan", TINY).out, secplan("plan", TINY, "--json").out
    assert "26 April 2024" in page
    assert not re.search(r"\d{4}-\d{2}-\d{2}", page)
    assert '"cut_off": "2024-04-26"' in document


def test_a_title_cannot_break_a_line_or_command_a_terminal(tmp_path: Path, secplan: Secplan) -> None:
    """YAML can write any character: a title of two lines, or one with the code that clears the screen."""
    path = edited(
        TINY, "title: A new alert when a meter runs hot", r'title: "A new\nalert \e[2J\x9b2J"', tmp_path / "odd.yaml"
    )
    page = secplan("plan", path).out
    line = next(line for line in page.splitlines() if line.startswith("  MP901"))
    assert re.match(r"  MP901 +A new alert  \[2J 2J +GBCS .* 105$", line)


RESULT_KEYS = [
    "format",
    "scenario",
    "answer",
    "proven",
    "unique",
    "stopped",
    "reason",
    "placements",
    "goals",
    "uplifts",
    "not_planned",
    "waived",
    "violations",
    "conflict",
    "assumed",
    "provenance",
]


def test_the_result_document_has_its_keys(secplan: Secplan) -> None:
    """Scripts read them; additions go here, nothing else changes."""
    document = secplan("plan", REPLAY, "--json").document
    assert list(document) == RESULT_KEYS
    assert list(document["scenario"]) == ["name", "as_of", "sha256"]
    placement = [
        "modification",
        "option",
        "target",
        "release",
        "decision",
        "cut_off",
        "slack_days",
        "lapsed",
        "because",
    ]
    assert [list(row) for row in document["placements"]] == [placement] * 5
    assert [list(row) for row in document["placements"][0]["because"]] == [["rule", "about", "says", "found"]]
    assert [list(row) for row in document["goals"]] == [["goal", "value", "bound", "unit", "proven"]] * 6
    assert list(document["uplifts"][0]) == ["specification", "year", "release"]
    assert list(document["not_planned"][0]) == ["modification", "why"]
    assert list(document["provenance"]) == ["secplan", "ortools", "python", "seconds"]


def test_the_conflict_of_a_result_has_its_keys(secplan: Secplan) -> None:
    document = secplan("plan", CONFLICT, "--json").document
    assert list(document) == RESULT_KEYS
    conflict = ["minimal", "clauses", "fails", "repairs", "repairs_complete", "further", "shortages"]
    assert list(document["conflict"]) == conflict
    clause = ["rule", "about", "says", "kind", "source", "place", "granted_by"]
    assert list(document["conflict"]["clauses"][0]) == [*clause, "leaves"]
    repair = document["conflict"]["repairs"][0]
    assert list(repair) == ["give_up", "placements", "goals", "proven", "cheapest"]
    assert list(repair["give_up"][0]) == [*clause, "found", "by", "takes", "change"]


def test_the_other_documents_have_their_keys(secplan: Secplan) -> None:
    cutoffs = secplan("cutoffs", TINY, "--json").document
    assert list(cutoffs) == ["format", "scenario", "as_of", "cutoffs"]
    row = ["modification", "option", "release", "decision", "cut_off", "slack_days", "viable", "because"]
    assert list(cutoffs["cutoffs"][0]) == row
    lapse = secplan("lapse", TINY, "--json").document
    assert list(lapse) == ["format", "scenario", "as_of", "steps", "violations"]
    step = "modification target release option lapsed decision cut_off slack_days carried_by waits_for_it refusals"
    assert list(lapse["steps"][0]) == step.split()
    check = secplan("check", TINY, "--json").document
    checked = "format scenario sha256 modifications releases keeps_every_rule violations differences notes remarks"
    assert list(check) == checked.split()


def dates_in(value: Any, key: str = "") -> list[str]:
    """Everything under a key that holds a date."""
    if isinstance(value, dict):
        return [found for name, item in value.items() for found in dates_in(item, name)]
    if isinstance(value, list):
        return [found for item in value for found in dates_in(item, key)]
    return [value] if key in {"as_of", "decision", "cut_off", "on"} and value is not None else []


@pytest.mark.parametrize("command", ["plan", "cutoffs", "lapse"])
def test_every_date_of_a_document_is_iso(command: str, secplan: Secplan) -> None:
    found = dates_in(secplan(command, REPLAY, "--json").document)
    assert len(found) > 5
    assert [date.fromisoformat(day).isoformat() for day in found] == found


@pytest.mark.parametrize("path", [APRIL_2020, APRIL_2021, NOVEMBER_2020], ids=lambda path: path.stem)
def test_what_a_document_lists_is_sorted(path: Path, secplan: Secplan) -> None:
    plan = secplan("plan", path, "--json").document
    for key in ("placements", "not_planned"):
        names = [row["modification"] for row in plan[key]]
        assert names == sorted(names)
    steps = [row["modification"] for row in secplan("lapse", path, "--json").document["steps"]]
    assert steps == sorted(steps)
    rows = secplan("cutoffs", path, "--json").document["cutoffs"]
    go_live = {release.id: release.go_live for release in api.load(path).scenario.releases}
    order = [(row["modification"], row["option"] or "", go_live[row["release"]]) for row in rows]
    assert order == sorted(order)


def test_the_hash_of_a_scenario_is_the_same_in_every_document(secplan: Secplan) -> None:
    hashes = {secplan("plan", TINY, "--json").document["scenario"]["sha256"]}
    hashes.add(secplan("check", TINY, "--json").document["sha256"])
    assert hashes == {api.load(TINY).scenario.sha256}


# What the plan's page tells -------------------------------------------------------------------------------------------


def test_the_page_of_a_plan_tells_all_that_was_asked_for(secplan: Secplan) -> None:
    page = secplan("plan", REPLAY).out
    for part in (
        "Proved best: every rule is kept",
        "November 2021 SEC Release, go-live 4 November 2021",
        "Carries a DUIS uplift, a CH firmware uplift and 2 GBCS changes.",
        "Modification  Title",
        "approved 27 October 2020  4 November 2020             8",
        "\nLapsed",
        "\nWaiting for a date\n",
        "\nGoals, most important first\n",
        "\nAssumed\n",
        "Nothing goes in: June 2021 SEC Release (24 June 2021), November 2022 SEC Release (3 November 2022).",
    ):
        assert part in page


def test_the_page_marks_the_numbers_of_the_policy_as_assumptions(secplan: Secplan) -> None:
    assumed = secplan("plan", APRIL_2020).out.split("\nAssumed\n")[1]
    assert "Assumption: lead times" in assumed
    assert "GBCS 9 months for DCC and 6 months for Parties" in assumed
    assert "Assumption: one DUIS and one CH firmware uplift a year" in assumed
    assert "Unknown impacts are counted as yes: SECMP0024" in assumed
    assert "MP090 is planned with its solution option event-log, chosen here (the others: duis-alerts)" in assumed
    assert "The plan depends on 1 of 3 open answers: with duis-alerts as MP090's solution option, MP090 goes" in assumed


def test_the_page_shows_baselines_moves_and_capacities(tmp_path: Path, secplan: Secplan) -> None:
    assert "DCC Systems scope to be baselined on 19 June 2020." in secplan("plan", APRIL_2020).out
    assert "Full scope to be baselined on 14 May 2021." in secplan("plan", APRIL_2021).out
    assert "Moved from 5 November 2020." in secplan("plan", NOVEMBER_2020).out
    limited = edited(
        TINY, "go_live: 2024-11-07", "capacity: {gbcs: 1}\n    go_live: 2024-11-07", tmp_path / "limit.yaml"
    )
    assert "Uses 1 of 1 GBCS." in secplan("plan", limited).out


def test_the_page_shows_what_was_withdrawn_or_rejected(tmp_path: Path, secplan: Secplan) -> None:
    path = edited(TINY, "{expected: 2024-01-24}", "{withdrawn: 2023-08-30}", tmp_path / "withdrawn.yaml")
    page = secplan("plan", path).out
    assert "\nNot planned\n- MP903 (Clearer wording of the invoicing rules): withdrawn on 30 August 2023\n" in page


def test_the_page_shows_where_the_optimum_is_not_what_lapsing_gives(secplan: Secplan) -> None:
    page = secplan("plan", APRIL_2021).out
    assert (
        "\nWhere the lapse rule alone would differ\n- MP099 would go in jun-2022; the plan has it in nov-2022.\n"
        in page
    )
    assert "Where the lapse rule alone" not in secplan("plan", APRIL_2020).out


# Exit statuses --------------------------------------------------------------------------------------------------------


def test_wrong_usage_ends_with_status_2(secplan: Secplan) -> None:
    for arguments in (
        (),
        ("plan",),
        ("plan", TINY, "--workers", "0"),
        ("plan", TINY, "--seconds", "-1"),
        ("plan", TINY, "--seconds", "soon"),
        ("plan", TINY, "--seconds", "nan"),
        ("plan", TINY, "--seconds", "inf"),
        ("plan", TINY, "--out", ""),
        ("plan", TINY, "--seed", str(2**31)),
        ("plan", TINY, TINY),
        ("lapse", TINY, "--seed", "1"),
        ("completion", "tcsh"),
        ("plam",),
    ):
        ran = secplan(*arguments)
        assert ran.status == 2, arguments
        assert ran.out == ""
        assert "Usage: secplan" in ran.err


@each_question
def test_bad_input_ends_with_status_3(command: str, tmp_path: Path, secplan: Secplan) -> None:
    path = edited(TINY, "go_live: 2024-06-27", "go_live: 2024-13-45", tmp_path / "bad.yaml")
    ran = secplan(*asked(command, path))
    assert ran.status == 3
    assert ran.out == ""
    assert ran.err.startswith(f"{path}:27:14: ")
    assert ran.err.splitlines()[2].strip() == "^"


@each_question
def test_a_file_that_is_not_there_ends_with_status_3(command: str, tmp_path: Path, secplan: Secplan) -> None:
    (tmp_path / "tiny.yaml").write_text("x")
    ran = secplan(*asked(command, tmp_path / "tinny.yaml"))
    assert ran.status == 3
    assert ran.err == f"{tmp_path}/tinny.yaml: there is no such file\n  hint: did you mean 'tiny.yaml'?\n"


def test_no_plan_ends_with_status_4_text_or_json(secplan: Secplan) -> None:
    page, document = secplan("plan", CONFLICT), secplan("plan", CONFLICT, "--json")
    assert (page.status, document.status) == (4, 4)
    assert (page.err, document.err) == ("", "")
    assert document.document["answer"] == "infeasible"


def test_no_plan_found_in_time_ends_with_status_5(secplan: Secplan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.solver.solve", lambda *_: Undecided("no plan was found in 1 second"))
    ran = secplan("plan", TINY, "--json")
    assert ran.status == 5
    assert (ran.document["answer"], ran.document["proven"]) == ("undecided", False)
    assert ran.document["reason"] == "no plan was found in 1 second"
    page = secplan("plan", TINY)
    assert page.status == 5
    assert "Undecided: no plan was found in 1 second. Allow more time with --seconds." in page.out


def test_a_result_that_does_not_hold_ends_with_status_6(tmp_path: Path, secplan: Secplan) -> None:
    document = secplan("plan", TINY, "--json").document
    document["goals"][0]["value"] = 3
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert secplan("check", TINY, path).status == 6


def test_targets_that_cannot_be_rolled_forward_end_with_status_6(secplan: Secplan) -> None:
    for arguments in ((), ("--json",)):
        assert secplan("lapse", CONFLICT, *arguments).status == 6


def test_a_fault_of_ours_ends_with_status_1_and_says_so(secplan: Secplan, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> None:
        raise KeyError("no such thing")

    monkeypatch.setattr(api, "lapse", fails)
    ran = secplan("lapse", TINY)
    assert ran.status == 1
    assert ran.out == ""
    assert "KeyError: 'no such thing'" in ran.err
    assert "a fault of secplan's own, not of your input" in ran.err


def test_a_plan_that_breaks_a_rule_is_never_shown(secplan: Secplan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the solver wrong, the independent check would say so."""
    solve = solver.solve

    def wrong(*arguments: Any) -> Any:
        answer = solve(*arguments)
        assert isinstance(answer, Planned)
        moved = answer.plan.placements["MP901"]._replace(release="jun-2024")
        return Planned(answer.plan.with_placement("MP901", moved), answer.goals, answer.unique)

    monkeypatch.setattr(solver, "solve", wrong)
    ran = secplan("plan", TINY)
    assert ran.status == 1
    assert ran.out == ""
    assert "the plan found breaks a rule: MP901 is expected to be decided on 25 October 2023" in ran.err


def test_a_plan_that_is_not_worth_what_was_said_is_never_shown(
    secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    solve = solver.solve

    def wrong(*arguments: Any) -> Any:
        answer = solve(*arguments)
        assert isinstance(answer, Planned)
        goals = [goal for goal in answer.goals if goal.goal != "lateness"]
        lateness = next(goal for goal in answer.goals if goal.goal == "lateness")
        changed = type(lateness)("lateness", 0, 0, lateness.unit, lateness.proven)
        return Planned(answer.plan, (goals[0], changed, *goals[1:]), answer.unique)

    monkeypatch.setattr(solver, "solve", wrong)
    ran = secplan("plan", TINY)
    assert ran.status == 1
    assert ran.out == ""
    assert "the plan found is worth 798 in lateness, and the search said 0" in ran.err


def test_an_interruption_before_any_plan_ends_with_status_130(
    secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "load", interrupted)
    ran = secplan("plan", TINY)
    assert ran.status == 130
    assert ran.out == ""
    assert ran.err.strip() == "Interrupted."


def test_an_interrupted_search_shows_its_plan_and_ends_with_status_130(
    secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(outcome: Outcome) -> Outcome:
        answer = outcome.answer
        assert isinstance(answer, Planned)
        stopped = Planned(answer.plan, answer.goals, unique=False, stopped="interrupt")
        return Outcome(outcome.scenario, stopped, outcome.rolled, outcome.verified, outcome.seconds)

    answers(monkeypatch, interrupted)
    page = secplan("plan", TINY)
    assert page.status == 130
    assert "Stopped early before ties were settled" in page.out
    assert "MP903" in page.out
    document = secplan("plan", TINY, "--json").document
    assert (document["stopped"], document["unique"], document["proven"]) == ("interrupt", False, True)


def test_running_out_of_time_with_a_plan_is_no_failure(secplan: Secplan) -> None:
    """The targets rolled forward are a plan before the search has begun."""
    ran = secplan("plan", APRIL_2020, "--seconds", "0", "--json")
    assert ran.status == 0
    assert ran.document["answer"] == "planned"
    assert ran.document["stopped"] == "time"
    assert not ran.document["unique"]
    assert "Out of time" in secplan("plan", APRIL_2020, "--seconds", "0").out


# Help, versions, completion -------------------------------------------------------------------------------------------


def test_version_names_secplan_and_the_solver(secplan: Secplan) -> None:
    ran = secplan("--version")
    assert ran.status == 0
    assert ran.out == f"secplan {version('secplan')}, ortools {version('ortools')}\n"


@each_command
def test_help_of_a_command_shows_examples_and_its_options(command: str, secplan: Secplan) -> None:
    ran = secplan(command, "--help")
    assert ran.status == 0
    assert ran.err == ""
    assert ran.out.startswith(f"Usage: secplan {command} ")
    assert re.search(rf"\n  Examples:\n( .*\n)* +.*secplan {command}", ran.out)


@each_command
def test_the_list_of_commands_says_what_each_command_says_of_itself(command: str) -> None:
    """The list is kept apart so that it need not import them: here it cannot drift."""
    assert command_of(command).get_short_help_str(limit=1000) == COMMANDS[command]
    assert command_of(command).name == command


def test_every_module_of_a_command_is_in_the_list() -> None:
    folder = ROOT / "planner" / "cli" / "commands"
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(COMMANDS)


def test_the_list_of_commands_is_in_the_help(secplan: Secplan) -> None:
    page = " ".join(secplan("--help").out.split())
    assert all(f"{name} {says}" in page for name, says in COMMANDS.items())
    assert "Exit status: 0 done; 1 a fault of ours; 2 wrong usage; 3 bad input; 4 no plan exists;" in page


def examples() -> list[str]:
    """Every example of every help, as one would type it."""
    pages = [CliRunner().invoke(group, [*command, "--help"]).output for command in [[], *([name] for name in COMMANDS)]]
    found = [line.strip() for page in pages for line in page.split("Examples:\n")[-1].splitlines()]
    return sorted({re.split(r"  |\$\(|\)", line)[-2 if "$(" in line else 0] for line in found if "secplan " in line})


@pytest.mark.parametrize("example", examples())
def test_the_examples_of_the_help_work(example: str, tmp_path: Path, secplan: Secplan, monkeypatch: Any) -> None:
    """They are copied by whoever begins."""
    typed = example.split(" > ", maxsplit=1)[0].removeprefix("secplan ").split(" does ")[0]
    words = shlex.split(typed)
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    (tmp_path / "my-scenario.yaml").write_bytes(TINY.read_bytes())
    (tmp_path / "plan.json").write_text(secplan("plan", TINY, "--json").out)
    monkeypatch.chdir(tmp_path)
    if words[:2] == ["init", "my-scenario.yaml"]:
        Path("my-scenario.yaml").unlink()
    if words[0] == "import":
        assert secplan("export", TINY, "--out", "register.xlsx").status == 0
    if "--base" in words:
        assert secplan("report", "--write-base", words[-1]).status == 0
    if words[0] == "verify":
        assert secplan("plan", TINY, "--out", words[1]).status == 0
    assert secplan(*words).status == 0


@pytest.mark.parametrize(
    ("shell", "registers"),
    [
        ("bash", "complete -o nosort -F _secplan_completion secplan"),
        ("zsh", "compdef _secplan_completion secplan"),
        ("fish", "complete --no-files --command secplan"),
    ],
)
def test_completion_is_printed_for_three_shells(shell: str, registers: str, secplan: Secplan) -> None:
    ran = secplan("completion", shell)
    assert ran.status == 0
    assert registers in ran.out
    assert "_SECPLAN_COMPLETE" in ran.out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("secplan cu", {"plain,cutoffs"}), ("secplan plan --se", {"plain,--seconds", "plain,--seed"})],
)
def test_completion_completes(typed: str, offered: set[str]) -> None:
    words = typed.split()
    asked = {"_SECPLAN_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    ran = process(env=asked)
    assert ran.status == 0
    assert set(ran.out.split()) == offered


@pytest.mark.parametrize(("typed", "meant"), [("plna", "plan"), ("cutofs", "cutoffs"), ("PLAN", "plan")])
def test_a_misspelt_command_gets_a_suggestion(typed: str, meant: str, secplan: Secplan) -> None:
    ran = secplan(typed, TINY)
    assert ran.status == 2
    assert f"there is no command '{typed}'; did you mean '{meant}'?" in ran.err


def test_a_command_that_resembles_none_is_told_where_to_look(secplan: Secplan) -> None:
    ran = secplan("xyzzy")
    assert ran.status == 2
    assert "there is no command 'xyzzy'; see --help" in ran.err


def test_a_misspelt_option_gets_a_suggestion(secplan: Secplan) -> None:
    ran = secplan("plan", TINY, "--secnds", "3")
    assert ran.status == 2
    assert "--seconds" in ran.err


# Files ----------------------------------------------------------------------------------------------------------------


@each_question_with_files
def test_out_writes_the_document_and_the_page(command: str, tmp_path: Path, secplan: Secplan) -> None:
    folder = tmp_path / "runs" / "today"
    ran = secplan(*asked(command, TINY), "--out", folder)
    assert ran.status == 0
    wanted = {f"{command}.json", f"{command}.txt", "run.json"} | scenarios_and_plans(command)
    assert {path.name for path in folder.iterdir()} == wanted
    assert (folder / f"{command}.txt").read_text(encoding="utf-8") == ran.out
    assert f"Wrote {folder}/{command}.json and {folder}/{command}.txt" in ran.err
    written = json.loads((folder / f"{command}.json").read_text(encoding="utf-8"))
    printed = secplan(*asked(command, TINY), "--json").document
    assert without_provenance(written) == without_provenance(printed)


def scenarios_and_plans(command: str) -> set[str]:
    """The other files of a run on the smallest scenario."""
    if command in COMPARING:
        return {"before.yaml", "before.json", "after.yaml", "after.json"}
    return {"scenario.yaml"} | ({"plan.json"} if command in SEARCHING else set())


def without_provenance(document: dict[str, Any]) -> dict[str, Any]:
    """The document, and every document in it, but for what may differ from run to run."""
    return {
        key: without_provenance(value) if isinstance(value, dict) else value
        for key, value in document.items()
        if key != "provenance"
    }


def test_an_answer_without_a_plan_is_written_too(tmp_path: Path, secplan: Secplan) -> None:
    assert secplan("plan", CONFLICT, "--out", tmp_path).status == 4
    assert json.loads((tmp_path / "plan.json").read_text())["answer"] == "infeasible"


def test_out_writes_over_nothing_without_force(tmp_path: Path, secplan: Secplan) -> None:
    (tmp_path / "plan.txt").write_text("mine", encoding="utf-8")
    ran = secplan("plan", TINY, "--out", tmp_path)
    assert ran.status == 2
    assert ran.out == ""
    assert f"{tmp_path}/plan.txt exists already; --force writes over it" in ran.err
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"plan.txt": "mine"}
    for arguments in (("--out", tmp_path, "--force"), ("--force", "--out", tmp_path)):
        assert secplan("plan", TINY, *arguments).status == 0
    assert (tmp_path / "plan.txt").read_text().startswith("Three modifications")


def test_what_cannot_be_written_is_refused_before_a_long_search(
    tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def searched(*_: object) -> Outcome:
        raise AssertionError("the search has begun")

    monkeypatch.setattr(api, "plan", searched)
    (tmp_path / "plan.json").write_text("mine", encoding="utf-8")
    assert secplan("plan", TINY, "--out", tmp_path).status == 2


def test_out_refuses_a_path_that_is_a_file(tmp_path: Path, secplan: Secplan) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    for path in (file, file / "below"):
        ran = secplan("plan", TINY, "--out", path)
        assert ran.status == 2
        assert str(path) in ran.err
        assert "Traceback" not in ran.err
    assert file.read_text() == "mine"


def test_out_refuses_a_folder_that_stands_where_a_file_goes(tmp_path: Path, secplan: Secplan) -> None:
    """Even with --force, and before the other file is written."""
    (tmp_path / "plan.txt").mkdir()
    ran = secplan("plan", TINY, "--out", tmp_path, "--force")
    assert ran.status == 2
    assert f"{tmp_path}/plan.txt is a folder" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["plan.txt"]


def test_out_tells_that_a_folder_cannot_be_written(tmp_path: Path, secplan: Secplan, monkeypatch: Any) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "there")

    monkeypatch.setattr(Path, "mkdir", refused)
    ran = secplan("plan", TINY, "--out", tmp_path / "locked")
    assert ran.status == 2
    assert f"cannot write to {tmp_path}/locked: Permission denied" in ran.err


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "plan.txt").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    ran = secplan("plan", TINY, "--out", tmp_path, "--force")
    assert ran.status == 2
    assert "No space left on device" in ran.err
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"plan.txt": "mine"}


# A scenario to start from ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_activated", [False, True])
def test_what_init_says_next_works_as_secplan_was_called(*, is_activated: bool, tmp_path: Path) -> None:
    """After `make plan`, secplan is at hand as .venv/bin/secplan only."""
    script = tmp_path / ".venv" / "bin" / "secplan"
    script.parent.mkdir(parents=True)
    script.write_text(f"#!{sys.executable}\nfrom planner.cli import main\nmain()\n", encoding="utf-8")
    script.chmod(0o755)
    path = f"{script.parent}:/usr/bin:/bin" if is_activated else "/usr/bin:/bin"

    def run(command: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
        return subprocess.run(["sh", "-c", command], cwd=tmp_path, env=env, capture_output=True, text=True, check=True)

    called = "secplan" if is_activated else ".venv/bin/secplan"
    _, following = run(f"{called} init 'my plan.yaml'").stderr.rstrip("\n").split(" Next: ")
    assert following == f"{called} plan 'my plan.yaml'"
    assert run(following).stdout.startswith("My first scenario\n")


def test_the_scenario_to_start_from_is_well_formed_and_plans_to_proof(
    tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = secplan("init")
    assert made.status == 0
    assert made.out == ""
    assert made.err == "Wrote scenario.yaml. Next: secplan plan scenario.yaml\n"
    assert secplan("check", "scenario.yaml").out == "scenario.yaml is well formed: 3 modifications and 6 releases.\n"
    ran = secplan("plan", "scenario.yaml", "--json")
    assert ran.status == 0
    assert ran.document["proven"]
    assert ran.document["unique"]
    assert not any(row["lapsed"] for row in ran.document["placements"])


def test_init_writes_over_nothing_without_force(tmp_path: Path, secplan: Secplan) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("mine", encoding="utf-8")
    ran = secplan("init", file)
    assert ran.status == 2
    assert f"{file} exists already; --force writes over it" in ran.err
    assert file.read_text() == "mine"
    assert secplan("init", file, "--force").status == 0
    assert file.read_text().startswith("# A scenario to start from")


def test_init_makes_the_folder_that_it_writes_to(tmp_path: Path, secplan: Secplan) -> None:
    file = tmp_path / "planning" / "june-2027.yaml"
    assert secplan("init", file).status == 0
    assert secplan("check", file).status == 0


def test_init_refuses_a_folder(tmp_path: Path, secplan: Secplan) -> None:
    ran = secplan("init", tmp_path)
    assert ran.status == 2
    assert "is a directory" in ran.err


# Progress -------------------------------------------------------------------------------------------------------------


def told(capsys: pytest.CaptureFixture[str], *progress: Progress) -> str:
    with shown_progress() as observe:
        for one in progress:
            observe(one)
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


LEFT_OUT = "changes that find no release, weighed by priority"


def test_progress_is_silent_for_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, Progress(LEFT_OUT, None, None, 0.9)) == ""


def test_progress_tells_best_value_and_bound_and_repeats_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(
        capsys,
        Progress(LEFT_OUT, None, None, 1.2),
        Progress(LEFT_OUT, 1240, 37, 1.7),
        Progress(LEFT_OUT, 1240, 37, 2.2),
        Progress("the order of ties", 290_158_958_149_632, 0, 9.0),
    )
    assert said.splitlines() == [
        f"1 s  {LEFT_OUT}: best none yet, not below unknown (Ctrl-C shows the best so far)",
        f"2 s  {LEFT_OUT}: best 1,240, not below 37 (Ctrl-C shows the best so far)",
        "9 s  the order of ties (Ctrl-C shows the best so far)",
    ]


def test_what_is_known_is_told_as_soon_as_it_is_slow_and_cannot_steer_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = told(
        capsys,
        Progress("fall-backs: 1 of 9", None, None, 0.4, "MP1: June"),
        Progress("fall-backs: 2 of 9", None, None, 1.4, "MP2: \x1b[2JNovember"),
    )
    hint = "(Ctrl-C shows the best so far)"
    assert said.splitlines() == ["MP1: June", "MP2:  [2JNovember", f"1 s  fall-backs: 2 of 9 {hint}"]


@pytest.mark.parametrize(
    ("question", "news"),
    [
        (
            api.fallbacks,
            "MP090: 24 June 2021 (June 2021 SEC Release) if a decision to approve is received on or before",
        ),
        (api.unknowns, "With duis-alerts as MP090's solution option, MP090 goes in the November 2021 SEC Release"),
        (api.binding, "uplift-limit never binds"),
        (api.change_budget, "A plan without moves keeps every rule"),
        (lambda *given: api.why(given[0], "MP099", given[1]), "The November 2021 SEC Release: possible, but"),
    ],
    ids=["fallbacks", "unknowns", "binding", "replan", "why"],
)
def test_a_question_tells_each_part_of_its_answer_when_it_is_known(question: Callable[..., object], news: str) -> None:
    heard: list[str] = []
    outcome = api.plan(api.load(APRIL_2020).scenario)
    question(outcome, solver.Settings(observer=lambda progress: heard.append(progress.news)))
    assert any(one.startswith(news) for one in heard)


# Ctrl-C --------------------------------------------------------------------------------------------------------------


def press_ctrl_c() -> None:
    signal.raise_signal(signal.SIGINT)


def test_a_first_ctrl_c_is_noted_and_passed_on_where_the_search_can_stop(capfd: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    with heard_interrupts() as interrupts:
        interrupts.pass_on()
        press_ctrl_c()
        with pytest.raises(KeyboardInterrupt):
            interrupts.pass_on()
    assert signal.getsignal(signal.SIGINT) == before
    assert capfd.readouterr().err.strip() == "Stopping with the best plan so far; Ctrl-C again stops at once."


def test_a_second_ctrl_c_ends_at_once(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    with heard_interrupts():
        press_ctrl_c()
        press_ctrl_c()
    assert ended == [130]
    assert capfd.readouterr().err.endswith("\nInterrupted.\n")


def cells_of(text: str) -> list[str]:
    """The cells of the tables of a page as it is piped."""
    lines = [line for line in text.splitlines() if line.startswith("  ") and line.strip()]
    return [cell for line in lines for cell in re.split(r"  +", line.strip())]


@pytest.mark.parametrize("columns", [60, 80, 100, 140])
@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", CONFLICT),
        ("plan", APRIL_2020),
        ("fallbacks", TINY),
        ("binding", TINY),
        ("replan", REPLAY),
        ("replan", REPLAY, "--budget"),
        ("frontier", REPLAY, "--goals", "lateness,uplifts"),
        ("frontier", REPLAY, "--goals", "lateness", "--over", "capacity gbcs 1..3"),
        ("whatif", APRIL_2020, "decide MP090 2020-10-21"),
        ("diff", APRIL_2020, REPLAY),
    ],
)
def test_a_narrow_terminal_loses_nothing_of_a_table(
    arguments: tuple[object, ...], columns: int, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = secplan(*arguments).out
    monkeypatch.setattr(show, "is_terminal", lambda _: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    seen = "".join(secplan(*arguments).out.split())
    missing = [cell for cell in cells_of(piped) if "".join(cell.split()) not in seen]
    wrapped = [cell for cell in missing if not all(word in seen for word in cell.split())]
    assert wrapped == []
    dates = [date for cell in cells_of(piped) for date in re.findall(r"\d+ \w+ 20\d\d", cell)]
    assert all("".join(date.split()) in seen for date in dates)


# Processes of their own: terminals, pipes, signals --------------------------------------------------------------------


def on_a_terminal(*arguments: object, command: Sequence[str] = COMMAND) -> tuple[int, str]:
    """The status, and what a terminal of 200 columns is sent."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*command, *map(str, arguments)],
        stdout=theirs,
        stderr=theirs,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "200", "LINES": "50"},
    ) as ran:
        os.close(theirs)
        sent = b""
        while chunk := _read(ours):
            sent += chunk
    os.close(ours)
    return ran.returncode, sent.decode("utf-8")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


def test_on_a_terminal_there_is_style_and_the_same_table() -> None:
    status, sent = on_a_terminal("plan", "scenarios/tiny.yaml")
    bare = re.sub(r"\x1b\[[0-9;]*m", "", sent).replace("\r\n", "\n")
    assert status == 0
    assert ESCAPE in sent
    assert "June 2024 SEC Release, go-live 27 June 2024" in bare
    assert re.search(
        r"MP903 +Clearer wording of the invoicing rules +documents +expected 24 January 2024 +26 April 2024 +93", bare
    )
    assert "• MP901 lapses from the June 2024 SEC Release" in bare


def test_colour_is_never_the_only_sign() -> None:
    """Whatever styles are taken away, the words of the piped page are all there."""
    _, sent = on_a_terminal("lapse", "scenarios/tiny.yaml")
    bare = re.sub(r"\x1b\[[0-9;]*m", "", sent)
    page = process("lapse", "scenarios/tiny.yaml").out
    assert set(page.replace("\n-", "\n•").split()) <= set(bare.split())


def test_a_closed_pipe_is_no_error() -> None:
    """As with ``secplan schema | head -1``: whoever reads has seen enough."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ran = process("plan", TINY, stdout=writer, command=QUIETLY)
    finally:
        os.close(writer)
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.parametrize("command", [("plan", TINY), ("plan", TINY, "--json"), ("schema",), ("--help",)])
def test_an_output_that_cannot_be_written_is_told_in_a_line(command: tuple[object, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        ran = process(*command, stdout=full, command=QUIETLY)
    assert (ran.status, ran.err) == (2, "secplan: cannot write the answer: No space left on device\n")


def test_closed_streams_do_no_harm(tmp_path: Path) -> None:
    closed = "import sys; sys.stdout = sys.stderr = None; "
    ran = process("plan", TINY, "--out", tmp_path, command=(*QUIETLY[:-1], closed + QUIETLY[-1]))
    assert (ran.status, ran.err) == (0, "")
    assert (tmp_path / "plan.txt").read_text().startswith("Three modifications")


def test_the_command_is_installed_under_its_name() -> None:
    ran = process("--version", command=(str(Path(sys.executable).parent / "secplan"),))
    assert (ran.status, ran.out) == (0, f"secplan {version('secplan')}, ortools {version('ortools')}\n")


def large(folder: Path) -> Path:
    """A scenario with hardly any room."""
    scenario = folder / "large.yaml"
    scenario.write_text(as_yaml(tree(modifications=200, releases=12, tight=1.05)), encoding="utf-8")
    return scenario


FOUND = "planner.solver.run:_Watch.on_solution_callback"
STOPPED = "planner.solver.run:cp_model.CpSolver.stop_search"


def interrupted_while_searching(*arguments: object) -> str:
    """What a command prints that is interrupted in the middle of a search, where it has found a plan."""
    with held(FOUND, *arguments, "--json", "--seconds", PATIENCE_SECONDS, until=STOPPED) as running:
        running.send_signal(signal.SIGINT)
        out, err = let_go(running)
    assert running.returncode == 130, err
    return out


def test_ctrl_c_shows_the_best_plan_so_far(tmp_path: Path) -> None:
    """It passes the check."""
    scenario = large(tmp_path)
    out = interrupted_while_searching("plan", scenario)
    document = json.loads(out)
    assert (document["answer"], document["stopped"], document["unique"]) == ("planned", "interrupt", False)

    loaded = api.load(scenario).scenario
    result = tmp_path / "plan.json"
    result.write_text(out, encoding="utf-8")
    assert api.check(loaded, api.load_result(result)).holds


@pytest.mark.parametrize(("command", "part"), [("replan", "by_goals"), ("whatif", "before"), ("diff", "before")])
def test_ctrl_c_in_one_of_two_plans_shows_the_best_so_far(command: str, part: str, tmp_path: Path) -> None:
    found = json.loads(interrupted_while_searching(*asked(command, large(tmp_path))))[part]
    assert (found["answer"], found["proven"]) == ("planned", False)


@pytest.mark.parametrize(
    ("question", "tells"),
    [
        ("fallbacks", "progress"),
        ("unknowns", "progress"),
        ("binding", "progress"),
        ("replan --budget", "budget"),
    ],
)
def test_ctrl_c_in_the_middle_of_a_question_tells_what_is_known(question: str, tells: str, tmp_path: Path) -> None:
    """A process of its own, a real signal: what was not established is named, and the status is 130."""
    scenario, given = tmp_path / "large.yaml", tree(modifications=100, releases=8, tight=1.3)
    if question == "replan --budget":  # every modification that moves from the last release is a row
        given["baseline"] = {given["releases"][-1]["id"]: [one["id"] for one in given["modifications"]]}
    scenario.write_text(as_yaml(given), encoding="utf-8")
    asked_for = (*question.split(), scenario, "--json", "--seconds", PATIENCE_SECONDS)
    with held(f"planner.questions.{tells}:tell", *asked_for, after=2) as running:
        running.send_signal(signal.SIGINT)
        out, err = let_go(running)
    assert running.returncode == 130, err
    document = json.loads(out)
    assert document["not_established"]
    assert document["scenario"]["name"] == "generated-100-8-1.3-0"
