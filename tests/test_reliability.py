"""The long trials of ``docs/reliability.md`` still run, and find nothing in the little that is tried here."""

import pytest

from tests.reliability import kills, same_bytes, tampering
from tests.running import TINY


def test_a_result_that_is_spoilt_anywhere_is_refused() -> None:
    assert tampering.spoilt_results(120, seed=1) == []


def test_a_run_folder_that_is_spoilt_anywhere_is_refused() -> None:
    assert tampering.spoilt_folders(120, seed=1) == []


def test_a_trial_tells_what_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be no trial if it could not fail."""
    monkeypatch.setattr(tampering, "is_believed", lambda *_: True)
    assert len(tampering.spoilt_results(3)) == 3


def test_a_run_that_is_killed_tears_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert kills.main("4", "0", "1") == 0
    assert "4 kills and 0 signals, 0 wrong" in capsys.readouterr().out


def test_the_same_answer_has_the_same_digest() -> None:
    first, second = (list(same_bytes.files_of("run", ("plan", TINY))) for _ in range(2))
    assert first == second
    assert {"plan.json", "plan.txt", "scenario.yaml"} == {name for name, _ in first}
