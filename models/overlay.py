"""An overlay: a scenario said as the changes of another one."""

from typing import Literal

from models.base import Data, Id


class Overlay(Data):
    """A file that extends a scenario, or another overlay; it is accepted wherever a scenario is."""

    format: Literal["secplan.scenario/1"] = "secplan.scenario/1"
    extends: str
    """The file that it changes, in its own folder or below."""
    name: Id | None = None
    """An id for the scenario that comes out; that of the one it extends where it is left out."""
    title: str | None = None
    """What pages call it; as what it extends where it is left out."""
    why: str = ""
    """Why the changes are made, for whoever reads the answer."""
    author: str = ""
    """Who makes them."""
    changes: tuple[str, ...] = ()
    """The changes in words, such as "delay MP090 30 WD"; all are made at once, in whatever order they stand."""
