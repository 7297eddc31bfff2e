"""The page that shows every picture, and the files of the pictures: a part of ``make docs``."""

from functools import cache
from html import escape
from pathlib import Path

from models import Outcome
from planner import api
from planner.api.pictures import PICTURES
from planner.report.pictures.picture import Picture, svg_bytes

SCENARIO = "scenarios/sec-2021-april-2020.yaml"

SCENARIO_OF = {"graph": "scenarios/tiny.yaml", "frontier": "scenarios/sec-2021-replay.yaml"}
"""Where April 2020 has nothing to show."""

MORE = {
    "graph": """
Releases are columns in time, so that an arrow that points left would be a broken rule; between releases of the same
day, whose order is one with few such arrows, it need not be. A release is as wide as the longest chain within it. What
nothing is linked with stands below. Of more than 60 modifications only those with links are drawn, and of more than 60
of these only the largest groups; `--around MP901` draws what is linked with one of them, and `--distance 2` no more
than two links away.

With a FILE that ends with `.dot` or `.mmd`, it is text for graphviz or Mermaid. The order within releases is secplan's
own, with few crossings, so that the same scenario gives the same picture on any machine; `--layout dot` leaves it to
graphviz, where that is installed, and then depends on its version.
""",
    "viability": """
Possible is meant other modifications aside: no rule forbids it for this one alone, but what it is linked with, and what
a release can carry of all of them, may. Where no plan exists, `api.pictures.viability(scenario)` shows in Python what
is possible, with nothing chosen.
""",
    "risk": """
The numbers are per cent of `--draws` (1,000), as in [risk](risk.md); the least likely to keep its release comes first.
Of more than 60 modifications, the 60 least likely are shown.
""",
    "frontier": """
Less is better in every goal. The goals are those of `--goals lateness,uplifts`; of three, the one with fewest values
has a plot for each. What is hatched was not searched in the time given.

With `--over`, a line for each value of a number in a [change](changes.md) shows what can then be had in one goal, or in
two: `secplan picture frontier scenarios/sec-2021-april-2020.yaml --goals lateness --over "capacity gbcs 0..6"`. The
goals that come first in the scenario are numbers beside it: what is hatched is had at their cost.

![What each number of GBCS changes in a release buys in lateness](pictures/frontier-over.svg)
""",
}
"""What else there is to say."""

HEAD = f"""\
# Pictures

<!-- Written by `make docs` from planner/api/pictures.py and docs/gallery.py: change those, not this page. -->

`secplan picture NAME SCENARIO --out FILE` draws one of the pictures below, most of which show
[April 2020](../{SCENARIO}) here. The ending of FILE says in which form. Without `--out`, it tells in words what the
picture shows, which `--json` prints as a [document](documents.md).

- A picture fits on an A4 page: lying or upright, whichever has room. With up to about 60 modifications, no text on it
  is then smaller than 6 points; long titles are wrapped, and shortened or left out where there is no room for them.
  The board leaves out the days in hand too, before it leaves out titles; its words have them.
- It can be read in grey: what colours mean is said by words, shapes or edges too.
- The words of it go along in the file, for who cannot see it: as `desc` of an SVG, as `Description` of a PNG.
- The same scenario gives the same file, byte by byte, whatever the settings of matplotlib are.
- A title is text, whatever is in it. What the font does not have, such as Chinese or most emoji, is drawn as a white
  square, and the words of the picture name whose title it is: a font of the machine's own would make another picture
  on another machine.

In Python each is a function of its name, and shows itself in a notebook; the table that it is drawn from is a frame:

```python
from planner import api

outcome = api.plan(api.load("{SCENARIO}").scenario)
print(api.pictures.board(outcome).description)
print(api.frames.placements(outcome)[["modification", "release", "touches"]])
```
"""


def gallery_page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(_section(name) for name in PICTURES)])


def gallery_files() -> dict[str, bytes]:
    """The files that the page shows, by name."""
    return {f"{name}.svg": svg_bytes(_picture(name)) for name in PICTURES} | {"frontier-over.svg": svg_bytes(_over())}


def _section(name: str) -> str:
    says = PICTURES[name].says
    told = "".join(f"<li>{escape(line)}</li>\n" for line in _picture(name).description.splitlines()[1:])
    return f"""\
## {name.capitalize()}

{says[:1].upper()}{says[1:]}: `secplan picture {name} {SCENARIO_OF.get(name, SCENARIO)} --out {name}.svg`
{MORE.get(name, "")}
![{name.capitalize()}: {says}](pictures/{name}.svg)

<details><summary>The same in words</summary>
<ul>
{told}</ul>
</details>
"""


@cache
def _picture(name: str) -> Picture:
    outcome = _outcome(SCENARIO_OF.get(name, SCENARIO))
    drawn: Picture = getattr(api.pictures, name)(_asked(name, outcome))
    return drawn


def _asked(name: str, outcome: Outcome) -> object:
    """What the picture is drawn from."""
    match PICTURES[name].needs:
        case "plan":
            return outcome
        case "risk":
            return api.risk(outcome)
        case "frontier":
            return api.frontier(outcome, ("lateness", "uplifts"))


def _over() -> Picture:
    """What a number buys: the other picture of a frontier."""
    return api.pictures.frontier(api.frontier_over(_outcome(SCENARIO), "capacity gbcs 0..6", ("lateness",)))


@cache
def _outcome(scenario: str) -> Outcome:
    return api.plan(api.load(Path(__file__).parent.parent / scenario).scenario)
