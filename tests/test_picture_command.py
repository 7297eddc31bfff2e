"""``secplan picture``: a file that is whole or absent, and what it shows in words."""

import json
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pytest

from planner import api
from planner.api.pictures import PICTURES
from planner.report.pictures.picture import Picture
from tests.running import APRIL_2020, CONFLICT, REPLAY, TINY, Secplan, process

each_name = pytest.mark.parametrize("name", PICTURES)


@each_name
def test_it_tells_in_words_what_the_picture_shows(name: str, secplan: Secplan) -> None:
    ran = secplan("picture", name, TINY)
    assert ran.status == 0
    assert ran.err == ""
    assert ran.out.startswith("Three modifications and two releases\n- Scenario tiny, as of 1 September 2023.")
    assert ran.out.count("\n") > 2


@pytest.mark.parametrize("name", [name for name, kind in PICTURES.items() if kind.needs == "plan"])
def test_it_shows_what_the_function_of_its_name_does(name: str, secplan: Secplan) -> None:
    title, *told = getattr(api.pictures, name)(api.plan(api.load(REPLAY).scenario)).description.splitlines()
    ran = secplan("picture", name, REPLAY).out.splitlines()
    assert ran == [title.removesuffix("."), *(f"- {line}" for line in told)]


@each_name
@pytest.mark.parametrize("ending", [".svg", ".PNG"])
def test_out_writes_one_file_and_says_where(name: str, ending: str, tmp_path: Path, secplan: Secplan) -> None:
    file = tmp_path / "new" / f"a{ending}"
    ran = secplan("picture", name, TINY, "--out", file)
    assert ran.status == 0
    assert ran.err == f"Wrote {file}\n"
    assert ran.out == secplan("picture", name, TINY).out
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG") if ending == ".PNG" else ElementTree.fromstring(content) is not None


def test_json_is_one_document_with_the_hash_of_the_file(tmp_path: Path, secplan: Secplan) -> None:
    file = tmp_path / "board.svg"
    document = secplan("picture", "board", REPLAY, "--json", "--out", file).document
    assert document["format"] == "secplan.picture/1"
    assert document["picture"] == "board"
    assert document["file"] == str(file)
    assert document["sha256"] == sha256(file.read_bytes()).hexdigest()
    assert document["scenario"]["name"] == "sec-2021-replay"
    assert any("SECMP0056 lapses from nov-2021" in line for line in document["description"])


def test_json_without_a_file_names_none(secplan: Secplan) -> None:
    document = secplan("picture", "load", TINY, "--json").document
    assert (document["file"], document["sha256"]) == (None, None)


def test_the_document_tells_what_the_text_does(secplan: Secplan) -> None:
    title, *told = secplan("picture", "timeline", TINY).out.splitlines()
    document = secplan("picture", "timeline", TINY, "--json").document
    assert title == document["title"]
    assert [line.removeprefix("- ") for line in told] == document["description"]


def test_the_same_scenario_gives_the_same_file_in_another_process(tmp_path: Path, secplan: Secplan) -> None:
    files = tmp_path / "a.svg", tmp_path / "b.svg"
    secplan("picture", "board", TINY, "--out", files[0])
    options = ("--workers", "2", "--seed", "5", "--out", files[1])
    assert process("picture", "board", TINY, *options, env={"PYTHONHASHSEED": "7"}).status == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_an_unknown_name_gets_a_suggestion(secplan: Secplan) -> None:
    ran = secplan("picture", "bord", TINY)
    assert ran.status == 2
    assert "there is no picture 'bord'; did you mean 'board'?" in ran.err
    assert "there are board, timeline," in secplan("picture", "xyzzy", TINY).err


@pytest.mark.parametrize("file", ["board", "board.pdf", "board.svg.gz", ".svg"])
def test_a_form_that_there_is_not_is_refused_before_anything_is_read(
    file: str, tmp_path: Path, secplan: Secplan
) -> None:
    ran = secplan("picture", "board", tmp_path / "no-such-scenario.yaml", "--out", tmp_path / file)
    assert ran.status == 2
    assert "end it with .svg or .png" in ran.err


def test_a_file_that_exists_is_kept_without_force(tmp_path: Path, secplan: Secplan) -> None:
    file = tmp_path / "board.svg"
    file.write_text("mine", encoding="utf-8")
    ran = secplan("picture", "board", TINY, "--out", file)
    assert ran.status == 2
    assert "exists already; --force writes over it" in ran.err
    assert ran.out == ""
    assert file.read_text(encoding="utf-8") == "mine"
    assert secplan("picture", "board", TINY, "--out", file, "--force").status == 0
    assert file.read_text(encoding="utf-8").startswith("<?xml")
    assert [path.name for path in tmp_path.iterdir()] == ["board.svg"]


def test_what_it_shows_is_told_though_the_file_cannot_be_written(tmp_path: Path, secplan: Secplan) -> None:
    (tmp_path / "a-file").write_text("", encoding="utf-8")
    ran = secplan("picture", "viability", TINY, "--out", tmp_path / "a-file" / "v.svg")
    assert ran.status == 2
    assert "cannot write to" in ran.err
    assert "Wrote" not in ran.err
    assert "MP901: chosen in nov-2024" in ran.out


@each_name
def test_where_no_plan_exists_the_conflict_is_told(name: str, tmp_path: Path, secplan: Secplan) -> None:
    file = tmp_path / "picture.svg"
    ran = secplan("picture", name, CONFLICT, "--out", file)
    assert ran.status == 4
    assert "There is no plan to ask about." in ran.out
    assert not file.exists()
    assert json.loads(secplan("picture", name, CONFLICT, "--json").out)["answer"] == "infeasible"


def test_bad_input_is_told_as_everywhere(tmp_path: Path, secplan: Secplan) -> None:
    (tmp_path / "bad.yaml").write_text("format: secplan.scenario/1\n", encoding="utf-8")
    assert secplan("picture", "board", tmp_path / "bad.yaml").status == 3


def test_decisions_are_forecast_with_the_durations_asked_for(secplan: Secplan) -> None:
    as_meant, as_seen = (
        secplan("picture", "timeline", APRIL_2020, *options).out for options in ((), ("--durations", "observed"))
    )
    assert "MP090: 2 of 8 steps done, next solution agreed; decision expected on 26 August 2020" in as_meant
    assert "decision expected on 25 November 2020" in as_seen


def test_every_picture_is_a_function_of_its_name_that_says_so() -> None:
    for name in PICTURES:
        assert getattr(api.pictures, name).__doc__
    drawing = {name for name, one in vars(api.pictures).items() if callable(one) and _draws(one)}
    public = {name for name in drawing if not name.startswith("_")}
    assert public == set(PICTURES)


def _draws(one: object) -> bool:
    return getattr(one, "__annotations__", {}).get("return") == Picture.__name__


# What single pictures are asked for with


@pytest.mark.parametrize(("ending", "start"), [(".dot", "digraph dependencies {"), (".mmd", "flowchart LR")])
def test_the_graph_is_written_as_text_too(ending: str, start: str, tmp_path: Path, secplan: Secplan) -> None:
    file = tmp_path / f"graph{ending}"
    assert secplan("picture", "graph", TINY, "--out", file).status == 0
    assert file.read_text(encoding="utf-8").startswith(start)
    assert "end it with .svg or .png" in secplan("picture", "board", TINY, "--out", file, "--force").err


def test_the_graph_is_drawn_around_a_modification(secplan: Secplan) -> None:
    told = secplan("picture", "graph", TINY, "--around", "MP901", "--distance", "1").out
    assert "MP902 needs MP901" in told
    assert "MP903" not in told


def test_a_modification_that_there_is_not_is_refused(secplan: Secplan) -> None:
    ran = secplan("picture", "graph", TINY, "--around", "MP90l")
    assert ran.status == 2
    assert "there is no modification 'MP90l'; did you mean" in ran.err


def test_a_distance_needs_a_modification(secplan: Secplan) -> None:
    ran = secplan("picture", "graph", TINY, "--distance", "1")
    assert ran.status == 2
    assert "name it with --around" in ran.err


def test_graphviz_that_is_not_installed_is_told(
    tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = secplan("picture", "graph", TINY, "--layout", "dot")
    assert ran.status == 2
    assert "dot is not installed" in ran.err


def test_the_risk_is_drawn_as_often_as_asked_and_with_that_seed(secplan: Secplan) -> None:
    assert "30 draws (seed 4)" in secplan("picture", "risk", TINY, "--draws", "30", "--seed", "4").out


def test_the_frontier_is_of_the_goals_that_are_named(secplan: Secplan) -> None:
    assert (
        "between lateness (priority-days), uplifts and changes (moves)"
        in secplan("picture", "frontier", TINY, "--goals", "lateness, uplifts,changes").out
    )


def test_the_frontier_is_drawn_over_a_number(tmp_path: Path, secplan: Secplan) -> None:
    file = tmp_path / "over.svg"
    over = ("--goals", "lateness", "--over", "capacity gbcs 2..4")
    ran = secplan("picture", "frontier", APRIL_2020, *over, "--out", file)
    assert ran.status == 0
    assert ran.out.splitlines()[-3:] == [
        "- With 2: left out 0; lateness 2,919.",
        "- With 3: left out 0; lateness 714.",
        "- With 4: left out 0; lateness 0.",
    ]
    assert ElementTree.fromstring(file.read_bytes()) is not None


@pytest.mark.parametrize(
    ("options", "status", "says"),
    [
        (("--over", "capacity gbx 1..3"), 3, "did you mean 'gbcs'?"),
        (("--over", "capacity gbcs 3"), 2, "one number is gone through"),
        (("--over", "allow {duis, gbcs} {1, 2} 2021"), 2, "one number is gone through"),
        (("--over", "capacity gbcs 1..3", "--goals", "lateness,uplifts,changes"), 2, "'--goals'"),
    ],
)
def test_what_cannot_be_gone_through_is_refused(
    options: tuple[str, ...], status: int, says: str, secplan: Secplan
) -> None:
    ran = secplan("picture", "frontier", TINY, *options)
    assert ran.status == status
    assert says in ran.err


@pytest.mark.parametrize("goals", ["lateness", "lateness,beauty", "lateness,lateness", "a,b,c,d"])
def test_goals_that_cannot_be_traded_are_refused(goals: str, secplan: Secplan) -> None:
    ran = secplan("picture", "frontier", TINY, "--goals", goals)
    assert ran.status == 2
    assert "'--goals'" in ran.err


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("board", ("--around", "MP901")),
        ("graph", ("--draws", "5")),
        ("risk", ("--goals", "lateness,uplifts")),
        ("risk", ("--over", "capacity gbcs 1..2")),
    ],
)
def test_an_option_of_another_picture_is_a_mistake(name: str, option: tuple[str, str], secplan: Secplan) -> None:
    ran = secplan("picture", name, TINY, *option)
    assert ran.status == 2
    assert f"and {name} has no use for it" in ran.err
