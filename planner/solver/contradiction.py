"""What the engine says is held against what it said before."""


class Contradiction(AssertionError):
    """Two things that were found cannot both be so: a fault of the engine or of ours, and never told as an answer."""
