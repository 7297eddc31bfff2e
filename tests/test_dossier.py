"""The run folder: what it holds, that any change of it is told, and how runs are listed."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models import Place
from models.run import digest, seal_of
from planner import api
from planner.cli.answer import give
from planner.cli.options import Where
from planner.leftovers import OLD, WORKSHOP
from planner.load.run import read_record
from planner.report.blocks import Heading
from planner.report.documents.dossier import Asked, Case
from planner.rules import RULES
from tests.running import CASES, CONFLICT, REPLAY, TINY, Run, Secplan, process
from tests.test_imports import REPORTER, SLOW

Document = dict[str, Any]


@pytest.fixture
def run_folder(tmp_path: Path, secplan: Secplan) -> Path:
    """A run of ``plan`` on the smallest scenario."""
    folder = tmp_path / "run"
    assert secplan("plan", TINY, "--out", folder, "--why", "the June Panel", "--by", "A. Planner").status == 0
    return folder


def read(path: Path) -> Document:
    document: Document = json.loads(path.read_text(encoding="utf-8"))
    return document


def write(path: Path, document: Document) -> None:
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def edit(path: Path, change: Callable[[Document], object]) -> None:
    """Change a document, whatever vouches for it."""
    document = read(path)
    change(document)
    write(path, document)


def seal(folder: Path) -> None:
    """Let the record vouch for the files as they are, and seal it, as a forger would."""
    record = read(folder / "run.json")
    for row in record["files"]:
        content = (folder / row["file"]).read_bytes()
        row.update(sha256=digest(content), bytes=len(content))
    record["seal"] = ""
    write(folder / "run.json", record)
    record["seal"] = seal_of((folder / "run.json").read_bytes(), "")
    write(folder / "run.json", record)


def verified(folder: Path, secplan: Secplan) -> Document:
    document: Document = secplan("verify", folder, "--json").document
    return document


def failures(found: Document) -> dict[str, list[str]]:
    """The files, rules and goals that fail."""
    plans = found["plans"]
    return {
        "files": [one["file"] for one in found["files"] if not one["holds"]],
        "rules": [one["rule"] for plan in plans for one in plan["rules"] if not one["holds"]],
        "goals": [one["goal"] for plan in plans for one in plan["goals"] if not one["holds"]],
    }


NOTHING: dict[str, list[str]] = {"files": [], "rules": [], "goals": []}


# What a run folder holds ----------------------------------------------------------------------------------------------


def test_the_record_tells_what_was_asked_and_answered(run_folder: Path) -> None:
    record, plan = read(run_folder / "run.json"), read(run_folder / "plan.json")
    assert record["format"] == "secplan.run/1"
    assert (record["command"], record["arguments"][0]) == ("plan", str(TINY))
    assert (record["why"], record["by"]) == ("the June Panel", "A. Planner")
    assert record["settings"] == {"seconds": 60.0, "workers": 1, "seed": 0}
    assert record["scenarios"] == [{**plan["scenario"], "file": "scenario.yaml", "overlays": []}]
    told = {key: plan[key] for key in ("answer", "proven", "unique", "goals")}
    assert record["plans"] == [{"scenario": "scenario.yaml", "result": "plan.json", **told}]
    assert record["provenance"]["at"].endswith("Z")
    assert record["provenance"].keys() == plan["provenance"].keys() | {"at"}


def test_the_record_lists_every_other_file_with_size_and_hash(run_folder: Path) -> None:
    rows = {row["file"]: row for row in read(run_folder / "run.json")["files"]}
    assert rows.keys() == {path.name for path in run_folder.iterdir()} - {"run.json"}
    for name, row in rows.items():
        content = (run_folder / name).read_bytes()
        assert (row["bytes"], row["sha256"]) == (len(content), digest(content))


@pytest.mark.parametrize("asked", [("why", TINY, "MP902"), ("fallbacks", TINY), ("unknowns", TINY), ("binding", TINY)])
def test_a_question_keeps_the_plan_that_it_is_about(
    asked: tuple[object, ...], tmp_path: Path, secplan: Secplan
) -> None:
    folder = tmp_path / "run"
    assert secplan(*asked, "--out", folder).status == 0
    assert read(folder / "plan.json")["answer"] == "planned"
    assert secplan("verify", folder).status == 0


@pytest.mark.parametrize("command", ["check", "cutoffs", "assessments", "milestones", "lapse"])
def test_what_does_not_plan_keeps_its_scenario_and_no_plan(command: str, tmp_path: Path, secplan: Secplan) -> None:
    folder = tmp_path / "run"
    assert secplan(command, TINY, "--out", folder).status == 0
    record = read(folder / "run.json")
    assert (record["plans"], record["settings"]) == ([], None)
    assert api.load(folder / "scenario.yaml").scenario == api.load(TINY).scenario
    assert "The run has no plan to check." in secplan("verify", folder).out


def test_a_run_verifies_wherever_it_is_and_whoever_asks(
    tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scenario was given by a relative path, and is there no more."""
    (tmp_path / "mine.yaml").write_bytes(TINY.read_bytes())
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    assert secplan("plan", "mine.yaml", "--out", "run").status == 0
    Path("mine.yaml").unlink()
    Path("run").rename("elsewhere/moved")
    monkeypatch.chdir("elsewhere")
    assert secplan("verify", "moved").status == 0


def test_a_run_may_hold_several_plans_each_with_its_scenario(tmp_path: Path, secplan: Secplan) -> None:
    """As a what-if has them: the plan before and the plan after, under names of their own."""
    before = api.load(TINY).scenario
    after = before.but(title="Another title")
    notes: dict[Place, str] = {("title",): "changed"}
    cases = [
        Case(before, api.result(api.plan(before)), "before.yaml", "before.json"),
        Case(after, api.result(api.plan(after)), "after.yaml", "after.json", notes),
    ]
    where = Where(as_json=True, folder=tmp_path / "run", force=False, asked=Asked("whatif"))
    give([Heading("What if")], {"format": "a-test"}, "whatif", where, *cases)
    found = verified(tmp_path / "run", secplan)
    assert found["holds"]
    assert [(one["scenario"], one["result"]) for one in found["plans"]] == [
        ("before.yaml", "before.json"),
        ("after.yaml", "after.json"),
    ]
    assert "title: Another title  # changed\n" in (tmp_path / "run" / "after.yaml").read_text()


def test_a_reason_without_a_record_is_refused(secplan: Secplan) -> None:
    ran = secplan("plan", TINY, "--why", "to see")
    assert ran.status == 2
    assert "--why and --by go into the record that --out writes" in ran.err


def test_odd_words_on_the_command_line_do_no_harm(tmp_path: Path, secplan: Secplan) -> None:
    """Such as a file's name that is no text in any encoding."""
    folder = tmp_path / "run"
    assert secplan("plan", TINY, "--out", folder, "--why", "a\nb\udcff\x1b[31m", "--by", "電力 😀").status == 0
    assert secplan("verify", folder).status == 0
    assert read(folder / "run.json")["by"] == "電力 😀"
    assert "\x1b" not in secplan("history", folder).out


def test_an_odd_name_of_an_overlay_does_no_harm(tmp_path: Path, secplan: Secplan) -> None:
    (tmp_path / "base.yaml").write_bytes(TINY.read_bytes())
    overlay = tmp_path / "b\udcff.yaml"
    overlay.write_text("extends: base.yaml\nchanges: [delay MP901 3 WD]\n", encoding="utf-8")
    assert secplan("check", overlay, "--out", tmp_path / "run").status == 0
    assert secplan("verify", tmp_path / "run").status == 0


# Overlays -------------------------------------------------------------------------------------------------------------

LOW = """\
extends: base.yaml
why: |
  The supplier asks for
  three more Working Days
author: B. Planner
changes: [delay MP901 3 WD]
"""
HIGH = "extends: low.yaml\nwhy: both at once\nchanges: [delay MP902 3 WD]\n"


@pytest.fixture
def overlays(tmp_path: Path) -> Path:
    """A folder with an overlay, high.yaml, on another one, low.yaml."""
    folder = tmp_path / "said"
    folder.mkdir()
    (folder / "base.yaml").write_bytes(TINY.read_bytes())
    (folder / "low.yaml").write_text(LOW, encoding="utf-8")
    (folder / "high.yaml").write_text(HIGH, encoding="utf-8")
    return folder


def run_of(name: str, overlays: Path, secplan: Secplan, *options: object) -> Path:
    assert secplan("check", overlays / name, "--out", overlays / "run", *options).status == 0
    return overlays / "run"


@pytest.mark.parametrize("asked", [("plan",), ("check",), ("cutoffs",), ("lapse",), ("unknowns",)], ids=" ".join)
def test_the_record_keeps_the_reason_and_author_of_each_overlay_the_lowest_first(
    asked: tuple[str, ...], overlays: Path, secplan: Secplan
) -> None:
    folder = overlays / "run"
    assert secplan(*asked, overlays / "high.yaml", "--out", folder).status == 0
    (scenario,) = read(folder / "run.json")["scenarios"]
    low, high = str(overlays / "low.yaml"), str(overlays / "high.yaml")
    assert scenario["overlays"] == [
        {"file": low, "why": "The supplier asks for\nthree more Working Days", "author": "B. Planner"},
        {"file": high, "why": "both at once", "author": ""},
    ]
    assert f"# {low}:6: delay MP901 3 WD" in (folder / "scenario.yaml").read_text(encoding="utf-8")
    assert secplan("verify", folder).status == 0


def test_what_ifs_and_differences_keep_the_overlays_of_each_scenario(overlays: Path, secplan: Secplan) -> None:
    high = overlays / "high.yaml"
    assert secplan("whatif", high, "delay MP903 3 WD", "--out", overlays / "changed").status == 0
    assert secplan("diff", overlays / "base.yaml", high, "--out", overlays / "compared").status == 0
    changed, compared = (read(overlays / name / "run.json")["scenarios"] for name in ("changed", "compared"))
    told = [[Path(one["file"]).name for one in scenario["overlays"]] for scenario in (*changed, *compared)]
    assert told == [["low.yaml", "high.yaml"], ["low.yaml", "high.yaml"], [], ["low.yaml", "high.yaml"]]


def test_verify_shows_the_overlays_of_a_run(overlays: Path, secplan: Secplan) -> None:
    page = secplan("verify", run_of("high.yaml", overlays, secplan, "--why", "the Panel asked")).out
    _, _, reason, low, high, *_ = page.splitlines()
    assert reason == "Why: the Panel asked"
    assert low == f"Overlay {overlays}/low.yaml by B. Planner: The supplier asks for three more Working Days"
    assert high == f"Overlay {overlays}/high.yaml: both at once"


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        ("base.yaml", (), ""),
        ("low.yaml", (), "overlay low.yaml: The supplier asks for three more Working Days"),
        ("high.yaml", (), "overlay high.yaml: both at once"),
        ("silent.yaml", (), "overlay high.yaml: both at once"),
        ("high.yaml", ("--why", "the Panel asked"), "the Panel asked"),
    ],
)
def test_the_history_says_whose_reason_it_shows(
    name: str, options: tuple[str, ...], told: str, overlays: Path, secplan: Secplan
) -> None:
    """Of several overlays the highest with a reason; and none of theirs where the run has one of its own."""
    (overlays / "silent.yaml").write_text("extends: high.yaml\n", encoding="utf-8")
    run_of(name, overlays, secplan, *options)
    head, row = secplan("history", overlays).out.splitlines()
    assert row[head.index("Why") :].rstrip() == told
    (kept,) = secplan("history", overlays, "--json").document["runs"]
    assert kept["why"] == (options[1] if options else None)


def test_a_reason_of_an_overlay_that_is_changed_is_told(overlays: Path, secplan: Secplan) -> None:
    folder = run_of("high.yaml", overlays, secplan)
    path = folder / "run.json"
    path.write_text(path.read_text(encoding="utf-8").replace("both at once", "both in turn"), encoding="utf-8")
    assert verified(folder, secplan)["differences"] == ["run.json is not as it was written"]


def test_a_record_from_before_overlays_were_kept_still_holds(run_folder: Path, secplan: Secplan) -> None:
    edit(run_folder / "run.json", lambda record: record["scenarios"][0].pop("overlays"))
    seal(run_folder)
    assert secplan("verify", run_folder).status == 0
    assert secplan("history", run_folder).status == 0


# Verify ---------------------------------------------------------------------------------------------------------------


def test_verify_tells_every_file_rule_and_goal(run_folder: Path, secplan: Secplan) -> None:
    found = verified(run_folder, secplan)
    assert found["holds"]
    assert failures(found) == NOTHING
    (plan,) = found["plans"]
    assert [one["rule"] for one in plan["rules"]] == [rule.id for rule in RULES]
    assert [one["goal"] for one in plan["goals"]] == list(api.load(TINY).scenario.goals)
    page = secplan("verify", run_folder).out
    assert page.startswith(f"The run in {run_folder} holds.\n")
    for one in (*(rule.id for rule in RULES), *api.load(TINY).scenario.goals, "scenario.yaml", "A. Planner"):
        assert one in page


def test_in_python_it_is_the_same(run_folder: Path, secplan: Secplan) -> None:
    assert api.verify_run(str(run_folder)).model_dump(mode="json") == verified(run_folder, secplan)


@pytest.mark.parametrize("asked", [("--json",), ()], ids=["json", "page"])
def test_verifying_loads_no_solver(asked: tuple[str, ...], run_folder: Path) -> None:
    ran = process("verify", run_folder, *asked, command=(sys.executable, "-c", REPORTER))
    assert ran.status == 0
    assert set(json.loads(ran.err.splitlines()[-1])) & SLOW == set()


def test_a_waived_clause_is_counted_and_is_no_failure(tmp_path: Path, secplan: Secplan) -> None:
    """MP901's decision misses the cut-off for June by 28 days; the pin is kept by leave."""
    path, folder = tmp_path / "waived.yaml", tmp_path / "run"
    path.write_text(
        TINY.read_text(encoding="utf-8")
        + "\npins: [{modification: MP901, release: jun-2024}]\n"
        + "waivers: [{rule: decision-cut-off, about: [MP901], why: urgent, granted_by: SEC Panel, on: 2023-08-18}]\n",
        encoding="utf-8",
    )
    assert secplan("plan", path, "--out", folder).status == 0
    found = verified(folder, secplan)
    assert found["holds"]
    counts = {one["rule"]: (one["broken"], one["waived"]) for one in found["plans"][0]["rules"]}
    assert counts["decision-cut-off"] == (0, 1)


@pytest.mark.parametrize(("asked", "status"), [((CONFLICT,), 4), ((REPLAY, "--seconds", "0"), 0)], ids=["none", "poor"])
def test_a_run_without_a_proved_plan_is_verified_as_far_as_it_goes(
    asked: tuple[object, ...], status: int, tmp_path: Path, secplan: Secplan
) -> None:
    folder = tmp_path / "run"
    assert secplan("plan", *asked, "--out", folder).status == status
    ran = secplan("verify", folder)
    assert ran.status == 0
    assert ("Its answer is infeasible: there is no plan to check." in ran.out) == (status == 4)


# Tampering ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["plan.json", "plan.txt", "scenario.yaml"])
def test_a_change_of_any_byte_of_a_file_is_told(name: str, run_folder: Path) -> None:
    path = run_folder / name
    content = path.read_bytes()
    for index in range(0, len(content), 7):
        path.write_bytes(changed(content, index))
        found = api.verify_run(run_folder)
        assert not found.holds
        assert [one.file for one in found.files if not one.holds] == [name]


def test_a_change_of_any_byte_of_the_record_is_told(run_folder: Path) -> None:
    path = run_folder / "run.json"
    content = path.read_bytes()
    for index in range(len(content)):
        path.write_bytes(changed(content, index))
        try:
            assert not read_record(run_folder).is_as_written, index
        except api.BadInput:
            continue  # it is no record any more


def changed(content: bytes, index: int) -> bytes:
    """With another byte there, which for a letter is another letter."""
    return content[:index] + bytes([content[index] ^ 1]) + content[index + 1 :]


@pytest.mark.parametrize(
    "change", [lambda text: text + b" ", lambda text: b"\xef\xbb\xbf" + text, lambda text: text[:-1]]
)
def test_what_is_added_to_a_record_or_cut_off_it_is_told(
    change: Callable[[bytes], bytes], run_folder: Path, secplan: Secplan
) -> None:
    path = run_folder / "run.json"
    path.write_bytes(change(path.read_bytes()))
    assert secplan("verify", run_folder).status in {3, 6}


@pytest.mark.parametrize("name", ["plan.json", "plan.txt", "scenario.yaml"])
def test_a_missing_file_is_told(name: str, run_folder: Path, secplan: Secplan) -> None:
    (run_folder / name).unlink()
    ran = secplan("verify", run_folder)
    assert ran.status == 6
    assert f"{name}" in [line.split()[0] for line in ran.out.splitlines() if line.endswith("missing")]


def test_a_link_in_the_place_of_a_file_is_told(run_folder: Path, tmp_path: Path, secplan: Secplan) -> None:
    (run_folder / "plan.txt").rename(tmp_path / "plan.txt")
    (run_folder / "plan.txt").symlink_to(tmp_path / "plan.txt")
    assert failures(verified(run_folder, secplan)) == {**NOTHING, "files": ["plan.txt"]}


def test_another_scenario_is_told_though_the_record_vouches_for_it(run_folder: Path, secplan: Secplan) -> None:
    """The decision of MP903 comes a day later: no file is other than the record says, and the result is of the old."""
    path = run_folder / "scenario.yaml"
    path.write_text(path.read_text().replace("2024-01-24", "2024-01-25"))
    record = read(run_folder / "run.json")
    record["scenarios"][0]["sha256"] = api.load(path).scenario.sha256
    write(run_folder / "run.json", record)
    seal(run_folder)
    found = verified(run_folder, secplan)
    assert not found["holds"]
    assert (found["differences"], failures(found)["files"]) == ([], [])
    assert "plan.json is the result of another scenario than scenario.yaml" in found["plans"][0]["differences"]


def test_a_scenario_that_is_not_that_of_the_record_is_told(run_folder: Path, secplan: Secplan) -> None:
    path = run_folder / "scenario.yaml"
    path.write_text(path.read_text().replace("title: Clearer", "title: Even clearer"))
    seal(run_folder)
    assert "scenario.yaml is not the scenario of the record" in verified(run_folder, secplan)["differences"]


def test_a_plan_that_is_made_to_break_a_rule_fails_that_rule(run_folder: Path, secplan: Secplan) -> None:
    """MP901 in June is past its cut-off; MP902, which needs it, stays in November and so breaks nothing."""

    def move(document: Document) -> None:
        next(row for row in document["placements"] if row["modification"] == "MP901")["release"] = "jun-2024"

    edit(run_folder / "plan.json", move)
    seal(run_folder)
    found = verified(run_folder, secplan)
    assert failures(found)["files"] == []
    assert failures(found)["rules"] == ["decision-cut-off"]
    assert secplan("verify", run_folder).status == 6


def test_a_goal_that_is_made_better_than_it_is_fails_alone(run_folder: Path, secplan: Secplan) -> None:
    def better(document: Document) -> None:
        document["goals"][1].update(value=0, bound=0)

    edit(run_folder / "plan.json", better)
    edit(run_folder / "run.json", lambda record: better(record["plans"][0]))
    seal(run_folder)
    assert failures(verified(run_folder, secplan)) == {**NOTHING, "goals": ["lateness"]}


@pytest.mark.parametrize(
    "values", [{"answer": "infeasible"}, {"proven": False}, {"unique": False}, {"goals": []}], ids=str
)
def test_a_record_that_says_something_else_of_the_answer_is_told(
    values: Document, run_folder: Path, secplan: Secplan
) -> None:
    edit(run_folder / "run.json", lambda record: record["plans"][0].update(values))
    seal(run_folder)
    assert verified(run_folder, secplan)["plans"][0]["differences"] != []


def test_a_file_that_the_record_speaks_of_and_does_not_vouch_for_is_told(run_folder: Path, secplan: Secplan) -> None:
    edit(run_folder / "run.json", lambda record: record["files"].pop(0))
    seal(run_folder)
    assert verified(run_folder, secplan)["differences"] == ["plan.json is not among the files of the record"]


def test_a_plan_for_a_scenario_that_is_not_there_is_told(run_folder: Path, secplan: Secplan) -> None:
    edit(run_folder / "run.json", lambda record: record.update(scenarios=[]))
    seal(run_folder)
    assert "there is no scenario.yaml to check it against" in verified(run_folder, secplan)["plans"][0]["differences"]


def test_a_file_beside_the_run_is_named_and_is_no_fault(run_folder: Path, secplan: Secplan) -> None:
    (run_folder / "notes.md").write_text("mine", encoding="utf-8")
    ran = secplan("verify", run_folder)
    assert ran.status == 0
    assert "- notes.md is not of this run." in ran.out


# What killed runs leave behind ----------------------------------------------------------------------------------------


def left(folder: Path, *put_aside: str) -> str:
    """What a killed run leaves in a folder; its name."""
    workshop = folder / f"{WORKSHOP}0123abcd"
    (workshop / OLD).mkdir(parents=True)
    for name in put_aside:
        (workshop / OLD / name).write_text("old\n", encoding="utf-8")
    return workshop.name


def test_verify_tells_what_a_killed_run_left_and_whether_it_may_hold_the_only_copy(
    run_folder: Path, secplan: Secplan
) -> None:
    name = left(run_folder)
    (note,) = verified(run_folder, secplan)["notes"]
    assert note == f"{name} is left of a run that was killed, if none is writing just now, and can then be deleted"
    (run_folder / name / OLD / "plan.json").write_text("old\n", encoding="utf-8")
    (note,) = verified(run_folder, secplan)["notes"]
    assert f"what that run was to replace is in {name}/.old; delete the folder once nothing in it is needed" in note
    assert secplan("verify", run_folder).status == 0


def test_where_a_run_was_killed_before_its_record_verify_says_what_is_left(tmp_path: Path, secplan: Secplan) -> None:
    name = left(tmp_path, "plan.json", "run.json")
    ran = secplan("verify", tmp_path)
    assert ran.status == 3
    assert f"there is no run.json in this folder\n  hint: {name} is left of a run that was killed: what" in ran.err


def test_the_history_tells_what_killed_runs_left(runs: Path, secplan: Secplan) -> None:
    name = left(runs)
    left(runs / "a" / "b", "plan.json")
    page = secplan("history", runs).out
    assert f"\nLeft behind\n- .: {name} is left of a run that was killed, if none" in page
    assert f"\n- a/b: {name} is left of a run that was killed: what" in page
    assert [row["folder"] for row in secplan("history", runs, "--json").document["leftovers"]] == [".", "a/b"]


def test_a_run_tells_what_it_did_not_dare_to_clear_away(tmp_path: Path, secplan: Secplan) -> None:
    name = left(tmp_path, "plan.json")
    ran = secplan("check", TINY, "--out", tmp_path)
    assert ran.status == 0
    assert f"Note: in {tmp_path}, {name} is left of a run that was killed: what that run was to replace" in ran.err


# Records that are none ------------------------------------------------------------------------------------------------


def spoil_version(path: Path) -> None:
    edit(path, lambda record: record.update(format="secplan.run/2"))


def lead_out(path: Path) -> None:
    edit(path, lambda record: record["files"][0].update(file="../outside"))


@pytest.mark.parametrize(
    "spoil",
    [
        Path.unlink,
        lambda path: path.write_text(""),
        lambda path: path.write_text("{}"),
        lambda path: path.write_text("[" * 100_000),
        lambda path: path.write_bytes(b"\xff\xfe"),
        spoil_version,
        lead_out,
    ],
    ids=["missing", "empty", "keyless", "deep", "binary", "another format", "path"],
)
def test_a_record_that_is_none_ends_with_status_3(
    spoil: Callable[[Path], object], run_folder: Path, secplan: Secplan
) -> None:
    spoil(run_folder / "run.json")
    ran = secplan("verify", run_folder)
    assert ran.status == 3
    assert ran.out == ""
    assert str(run_folder) in ran.err
    assert "Traceback" not in ran.err


def test_a_folder_that_is_not_there_ends_with_status_3(tmp_path: Path, secplan: Secplan) -> None:
    for command in ("verify", "history"):
        ran = secplan(command, tmp_path / "nowhere")
        assert (ran.status, ran.out) == (3, "")
        assert f"{tmp_path}/nowhere: there is no such folder" in ran.err


@pytest.mark.parametrize("command", ["verify", "history"])
def test_a_file_where_a_folder_is_wanted_is_told_as_such(command: str, run_folder: Path, secplan: Secplan) -> None:
    path = run_folder / "run.json"
    ran = secplan(command, path)
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == f"{path}: this is no folder\n  hint: name the folder that it is in\n"


def test_the_folder_above_runs_is_not_one_of_them(run_folder: Path, secplan: Secplan) -> None:
    ran = secplan("verify", run_folder.parent)
    assert ran.status == 3
    assert f"  hint: name one of the runs in it, such as {run_folder}\n" in ran.err


def test_a_file_that_cannot_be_read_ends_with_status_3(
    run_folder: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refused(path: Path, *options: Any, **more: Any) -> Any:
        if path.name == "plan.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *options, **more)

    monkeypatch.setattr(Path, "open", refused)
    ran = secplan("verify", run_folder)
    assert ran.status == 3
    assert f"{run_folder}/plan.txt: cannot be read: Permission denied" in ran.err


# History --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def runs(tmp_path: Path, secplan: Secplan) -> Path:
    """Three runs, the names of which are not in the order of time."""
    for folder, asked in {
        "z": ("plan", TINY, "--why", "the first", "--by", "A. Planner"),
        "a/b/c": ("cutoffs", TINY),
        "m": ("plan", CONFLICT),
    }.items():
        secplan(*asked, "--out", tmp_path / folder)
    return tmp_path


def test_runs_are_listed_oldest_first(runs: Path, secplan: Secplan) -> None:
    rows = secplan("history", runs, "--json").document["runs"]
    assert [row["folder"] for row in rows] == ["z", "a/b/c", "m"]
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)


def test_each_run_is_listed_with_what_it_was(runs: Path, secplan: Secplan) -> None:
    first, second, third = secplan("history", runs, "--json").document["runs"]
    assert (first["command"], first["scenario"], first["as_of"]) == ("plan", "tiny", "2023-09-01")
    assert (first["why"], first["by"], first["answers"]) == ("the first", "A. Planner", ["planned, proved"])
    assert (second["command"], second["answers"], second["why"]) == ("cutoffs", [], None)
    assert third["answers"] == ["infeasible"]


def test_the_page_of_the_history_has_a_row_for_each_run(runs: Path, secplan: Secplan) -> None:
    head, *rows = secplan("history", runs).out.splitlines()
    assert head.split("  ")[1] == "Folder"
    assert [row.split()[0] for row in rows] == ["z", "a/b/c", "m"]
    assert "the first" in rows[0]
    assert "A. Planner" in rows[0]


def test_the_history_tells_what_was_asked_but_for_what_has_its_own_column(tmp_path: Path, secplan: Secplan) -> None:
    change = "delay MP901 3 WD"
    asked = (
        "whatif",
        TINY,
        change,
        f"--out={tmp_path / 'run'}",
        "--why",
        "to see",
        "--seed",
        "1",
        "--by",
        "A. Planner",
    )
    assert secplan(*asked).status == 0
    page = secplan("history", tmp_path).out
    assert f"  whatif {TINY} '{change}' --seed 1  " in page
    assert page.count("to see") == page.count("A. Planner") == 1


def test_a_very_long_reason_is_shortened_on_the_page_and_kept_in_the_document(tmp_path: Path, secplan: Secplan) -> None:
    why = "because " * 10_000
    assert secplan("cutoffs", TINY, "--out", tmp_path / "run", "--why", why).status == 0
    assert max(map(len, secplan("history", tmp_path).out.splitlines())) < 1000
    assert secplan("history", tmp_path, "--json").document["runs"][0]["why"] == why


def test_of_several_plans_the_history_tells_which_is_which(tmp_path: Path, secplan: Secplan) -> None:
    assert secplan("whatif", TINY, "pin MP901 jun-2024", "--out", tmp_path / "run").status == 0
    assert "  before: planned, proved; after: infeasible\n" in secplan("history", tmp_path).out
    (row,) = secplan("history", tmp_path, "--json").document["runs"]
    assert (row["results"], row["answers"]) == (["before.json", "after.json"], ["planned, proved", "infeasible"])


def test_without_a_folder_the_history_is_of_this_one(
    runs: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(runs / "z")
    assert [row["folder"] for row in secplan("history", "--json").document["runs"]] == ["."]


def test_a_broken_record_is_listed_as_such(runs: Path, secplan: Secplan) -> None:
    (runs / "m" / "run.json").write_text("{", encoding="utf-8")
    found = secplan("history", runs, "--json")
    assert found.status == 0
    assert [row["folder"] for row in found.document["unreadable"]] == ["m"]
    assert "- m: this is not JSON" in secplan("history", runs).out


def test_hidden_folders_links_and_what_is_too_deep_are_passed_over(runs: Path, secplan: Secplan) -> None:
    (runs / "m").rename(runs / ".m")
    (runs / "link").symlink_to(runs / "z")
    (runs / "a" / "b" / "c").rename(runs / "a" / "b" / "moved")
    (runs / "a" / "b" / "deep").mkdir()
    (runs / "a" / "b" / "moved").rename(runs / "a" / "b" / "deep" / "er")
    assert [row["folder"] for row in secplan("history", runs, "--json").document["runs"]] == ["z"]


def test_a_folder_without_runs_says_so(tmp_path: Path, secplan: Secplan) -> None:
    assert secplan("history", tmp_path) == Run(
        0, f"There are no runs in {tmp_path}; a command with --out FOLDER makes one.\n", ""
    )


def test_a_record_of_no_year_is_listed_as_bad_and_the_others_as_they_are(runs: Path, secplan: Secplan) -> None:
    """Neither end of the calendar has a moment in every time zone."""
    shown = len(secplan("history", runs, "--json").document["runs"])
    for name, at in (("last", "9999-12-31T23:59:59-23:59"), ("first", "0001-01-01T00:00:00+23:59")):
        (runs / name).mkdir()
        record = (CASES / "run-year-9999" / "r" / "run.json").read_text()
        (runs / name / "run.json").write_text(record.replace("9999-12-31T23:59:59-23:59", at))

    told = secplan("history", runs)
    found = secplan("history", runs, "--json").document

    assert told.status == 0
    assert "- last: provenance.at: no run was made in the year 9999\n" in told.out
    assert len(found["runs"]) == shown
    assert [row["folder"] for row in found["unreadable"]] == ["first", "last"]
