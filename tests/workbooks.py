"""Workbooks as tests make them: whatever somebody may have typed, and what Excel itself would never write."""

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from models import Scenario
from planner import api

Rows = Sequence[Sequence[Any]]

SCENARIO = [("What", "Value"), ("Format", "secplan.scenario/1"), ("Name", "s"), ("As of", date(2020, 4, 8))]
RELEASES = [("Id", "Go-live"), ("jun-2021", date(2021, 6, 24)), ("nov-2021", date(2021, 11, 4))]
MODIFICATIONS = [("Id", "Decision", "Decision date"), ("MP090", "expected", date(2020, 8, 26))]
WHOLE: dict[str, Rows] = {"Scenario": SCENARIO, "Releases": RELEASES, "Modifications": MODIFICATIONS}
"""The least that a register says."""


def written(
    path: Path, sheets: Mapping[str, Rows], then: Callable[[Any], None] = lambda _book: None, **options: Any
) -> Path:
    """A workbook with these cells; ``then`` does what else is to be done to it."""
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, {**as_text, "default_date_format": "dd/mm/yyyy", **options}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(number, column, cell)
        then(book)
    return path


def with_parts(path: Path, edit: Callable[[str, bytes], bytes], **further: bytes) -> Path:
    """The same workbook with its parts edited, and further ones."""
    held = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, edit(name, old.read(name)))
        for name, content in further.items():
            new.writestr(name, content)
    path.write_bytes(held.getvalue())
    return path


def with_cell(path: Path, sheet: int, cell: str, xml: str) -> Path:
    """The same workbook with a cell as XML has it."""

    def edit(name: str, content: bytes) -> bytes:
        if name != f"xl/worksheets/sheet{sheet}.xml":
            return content
        pattern = rf'<c r="{cell}"[^>]*?(/>|>.*?</c>)'.encode()
        new, count = re.subn(pattern, xml.encode(), content, flags=re.DOTALL)
        assert count == 1
        return new

    return with_parts(path, edit)


def refused(path: Path, **given: Any) -> str:
    """What is said of a workbook that is not read."""
    try:
        api.load_register(path, **given)
    except api.BadInput as error:
        return error.render()
    raise AssertionError("it was read")


def exported(scenario: Scenario, path: Path) -> Path:
    """The register of a scenario as a file."""
    path.write_bytes(api.register(scenario))
    return path
