"""The change that was likely meant by a word that begins none."""

from collections.abc import Collection

from models.flaw import closest

USED_FOR = {
    "accept": ("approve",),
    "assess": ("impact",),
    "cancel": ("withdraw",),
    "commit": ("approve",),
    "create": ("add", "add-release"),
    "defer": ("delay",),
    "depend": ("link",),
    "exempt": ("waive",),
    "fix": ("pin",),
    "free": ("unpin",),
    "grant": ("waive",),
    "limit": ("capacity", "allow"),
    "move": ("pin", "target", "move-release"),
    "need": ("link",),
    "needs": ("link",),
    "postpone": ("delay",),
    "priority": ("prioritise",),
    "reject": ("withdraw",),
    "remove": ("withdraw",),
    "rename": ("title",),
    "reschedule": ("move-release",),
    "scope": ("baseline",),
    "today": ("as-of",),
    "touch": ("impact",),
    "uplift": ("allow",),
}
"""Other words for what changes do, with the changes that do it."""

ALIKE = 0.7
"""How like a word is that was mistyped: at less, "move" is "approve"."""


def change_meant(verb: str, known: Collection[str]) -> str:
    """The hint for a word that begins no change."""
    word = verb.casefold()
    likely = USED_FOR.get(word) or [one for one in known if word in one.split("-")]
    if not likely and (found := closest(verb, known, ALIKE)):
        likely = [found]
    if likely:
        return f"did you mean {' or '.join(repr(one) for one in likely)}?"
    return f"changes are {', '.join(known)}"
