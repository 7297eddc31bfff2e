"""What stands under each field of a model: read from the source, since classes do not keep it."""

import ast
import inspect
from functools import cache
from itertools import pairwise

from models.base import Data


@cache
def field_docstrings(model: type[Data]) -> dict[str, str]:
    """The string that stands under each field of a model, or of one that it extends."""
    bases = [base for base in reversed(model.__mro__) if issubclass(base, Data)]
    return {field: text for base in bases for field, text in _own_field_docstrings(base).items()}


def _own_field_docstrings(model: type[Data]) -> dict[str, str]:
    source = ast.parse(inspect.cleandoc("\n" + inspect.getsource(model)))
    body = source.body[0].body if isinstance(source.body[0], ast.ClassDef) else []
    return {
        field.target.id: inspect.cleandoc(text.value.value)
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
