"""A click group that imports a command when it is asked for: ``--help`` of one need not load the others."""

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

ARGUMENTS = "secplan.arguments"
"""Where a context keeps the words that its command was given, as they were typed."""


class LazyGroup(click.Group):
    """Commands are modules of a package, each with a click command of its own name."""

    def __init__(self, *args: Any, commands_at: str, commands: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._commands_at = commands_at
        self._helps = commands

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of use."""
        return list(self._helps)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in self._helps:
            return None
        module = import_module(f"{self._commands_at}.{cmd_name}")
        command: click.Command = getattr(module, f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with what each does, imported by none."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._helps.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a suggestion for a name that is not known."""
        try:
            ctx.meta[ARGUMENTS] = tuple(args[1:])
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from models.consistency import maybe  # only for a mistake

            hint = maybe(args[0], list(self._helps))
            raise click.UsageError(f"there is no command '{args[0]}'; {hint or 'see --help'}", ctx) from error
