"""Small words: lists, counts, kinds, and what goals are worth."""

from collections.abc import Sequence

from models.money import Money
from models.shown import counted

__all__ = [
    "KINDS",
    "amount",
    "capital",
    "counted",
    "from_to",
    "goal_word",
    "in_words",
    "listed",
    "said_of",
    "signed",
    "unit_word",
    "worth",
]

KINDS = {
    "fact": "a fact",
    "code": "the Code",
    "policy": "a policy",
    "choice": "a choice",
    "structure": "what a plan is",
}


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Those that the papers write out."""


def listed(words: Sequence[str], last: str = "and") -> str:
    """ "A, B and C"."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else "none"


def in_words(count: int) -> str:
    """A number as the papers write it: "five"; from eleven on, figures."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


IN_POUNDS = "pence"
"""The unit of money, which is counted in whole pence and told in pounds."""


def unit_word(unit: str) -> str:
    """What a goal is counted in, as it is told."""
    return "pounds" if unit == IN_POUNDS else unit


def worth(value: int, unit: str) -> str:
    """A number without its unit, "1,250"; money is told in pounds, "£1,250,000.50"."""
    return str(Money(value)) if unit == IN_POUNDS else f"{value:,}"


def signed(difference: int, unit: str) -> str:
    """A difference with its sign: "+133", "-£250"."""
    return f"{'+' if difference >= 0 else ''}{worth(difference, unit)}"


def amount(value: int, unit: str) -> str:
    """ "1 move", "2 moves", "2 of priority weight", "£1,250"."""
    if unit == IN_POUNDS:
        return worth(value, unit)
    if not unit.endswith("s"):
        return f"{value:,} of {unit}"
    return f"{value:,} {unit.removesuffix('s') if value == 1 else unit}"


def goal_word(goal: str) -> str:
    """A goal's id as a word: "GBCS split"."""
    return goal.replace("-", " ").replace("gbcs", "GBCS")


def capital(text: str) -> str:
    """With a capital letter at the start, but for what begins with an id, such as jun-2021."""
    first = text.split(" ", 1)[0]
    if "-" in first and any(char.isdigit() for char in first):
        return text
    return text[:1].upper() + text[1:]


def said_of(name: str, found: str) -> str:
    """A fact about a change, in a sentence that has named it already."""
    return f"it {found.removeprefix(f'{name} ')}" if found.startswith(f"{name} ") else found


def from_to(name: str, before: str | None, after: str | None) -> str:
    """ "MP090 from jun-2021 to nov-2021"."""
    return f"{name} from {before or 'no release'} to {after or 'no release'}"
