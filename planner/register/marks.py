"""What a cell of a workbook is called."""

import re


def column_letters(number: int) -> str:
    """A column as a workbook calls it: A to Z, AA and so on; nothing for 0."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(sheet: str, row: int, column: int) -> str:
    """A cell as a formula calls it; 0 stands for all rows or columns."""
    quoted = sheet.replace("'", "''")
    name = sheet if re.fullmatch(r"\w+", sheet) else f"'{quoted}'"
    here = f"{column_letters(column)}{row or ''}"
    return f"{name}!{here}" if here else name
