"""A sweep: a scenario planned again for every combination of the changes that its patterns stand for."""

from typing import Literal

from models.base import Data

SWEEP_FORMAT = "secplan.sweep/1"


class Sweep(Data):
    """A file that says what to sweep."""

    format: Literal["secplan.sweep/1"]
    scenario: str
    """The scenario, or an overlay, in the folder of this file or below."""
    changes: tuple[str, ...]
    """Changes in words; with a span or a list in braces: "delay MP090 {0..60 step 5} WD", "allow duis {1, 2} 2021"."""
    why: str = ""
    """What it is to find out, for whoever reads the answer."""
    author: str = ""
    """Who asks."""
