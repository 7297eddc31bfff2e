"""Names on the command line, which the scenario has to have."""

from collections.abc import Collection

import click


def require(name: str, known: Collection[str], word: str) -> None:
    """Refuse a name that the scenario does not have; ``word`` says of what it is."""
    if name not in known:
        from models.flaw import maybe  # only for a mistake

        hint = maybe(name, known) or f"{word}s are listed in the scenario"
        raise click.UsageError(f"there is no {word} '{name}'; {hint}")
