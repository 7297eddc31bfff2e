"""A tree on its way from a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.load.tree import Tree


@dataclass(slots=True)
class Draft:
    """The tree, and what else there is to tell."""

    tree: Tree
    before: Mapping[str, Any] | None = None
    """What a scenario says that the workbook is put onto."""
    sheets: set[str] = field(default_factory=set)
    """The sheets that the workbook has, by our names."""
    covered: set[str] = field(default_factory=set)
    """The keys at the top of a scenario file that the workbook has a sheet for."""
    remarks: list[str] = field(default_factory=list)
    """What was found and left out, or is worth knowing."""
