"""What every test may ask for."""

import math
import sys

import hypothesis
import pytest

from planner.cli import main, progress
from tests.running import Run, Secplan

hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")


@pytest.fixture
def secplan(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Secplan:
    """The command line, run in this process: ``secplan("plan", file, "--json").document``.

    It tells no progress, however long it takes: what is on standard error is what it has to say.
    """
    monkeypatch.setattr(progress, "QUIET_SECONDS", math.inf)

    def run(*arguments: object) -> Run:
        monkeypatch.setattr(sys, "argv", ["secplan", *map(str, arguments)])
        capsys.readouterr()
        status: object = 0
        try:
            main()
        except SystemExit as ended:
            status = ended.code or 0
        assert isinstance(status, int)
        return Run(status, *capsys.readouterr())

    return run
