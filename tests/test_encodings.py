"""Texts that a terminal's code page lacks, and names of files that are no UTF-8."""

import os
import subprocess
from pathlib import Path
from shutil import copy

import pytest

from tests.running import CASES, COMMAND, ROOT, TINY, process


def encoded(encoding: str, *arguments: object) -> "subprocess.CompletedProcess[bytes]":
    """The command where its streams have this encoding."""
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run([*COMMAND, *map(str, arguments)], cwd=ROOT, env=env, capture_output=True, check=False)


CASE = CASES / "11-not-in-code-page.yaml"


@pytest.mark.parametrize("encoding", ["latin-1", "cp850", "cp1252", "cp437", "ascii", "iso8859-5"])
@pytest.mark.parametrize("command", ["plan", "show"])
def test_what_a_code_page_lacks_is_replaced(command: str, encoding: str, tmp_path: Path) -> None:
    """Both a dash of Word's and letters that no code page of the West has."""
    file = tmp_path / "scenario.yaml"
    file.write_text(CASE.read_text(encoding="utf-8").replace("draft", "草案 \U0001f469"), encoding="utf-8")
    run = encoded(encoding, command, file)
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"Plan " in run.stdout


def test_an_error_shows_what_a_code_page_lacks(tmp_path: Path) -> None:
    file = tmp_path / "草.yaml"
    file.write_text("format: 草\n", encoding="utf-8")
    run = encoded("cp850", "check", file)
    assert run.returncode == 3
    assert b"Traceback" not in run.stderr


def test_a_name_that_is_not_utf_8_is_shown_readably(tmp_path: Path) -> None:
    copy(TINY, os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml"))
    run = process("check", tmp_path / "cafe.yaml")
    assert run.status == 3
    assert "hint: did you mean 'caf\\xe9.yaml'?" in run.err
    other = process("check", os.fsdecode(os.fsencode(tmp_path) + b"/kaf\xe9.yaml"))
    assert other.err.startswith(f"{tmp_path}/kaf\\xe9.yaml: there is no such file\n")
