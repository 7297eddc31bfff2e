"""What is said of a chain grows with the chain: each reason a few times, and never the whole chain in every line."""

from pathlib import Path

import pytest

from tests.generator import as_yaml
from tests.running import CASES, Secplan


def chain(folder: Path, length: int) -> Path:
    """So many modifications that wait for one another; the first is late for June 2027, and all go with it."""
    late = {"id": "M0", "impacts": {"gbcs": "yes"}, "target": "jun-2027", "decision": {"expected": "2026-11-01"}}
    others = [
        {"id": f"M{n}", "needs": [f"M{n - 1}"], "target": "jun-2027", "decision": {"expected": "2026-06-24"}}
        for n in range(1, length)
    ]
    tree = {
        "format": "secplan.scenario/1",
        "name": "chain",
        "as_of": "2026-04-10",
        "releases": [{"generate": {"pattern": "sec", "from": 2027, "until": 2028}}],
        "modifications": [late, *others],
    }
    path = folder / f"chain-{length}.yaml"
    path.write_text(as_yaml(tree), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["lapse", "plan", "cutoffs", "check", "milestones", "assessments"])
def test_a_page_about_a_chain_of_twice_the_length_is_about_twice_as_long(
    command: str, tmp_path: Path, secplan: Secplan
) -> None:
    short, long = (len(secplan(command, chain(tmp_path, length)).out) for length in (40, 80))
    assert long <= 2.3 * short


def test_the_lapses_of_a_chain_of_400_are_some_hundred_lines(secplan: Secplan) -> None:
    """It was 12 MB: each line told the whole chain back."""
    page = secplan("lapse", CASES / "09-chain-400.yaml").out
    assert len(page.splitlines()) < 1_000
    assert len(page) < 500_000
    (line,) = [one for one in page.splitlines() if one.startswith("- M200 lapses")]
    assert "; and so on, through 197 more, which have lines of their own; M0 went to" in line


def test_a_short_chain_is_told_whole(tmp_path: Path, secplan: Secplan) -> None:
    page = secplan("lapse", chain(tmp_path, 6)).out
    assert "and so on" not in page
    (line,) = [one for one in page.splitlines() if one.startswith("- M5 lapses")]
    assert [f"M{n} went to" in line for n in range(5)] == [True] * 5
