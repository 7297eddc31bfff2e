"""What can be traded for what, in sentences."""

from fractions import Fraction

from planner.explain.words import counted


def progress_words(found: int, left: Fraction | None) -> str:
    """How far the search for trade-offs is."""
    told = f"trade-offs: {found} found"
    return told if left is None else f"{told}, {min(float(left), 1):.0%} of what lies between them open".replace("%", " %")
