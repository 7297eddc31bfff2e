"""What is said at the very end, where there is no room to say it in or nothing left to work with."""

from pathlib import Path

import pytest

from planner import api
from tests.running import TINY, Secplan, process


@pytest.mark.parametrize(
    ("arguments", "status"), [(("check", "nowhere.yaml"), 3), (("plan",), 2), (("no-such-command",), 2)]
)
def test_the_status_is_the_same_where_nothing_can_be_said(arguments: tuple[str, ...], status: int) -> None:
    with Path("/dev/full").open("w") as full:
        assert process(*arguments, stderr=full).status == status


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        MemoryError("std::bad_alloc"),
        OSError(12, "Cannot allocate memory"),
        ImportError("libx.so: failed to map segment from shared object"),
        RuntimeError("can't start new thread"),
    ],
    ids=str,
)
def test_a_lack_of_memory_is_told_as_one(error: Exception, secplan: Secplan, monkeypatch: pytest.MonkeyPatch) -> None:
    def lapse(_scenario: object) -> None:
        raise error

    monkeypatch.setattr(api, "lapse", lapse)
    run = secplan("lapse", TINY)

    assert run.status == 2
    assert run.err == "secplan: there is not enough memory for this; close other programs, or raise the limit.\n"
