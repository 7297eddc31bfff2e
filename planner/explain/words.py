"""Small words: lists, counts, kinds."""

KINDS = {
    "fact": "a fact",
    "code": "the Code",
    "policy": "a policy",
    "choice": "a choice",
    "structure": "what a plan is",
}


def listed(words: list[str]) -> str:
    """ "A, B and C"."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else "none"


def counted(count: int, word: str, plural: str = "") -> str:
    """ "1 day", "2 days"."""
    return f"{count:,} {word if count == 1 else plural or word + 's'}"
