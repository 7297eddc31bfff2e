"""The command line, ``secplan``: the only place that prints and exits."""

import errno
import gc
import sys
import traceback
from contextlib import suppress
from io import TextIOWrapper

import click

from planner.cli.exits import BAD_INPUT, DONE, FAULT, INTERRUPTED, WRONG_USAGE, Exit
from planner.cli.lazy import LazyGroup

COMMANDS = {
    "plan": "Find the best plan, prove it, check it independently and show it.",
    "check": "Check a scenario and, given a result, that its plan keeps every rule.",
    "cutoffs": "Show each modification's decision cut-off for each release, or those of one.",
    "clock": "Show when a decision is to be expected, and the last dates of each step that still make a release.",
    "assessments": "Show which assessments are open or returned, in how many Working Days, within target or how late.",
    "milestones": "Show the delivery milestones of releases: planned, forecast, BRAG, and the User Testing Window.",
    "lapse": "Roll the targets forward: who lapses, to where, carrying whom.",
    "show": "Show what a scenario says, and what its overlays change; with --resolved, as one file.",
    "whatif": "Plan before and after changes in words, and show the difference: who moves, why, at what cost.",
    "sweep": "Plan every combination of changes with spans or lists, and show where the plan changes.",
    "frontier": "Show what can be traded: every plan that is better in one goal only by being worse in another.",
    "risk": "Draw how long steps take: how likely each release is, what drives misses, what a day earlier is worth.",
    "replan": "Show the best plan beside the one with the fewest moves from the baseline, and what keeping costs.",
    "diff": "Show what differs between two plans: who is elsewhere and why, goals, uplifts, loads, lapses.",
    "why": "Say why a modification is where it is; why not elsewhere, and what that would cost.",
    "costs": "Show what each release costs, and what is left of its budget; or what moving a modification changes.",
    "fallbacks": "Show the last date for each pending decision, and the release that follows if it is missed.",
    "unknowns": "Say whether the plan depends on what is open, and how: unknown impacts, options that are not decided.",
    "binding": "Loosen each rule or number of the policy by one step, and show what that buys.",
    "picture": "Draw a plan, or what it rests on, as SVG or PNG, and tell in words what the picture shows.",
    "report": "Write the papers for the Panel: each release's RID, the Panel update and the Change Status Report.",
    "import": "Read an Excel workbook, the register, as a scenario, and show what differs from one that is there.",
    "export": "Write a scenario as an Excel workbook, the register, to edit and import again.",
    "verify": "Check a run folder: every file, and every rule and goal of its plans.",
    "history": "List the runs that --out wrote to a folder and those below, oldest first.",
    "schema": "Print the JSON Schema of scenario files.",
    "init": "Write a small scenario to start from.",
    "completion": "Print completion for bash, zsh or fish.",
}
"""Commands and what each does, so that ``--help`` need not import them."""

EPILOG = """\b
Examples:
  secplan init my-scenario.yaml            a scenario to start from
  secplan check my-scenario.yaml           is it well formed?
  secplan plan my-scenario.yaml            the best plan, proved, with its reasons
  secplan plan my-scenario.yaml --json > plan.json
  secplan check my-scenario.yaml plan.json does the plan keep every rule?

\b
Exit status: 0 done; 1 a fault of ours; 2 wrong usage; 3 bad input; 4 no plan exists;
5 no plan found in the time given; 6 a plan breaks rules; 130 interrupted.
"""

NO_USE = {errno.ENAMETOOLONG, errno.ELOOP, errno.EACCES, errno.EPERM, errno.ENOTDIR}
"""What is wrong with a path that somebody gave, wherever that shows first."""


def _print_versions(context: click.Context, _option: click.Option, value: bool) -> None:
    if not value or context.resilient_parsing:
        return
    from importlib.metadata import version  # 20 ms that only this option needs

    click.echo(f"secplan {version('secplan')}, ortools {version('ortools')}")
    context.exit()


@click.group(cls=LazyGroup, commands_at="planner.cli.commands", commands=COMMANDS, epilog=EPILOG)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_versions, help="Show the versions."
)
def secplan() -> None:
    """Plan which modification of the Smart Energy Code goes in which release, prove the plan, and say why."""


def main() -> None:
    """Run the command line; whatever goes wrong ends in one clear message and a status."""
    gc.disable()  # looking through all that was imported costs 0.1 s, and a process that soon ends need not tidy up
    _replace_what_a_code_page_lacks()
    try:
        secplan(standalone_mode=False, prog_name="secplan")
    except (click.exceptions.Abort, KeyboardInterrupt):
        _tell("Interrupted.")
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        sys.exit(error.exit_code)
    except Exit as error:
        sys.exit(error.status)
    except SystemExit as ended:  # click's; 1 stands for a pipe that was closed: whoever reads has seen enough
        sys.exit(DONE if ended.code == 1 else ended.code)
    except Exception as error:  # noqa: BLE001 - the last line of defence
        sys.exit(_told(error))


def _replace_what_a_code_page_lacks() -> None:
    """A title may hold what the terminal's code page has no character for: a question mark is better than no answer."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors in ("strict", "surrogateescape"):
            stream.reconfigure(errors="replace")


def _told(error: Exception) -> int:
    """Say what went wrong: bad input in its own words, anything else as the fault of ours that it is."""
    from models.flaw import short
    from planner.load.errors import BadInput  # only when something is wrong: it loads the models

    if isinstance(error, BadInput):
        _tell(error.render())
        return BAD_INPUT
    if _is_lack_of_memory(error):
        _tell("secplan: there is not enough memory for this; close other programs, or raise the limit.")
        return WRONG_USAGE
    if isinstance(error, OSError) and error.filename is None:  # of a stream, such as a full disk behind a redirection
        _tell(f"secplan: cannot write the answer: {error.strerror}")
        return WRONG_USAGE
    if isinstance(error, OSError) and error.errno in NO_USE:
        _tell(f"secplan: cannot use '{short(error.filename)}': {error.strerror}")
        return WRONG_USAGE
    _tell("".join(traceback.format_exception(error)).rstrip())
    _tell("This is a fault of secplan's own, not of your input. Please report the lines above.")
    return FAULT


def _tell(text: str) -> None:
    """Say it on standard error, where that can still be written to: the status says it too."""
    with suppress(OSError):
        click.echo(text, err=True)


def _is_lack_of_memory(error: BaseException | None) -> bool:
    """Whether it, or what led to it, says so: each library in its own way."""
    if error is None:
        return False
    says = str(error).lower()
    known = ("cannot allocate memory", "failed to map segment", "can't start new thread", "bad_alloc")
    is_said = isinstance(error, MemoryError) or any(one in says for one in known)
    return is_said or _is_lack_of_memory(error.__cause__ or error.__context__)
