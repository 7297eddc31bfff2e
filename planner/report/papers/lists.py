"""Lists of proposals as the papers write them: "There are currently two modifications ...", and each by its title."""

from collections.abc import Sequence

from models import Modification
from planner.explain.words import in_words
from planner.report.blocks import Bullets, Page, Paragraph

OPENING, CLOSING = "\u2018", "\u2019"


def titled(modification: Modification) -> str:
    """Its id, and its title in single quotation marks, as the papers write it."""
    return f"{modification.id} {OPENING}{modification.title}{CLOSING}" if modification.title else modification.id


def listed_under(says: str, modifications: Sequence[Modification], otherwise: str = "") -> Page:
    """A sentence with the modifications that it is about under it; where there are none, another one or nothing."""
    if modifications:
        return [Paragraph(f"{says}:"), Bullets([titled(one) for one in modifications])]
    return [Paragraph(otherwise)] if otherwise else []


def how_many(count: int, thing: str = "modification") -> str:
    """ "one modification", "two modifications"."""
    return f"{in_words(count)} {thing}{'' if count == 1 else 's'}"


def there_are(count: int, thing: str = "modification") -> str:
    """ "There is currently one modification", "There are currently two modifications"."""
    return f"There {'is' if count == 1 else 'are'} currently {how_many(count, thing)}"
