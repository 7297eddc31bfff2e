"""The three cells of a decision: what it is, when, and for which release."""

from collections.abc import Iterator

from models.flaw import maybe, short
from planner.load.register.growing import UNREAD, Found
from planner.load.register.records import Record
from planner.load.tree import Tree
from planner.register.decisions import DATE, DATED, RELEASE, UNDATED, WORD


def with_decision(tree: Tree, record: Record) -> list[Found]:
    """What a row says, its decision as a scenario file has it."""
    word, day, release = (record.pop(key) for key in (WORD, DATE, RELEASE))
    return [*record.found, *_decision(tree, word, day, release)]


def _decision(tree: Tree, word: Found | None, day: Found | None, release: Found | None) -> Iterator[Found]:
    if word is None:
        yield from _without_word(tree, day or release)
    elif word.said in UNDATED:
        for other in (one for one in (day, release) if one is not None and one.said is not UNREAD):
            says = f"a decision that is {word.said} has neither a date nor a release here"
            tree.complain(other.mark, says, "empty this cell, or say what it is the date of under Decision")
        yield Found((WORD,), word.said, word.mark)
    elif word.said == "expected" and day is not None and day.said == "unknown":
        yield Found((WORD,), "unknown", day.mark)  # as a list says it that has one column, of dates and TBC
    elif word.said in DATED:
        if day is None:
            says = f"the decision is {word.said}, and there is no date beside it"
            tree.complain(word.mark, says, "write it under Decision date")
        yield Found((WORD, word.said), UNREAD if day is None else day.said, (day or word).mark)
        if release is not None:
            yield Found((WORD, "release"), release.said, release.mark)
    else:
        _complain(tree, word)
        yield Found((WORD,), UNREAD, word.mark)


def _complain(tree: Tree, word: Found) -> None:
    if word.said is not UNREAD:
        words = (*DATED, *UNDATED)
        hint = maybe(str(word.said), words) or f"one of {', '.join(words)}"
        tree.complain(word.mark, f"decision: '{short(word.said)}' is not known here", hint)


def _without_word(tree: Tree, other: Found | None) -> Iterator[Found]:
    if other is None:
        return
    says = "the date or release of a decision, and nothing says of which kind it is"
    if other.said is not UNREAD:
        tree.complain(other.mark, says, f"write {', '.join(DATED[:-1])} or {DATED[-1]} under Decision")
    yield Found((WORD,), UNREAD, other.mark)
