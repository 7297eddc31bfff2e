"""The rules that every plan keeps, where each comes from, and what was granted: tables of a paper."""

from collections.abc import Iterator

from models import Scenario
from models.result import Result
from planner.explain.words import capital
from planner.report.blocks import Block, Bullets, Paragraph, Table
from planner.report.pages.common import waived_words
from planner.rules import GRANTED_BY, RULES


def rule_blocks() -> Iterator[Block]:
    """Every rule but those that say what a plan is."""
    rows = [
        (rule.title, capital(str(rule.source)), capital(rule.granted_by or GRANTED_BY[rule.kind]))
        for rule in RULES
        if rule.kind != "structure"
    ]
    yield Table(("Rule", "Source", "Who could grant an exception"), rows)


def waiver_blocks(scenario: Scenario, result: Result) -> Iterator[Block]:
    """What the plan breaks with somebody's leave."""
    if not scenario.waivers:
        yield Paragraph("No waivers have been granted.")
    elif not result.waived:
        yield Paragraph("Waivers have been granted, and none is made use of.")
    else:
        yield Paragraph("Allowed by a waiver:")
        yield Bullets([waived_words(row) for row in result.waived])
