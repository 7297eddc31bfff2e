"""A paper as one HTML file, for the screen and for A4: no script, and nothing that it fetches."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from planner.report.blocks import Block, Heading, Paper, Table, one_line
from planner.report.writers.layout import LONGEST_WORD, across
from planner.report.writers.names import FEWEST_LISTED, each_once, line_of_contents, slug

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class _Part:
    """A block as the template has it."""

    kind: str
    name: str
    """The id of a heading; of another block, the heading that it is under."""
    block: Block
    classes: str


def html(paper: Paper) -> str:
    """The paper as text; its style sheet is in it, and the browser is told to use nothing else."""
    sheet = f"{_file('paper.css')}{_foot_of_sheets(paper.foot)}"
    blocks = list(_parts(paper.page[1:]))
    contents = [(one.name, one.block) for one in blocks if isinstance(one.block, Heading)]
    return _template().render(
        paper=paper,
        policy=_policy(sheet),
        sheet=Markup(sheet),  # ours, but for the foot, which is in code points
        contents=contents if len(contents) >= FEWEST_LISTED else (),
        blocks=blocks,
    )


def _parts(blocks: Sequence[Block]) -> Iterator[_Part]:
    slugs = each_once(f"part-{slug(block.text, 'x')}" for block in blocks if isinstance(block, Heading))
    heading = "at the head"
    for block, lies_across in zip(blocks, across(blocks), strict=True):
        if isinstance(block, Heading):
            heading = block.text
        name = next(slugs) if isinstance(block, Heading) else heading
        starts_sheet = isinstance(block, Heading) and block.starts_sheet
        classes = [*(["across"] if lies_across else []), *(["new-sheet"] if starts_sheet else [])]
        yield _Part(type(block).__name__, name, block, " ".join(classes))


def _classes(table: Table, name: str, text: str) -> Markup:
    """The classes of a cell as an attribute."""
    is_long = any(len(word) > LONGEST_WORD for word in text.split())
    classes = [*(["number"] if name in table.numeric else []), *(["long"] if is_long else [])]
    return Markup(' class="{}"').format(" ".join(classes)) if classes else Markup("")


def _policy(sheet: str) -> str:
    """What the browser may use: this style sheet, by its hash, and the pictures in the file."""
    own = b64encode(sha256(sheet.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{own}'; img-src data:; base-uri 'none'; form-action 'none'"


def _foot_of_sheets(foot: str) -> str:
    """The foot of every printed sheet; in code points, so that no character can mean anything to a style sheet."""
    points = "".join(f"\\{ord(char):06x}" for char in one_line(foot))
    return f'@media print {{ @page {{ @bottom-left {{ content: "{points}"; font: 8pt Arial, sans-serif; }} }} }}\n'


@cache
def _template() -> "Template":
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    environment.filters.update(
        line=one_line, short=line_of_contents, base64=lambda content: b64encode(content).decode()
    )
    environment.globals.update(zip=partial(zip, strict=True), classes=_classes)
    return environment.from_string(_file("paper.html"))


def _file(name: str) -> str:
    return files("planner.report.writers").joinpath(name).read_text(encoding="utf-8")
