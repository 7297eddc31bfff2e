"""Why there is no plan: a part of a paper."""

from collections.abc import Iterator

from models import Infeasible
from planner.report.blocks import Block, Heading, Paragraph
from planner.report.pages.common import deeper
from planner.report.pages.plan import no_plan_blocks
from planner.report.papers.background import Background


def no_plan_part(background: Background, scopes: str) -> Iterator[Block]:
    """The ways out and the statements that cannot all hold; and that scopes are told though nothing is planned."""
    yield Heading("Why there is no plan")
    if isinstance(background.outcome.answer, Infeasible):
        yield Paragraph(scopes)
        yield from deeper(no_plan_blocks(background.scenario, background.result, tried=None))
    else:
        yield Paragraph(f"{background.no_plan} {scopes}")
