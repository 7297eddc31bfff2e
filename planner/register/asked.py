"""What a cell leaves in doubt: it is asked about, and never mended silently."""

from typing import Any


class Asked(Exception):
    """A cell that does not say clearly what it means."""

    def __init__(self, says: str, hint: str, meant: Any = None) -> None:
        super().__init__(says)
        self.says = says
        self.hint = hint
        self.meant = meant
        """What was probably meant, so that nothing else is asked about because of it; None where nobody can tell."""
