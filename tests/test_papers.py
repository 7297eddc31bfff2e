"""The papers: the same rows as those that SECAS wrote, and the same words."""

from collections.abc import Sequence
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from planner import api
from planner.report.blocks import Bullets, Page, Paper, Paragraph
from planner.report.text import plain
from tests.papers import bullets_under, columns, table_under
from tests.running import APRIL_2020, APRIL_2021, NOVEMBER_2020


def paper(outcome: api.Outcome, name: str) -> Paper:
    """One paper."""
    (only,) = api.papers(outcome, name)
    return only


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
    there = bullets_under(paper(november_2020, "rid-nov-2020").page, "Where the plan differs")
    here = bullets_under(paper(november_2020, "rid-jun-2021").page, "Where the plan differs")

    why = (
        "it is expected to be decided on 1 July 2020, 33 days after its cut-off of 29 May 2020 for the November 2020 "
        "SEC Release"
    )
    assert there == [f"SECMP0067: expected to lapse to the June 2021 SEC Release, as {why}."]
    assert here == [f"SECMP0067: lapses here from the November 2020 SEC Release, as {why}."]


def test_the_cut_off_of_what_lapses_is_in_the_table_of_the_release_that_it_leaves(november_2020: api.Outcome) -> None:
    """S0 3.1: SECMP0067 is in scope, and its decision of 1 July comes 33 days after 29 May 2020."""
    page = paper(november_2020, "rid-nov-2020").page
    rows = columns(
        table_under(page, "Decision cut-off dates"), "Modification", "Cut-off", "Days in hand", "Release in the plan"
    )

    assert ("SECMP0067", date(2020, 5, 29), -33, "June 2021 SEC Release") in rows


def test_change_requests_are_carried_alongside(november_2020: api.Outcome) -> None:
    """S0 3.1: four that BEIS mandates, of which CR1290 is a DUIS change."""
    page = paper(november_2020, "rid-nov-2020").page

    assert (
        "The following DCC Change Requests, mandated by BEIS, are also expected to be implemented alongside"
        in plain(page)
    )
    assert columns(table_under(page, "Change Requests"), "Change Request", "DUIS?") == [
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

    assert columns(table, "Modification", "DUIS?", "GBCS?", "CH firmware?") == rows


def test_what_is_to_be_confirmed_is_told(april_2020: api.Outcome) -> None:
    """S0 4.1, footnote 1: several options, only one of which will impact the DUIS."""
    page = paper(april_2020, "rid-jun-2021").page
    (notes,) = [block for block in page if isinstance(block, Bullets) and "depends on" in block.items[0]]

    depends = "depends on the solution option (yes with duis-alerts, no with event-log)"
    assert notes.items == [f"MP090, DUIS: {depends}; the plan takes event-log."]


@pytest.fixture(scope="module")
def april_2021() -> api.Outcome:
    return api.plan(api.load(APRIL_2021).scenario)


def listed_after(page: Page, sentence: str) -> list[str]:
    """The ids in the list under a sentence."""
    start = next(index for index, block in enumerate(page) if isinstance(block, Paragraph) and sentence in block.text)
    items = page[start + 1]
    assert isinstance(items, Bullets)
    return [item.split()[0] for item in items.items]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "There is currently one modification approved for implementation in the Standalone SEC Release of 23 April",
            ["MP148"],
        ),
        (
            "There are currently two modifications approved for implementation in the June 2021 SEC Release (24 June",
            ["MP106", "MP146"],
        ),
        (
            "There are currently five modifications approved for implementation in the November 2021 SEC Release (4 No",
            ["SECMP0007", "MP077", "MP090", "MP105", "MP150"],
        ),
        (
            "There is currently one modification approved for implementation in the June 2022 SEC Release (30 June",
            ["SECMP0015"],
        ),
        ("due to be presented to the Panel on 16 April 2021 for progression to the Report Phase", ["MP099", "MP144"]),
        ("due to be presented to the Panel on 16 April 2021 for progression by Fast-Track", ["DP153"]),
        ("The Change Board approved three Modification Proposals under Self-Gov", ["MP105", "MP148", "MP150"]),
        ("The Authority approved one Modification Proposal", ["SECMP0015"]),
        ("Impact Assessment requests were approved by the Change Board on 24 March 2021", ["SECMP0024", "MP078"]),
        ("expected to be issued from Monday 19 April 2021", ["MP099", "MP144"]),
        ("The Change Board voted on four modifications on 24 March 2021", ["SECMP0056", "MP105", "MP148", "MP150"]),
        ("modification is currently with the Authority for decision", ["SECMP0056"]),
    ],
)
def test_the_change_status_report_lists_what_the_paper_lists(
    april_2021: api.Outcome, sentence: str, names: list[str]
) -> None:
    """S3 1, 3, 4 and 5, list by list and in its order; the plan places more, and S3 lists what is approved."""
    assert listed_after(paper(april_2021, "change-status-report").page, sentence) == names


def test_the_change_status_report_counts_open_assessments(april_2021: api.Outcome) -> None:
    """S3 3, "Open Assessments": MP107 94 and MP140 47 days; 88 and 44 without the first day and bank holidays."""
    table = table_under(paper(april_2021, "change-status-report").page, "Open Assessments")
    rows = columns(table, "Modification", "Current duration (WD)", "As weekdays")

    assert ("MP107", 88, 94) in rows
    assert ("MP140", 44, 47) in rows


def test_every_proposal_is_in_one_stage(april_2021: api.Outcome) -> None:
    """S3: Draft Proposals in 2, refinement in 3, SECMP0056 with the Authority in 4, nine approved in 5."""
    table = table_under(paper(april_2021, "change-status-report").page, "Proposals currently in each stage")

    assert columns(table, "Stage", "Proposals") == [
        ("Define", 4),
        ("Refine", 12),
        ("Opine", 0),
        ("Decision", 1),
        ("Implementation", 9),
    ]
    assert sum(int(str(row[1])) for row in table.rows) == len(april_2021.scenario.modifications)


def test_the_panel_update_proposes_the_scope_of_the_paper(april_2020: api.Outcome) -> None:
    """S0 4.1, its table whole: release, modification and the three columns of ticks."""
    table = table_under(paper(april_2020, "panel-update").page, "Proposed scope")

    assert [(str(row[0]), str(row[1]).split()[0], *row[2:]) for row in table.rows] == [
        ("June 2021 SEC Release", "MP078", "no", "yes", "no"),
        ("June 2021 SEC Release", "MP090", "TBC", "yes", "no"),
        ("June 2021 SEC Release", "MP099", "no", "yes", "no"),
        ("November 2021 SEC Release", "SECMP0007", "yes", "yes", "yes"),
        ("November 2021 SEC Release", "SECMP0015", "no", "yes", "yes"),
        ("November 2021 SEC Release", "SECMP0024", "TBC", "no", "TBC"),
        ("November 2021 SEC Release", "SECMP0046", "yes", "yes", "no"),
        ("November 2021 SEC Release", "SECMP0056", "no", "yes", "yes"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Only a single DUIS uplift is expected in 2021, in the November 2021 SEC Release.",
        "Only a single CH firmware uplift is expected in 2021, in the November 2021 SEC Release.",
        "Changes that impact the GBCS: three in the June 2021 SEC Release and four in the November 2021 SEC Release.",
        "The cut-off date for a decision on MP078, MP090 and MP099 is 24 September 2020",
        "The Panel is requested to NOTE the contents of this paper.",
    ],
)
def test_the_panel_update_says_what_the_paper_says(april_2020: api.Outcome, sentence: str) -> None:
    """S0 4.1, 4.2 and 5: one uplift of each, a split of the GBCS changes, cut-off dates, to be noted."""
    assert sentence in plain(paper(april_2020, "panel-update").page)


def test_the_rid_goes_to_the_panel_twelve_months_before(april_2020: api.Outcome) -> None:
    """S0 4.2: the June 2021 RID to the June 2020 Panel; R7: the full scope six months before go-live."""
    table = table_under(paper(april_2020, "panel-update").page, "Next steps")

    assert columns(table, "Release", "DCC Systems scope", "Full scope")[0] == (
        "June 2021 SEC Release",
        date(2020, 6, 19),
        date(2020, 12, 11),
    )


@pytest.mark.parametrize(
    ("scenario", "names"),
    [
        ("november_2020", ()),
        ("april_2020", ()),
        ("april_2021", ("rid-nov-2021", "panel-update", "change-status-report")),
    ],
)
def test_papers_read(
    scenario: str, names: Sequence[str], request: pytest.FixtureRequest, snapshot: SnapshotAssertion
) -> None:
    """A change of wording shows here; after one that is meant: ``pytest tests/test_papers.py --snapshot-update``."""
    for made in api.papers(request.getfixturevalue(scenario), names):
        lines = plain(made.page).splitlines()
        assert "\n".join(line for line in lines if not line.startswith("- secplan ")) == snapshot(name=made.name)
