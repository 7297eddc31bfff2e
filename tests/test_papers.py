"""The papers: the same rows as those that SECAS wrote, and the same words."""

from collections.abc import Sequence

import pytest

from planner import api
from planner.cli.show import plain
from planner.report.blocks import Bullets, Cell, Heading, Page, Paper, Table
from tests.running import APRIL_2020, NOVEMBER_2020


def paper(outcome: api.Outcome, name: str) -> Paper:
    """One paper."""
    (only,) = api.papers(outcome, name)
    return only


def table_under(page: Page, heading: str) -> Table:
    """The first table after a heading."""
    start = next(index for index, block in enumerate(page) if isinstance(block, Heading) and heading in block.text)
    return next(block for block in page[start:] if isinstance(block, Table))


def columns(table: Table, *names: str) -> list[tuple[Cell, ...]]:
    """The rows with these columns only."""
    places = [list(table.columns).index(name) for name in names]
    return [tuple(row[place] for place in places) for row in table.rows]


@pytest.fixture(scope="module")
def november_2020() -> api.Outcome:
    return api.plan(api.load(NOVEMBER_2020).scenario)


@pytest.fixture(scope="module")
def april_2020() -> api.Outcome:
    return api.plan(api.load(APRIL_2020).scenario)


def test_the_scope_of_november_2020_has_the_rows_of_the_paper(november_2020: api.Outcome) -> None:
    """S0 3.1, its table: the modifications in its order, with the ticks that it has."""
    table = table_under(paper(november_2020, "rid-nov-2020").page, "Modifications in scope")

    assert columns(table, "Modification", "Impacts DCC Systems?") == [
        ("SECMP0062-2", "yes"),
        ("SECMP0067", "yes"),
        ("MP081", "no"),
        ("MP093", "yes"),
        ("MP098", "no"),
    ]


def test_the_status_of_each_is_that_of_the_paper(november_2020: api.Outcome) -> None:
    """S0 3.1: approved; Panel of 17 April; approved; voted on on 22 April; Panel in May and vote in June 2020."""
    table = table_under(paper(november_2020, "rid-nov-2020").page, "Modifications in scope")
    status = {str(name): words for name, words in columns(table, "Modification", "Current status")}

    assert status["SECMP0062-2"] == status["MP081"] == "Approved for inclusion."
    assert str(status["SECMP0067"]).startswith("Next: Modification Report at the Panel, by 17 April 2020.")
    assert status["MP093"] == "To be voted on by the Change Board on 22 April 2020, under Self-Governance."
    assert status["MP098"] == (
        "Next: Modification Report at the Panel, by 15 May 2020. "
        "To be voted on by the Change Board on 24 June 2020, under Self-Governance."
    )


def test_what_lapses_is_in_the_scope_that_it_leaves_and_in_the_one_that_it_comes_to(
    november_2020: api.Outcome,
) -> None:
    """S0 3.1 has SECMP0067 in scope, and asks whether it can still be in this release."""
    there = table_under(paper(november_2020, "rid-nov-2020").page, "Modifications in scope")
    here = table_under(paper(november_2020, "rid-jun-2021").page, "Modifications in scope")

    why = "it is expected to be decided on 1 July 2020, 33 days after its cut-off of 29 May 2020"
    assert f"Expected to lapse to the June 2021 SEC Release: {why}" in str(there.rows[1][3])
    assert f"Lapses here from the November 2020 SEC Release: {why}" in str(here.rows[0][3])


def test_change_requests_are_carried_alongside(november_2020: api.Outcome) -> None:
    """S0 3.1: four that BEIS mandates, of which CR1290 is a DUIS change."""
    page = paper(november_2020, "rid-nov-2020").page

    assert (
        "The following DCC Change Requests, mandated by BEIS, are also expected to be implemented alongside"
        in plain(page)
    )
    assert columns(table_under(page, "Change Requests"), "Change Request", "Impacts DUIS?") == [
        ("CR1145", "no"),
        ("CR1254", "no"),
        ("CR1277", "no"),
        ("CR1290", "yes"),
    ]


@pytest.mark.parametrize(
    ("release", "rows"),
    [
        ("jun-2021", [("MP078", "no", "yes", "no"), ("MP090", "TBC", "yes", "no"), ("MP099", "no", "yes", "no")]),
        (
            "nov-2021",
            [
                ("SECMP0007", "yes", "yes", "yes"),
                ("SECMP0015", "no", "yes", "yes"),
                ("SECMP0024", "TBC", "no", "TBC"),
                ("SECMP0046", "yes", "yes", "no"),
                ("SECMP0056", "no", "yes", "yes"),
            ],
        ),
    ],
)
def test_the_scope_of_2021_has_the_rows_and_ticks_of_the_paper(
    april_2020: api.Outcome, release: str, rows: Sequence[tuple[str, ...]]
) -> None:
    """S0 4.1, its table; MP090's DUIS is "TBC" there, and which column SECMP0024's one tick is in, nobody knows."""
    table = table_under(paper(april_2020, f"rid-{release}").page, "Modifications in scope")

    assert columns(table, "Modification", "Impacts DUIS?", "Impacts GBCS?", "Impacts CH firmware?") == rows


def test_what_is_to_be_confirmed_is_told(april_2020: api.Outcome) -> None:
    """S0 4.1, footnote 1: several options, only one of which will impact the DUIS."""
    page = paper(april_2020, "rid-jun-2021").page
    (notes,) = [block for block in page if isinstance(block, Bullets) and "depends on" in block.items[0]]

    depends = "depends on the solution option (yes with duis-alerts, no with event-log)"
    assert notes.items == [f"MP090, DUIS: {depends}; the plan takes event-log."]
