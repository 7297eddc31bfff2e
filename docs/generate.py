"""Write what the documentation takes from the code, pages and pictures: ``make docs``."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from docs.gallery import gallery_files, gallery_page
from docs.keys import documents_page
from docs.public import public_page
from models import LADDER, Kind
from planner.changes import CHANGES, usage
from planner.explain.words import KINDS
from planner.goals import GOALS
from planner.rules import RULES

RULES_PAGE = Path(__file__).parent / "rules.md"
DOCUMENTS_PAGE = Path(__file__).parent / "documents.md"
CHANGES_PAGE = Path(__file__).parent / "changes.md"
PUBLIC_PAGE = Path(__file__).parent / "api.md"
PICTURES_PAGE = Path(__file__).parent / "pictures.md"
PICTURES_FOLDER = Path(__file__).parent / "pictures"

EXCEPTIONS: dict[Kind, str] = {
    "fact": "nobody",
    "code": "the Authority or the Panel",
    "policy": "the Authority or the Panel",
    "choice": "the planner",
    "structure": "nobody",
}

HEAD = """\
# Rules and goals

<!-- Written by `make docs` from planner/rules and planner/goals: change those, not this page. -->

What each rule does with a scenario's data is in the [scenario format](scenario-format.md), its formula in
[the model](model.md). What `R1` to `R19` stand for is in the [glossary](glossary.md).
"""

RULES_HEAD = """\
## Rules

A plan keeps every rule, but for clauses that a waiver lifts. A rule that counts is about how much a release or a year
carries in all; the others are about single changes and their links.
"""

GOALS_HEAD = """\
## Goals

Most important first; each is kept at its best while the next is improved. A scenario may reorder them. One without a
rank takes part only where a scenario lists it.
"""


def rules_page() -> str:
    """The whole page."""
    rules = _table(
        ("id", "says", "kind", "who could grant an exception", "source", "counts"),
        (
            (
                f"`{rule.id}`",
                rule.title,
                KINDS[rule.kind],
                EXCEPTIONS[rule.kind],
                ", ".join(filter(None, (rule.source.document, rule.source.section))),
                "yes" if rule.counts else "no",
            )
            for rule in RULES
        ),
    )
    goals = _table(
        ("rank", "id", "as little as possible of", "unit"),
        (
            (str(rung) if goal.id in LADDER else "", f"`{goal.id}`", goal.title, goal.unit)
            for rung, goal in enumerate(GOALS, start=1)
        ),
    )
    return "\n".join((HEAD, RULES_HEAD, rules, GOALS_HEAD, goals))


CHANGES_HEAD = """\
# Changes and overlays

<!-- Written by `make docs` from planner/changes and docs/generate.py: change those, not this page. -->

A change says in words what is otherwise in a scenario. The same words go on the command line, in quotes, and in a file:

```console
$ secplan whatif scenarios/sec-2021-april-2020.yaml "decide MP090 2020-10-21"
$ secplan whatif scenarios/sec-2021-april-2020.yaml "move-release nov-2021 2021-11-29" "allow duis 2 2021" --keep
```

Changes that are given together are made at once: their order means nothing, and two that set the same thing contradict
each other, which is an error. So do `add-release` and `move-release` of one release. The one exception is `allow`: the
number for a year wins over the number for every year. What was before, as the sentences tell it, is before all of them.
A modification is in one scope only: to take it from one to another, give both with `baseline`. What is in brackets may
be left out.
"""

OVERLAYS = """\
A duration is a number of months, Working Days (`WD`) or days, 1,200 at most of any, as in the
[scenario format](scenario-format.md). A delay is counted from the day on which the decision is expected; a decision
that is taken cannot be delayed. A date is in a year from 1900 to 2200, though cut-offs need bank holidays, whose tables
end sooner. An approval may be dated after `as_of`: it is then taken for granted, which the answer says.

## Overlays

An overlay is a file that extends a scenario, or another overlay, with changes. It is accepted wherever a scenario is.

| key | default | meaning |
|---|---|---|
| `extends` | required | the file that it changes, in its own folder or below |
| `format` | `secplan.scenario/1` | as in a scenario |
| `name`, `title` | those of what it extends | what the scenario is called that comes out |
| `why`, `author` | none | why, and by whom: told by `secplan show`, kept in a [run folder](dossier.md) |
| `changes` | none | a list of changes in words |

An overlay has one parent, at most five overlays stand on one another, and a circle is refused. Each one's changes are
made in what comes out of its parent, so that an overlay may change again what its parent changed. `secplan show`
tells the changes in sentences; with `--resolved` it prints the scenario that comes out, as one file with a comment at
whatever a change has set. [The replay of 2021](../scenarios/sec-2021-replay.yaml) is an overlay.

## What if

`secplan whatif` plans before and after the changes and shows who moves, from where to where and why: a rule forbids it
where it was, it is carried along, others take the room, a rule no longer keeps it out, or a goal is better served. Then
come the goals, uplifts, loads, cut-offs with days in hand, lapses, and the nearest decisions to chase where one is new:
"(new)" stands where a decision had another last date or release before, or none. "Carried along" is only what its links
alone keep from where it was. A "?" after a goal's value says that time ran out before it was proved to be the best.
What is in doubt because of the changes comes last.

The plan after is the best by the scenario's goals. With `--keep` it is the one that moves as few as can be from the
plan before, which only `left-out` goes before; of equally good plans it keeps the solution options too. Where the two
are different plans, both are shown. That no plan exists after the changes is an answer, with its ways out, and ends
with status 0.

`secplan diff` shows the same between two scenarios, or between results that `plan --json` printed. A result does not
hold its scenario: then what moved is told, and not why.

```python
from planner import api

outcome = api.plan(api.load("scenarios/sec-2021-april-2020.yaml").scenario)
for days in range(0, 60, 20):  # the plan before is worked out once
    found = api.what_if(outcome, [f"delay MP090 {days} WD"])
    print(days, outcome.answer.plan.moves_to(found.after.answer.plan))
```
"""


def changes_page() -> str:
    """The page on changes."""
    rows = ((f"`{usage(one)}`".replace("|", "\\|"), one.does, f"`{one.example}`") for one in CHANGES)
    return "\n".join((CHANGES_HEAD, _table(("change", "what is then so", "example"), rows), OVERLAYS))


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    RULES_PAGE.write_text(rules_page(), encoding="utf-8")
    CHANGES_PAGE.write_text(changes_page(), encoding="utf-8")
    DOCUMENTS_PAGE.write_text(documents_page(), encoding="utf-8")
    PUBLIC_PAGE.write_text(public_page(), encoding="utf-8")
    PICTURES_PAGE.write_text(gallery_page(), encoding="utf-8")
    PICTURES_FOLDER.mkdir(exist_ok=True)
    for name, content in gallery_files().items():
        (PICTURES_FOLDER / name).write_bytes(content)
