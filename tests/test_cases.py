"""The inputs that showed a fault: each has a row in their table, with the test that holds its right value."""

import re

from tests.running import CASES, ROOT

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (CASES / "README.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| `")
]


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_input_has_a_row_and_every_row_its_inputs() -> None:
    there = {path.name for path in CASES.iterdir()} - {"README.md"}
    assert {name for row in ROWS for name in named(row[0])} == there
    assert all(len(row) == 3 and row[1] for row in ROWS)


def test_every_test_that_a_row_names_is_there() -> None:
    tests = [one for row in ROWS for one in named(row[2])]
    assert len(tests) >= 18
    for one in tests:
        file, _, test = one.partition("::")
        source = (ROOT / "tests" / file).read_text(encoding="utf-8")
        assert re.search(rf"^def {test}\(", source, re.MULTILINE), one
