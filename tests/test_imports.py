"""What a command loads: only what it needs, since loading is most of the time that a small answer takes."""

import json
import sys
from pathlib import Path

import pytest

from tests.running import APRIL_2020, COMMAND, CONFLICT, REPLAY, TINY, process

SLOW = {"ortools", "pandas", "matplotlib", "rich", "numpy"}
"""What only planning, drawing and terminals need; ortools brings pandas and numpy along."""

REPORTER = """
import json, sys
from planner.cli import main
try:
    main()
finally:
    print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})), file=sys.stderr)
"""


def loaded_by(*arguments: object) -> set[str]:
    """The top-level modules that a command has loaded when it ends."""
    ran = process(*arguments, command=(sys.executable, "-c", REPORTER))
    assert ran.status in {0, 6}, ran.err
    return set(json.loads(ran.err.splitlines()[-1]))


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan for the scenario of April 2020."""
    path = tmp_path_factory.mktemp("results") / "plan.json"
    path.write_text(process("plan", APRIL_2020, "--json").out, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", APRIL_2020),
        ("check", APRIL_2020, "--json"),
        ("cutoffs", APRIL_2020),
        ("cutoffs", APRIL_2020, "--json"),
        ("milestones", TINY, "jun-2024"),
        ("lapse", TINY),
        ("lapse", CONFLICT, "--json"),
        ("show", REPLAY),
        ("show", REPLAY, "--resolved"),
        ("schema",),
        ("completion", "bash"),
        ("--version",),
        ("--help",),
        ("plan", "--help"),
    ],
    ids=lambda arguments: " ".join(str(getattr(one, "stem", one)) for one in arguments),
)
def test_what_does_not_plan_loads_no_solver(arguments: tuple[object, ...]) -> None:
    assert loaded_by(*arguments) & SLOW == set()


def test_checking_a_plan_loads_no_solver(result: Path) -> None:
    assert loaded_by("check", APRIL_2020, result) & SLOW == set()
    assert loaded_by("check", APRIL_2020, result, "--json") & SLOW == set()


def test_init_loads_no_solver(tmp_path: Path) -> None:
    loaded = loaded_by("init", tmp_path / "mine.yaml")
    assert loaded & (SLOW | {"networkx", "yaml"}) == set()


def test_bad_input_loads_no_solver(tmp_path: Path) -> None:
    """A slip of the keyboard is told at once, also by the command that would plan."""
    path = tmp_path / "empty.yaml"
    path.write_text("", encoding="utf-8")
    ran = process("plan", path, command=(sys.executable, "-X", "importtime", *COMMAND[1:]))
    assert ran.status == 3
    assert "ortools" not in ran.err


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)], ids=["--help", "--version"])
def test_help_and_version_load_next_to_nothing(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments) & (SLOW | {"pydantic", "networkx", "yaml", "planner.api"}) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan",),
        ("why", "MP901"),
        ("fallbacks",),
        ("unknowns",),
        ("binding",),
        ("replan",),
        ("replan", "--budget"),
        ("frontier", "--goals", "lateness,uplifts"),
        ("whatif", "delay MP903 1 WD"),
        ("diff", str(TINY)),
        ("risk", "--draws", "5"),
        ("sweep", "delay MP903 {1..2} WD"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_planning_loads_the_solver_and_draws_nothing(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(arguments[0], TINY, *arguments[1:])
    assert "ortools" in loaded
    assert loaded & {"matplotlib", "rich", "distributed"} == set()


def test_the_help_of_papers_loads_nothing_that_writes_them() -> None:
    loaded = loaded_by("report", "--help")
    assert loaded & (SLOW | {"docx", "xlsxwriter", "jinja2", "lxml"}) == set()


def test_the_help_of_pictures_loads_nothing_that_draws() -> None:
    assert loaded_by("picture", "--help") & SLOW == set()


def test_nothing_loads_the_code_that_only_tests_need() -> None:
    assert loaded_by("plan", TINY) & {"pytest", "hypothesis", "holidays", "jsonschema", "tests"} == set()
