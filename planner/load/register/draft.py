"""A tree on its way from a workbook."""

from dataclasses import dataclass, field

from planner.load.tree import Tree


@dataclass(slots=True)
class Draft:
    """The tree, and what else there is to tell."""

    tree: Tree
    covered: set[str] = field(default_factory=set)
    """The keys at the top of a scenario file that the workbook has a sheet for."""
    fields: dict[str, set[str]] = field(default_factory=dict)
    """By list, the keys of an entry that the workbook has columns for."""
    remarks: list[str] = field(default_factory=list)
    """What was found and left out, or is worth knowing."""
