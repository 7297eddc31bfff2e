"""Keys without a value, which count as left out: one that does not exist at its place is told all the same."""

import typing
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any

from pydantic import BaseModel

from models import Scenario
from models.clause import Place
from models.flaw import Flaw
from planner.load.tree import Tree
from planner.load.words import fields_of, unknown_key


def unknown_empty_keys(tree: Tree) -> Iterator[Flaw]:
    """Every key without a value that its place does not have; pydantic finds the others."""
    for place in sorted(tree.empty, key=str):
        model = _model_at(Scenario, place[:-1])
        if model is not None and place[-1] not in fields_of(model) and place[-1] != "generate":
            yield unknown_key(Scenario, place, ())


def _model_at(root: type[BaseModel], place: Place) -> type[BaseModel] | None:
    """The model that stands at a place; None where a mapping with keys of its own does, or nothing that is known."""
    here: Any = root
    for part in place:
        container = _container(here)
        if isinstance(container, type) and issubclass(container, BaseModel):
            field = fields_of(container).get(part)
            here = field.annotation if field else None
        else:
            here = _item(container)
    found = _container(here)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _item(container: Any) -> Any:
    """What a list or a mapping holds."""
    arguments = typing.get_args(container)
    if typing.get_origin(container) in (dict, Mapping):
        return arguments[1]
    return arguments[0] if arguments else None


def _container(annotation: Any) -> Any:
    """The model, list or mapping that an annotation stands for, whatever else may stand there."""
    if typing.get_origin(annotation) is Annotated:
        return _container(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in (typing.Union, UnionType):
        several = [_container(one) for one in typing.get_args(annotation)]
        return next((one for one in several if typing.get_args(one) or hasattr(one, "model_fields")), None)
    return annotation
