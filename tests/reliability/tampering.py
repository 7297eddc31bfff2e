"""Spoil results and run folders at random: ``python -m tests.reliability.tampering 5600 4361``.

How many results and how many run folders are spoilt, each in one place, and from which seed. Whatever holds all the
same is shown; the status is then 1. A value of a result is another one of its kind, or is left out; in a folder a file
has another byte, or more or fewer, or is gone, or holds what another one held.
"""

import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeAlias

from planner import api
from tests.running import APRIL_2020, APRIL_2021, COSTS, NOVEMBER_2020, REPLAY, TINY, process

SCENARIOS = (TINY, COSTS, APRIL_2020, APRIL_2021, NOVEMBER_2020, REPLAY)

# How the plan came about, which the check cannot work out again: where a value stands in the file, the time that the
# search took, its settings, and the versions of what ran.
NOT_CHECKED = {"place", "provenance", "settings"}

Spot: TypeAlias = tuple[dict[str, Any] | list[Any], str | int]


def main(results: str = "5600", folders: str = "4361", seed: str = "0") -> int:
    believed = [*spoilt_results(int(results), int(seed)), *spoilt_folders(int(folders), int(seed))]
    for one in believed:
        print("  holds all the same:", one)
    print(f"  {results} results and {folders} run folders spoilt, {len(believed)} believed")
    return 1 if believed else 0


# Results --------------------------------------------------------------------------------------------------------------


def spoilt_results(count: int, seed: int = 0) -> list[str]:
    """What was changed in each spoilt result that holds all the same."""
    believed = []
    rng = random.Random(seed)
    planned = [
        (path.name, loaded.scenario, true_result(loaded))
        for path, loaded in zip(SCENARIOS, map(api.load, SCENARIOS), strict=True)
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.json"
        for number in range(count):
            name, scenario, truth = planned[number % len(planned)]
            document, what = spoilt(truth, rng)
            file.write_text(json.dumps(document), encoding="utf-8")
            if is_believed(scenario, file):
                believed.append(f"{name}, {what}")
    return believed


def true_result(loaded: api.Loaded) -> dict[str, Any]:
    return api.result(api.plan(loaded.scenario), loaded.place_of).model_dump(mode="json")


def is_believed(scenario: api.Scenario, file: Path) -> bool:
    """Neither refused, nor told to be of another version of the scenario, whose proof does not count here."""
    try:
        check = api.check(scenario, api.load_result(file))
    except api.BadInput:
        return False
    return check.holds and not any("another version" in note for note in check.notes)


def spoilt(truth: dict[str, Any], rng: random.Random) -> tuple[dict[str, Any], str]:
    """A result with another value in one place, and what that is."""
    while True:
        document = deepcopy(truth)
        trail, (parent, key) = rng.choice(list(spots(document)))
        old = parent[key]  # type: ignore[index]
        if rng.random() < 0.15:
            del parent[key]  # type: ignore[arg-type]
            what = "left out"
        else:
            parent[key] = another(old, rng)  # type: ignore[index]
            what = f"{old!r} -> {parent[key]!r}"  # type: ignore[index]
        if document != truth and not only_default(truth, document):
            return document, f"{trail}: {what}"


def only_default(truth: dict[str, Any], document: dict[str, Any]) -> bool:
    """Whether both say the same to whoever reads them, as where a key is left out that was null."""
    try:
        return api.Result.model_validate(document) == api.Result.model_validate(truth)
    except ValueError:
        return False


def spots(value: Any, trail: str = "") -> Iterator[tuple[str, Spot]]:
    """Every place of a document that the check vouches for."""
    if isinstance(value, dict | list):
        for key, inner in list(value.items()) if isinstance(value, dict) else list(enumerate(value)):
            if key in NOT_CHECKED:
                continue
            yield f"{trail}/{key}", (value, key)
            yield from spots(inner, f"{trail}/{key}")


def another(value: Any, rng: random.Random) -> Any:
    """A value of the same kind that is not the same."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + rng.choice((-1, 1, 7, 1000))
    if isinstance(value, str):
        try:
            return str(date.fromisoformat(value) + timedelta(days=rng.choice((-1, 1, 30))))
        except ValueError:
            return value[:-1] if value and rng.random() < 0.5 else value + rng.choice(("x", "1", " "))
    if isinstance(value, list):
        return value[:-1] if value and rng.random() < 0.5 else [*value, deepcopy(value[0]) if value else "x"]
    return "x" if value is None else None


# Run folders ----------------------------------------------------------------------------------------------------------


def spoilt_folders(count: int, seed: int = 0) -> list[str]:
    """What was done to each spoilt folder that is said to hold."""
    believed = []
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        truth, folder = Path(place) / "truth", Path(place) / "spoilt"
        ran = process("plan", TINY, "--out", truth, "--csv")
        assert ran.status == 0, ran.err
        for _ in range(count):
            shutil.copytree(truth, folder)
            what = spoil(folder, rng)
            try:
                if api.verify_run(folder).holds:
                    believed.append(what)
            except api.BadInput:
                pass
            shutil.rmtree(folder)
    return believed


def spoil(folder: Path, rng: random.Random) -> str:
    """Change one file of a run folder, and tell how."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    path, other = rng.sample(files, 2)
    content = path.read_bytes()
    at = rng.randrange(len(content))
    how = rng.choice(("another byte", "a byte more", "a byte fewer", "cut off", "gone", "what another holds"))
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(
            {
                "another byte": content[:at] + bytes([content[at] ^ rng.randrange(1, 256)]) + content[at + 1 :],
                "a byte more": content[:at] + bytes([rng.randrange(256)]) + content[at:],
                "a byte fewer": content[:at] + content[at + 1 :],
                "cut off": content[:at],
                "what another holds": other.read_bytes(),
            }[how]
        )
    return f"{path.name}, {how} at {at}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
