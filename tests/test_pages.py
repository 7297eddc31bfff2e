"""The pages as they are printed: a change of wording or layout shows here, in ``__snapshots__/test_pages.ambr``.

After a change that is meant: ``pytest tests/test_pages.py --snapshot-update``, and read what it changed.
"""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.running import APRIL_2020, ASSESSMENTS, CONFLICT, COSTS, JUNE_2020, REPLAY, ROOT, SWEEP, TINY, Secplan


@pytest.mark.parametrize("path", [APRIL_2020, REPLAY, TINY, CONFLICT], ids=lambda path: path.stem)
@pytest.mark.parametrize("command", ["plan", "lapse", "cutoffs"])
def test_page(
    command: str, path: object, secplan: Secplan, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)  # so that the page names the file as anybody would type it
    assert secplan(command, str(path).removeprefix(f"{ROOT}/")).out == snapshot


@pytest.mark.parametrize(
    ("command", "path", "asked"),
    [
        ("why", APRIL_2020, ["SECMP0007"]),
        ("why", APRIL_2020, ["SECMP0007", "jun-2021"]),
        ("why", APRIL_2020, ["MP090"]),
        ("why", APRIL_2020, ["MP099", "nov-2021"]),
        ("why", REPLAY, ["MP090", "jun-2021"]),
        ("why", TINY, ["MP901"]),
        ("why", TINY, ["MP902", "jun-2024"]),
        ("fallbacks", APRIL_2020, []),
        ("fallbacks", TINY, []),
        ("unknowns", APRIL_2020, []),
        ("binding", REPLAY, []),
        ("binding", TINY, []),
        ("plan", COSTS, []),
        ("costs", COSTS, []),
        ("costs", COSTS, ["SECMP0056"]),
        ("frontier", COSTS, ["--goals", "cost,lateness"]),
        ("assessments", ASSESSMENTS, []),
        ("milestones", JUNE_2020, []),
        ("milestones", TINY, ["nov-2024"]),
        ("whatif", TINY, ["slip nov-2024 sit 20 WD"]),
        ("clock", APRIL_2020, ["MP090", "jun-2021"]),
        ("clock", APRIL_2020, ["SECMP0007", "nov-2021", "--durations", "P80"]),
        ("plan", APRIL_2020, ["--confidence", "0.8"]),
        ("risk", APRIL_2020, ["--draws", "100"]),
        ("risk", APRIL_2020, ["--draw", "3"]),
        ("show", REPLAY, []),
        ("whatif", APRIL_2020, ["decide MP090 2020-10-21"]),
        ("whatif", APRIL_2020, ["pin MP099 nov-2021", "--keep"]),
        ("whatif", TINY, ["withdraw MP901"]),
        ("replan", REPLAY, []),
        ("replan", APRIL_2020, []),
        ("replan", REPLAY, ["--budget"]),
        ("frontier", REPLAY, ["--goals", "lateness,uplifts"]),
        ("frontier", REPLAY, ["--goals", "lateness,uplifts,gbcs-split"]),
        ("frontier", REPLAY, ["--goals", "lateness,uplifts", "--seconds", "0"]),
        ("frontier", APRIL_2020, ["--goals", "lateness", "--over", "capacity gbcs 0..5"]),
        ("frontier", APRIL_2020, ["--goals", "lateness,uplifts", "--over", "capacity gbcs 0..5"]),
        ("diff", APRIL_2020, ["scenarios/sec-2021-replay.yaml"]),
        ("sweep", SWEEP, []),
        ("sweep", CONFLICT, ["allow duis {0..3} 2024"]),
    ],
    ids=lambda given: getattr(given, "stem", "-".join(given) if isinstance(given, list) else given),
)
def test_page_of_a_question(
    command: str,
    path: Path,
    asked: list[str],
    secplan: Secplan,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    assert secplan(command, path.relative_to(ROOT), *asked).out == snapshot
