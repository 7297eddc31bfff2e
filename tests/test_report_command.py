"""``secplan report``: the papers of a plan, in every form, whole or not at all."""

import json
import re
import signal
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from planner import api
from planner.api.writing import FORMS
from planner.report.blocks import Paper
from tests.paper_laws import assert_has_its_tables, assert_says_all
from tests.running import APRIL_2020, CONFLICT, REPLAY, TINY, Secplan, process

OWN = {"report.json", "report.txt", "scenario.yaml", "plan.json", "run.json"}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The papers of the replay of 2021, in every form."""
    folder = tmp_path_factory.mktemp("runs") / "papers"
    ran = process("report", REPLAY, "--out", folder, "--draws", "50")
    assert ran.status == 0, ran.err
    return folder


def test_every_paper_is_there_in_every_form(folder: Path) -> None:
    papers = ("rid-jun-2021", "rid-nov-2021", "rid-jun-2022", "panel-update", "change-status-report")
    assert names(folder) == {f"{paper}{ending}" for paper in papers for ending in FORMS.values()} | OWN


def test_the_papers_of_a_run_are_vouched_for(folder: Path, secplan: Secplan) -> None:
    found = secplan("verify", folder, "--json").document
    assert found["holds"]
    assert {row["file"] for row in found["files"]} == names(folder) - {"run.json"}


def test_it_tells_what_it_wrote(folder: Path) -> None:
    told = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    files = [row for paper in told["papers"] for row in paper["files"]]
    assert {row["file"] for row in files} == names(folder) - OWN
    assert all((folder / row["file"]).stat().st_size == row["bytes"] for row in files)
    assert told["papers"][0]["title"] == "Release Implementation Document: June 2021 SEC Release"
    assert "rid-jun-2021.html, rid-jun-2021.docx" in (folder / "report.txt").read_text(encoding="utf-8")


def test_every_form_of_every_paper_says_the_same() -> None:
    outcome = api.plan(api.load(APRIL_2020).scenario)
    for paper in api.papers(outcome):
        for form in FORMS:
            assert_says_all(paper, form)
            assert_has_its_tables(paper, form)


def test_the_same_scenario_gives_the_same_papers(folder: Path, tmp_path: Path) -> None:
    """With other words for the hashes of a process, and more workers; only the record tells the runs apart."""
    again = tmp_path / "again"
    asked = ("report", REPLAY, "--out", again, "--draws", "50", "--workers", "2")
    assert process(*asked, env={"PYTHONHASHSEED": "7"}).status == 0
    for name in names(folder) - {"run.json", "report.json", "plan.json"}:
        assert (again / name).read_bytes() == (folder / name).read_bytes(), name


@pytest.mark.parametrize("kept", ["scenario", "result"])
def test_scopes_are_compared_with_an_earlier_plan(kept: str, tmp_path: Path, secplan: Secplan) -> None:
    """A scenario is planned first, and kept with its plan; a plan that was kept does not hold its scenario."""
    before = APRIL_2020
    if kept == "result":
        before = tmp_path / "before.json"
        before.write_text(secplan("plan", APRIL_2020, "--json").out, encoding="utf-8")
    asked = ("report", REPLAY, "--only", "rid", "--release", "nov-2021", "--form", "markdown", "--draws", "0")

    assert secplan(*asked, "--since", before, "--out", tmp_path / "papers").status == 0

    text = (tmp_path / "papers" / "rid-nov-2021.md").read_text(encoding="utf-8")
    assert "Compared with the plan of sec-2021-april-2020, as of 8 April 2020." in text
    assert {"before.yaml", "before.json"} & names(tmp_path / "papers") == (
        {"before.yaml", "before.json"} if kept == "scenario" else set()
    )
    assert secplan("verify", tmp_path / "papers").status == 0


def test_only_what_is_asked_for_is_written(tmp_path: Path, secplan: Secplan) -> None:
    asked = ("report", APRIL_2020, "--only", "rid", "--release", "nov-2021", "--form", "word,markdown", "--draws", "0")
    assert secplan(*asked, "--out", tmp_path / "run").status == 0
    assert names(tmp_path / "run") - OWN == {"rid-nov-2021.docx", "rid-nov-2021.md"}


def test_tables_are_those_of_the_papers(tmp_path: Path, secplan: Secplan) -> None:
    asked = ("report", TINY, "--only", "panel-update", "--form", "html", "--csv", "--draws", "0")
    assert secplan(*asked, "--out", tmp_path / "run").status == 0
    tables = [name for name in names(tmp_path / "run") if name.endswith(".csv")]
    assert tables
    assert all(name.startswith("panel-update-") for name in tables)
    assert secplan("verify", tmp_path / "run").status == 0


def test_titles_are_text_in_every_form(tmp_path: Path, secplan: Secplan) -> None:
    """Each would be a formula, a script, a field of a template or another order of letters somewhere."""
    nasty = '=HYPERLINK("http://x","y") <script>alert(1)</script> {{ 7*7 }} {% raw %} \u202eabc'
    scenario = tmp_path / "nasty.yaml"
    text, changed = re.subn(
        r"title: [^,}\n]+", lambda _: f"title: {json.dumps(nasty)}", TINY.read_text(encoding="utf-8")
    )
    assert changed > 2
    scenario.write_text(text, encoding="utf-8")
    papers = api.papers(api.plan(api.load(scenario).scenario))
    for paper in papers:
        for form in FORMS:
            assert_says_all(paper, form)
    assert secplan("report", scenario, "--out", tmp_path / "run", "--draws", "0").status == 0


def test_a_base_gives_its_styles(tmp_path: Path, secplan: Secplan) -> None:
    base = tmp_path / "base.docx"
    assert secplan("report", "--write-base", base).status == 0
    document = docx.Document(str(base))
    document.styles["Heading 1"].font.name = "Georgia"
    document.save(str(base))
    asked = ("report", TINY, "--only", "panel-update", "--form", "word", "--base", base, "--draws", "0")
    assert secplan(*asked, "--out", tmp_path / "run").status == 0
    made = docx.Document(BytesIO((tmp_path / "run" / "panel-update.docx").read_bytes()))
    assert made.styles["Heading 1"].font.name == "Georgia"


def test_ctrl_c_once_the_plan_is_there_ends_with_its_own_status(
    tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after one during the search: what there is by then is written, and the status tells that it was cut short."""

    def interrupted(*given: Any, **named: Any) -> Sequence[Paper]:
        signal.raise_signal(signal.SIGINT)
        return make(*given, **named)

    make = api.papers
    monkeypatch.setattr(api, "papers", interrupted)
    asked = ("report", TINY, "--only", "panel-update", "--form", "markdown", "--draws", "0")
    assert secplan(*asked, "--out", tmp_path / "run").status == 130
    assert "panel-update.md" in names(tmp_path / "run")
    assert secplan("verify", tmp_path / "run").status == 0


# Without a plan -------------------------------------------------------------------------------------------------------


def test_where_no_plan_exists_the_papers_say_why(tmp_path: Path, secplan: Secplan) -> None:
    ran = secplan("report", CONFLICT, "--out", tmp_path / "run", "--form", "markdown")
    assert ran.status == 4
    assert secplan("verify", tmp_path / "run").status == 0
    assert any("No plan exists" in path.read_text(encoding="utf-8") for path in (tmp_path / "run").glob("*.md"))


def test_where_no_plan_was_found_the_status_tells(tmp_path: Path, secplan: Secplan) -> None:
    assert secplan("report", CONFLICT, "--out", tmp_path / "run", "--seconds", "0").status == 5


# What is refused ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ((), "papers are files: give the folder for them with --out"),
        (("--out", "run", "--form", "pdf"), "there is no form 'pdf'; there are html, word, excel and markdown"),
        (("--out", "run", "--only", "rids"), "'rids' is not one of"),
        (("--out", "run", "--release", "jun-2034"), "there is no release 'jun-2034'"),
        (("--out", "run", "--only", "panel-update", "--release", "jun-2024"), "--release names releases whose rid"),
        (("--out", "run", "--form", "html", "--base", TINY), "--base is for word, which --form leaves out"),
        (("--out", "run", "--base", "no.docx"), "'no.docx' does not exist"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_planned(
    asked: tuple[object, ...], told: str, tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(api, "plan", None)
    ran = secplan("report", TINY, *asked)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert not names(tmp_path)


def test_a_base_that_is_none_is_bad_input(tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "plan", None)
    ran = secplan("report", TINY, "--base", TINY, "--out", tmp_path / "run")
    assert (ran.status, ran.out) == (3, "")
    assert "tiny.yaml: this is no Word document (.docx)" in ran.err
    assert not (tmp_path / "run").exists()


def test_papers_never_write_over_others(tmp_path: Path, secplan: Secplan) -> None:
    """Nothing of the run is written, where one of its files is there."""
    (tmp_path / "panel-update.md").write_text("mine", encoding="utf-8")
    asked = ("report", TINY, "--only", "panel-update", "--form", "markdown,html", "--draws", "0", "--out", tmp_path)
    ran = secplan(*asked)
    assert ran.status == 2
    assert "panel-update.md exists already; --force writes over it" in ran.err
    assert names(tmp_path) == {"panel-update.md"}
    assert secplan(*asked, "--force").status == 0
    assert (tmp_path / "panel-update.md").read_text(encoding="utf-8").startswith("# ")


def test_a_base_is_never_written_over(tmp_path: Path, secplan: Secplan) -> None:
    (tmp_path / "base.docx").write_bytes(b"mine")
    ran = secplan("report", "--write-base", tmp_path / "base.docx")
    assert ran.status == 2
    assert (tmp_path / "base.docx").read_bytes() == b"mine"
