"""Whether a result document holds: the page of ``secplan check``."""

from pathlib import Path

from planner.explain.words import counted
from planner.report.blocks import Heading, Page, Paragraph, section
from planner.report.documents.check import Check


def check_page(check: Check, scenario_file: str, result_file: Path | str | None) -> Page:
    """The page that ``secplan check`` prints."""
    remarked = section("Worth a second look", check.remarks)
    counts = f"{counted(check.modifications, 'modification')} and {counted(check.releases, 'release')}"
    if check.keeps_every_rule is None:
        return [Paragraph(f"{scenario_file} is well formed: {counts}."), *remarked]
    verdict = {
        True: "keeps every rule, and all it says of the plan is right",
        False: "does not hold" if check.keeps_every_rule else "breaks rules",
    }[check.holds]
    return [
        Heading(f"The plan in {result_file} {verdict}."),
        Paragraph(f"Checked against {scenario_file}: {counts}."),
        *map(Paragraph, check.notes),
        *section("Rules it breaks", [f"{one.rule}: {one.says}; {one.found}." for one in check.violations]),
        *section("What it says that is not so", [f"{one}." for one in check.differences]),
        *remarked,
    ]
