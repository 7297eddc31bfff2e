"""The pages as they are printed: a change of wording or layout shows here, in ``__snapshots__/test_pages.ambr``.

After a change that is meant: ``pytest tests/test_pages.py --snapshot-update``, and read what it changed.
"""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.running import APRIL_2020, CONFLICT, REPLAY, ROOT, TINY, Secplan


@pytest.mark.parametrize("path", [APRIL_2020, REPLAY, TINY, CONFLICT], ids=lambda path: path.stem)
@pytest.mark.parametrize("command", ["plan", "lapse", "cutoffs"])
def test_page(
    command: str, path: object, secplan: Secplan, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)  # so that the page names the file as anybody would type it
    assert secplan(command, str(path).removeprefix(f"{ROOT}/")).out == snapshot
