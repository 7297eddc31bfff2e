"""The documentation is true: its links lead somewhere, its examples work, its tables agree with the code."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest
from click.testing import CliRunner

import models.result
from docs.gallery import gallery_files, gallery_page
from docs.generate import (
    CHANGES_PAGE,
    DOCUMENTS_PAGE,
    EXCEPTIONS,
    PICTURES_FOLDER,
    PICTURES_PAGE,
    PUBLIC_PAGE,
    RULES_PAGE,
    changes_page,
    rules_page,
)
from docs.keys import documents_page
from docs.public import COMMAND_OF, public_page
from models import LADDER, SPECIFICATIONS, Data, Kind, Scenario
from models.governance import Governance
from models.milestones import TEMPLATE, Milestone, Milestones
from models.modification import Modification
from models.policy import LeadTimes, Policy
from models.release import Release
from planner import api
from planner.api.pictures import PICTURES
from planner.cli import COMMANDS, exits, secplan
from planner.goals import GOALS
from planner.rules import RULES
from planner.schema import scenario_schema
from tests.laws import violations
from tests.running import PATIENCE_SECONDS
from tests.test_laws import RULE_SCENARIOS

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
FORMAT = ROOT / "docs" / "scenario-format.md"
QUESTIONS = ROOT / "docs" / "questions.md"
SWEEPS = ROOT / "docs" / "sweeps.md"
MILESTONES = ROOT / "docs" / "milestones.md"
TRADE_OFFS = ROOT / "docs" / "trade-offs.md"
COSTS_PAGE = ROOT / "docs" / "costs.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, language: str = "") -> list[str]:
    """The fenced blocks of a language."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text_of(page), re.MULTILINE | re.DOTALL)
    return [block for said, block in found if said == language]


def scenarios(page: Path) -> list[str]:
    """The blocks that are scenarios, by their first line."""
    return [block for block in blocks(page, "yaml") if block.startswith("format: secplan.scenario/1\n")]


def rows(page: Path) -> list[list[str]]:
    """The rows of all tables of a page, cell by cell."""
    return [line.strip("|").split(" | ") for line in text_of(page).splitlines() if line.startswith("|")]


def first_cells(page: Path) -> list[str]:
    return [row[0].strip() for row in rows(page)]


# Links and commands


@each_page
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", re.sub(r"`[^`]*`", "", text_of(page)))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


@each_page
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    named = set(re.findall(r"(?:`|\$ )make ([a-z]+)", text_of(page)))
    assert named <= set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))


@each_page
def test_every_command_that_is_named_exists(page: Path) -> None:
    named = set(re.findall(r"(?:`|bin/)secplan ([a-z]+)", text_of(page)))
    assert named <= set(secplan.list_commands(click.Context(secplan)))


# README


def test_the_readme_is_short() -> None:
    assert len(text_of(README).splitlines()) <= 120


def test_the_readme_tells_every_command_in_the_order_of_help() -> None:
    told = re.findall(r"^\| `secplan ([a-z]+)", text_of(README), re.MULTILINE)
    assert told == secplan.list_commands(click.Context(secplan))


def test_the_readme_tells_every_exit_status() -> None:
    (sentence,) = re.findall(r"^Exit status: (.*?)\n\n", text_of(README), re.MULTILINE | re.DOTALL)
    told = [int(number) for number in re.findall(r"`(\d+)`", sentence)]
    assert told == sorted(value for name, value in vars(exits).items() if name.isupper())


def test_the_plan_in_the_readme_is_the_plan() -> None:
    """But for titles and what follows, every line is as `secplan plan` prints it."""
    printed = CliRunner().invoke(secplan, ["plan", str(ROOT / "scenarios" / "sec-2021-april-2020.yaml")]).stdout
    (shown,) = blocks(README)
    rows_printed = {cells[0]: cells for cells in map(cells_of, printed.splitlines())}
    for line in shown.splitlines():
        if not line.startswith("  "):
            assert line in printed.splitlines()
        elif not line.startswith("  Modification"):
            name, *others = cells_of(line)
            assert others == rows_printed[name][2:]


def test_the_plan_in_the_readme_is_complete() -> None:
    planned = api.plan(api.load(ROOT / "scenarios" / "sec-2021-april-2020.yaml").scenario)
    expected = {(row.modification, row.release) for row in api.result(planned).placements}
    assert set(placements_shown(blocks(README)[0], planned.scenario)) == expected


def cells_of(line: str) -> list[str]:
    return re.split(r"  +", line.strip())


def placements_shown(block: str, scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Each modification, and the release under whose name it stands."""
    release_of = {release.name: release.id for release in scenario.releases}
    release = ""
    for line in block.splitlines():
        name = line.partition(", go-live")[0]
        release = release_of.get(name, release)
        if line.startswith("  ") and not line.startswith("  Modification"):
            yield cells_of(line)[0], release


def test_the_scenario_in_the_readme_does_what_is_said_of_it() -> None:
    (text,) = scenarios(README)
    assert len(text.splitlines()) == 12
    scenario = api.load_text(text).scenario
    rows_found = {row.modification: row for row in api.result(api.plan(scenario)).placements}
    assert {row.release for row in rows_found.values() if row.lapsed} == {"nov-2027"}
    assert "27 days after its cut-off of 24 September 2026" in rows_found["MP901"].because[0].found
    assert [one.about for one in rows_found["MP902"].because] == [("MP902", "MP901")]


# Questions


@pytest.mark.parametrize(
    "block",
    [block for page in (QUESTIONS, SWEEPS, TRADE_OFFS, MILESTONES, COSTS_PAGE) for block in blocks(page, "console")],
    ids=lambda block: " ".join(block.split()[2:5]),
)
def test_every_answer_shown_is_the_one_that_is_given(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In this order, whatever is left out (...) and however lines are wrapped."""
    monkeypatch.chdir(ROOT)
    command, *shown = block.splitlines()
    printed = " ".join(CliRunner().invoke(secplan, shlex.split(command)[2:]).stdout.split())
    for part in "\n".join(shown).split("\n...\n"):
        words = " ".join(part.split())
        assert words in printed, words
        printed = printed.partition(words)[2]


def test_every_question_is_shown() -> None:
    asked = {block.split()[2] for block in blocks(QUESTIONS, "console")}
    assert asked == {"why", "clock", "assessments", "fallbacks", "unknowns", "risk", "binding", "replan", "plan"}


def test_the_questions_in_python_give_what_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = blocks(QUESTIONS, "python")
    exec(compile(code, QUESTIONS.name, "exec"), {})
    printed = capsys.readouterr().out
    for said in re.findall(r"\)  +# (.*?)(?: \.\.\.)?$", code, re.MULTILINE):
        assert said in printed


def test_the_costs_in_python_are_those_that_are_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = blocks(COSTS_PAGE, "python")
    exec(compile(code, COSTS_PAGE.name, "exec"), {})
    printed = capsys.readouterr().out
    assert "£7,725,000.50 ('SECMP0024',)" in printed
    assert "jun-2022 £750,000" in printed


def test_the_sweep_shown_is_the_one_among_the_scenarios() -> None:
    (text,) = blocks(SWEEPS, "yaml")
    assert text in text_of(ROOT / "scenarios" / "mp090-late.sweep.yaml")


def test_the_sweep_in_python_finds_the_breakpoints(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = blocks(SWEEPS, "python")
    exec(compile(code, SWEEPS.name, "exec"), {"__name__": "__main__"})
    assert re.findall(r"^\('(.*?)',\)", capsys.readouterr().out, re.MULTILINE) == ["2020-09-25"]


# Scenario format


@pytest.mark.parametrize("text", [text for page in PAGES for text in scenarios(page)], ids=lambda text: text[33:45])
def test_every_scenario_loads(text: str) -> None:
    assert api.load_text(text).scenario.modifications


def test_the_long_scenario_uses_every_key() -> None:
    (text,) = scenarios(FORMAT)
    schema = scenario_schema()
    models = {name: model for name, model in schema["$defs"].items() if name not in ("Overlay", "Sweep")}
    known = {key for model in models.values() for key in model.get("properties", {})}
    assert known - set(re.findall(r"\w+(?=:)", text)) == set()


@pytest.mark.parametrize("model", [Scenario, Policy, Governance, Release, Milestone, Modification])
def test_every_key_has_a_row(model: type[Data]) -> None:
    assert {f"`{key}`" for key in model.model_fields} - set(first_cells(FORMAT)) == set()


def test_the_governance_told_is_the_default() -> None:
    cells = [[cell.strip(" `") for cell in row] for row in rows(FORMAT)]
    told = {row[0]: row[1:] for row in reversed(cells)}  # of two with a name, the first
    path_told = {row[0]: row[1] for row in cells if len(row) > 1}
    for name, body in Governance().bodies.items():
        papers = str(body.papers) if body.papers.amount else ""
        assert told[name] == [body.meets, papers]
    for name, step in Governance().steps.items():
        durations = [str(one) for one in (step.takes.target, step.takes.observed) if one] if step.takes else []
        assert all(one in told[name][0] for one in (*durations, *filter(None, (step.at, step.starts))))
    for path, steps in Governance().pathways.items():
        said = re.findall(r"[\w-]+", path_told[path].split(" (")[0])
        assert said == (["the", "same", "then", steps[-1]] if said[0] == "the" else list(steps))


def test_the_milestones_told_are_the_default() -> None:
    told = {cells[0]: cells[1:] for cells in ([cell.strip(" `") for cell in row] for row in rows(MILESTONES))}
    for one in TEMPLATE:
        title, before, follows, at = told[one.id]
        assert (title, before, at) == (one.name, str(one.before), one.at or "none")
        gaps = [f"`{link.id}`" + (f", {link.gap}" if link.gap.amount else "") for link in one.after]
        assert follows.replace("`", "") == ("; ".join(gaps) or "none").replace("`", "")
    limits = Milestones()
    assert f"`red_after` ({limits.red_after})" in text_of(MILESTONES)
    assert f"`amber_after` ({limits.amber_after})" in text_of(MILESTONES)
    assert f"`minimum_user_window`, {limits.minimum_user_window} unless" in text_of(MILESTONES)


def test_the_milestones_in_python_give_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = blocks(MILESTONES, "python")
    *lines, last = code.splitlines()
    names: dict[str, object] = {}
    exec(compile("\n".join(lines), MILESTONES.name, "exec"), names)
    assert eval(last.partition("  # ")[0], names) == int(last.partition("  # ")[2])


def test_the_lead_times_told_are_the_default() -> None:
    told = {row[0].strip(): row[1:3] for row in rows(FORMAT) if len(row) == 4}
    for name, lead_time in LeadTimes():
        assert told[f"`{name}`"] == [str(lead_time.dcc), str(lead_time.party)]


def test_every_key_of_a_result_is_told() -> None:
    documents = [one for one in vars(models.result).values() if isinstance(one, type) and issubclass(one, Data)]
    known = {key for document in documents for key in document.model_fields}
    assert {key for key in known if f"`{key}`" not in text_of(FORMAT)} == set()


def test_what_waivers_are_about_is_told() -> None:
    """By the clauses that the scenarios of the laws break."""
    told = {
        rule: row[1].strip(" |").split(", ")
        for row in rows(FORMAT)
        for rule in re.findall(r"`([a-z-]+)`", row[0])
        if len(row) == 2
    }
    for rule in RULES:
        if rule.id not in told:
            continue  # what nobody can waive, and a rule whose row is still to be written
        for given in RULE_SCENARIOS[rule.id].values():
            for clause in {violation.clause for violation in violations(rule, given)}:
                sorts = [sort_of(thing, given) for thing in clause.about]
                assert all(sort in said for sort, said in zip(sorts, told[rule.id], strict=True)), rule.id


def sort_of(thing: str, given: Scenario) -> str:
    if thing in given.modification_of:
        return "modification"
    if thing in given.release_of:
        return "release"
    return "specification" if thing in SPECIFICATIONS else "year" if thing.isdigit() else "load"


def test_the_message_of_bad_input_is_what_comes() -> None:
    (text,) = scenarios(README)
    wrong = text.replace("target: jun-2027}", "target: june-2027}")
    with pytest.raises(api.BadInput) as refused:
        api.load_text(wrong, "my-scenario.yaml")
    assert refused.value.render() + "\n" in blocks(FORMAT)


# Rules, goals and architecture


def test_the_page_of_rules_is_current() -> None:
    assert text_of(RULES_PAGE) == rules_page(), "run `make docs`"


def test_the_page_of_changes_is_current() -> None:
    assert text_of(CHANGES_PAGE) == changes_page(), "run `make docs`"


def test_the_page_of_documents_is_current_and_names_each_part_once() -> None:
    assert text_of(DOCUMENTS_PAGE) == documents_page(), "run `make docs`"
    headings = re.findall(r"^##+ .*", documents_page(), re.MULTILINE)
    assert len(set(headings)) == len(headings) > 60


def test_the_page_of_the_api_is_current_and_has_a_function_for_each_question() -> None:
    assert text_of(PUBLIC_PAGE) == public_page(), "run `make docs`"
    questions = COMMANDS.keys() - {"schema", "init", "completion"}
    assert [name for name in sorted(questions) if f"`secplan {name}" not in public_page()] == []
    assert set(COMMAND_OF) <= set(api.__all__)
    assert {command.split()[0] for command in COMMAND_OF.values()} <= COMMANDS.keys()


def test_the_page_of_pictures_is_current_and_shows_each() -> None:
    assert text_of(PICTURES_PAGE) == gallery_page(), "run `make docs`"
    assert re.findall(r"\(pictures/(\w+)\.svg\)", gallery_page()) == list(PICTURES)
    assert set(re.findall(r"\(pictures/(.+\.svg)\)", gallery_page())) == {one.name for one in PICTURES_FOLDER.iterdir()}


def test_the_pictures_shown_are_those_that_are_drawn() -> None:
    kept = {path.name: path.read_bytes() for path in PICTURES_FOLDER.iterdir()}
    assert kept == gallery_files(), "run `make docs`"


def test_the_readme_shows_a_picture() -> None:
    assert re.findall(r"!\[.+\]\((.*)\)", text_of(README)) == ["docs/pictures/board.svg"]


@pytest.mark.parametrize("name", [*(rule.id for rule in RULES), *(goal.id for goal in GOALS), *LADDER])
@pytest.mark.parametrize("page", ["rules.md", "model.md"])
def test_every_rule_and_goal_is_told(name: str, page: str) -> None:
    assert any(f"`{name}`" in row[:2] or f"`{name}`" == row[0].strip() for row in rows(ROOT / "docs" / page))


def test_every_kind_of_rule_says_who_could_grant_an_exception() -> None:
    assert set(EXCEPTIONS) == set(get_args(Kind))


def test_the_layers_told_are_those_that_hold() -> None:
    contracts = tomllib.loads(text_of(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "layers")
    told = [cell for cell in first_cells(ROOT / "docs" / "architecture.md") if re.fullmatch(r"`\w+`(, `\w+`)*", cell)]
    assert [re.findall(r"\w+", cell) for cell in told] == [re.findall(r"\w+", layer) for layer in layers]


# Adding a rule


@pytest.fixture
def followed(tmp_path: Path) -> Path:
    """A copy of the code with everything done that the page says."""
    for folder in ("models", "planner", "tests"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copy(README, tmp_path)
    page = text_of(ROOT / "docs" / "adding-a-rule.md")
    for path, block in re.findall(r"^<!-- file: (\S+) -->\n```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        (tmp_path / path).write_text(block, encoding="utf-8")
    for path, block in re.findall(r"^<!-- change: (\S+) -->\n```diff\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        (tmp_path / path).write_text(changed(text_of(tmp_path / path), block), encoding="utf-8")
    return tmp_path


def changed(text: str, difference: str) -> str:
    """The text with each added line after the one that stands before it."""
    lines, here = text.splitlines(), 0
    for line in difference.splitlines():
        if line.startswith("+"):
            lines.insert(here, line[1:])
            here += 1
        elif line != " ...":
            here = lines.index(line[1:], here) + 1
    return "\n".join(lines) + "\n"


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )


def laws_of_the_rule(folder: Path) -> subprocess.CompletedProcess[str]:
    options = ("-o", "addopts=", "-q", "-p", "no:cacheprovider", "-k", "high-priority or high_priority or law_scenario")
    return run(folder, "pytest", *options, "tests/test_laws.py", "tests/test_rule_high_priority.py")


def test_the_rule_of_the_page_keeps_the_laws(followed: Path) -> None:
    found = laws_of_the_rule(followed)
    assert found.returncode == 0, found.stdout


def test_the_rule_of_the_page_is_in_style(followed: Path) -> None:
    files = ("planner/rules/high_priority.py", "planner/rules/__init__.py", "tests/test_rule_high_priority.py")
    for command in (("check",), ("format", "--check")):
        found = run(followed, "ruff", *command, "--no-cache", *files, "tests/test_laws.py")
        assert found.returncode == 0, found.stdout


def test_the_laws_find_the_mistake_that_the_page_tells(followed: Path) -> None:
    rule = followed / "planner" / "rules" / "high_priority.py"
    rule.write_text(text_of(rule).replace("model.placed_by(change, last)", "model.placed_by(change, target)"))
    found = laws_of_the_rule(followed)
    assert found.returncode == 1
    assert "test_the_model_refuses_what_check_finds" in found.stdout
