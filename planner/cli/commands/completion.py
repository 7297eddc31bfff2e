"""``secplan completion``: completion for the shell."""

import click
from click.shell_completion import get_completion_class

from planner.cli.options import examples

EPILOG = examples(
    'eval "$(secplan completion bash)"',
    "secplan completion fish > ~/.config/fish/completions/secplan.fish",
)


@click.command(epilog=EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print completion for bash, zsh or fish.

    These lines make the shell complete commands, options and file names.
    """
    found = get_completion_class(shell)
    assert found is not None, "click knows these three"
    click.echo(found(context.find_root().command, {}, "secplan", "_SECPLAN_COMPLETE").source())
