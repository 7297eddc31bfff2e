"""Names on the command line, which the scenario has to have."""

from collections.abc import Collection

import click


def require(name: str, known: Collection[str], word: str) -> None:
    """Refuse a name that the scenario does not have; ``word`` says of what it is."""
    if name not in known:
        from models.flaw import nothing_called  # only for a mistake

        raise click.UsageError(nothing_called(word, name, known))
