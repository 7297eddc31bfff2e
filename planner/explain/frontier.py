"""What can be traded for what, in sentences."""

from fractions import Fraction


def progress_words(found: int, left: Fraction | None) -> str:
    """How far the search for trade-offs is."""
    told = f"trade-offs: {found} found"
    return told if left is None else f"{told}, {min(float(left), 1) * 100:.0f} % of what lies between them open"
