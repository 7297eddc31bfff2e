"""A document in JSON to its model, or what is wrong with it."""

import json
from typing import Any, TypeVar, get_args

from pydantic import ValidationError

from models import Data
from models.flaw import short
from planner.load.errors import BadInput, InputError

Document = TypeVar("Document", bound=Data)


def read_document(model: type[Document], text: str, file: str, *, called: str, hint: str) -> Document:
    """A document from its text; ``called`` is what errors call it.

    Raises
    ------
    BadInput
        If it is not JSON, or not such a document.
    """
    try:
        plain = json.loads(text)
    except json.JSONDecodeError as error:
        mistake = InputError(error.lineno, error.colno, f"this is not JSON: {error.msg}", hint)
        raise BadInput(file, [mistake], text) from None
    except ValueError as error:
        raise BadInput(file, [InputError(0, 0, f"a number that no {called} has: {error}", hint)]) from None
    except RecursionError:
        raise BadInput(file, [InputError(0, 0, f"nested too deeply to be a {called}")]) from None
    if stranger := _stranger(model, plain, called):
        raise BadInput(file, [InputError(0, 0, stranger, hint)])
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        raise BadInput(file, [_mistake(details, hint) for details in error.errors()]) from None


def _stranger(model: type[Data], plain: Any, called: str) -> str:
    """What a document is that is another one altogether: what it lacks would tell nobody anything."""
    wanted = get_args(model.model_fields["format"].annotation)
    if not isinstance(plain, dict) or plain.get("format") in wanted:
        return ""
    if "format" not in plain:
        return f"format: field required; without it, this is no {called}"
    given = plain["format"]
    return f"format: this is a {short(given)}, not a {called}" if isinstance(given, str) else ""


def _mistake(details: Any, hint: str) -> InputError:
    place = ".".join(map(str, details["loc"]))
    says = str(details["ctx"]["error"]) if details["type"] == "value_error" else details["msg"].lower()
    return InputError(0, 0, f"{place or 'the document'}: {says}", hint)
