"""A digest of every answer, to compare Pythons and machines: ``python -m tests.reliability.same_bytes > here.txt``.

Both files are the same, line by line; what ``provenance`` tells of the machine is left out. The pages are those of each
command on each scenario; the files are those that ``report``, ``picture`` and ``plan --csv`` write.
"""

import json
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from tests.running import APRIL_2020, COSTS, EVERY_SCENARIO, REPLAY, ROOT, SWEEP, TINY, process

OF_ANY_SCENARIO = (
    "check",
    "plan",
    "cutoffs",
    "lapse",
    "assessments",
    "milestones",
    "fallbacks",
    "unknowns",
    "binding",
    "show",
)
OF_ONE = (
    ("why", APRIL_2020, "MP090"),
    ("whatif", APRIL_2020, "decide MP090 2020-10-21"),
    ("diff", APRIL_2020, REPLAY),
    ("costs", COSTS),
    ("frontier", COSTS, "--goals", "lateness,cost"),
    ("sweep", SWEEP),
    ("risk", TINY, "--draws", "200"),
    ("clock", APRIL_2020),
    ("plan", APRIL_2020, "--confidence", "0.8"),
    ("replan", APRIL_2020),
)
WRITTEN = (
    ("run", ("report", APRIL_2020)),
    ("run", ("plan", APRIL_2020, "--csv")),
    ("board.svg", ("picture", "board", APRIL_2020)),
    ("board.png", ("picture", "board", APRIL_2020)),
)
OF_THE_MACHINE = {"run.json"}  # versions, seconds, and the time


def main() -> None:
    for command in [*((name, path) for name in OF_ANY_SCENARIO for path in EVERY_SCENARIO), *OF_ONE]:
        ran = process(*from_here(command))
        print(digest((ran.out + str(ran.status)).encode()), *named(command))
    for name, command in WRITTEN:
        for file, content in files_of(name, command):
            print(digest(content), *named(command), file)


def files_of(name: str, command: tuple[object, ...]) -> Iterator[tuple[str, bytes]]:
    with tempfile.TemporaryDirectory() as place:
        ran = process(*from_here(command), "--out", Path(place) / name)
        assert ran.status == 0, ran.err
        for path in sorted(Path(place).rglob("*")):
            if path.is_file() and path.name not in OF_THE_MACHINE:
                yield path.name, without_provenance(path) if path.suffix == ".json" else path.read_bytes()


def without_provenance(path: Path) -> bytes:
    document = json.loads(path.read_bytes())
    document.pop("provenance", None)
    return json.dumps(document).encode()


def from_here(command: tuple[object, ...]) -> list[object]:
    """With places as they are called from the top of the project, wherever that lies: the pages name them."""
    return [part.relative_to(ROOT) if isinstance(part, Path) else part for part in command]


def named(command: tuple[object, ...]) -> list[str]:
    return [part.name if isinstance(part, Path) else str(part) for part in command]


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


if __name__ == "__main__":
    main()
