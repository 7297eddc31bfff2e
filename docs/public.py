"""Every question as a function of Python, from the functions themselves: a part of ``make docs``."""

import inspect
from collections.abc import Iterator
from types import FunctionType, ModuleType

from planner import api
from planner.api import decisions, frames, pictures, planners, plans, questions, registers, runs

HEAD = """\
# In Python and in notebooks

<!-- Written by `make docs` from planner/api and docs/public.py: change those, not this page. -->

Everything that the command line answers is a function of `planner.api`, with one way to ask each question:

```python
from planner import api

scenario = api.load("scenarios/sec-2021-april-2020.yaml").scenario
outcome = api.plan(scenario)
api.why(outcome, "MP090")
```

In a notebook every answer shows itself, as the page that the command line prints; `print(outcome)` prints that page,
and a Python prompt shows one short line. (Only
`api.verify` gives plain data: the clauses broken and the goals.) An answer holds what it is about, so that it can be
shown and asked further. One change, or one pattern, may be given alone instead of in a list, and goals as the command
has them: `api.frontier(outcome, "lateness,uplifts")`. `make notebooks` opens the
[notebooks](../notebooks), which ask one question each on real data. What is optional is left out below:
`help(api.plan)` tells of it. Time, workers and seed go in `api.Settings(seconds=10)`, which most functions take; what
is wrong with a file is an `api.BadInput`, what is wrong with a change an `api.Mistakes`.
"""

FIRST = "Scenarios"
PART_OF = {
    plans.__name__: "Plans",
    questions.__name__: "Questions about a plan",
    decisions.__name__: "Decisions, and how likely",
    registers.__name__: "Registers",
    runs.__name__: "Runs that were kept",
    planners.__name__: "Tools",
}
"""By the module that a function is from, the part of the page that tells of it."""

COMMAND_OF = {
    "assessments": "assessments",
    "binding": "binding",
    "change_budget": "replan --budget",
    "frontier": "frontier",
    "frontier_over": "frontier --over",
    "check": "check",
    "clock": "clock",
    "confidence": "plan --confidence",
    "cost_of_moving": "costs",
    "costs": "costs",
    "cutoffs": "cutoffs",
    "diff": "diff",
    "fallbacks": "fallbacks",
    "history": "history",
    "lapse": "lapse",
    "load_register": "import",
    "milestones": "milestones",
    "plan": "plan",
    "register": "export",
    "register_differences": "import --onto",
    "register_template": "export --template",
    "replan": "replan",
    "result": "plan --json",
    "risk": "risk",
    "risk_draw": "risk --draw",
    "scenario_text": "show --resolved",
    "show": "show",
    "sweep": "sweep",
    "unknowns": "unknowns",
    "verify_run": "verify",
    "word_base": "report --write-base",
    "write_papers": "report",
    "write_tables": "report --csv",
    "what_if": "whatif",
    "why": "why",
    "why_not": "why",
}
"""The command that answers the same, where there is one."""


def public_page() -> str:
    """The whole page."""
    functions = [(name, found) for name in api.__all__ if inspect.isfunction(found := getattr(api, name))]
    lines = [HEAD]
    for title in dict.fromkeys([FIRST, *PART_OF.values()]):
        found = [one for one in functions if PART_OF.get(one[1].__module__, FIRST) == title]
        lines += [f"## {title}\n", *_table("api", found)]
    for name, module in (("frames", frames), ("pictures", pictures)):
        lines += [f"## {name.capitalize()}: `api.{name}`\n", f"{_said(module)}\n", *_table(f"api.{name}", _own(module))]
    return "\n".join(lines)


def _own(module: ModuleType) -> list[tuple[str, FunctionType]]:
    """The functions that a module gives, in its order."""
    own = inspect.getmembers(module, lambda one: inspect.isfunction(one) and one.__module__ == module.__name__)
    public = [(name, found) for name, found in own if not name.startswith("_")]
    return sorted(public, key=lambda one: one[1].__code__.co_firstlineno)


def _table(where: str, functions: list[tuple[str, FunctionType]]) -> Iterator[str]:
    """A row for each function; with a column for commands, if there are any."""
    commands = [_command(where, name) for name, _ in functions]
    columns = ["function", "gives", *(["on the command line"] if any(commands) else [])]
    yield f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"
    for (name, function), command in zip(functions, commands, strict=True):
        cells = [f"`{where}.{name}({', '.join(_required(function))})`", _said(function), command]
        yield f"| {' | '.join(cells[: len(columns)])} |"
    yield ""


def _command(where: str, name: str) -> str:
    """The command that answers the same; nothing where there is none."""
    if where == "api.pictures" and name in pictures.PICTURES:
        return f"`secplan picture {name}`"
    return f"`secplan {COMMAND_OF[name]}`" if where == "api" and name in COMMAND_OF else ""


def _required(function: FunctionType) -> Iterator[str]:
    for name, parameter in inspect.signature(function).parameters.items():
        if parameter.default is inspect.Parameter.empty and parameter.kind != inspect.Parameter.VAR_KEYWORD:
            yield name


def _said(thing: FunctionType | ModuleType) -> str:
    return (inspect.getdoc(thing) or "").split("\n\n")[0].replace("\n", " ").replace("``", "`")
