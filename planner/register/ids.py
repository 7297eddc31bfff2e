"""Ids of the SEC that were read from paper with a letter for a digit, such as SECMPO0067 for SECMP0067."""

import re

_DIGITS_OF = {"SECMP": 4, "MP": 3, "DP": 3, "CR": 4}
"""How many digits the SEC's own ids have, by how they begin."""

_LETTERS = str.maketrans("OoQqDIilLSsBZz", "00000111155822")
"""What a letter that looks like a digit stands for."""

_ODD = re.compile(rf"({'|'.join(_DIGITS_OF)})([0-9OoQqDIilLSsBZz]+)([A-Z]?)")
_GOOD = re.compile(rf"({'|'.join(_DIGITS_OF)})(\d+)([A-Z]?)")


def odd_id(text: str) -> str:
    """The id that was probably meant, where letters stand where its digits should; else nothing."""
    found = _ODD.fullmatch(text)
    if _is_good(text) or found is None or not re.search(r"\d", found[2]):
        return ""
    width = _DIGITS_OF[found[1]]
    digits, suffix = found[2].translate(_LETTERS), found[3]
    joined = digits + suffix.translate(_LETTERS)
    if len(digits) < width and joined.isdigit():
        digits, suffix = joined, ""
    return f"{found[1]}{int(digits):0{width}}{suffix}"


def _is_good(text: str) -> bool:
    """Whether digits stand where they should; a letter after too few of them is one of them, and no split."""
    found = _GOOD.fullmatch(text)
    return bool(found and not (found[3] in tuple("OQDILSBZ") and len(found[2]) < _DIGITS_OF[found[1]]))
