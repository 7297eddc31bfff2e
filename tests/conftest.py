"""What every test may ask for."""

import sys

import pytest

from planner.cli import main
from tests.running import Run, Secplan


@pytest.fixture
def secplan(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Secplan:
    """The command line, run in this process: ``secplan("plan", file, "--json").document``."""

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
