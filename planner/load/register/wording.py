"""What a scenario's models find wrong, in the words of the workbook: headings, and the titles of releases."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from models.flaw import short
from planner.load.errors import InputError
from planner.register.headings import in_words

_RELEASE = re.compile(r"(?:there is no release|target:|release:) '(.+?)'(?: is not a name)?")
"""As a name that there is not, or, with spaces, none at all."""


def in_words_of_a_register(error: InputError, plain: Mapping[str, Any], settings: int) -> InputError:
    """The same error; one of the sheet of settings, which is given by its number, has keys as it stands there."""
    if error.sheet == settings:
        return error
    if found := re.fullmatch(r"'(\w+)' is missing", error.says):
        hint = error.hint.replace(f"for example {found[1]}: ", "for example ")
        return replace(error, says=f"'{in_words(found[1])}' is missing", hint=hint)
    if found := _RELEASE.fullmatch(error.says):
        for one in plain.get("releases") or ():
            if short(one.get("title") or "") == found[1] and one.get("id"):
                hint = f"did you mean '{short(one['id'])}'? a release is named by its id, not by its title"
                return replace(error, says=f"there is no release '{found[1]}'", hint=hint)
    return error
