"""The same scenario gives the same plan: byte for byte, but for the provenance."""

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from tests.generator import as_yaml, tree
from tests.running import APRIL_2020, APRIL_2021, CONFLICT, REPLAY, Secplan

WORKERS = (1, 2)
SEEDS = (0, 1, 7, 12345, 2**31 - 1)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty changes with links, options, pins and tight loads: many plans are equally good in most goals."""
    path = tmp_path_factory.mktemp("scenarios") / "generated.yaml"
    path.write_text(as_yaml(tree(modifications=30, releases=6, tight=1.3, seed=3)), encoding="utf-8")
    return path


@pytest.fixture(params=["april-2020", "replay", "april-2021", "generated"])
def path(request: pytest.FixtureRequest, generated: Path) -> Path:
    known = {"april-2020": APRIL_2020, "replay": REPLAY, "april-2021": APRIL_2021, "generated": generated}
    return known[request.param]


def planned(secplan: Secplan, path: Path, *arguments: object) -> str:
    """What ``plan --json`` prints, up to the provenance, which comes last."""
    ran = secplan("plan", path, "--json", *arguments)
    assert ran.status == 0
    assert ran.document["unique"]
    assert list(ran.document)[-1] == "provenance"
    return ran.out.split('  "provenance": {')[0]


def shuffled(path: Path, into: Path, seed: int) -> Path:
    """The same scenario, with everything that it lists in another order; and so what it extends."""
    plain = yaml.safe_load(path.read_text(encoding="utf-8"))
    if "extends" in plain:
        shuffled(path.parent / plain["extends"], into.parent / plain["extends"], seed)
    into.write_text(yaml.safe_dump(_shuffled(plain, Random(seed)), sort_keys=bool(seed % 2)), encoding="utf-8")
    return into


def _shuffled(value: Any, random: Random) -> Any:
    """Only the ladder of goals and the steps of pathways mean something by their order."""
    if isinstance(value, dict):
        kept = ("goals", "pathways")
        return {key: item if key in kept else _shuffled(item, random) for key, item in value.items()}
    if isinstance(value, list):
        return random.sample([_shuffled(item, random) for item in value], len(value))
    return value


def test_workers_and_seeds_change_nothing(path: Path, secplan: Secplan) -> None:
    expected = planned(secplan, path)
    for workers in WORKERS:
        for seed in SEEDS:
            assert planned(secplan, path, "--workers", workers, "--seed", seed) == expected, (workers, seed)


def test_more_time_changes_nothing(path: Path, secplan: Secplan) -> None:
    assert planned(secplan, path, "--seconds", "600") == planned(secplan, path)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_in_the_file_changes_nothing(path: Path, seed: int, tmp_path: Path, secplan: Secplan) -> None:
    other = shuffled(path, tmp_path / "shuffled.yaml", seed)
    assert other.read_text(encoding="utf-8") != path.read_text(encoding="utf-8")
    assert planned(secplan, other, "--workers", 1 + seed % 2) == planned(secplan, path)


def test_with_confidence_it_is_the_same_too(tmp_path: Path, secplan: Secplan) -> None:
    other = shuffled(APRIL_2020, tmp_path / "shuffled.yaml", seed=1)
    expected = planned(secplan, APRIL_2020, "--confidence", "0.8")
    assert planned(secplan, other, "--confidence", "0.8", "--workers", 2, "--seed", 7) == expected


@pytest.mark.parametrize("command", ["lapse", "cutoffs", "assessments", "milestones"])
@pytest.mark.parametrize("seed", range(2))
def test_nor_does_it_change_the_other_answers(
    path: Path, seed: int, command: str, tmp_path: Path, secplan: Secplan
) -> None:
    other = shuffled(path, tmp_path / "shuffled.yaml", seed)
    assert secplan(command, other, "--json").out == secplan(command, path, "--json").out


def test_what_a_result_says_is_the_same_in_text(path: Path, tmp_path: Path, secplan: Secplan) -> None:
    """But for the name of the file."""
    other = shuffled(path, tmp_path / "shuffled.yaml", seed=1)
    assert secplan("plan", other).out.replace(str(other), str(path)) == secplan("plan", path).out


def test_the_generated_scenario_leaves_something_to_decide(generated: Path, secplan: Secplan) -> None:
    """One that were easy would be planned alike by any solver."""
    placements = secplan("plan", generated, "--json").document["placements"]
    assert len({row["release"] for row in placements}) >= 5
    assert any(row["lapsed"] for row in placements)
    assert any(row["option"] for row in placements)


QUESTIONS: dict[str, list[object]] = {
    "why": ["MP090"],
    "why not": ["SECMP0007", "jun-2021"],
    "fallbacks": [],
    "unknowns": [],
    "binding": [],
    "whatif": ["decide MP090 2020-10-21", "allow duis 2"],
    "replan": [],
    "replan budget": ["--budget"],
    "frontier": ["--goals", "lateness,gbcs-split,earliness"],
    "frontier over": ["--goals", "lateness,uplifts", "--over", "capacity gbcs 1..4"],
    "diff": [REPLAY],
    "sweep": ["delay MP090 {0..60 step 20} WD", "allow duis {1, 2} 2021"],
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_the_same_whatever_the_settings_and_the_order(
    question: str, secplan: Secplan, tmp_path: Path
) -> None:
    """But for the places, which are where the file has them."""

    def asked(path: Path, *arguments: object) -> str:
        ran = secplan(question.split(maxsplit=1)[0], path, *QUESTIONS[question], "--json", *arguments)
        assert ran.status == 0
        without_provenance = re.sub(r'^( *)"provenance": \{\n.*?^\1\}', "", ran.out, flags=re.MULTILINE | re.DOTALL)
        return re.sub(r'"[^"]*\.yaml(:\d+)?"', '""', without_provenance)

    expected = asked(APRIL_2020)
    assert asked(APRIL_2020, "--workers", 2, "--seed", 12345) == expected
    for seed in (1, 2):
        assert asked(shuffled(APRIL_2020, tmp_path / f"{seed}.yaml", seed)) == expected


def test_the_ways_out_are_the_same_whatever_the_settings(secplan: Secplan) -> None:
    def conflict(*arguments: object) -> Any:
        return secplan("plan", CONFLICT, "--json", *arguments).document["conflict"]

    assert conflict("--workers", 2, "--seed", 12345) == conflict()
