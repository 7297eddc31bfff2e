"""What a register is asked about: each cell that is not clear, at its place, with what it probably means."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from models import Decision, Modification, Money
from planner import api
from planner.load.register.mapped import read_layouts
from planner.register.columns import columns_of
from planner.register.ids import odd_id
from planner.register.sheets import ORDER
from tests.running import ROOT, TINY
from tests.workbooks import MODIFICATIONS, RELEASES, SCENARIO, WHOLE, Rows, refused, with_cell, with_parts, written


def with_column(heading: str, cell: Any) -> dict[str, Any]:
    """A register with one more cell, Modifications!D2."""
    return {**WHOLE, "Modifications": [(*MODIFICATIONS[0], heading), (*MODIFICATIONS[1], cell)]}


def test_the_least_that_a_register_says_is_a_scenario(tmp_path: Path) -> None:
    loaded = api.load_register(written(tmp_path / "r.xlsx", WHOLE))
    assert loaded.scenario.modification_of["MP090"].decision.expected == date(2020, 8, 26)  # type: ignore[union-attr]
    assert loaded.place_of(("modifications", "MP090", "decision")) == f"{tmp_path / 'r.xlsx'}: Modifications!C2"


def test_a_number_of_a_workbook_that_counts_from_1904_is_answered_with_the_day_that_it_shows() -> None:
    """44,798 days after 1 January 1904; counted from 1900 they would be 25 August 2022."""
    says = refused(ROOT / "tests" / "cases" / "07-serial-1904.xlsx")
    assert "Modifications!E2: the number 44798, where a date is wanted\n  hint: did you mean 26 August 2026?" in says


# Cells ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "cell", "says", "hint"),
    [
        ("DCC Systems", "v", "'v' is no readable tick", "did you mean yes? write yes or no"),
        ("DCC Systems", 4, "the number 4 is no readable tick", "did you mean yes?"),
        ("DCC Systems", "unknown", "'unknown' is no readable tick", "write yes or no"),
        ("Impacts: GBCS", "✓", "'✓' is no readable tick", "did you mean yes? write yes, no or unknown"),
        ("Impacts: GBCS", "?", "'?' is no readable tick", "did you mean unknown?"),
        ("DCC Systems", "TBC", "'TBC' is no readable tick", "write yes or no"),
        ("Cost", "£4.5m a year", "'£4.5m a year' is not an amount of money", "such as 1250000"),
        ("Cost", "£4.5555555555m", "'£4555555.5555' has more than two decimals", "such as 1250000"),
        ("Impacts: GBCS", "maybe", "'maybe' is no readable tick", "write yes, no or unknown"),
        ("Progress: pa", "2020-01-02", "'2020-01-02' is text, where a date is wanted", "did you mean 2 January 2020?"),
        ("Progress: pa", "04/03/2020", "is text, where a date is wanted", "4 March 2020 or 3 April 2020?"),
        ("Progress: pa", "13/01/2020", "is text, where a date is wanted", "did you mean 13 January 2020? write"),
        ("Progress: pa", "3rd Jan 2020", "is text, where a date is wanted", "did you mean 3 January 2020?"),
        ("Progress: pa", "soon", "'soon' is not a date", "write it as a date"),
        ("Progress: pa", 43832, "the number 43832, where a date is wanted", "did you mean 2 January 2020?"),
        ("Progress: pa", 7, "the number 7, where a date is wanted", "write it as a date"),
        ("Progress: pa", True, "TRUE, where a date is wanted", "write a date"),
        ("Progress: pa", datetime(2020, 1, 2, 9, 30), "the time 2020-01-02 09:30, where a date", "no time of day"),  # noqa: DTZ001
        ("Load: effort_days", "80", "'80' is text, where a number is wanted", "did you mean 80?"),
        ("Load: effort_days", "1,200", "'1,200' is text, where a number is wanted", "did you mean 1200?"),
        ("Load: effort_days", 4.5, "effort_days: '4.5' is not a whole number", "write a number without a unit"),
        ("Load: effort_days", "many", "effort_days: 'many' is not a whole number", "write a number without a unit"),
        ("Load: effort_days", date(2020, 1, 2), "the date 2020-01-02, where a number is wanted", "such as 4"),
        ("Title", 7, "the number 7, where text is wanted", "write an apostrophe before it"),
        ("Target", "\u200bjun-2021", "has characters that nobody sees", "did you mean 'jun-2021'?"),
        ("Target", "june-2021", "there is no release 'june-2021'", "did you mean 'jun-2021'?"),
        ("Target", date(2021, 6, 24), "the date 2021-06-24, where a word is wanted", "write an apostrophe before it"),
        ("Needs", "MP09", "there is no modification 'MP09'", "it must be listed under modifications"),
        ("Needs", "MP090", "a circle: MP090 waits for MP090", "take one of these links out"),
        ("Lead time: DCC", 9, "the number 9, where a duration is wanted", "such as 9 months, 9 WD or 9 days"),
        ("Lead time: DCC", "9 mnths", "'9 mnths' is not a duration", "9 months"),
        ("Priority", "hihg", "priority: 'hihg' is not known here", "did you mean 'high'?"),
        ("Part of", "SECMPO007", "'SECMPO007' has a letter where an id has a digit", "did you mean 'SECMP0007'?"),
        ("Source", 'text:"', "text: is not followed by one text in quotes", "for example"),
        (
            "Decision: Approved",
            date(2020, 1, 2),
            "this decision says expected and approved",
            "write one of expected",
        ),
    ],
)
def test_a_cell_that_is_not_clear_is_asked_about(heading: str, cell: Any, says: str, hint: str, tmp_path: Path) -> None:
    told = refused(written(tmp_path / "r.xlsx", with_column(heading, cell)))
    first, second, *others = told.splitlines()
    assert first.startswith(f"{tmp_path / 'r.xlsx'}: Modifications!")
    assert says in first
    assert second.startswith("  hint: ")
    assert hint in second
    assert others == [], "one mistake, one message"


@pytest.mark.parametrize(
    ("heading", "cell", "key", "value"),
    [
        ("Path", "Self-Governance", "path", "self-governance"),
        ("Path", "Authority-Determined ", "path", "authority"),
        ("Path", "fast track", "path", "fast-track"),
        ("Priority", " High", "priority", "high"),
        ("Target", "jun-2021 ", "target", "jun-2021"),
        ("Target", "\u00a0jun-2021", "target", "jun-2021"),
        ("DCC Systems", "Y", "dcc_systems", True),
        ("DCC Systems", " no ", "dcc_systems", False),
        ("Impacts: GBCS", "TBC", "impacts", {"gbcs": "unknown"}),
        ("Impacts: GBCS", "n", "impacts", {"gbcs": "no"}),
        ("Cost", "£4.5m", "cost", Money(450_000_000)),
        ("Cost", "1,250K ", "cost", Money(125_000_000)),
        ("Cost", "£0.25bn", "cost", Money(25_000_000_000)),
    ],
)
def test_a_cell_may_say_what_papers_print(heading: str, cell: Any, key: str, value: Any, tmp_path: Path) -> None:
    """As people write it who copy from a paper: capitals, spaces round it, Y for yes, £4.5m."""
    read = api.load_register(written(tmp_path / "r.xlsx", with_column(heading, cell))).scenario
    found = getattr(read.modification_of["MP090"], key)
    assert (dict(found) if isinstance(value, dict) else found) == value


@pytest.mark.parametrize("word", ["Expected", "EXPECTED", " expected"])
def test_a_decision_may_be_said_as_papers_print_it(word: str, tmp_path: Path) -> None:
    rows = [MODIFICATIONS[0], ("MP090", word, date(2020, 6, 1))]
    read = api.load_register(written(tmp_path / "r.xlsx", {**WHOLE, "Modifications": rows})).scenario
    assert read.modification_of["MP090"].decision == Decision(expected=date(2020, 6, 1))


@pytest.mark.parametrize(
    ("odd", "meant"),
    [("SECMPO0067", "SECMP0067"), ("MPQ081", "MP081"), ("MPQ98", "MP098"), ("MP12O", "MP120"), ("CRl290", "CR1290")],
)
def test_an_id_with_a_letter_for_a_digit_is_asked_about(odd: str, meant: str, tmp_path: Path) -> None:
    """As the OCR of the papers has them; links to what was meant are no further mistakes."""
    rows = [(*MODIFICATIONS[0], "Needs"), (odd, *MODIFICATIONS[1][1:], None), ("MP001", *MODIFICATIONS[1][1:], meant)]
    told = refused(written(tmp_path / "r.xlsx", {**WHOLE, "Modifications": rows}))
    assert f"Modifications!A2: '{odd}' has a letter where an id has a digit" in told
    assert f"did you mean '{meant}'? If it is right as it stands, write text:\"{odd}\"" in told
    assert len(told.splitlines()) == 2


@pytest.mark.parametrize(
    "usual", ["SECMP0067", "MP090", "MP122A", "DP153", "CR1290", "MP1000", "BEIS-01", "MPLS", "MP1"]
)
def test_a_usual_id_is_not_asked_about(usual: str) -> None:
    assert odd_id(usual) == ""


def test_every_mistake_is_told_at_once_in_the_order_of_the_sheets(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Scenario": [*SCENARIO[:3], ("As of", "08/04/2020"), ("Calender", "scotland")],
        "Releases": [*RELEASES, ("jun-2021", date(2022, 6, 30)), ("jun-2022", None)],
        "Modifications": [
            (*MODIFICATIONS[0], "Title ", "Titel"),
            ("MP090", "approved", None, "x", None),
            ("MP090", "agreed", date(2020, 1, 2), None, None),
            ("MP078", None, date(2020, 1, 2), None, None),
            ("MP099", "forecast", date(2020, 1, 2), None, None),
            (None, "unknown", None, "no id", None),
        ],
        "Settings": [
            ("What", "Value"),
            ("policy.unknown_impact", "assume-no"),
            ("goal", "x"),
            (None, 3),
            ("releases", 1),
        ],
    }
    told = refused(written(tmp_path / "r.xlsx", sheets)).replace(str(tmp_path), "")
    assert [line.split(": ")[1] for line in told.splitlines() if "hint:" not in line] == [
        "Scenario!B4",
        "Scenario!A5",
        "Releases!A4",
        "Releases!B5",
        "Modifications!E1",
        "Modifications!B2",
        "Modifications!A3",
        "Modifications!B3",
        "Modifications!C4",
        "Modifications!C5",
        "Modifications!A6",
        "Settings!A2",
        "Settings!A3",
        "Settings!A4",
        "Settings!A5",
    ]
    for words in (
        "did you mean 'Calendar'?",
        "the release 'jun-2021' is listed already (Releases!A2)",
        "did you mean 'Title'?",
        "the decision is approved, and there is no date beside it",
        "decision: 'agreed' is not known here",
        "nothing says of which kind it is",
        "a decision that is forecast has neither a date nor a release here",
        "'Id' is missing",
        "'Go-live' is missing",
        "did you mean 'goals'?",
        "it has a sheet: Releases",
    ):
        assert words in told


def test_five_hundred_mistakes_of_a_column_are_told_as_one_and_hide_no_other(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [(*MODIFICATIONS[0], "DCC Systems")]
    rows += [(f"MP{number}", "expected", "04/05/2021", None) for number in range(100, 600)]
    rows += [("MP600", "expected", date(2021, 5, 4), "v")]
    told = refused(written(tmp_path / "r.xlsx", {**WHOLE, "Modifications": rows})).replace(str(tmp_path), "")
    first, _, more, second, _ = told.splitlines()
    assert first == "/r.xlsx: Modifications!C2: '04/05/2021' is text, where a date is wanted"
    assert more == "  and 499 more like it, the last in Modifications!C501"
    assert second == "/r.xlsx: Modifications!D502: 'v' is no readable tick"


@pytest.mark.parametrize("word", ["expected", "unknown", None])
def test_a_decision_whose_date_is_open_is_one_mistake(word: str | None, tmp_path: Path) -> None:
    told = refused(written(tmp_path / "r.xlsx", {**WHOLE, "Modifications": [MODIFICATIONS[0], ("MP1", word, "TBC")]}))
    assert told.replace(str(tmp_path), "") == (
        "/r.xlsx: Modifications!C2: 'TBC' is not a date\n  hint: write unknown under Decision, and leave this empty"
    )


def test_what_is_missing_is_called_as_its_heading(tmp_path: Path) -> None:
    waivers = [("Rule", "About", "Why", "Granted by", "On"), ("uplift-limit", "duis", "x", None, date(2020, 1, 2))]
    told = refused(written(tmp_path / "r.xlsx", {**WHOLE, "Waivers": waivers}))
    assert "Waivers!D2: 'Granted by' is missing\n  hint: for example SEC Panel" in told


def test_the_title_of_a_release_is_taken_for_what_it_is(tmp_path: Path) -> None:
    releases = [(*RELEASES[0], "Title"), (*RELEASES[1], "June 2021 SEC Release")]
    told = refused(
        written(tmp_path / "r.xlsx", {**with_column("Target", "June 2021 SEC Release"), "Releases": releases})
    )
    assert "there is no release 'June 2021 SEC Release'\n  hint: did you mean 'jun-2021'? a release is named" in told


def test_a_day_in_settings_may_be_text_if_it_means_one_thing_only(tmp_path: Path) -> None:
    rows = [("What", "Value"), ("extra_holidays.1.on", "2020-05-04"), ("extra_holidays.1.reason", "a")]
    given = api.load_register(written(tmp_path / "r.xlsx", {**WHOLE, "Settings": rows})).scenario
    assert given.extra_holidays[0].on == date(2020, 5, 4)
    told = refused(written(tmp_path / "r.xlsx", {**WHOLE, "Settings": [rows[0], (rows[1][0], "04/05/2020"), rows[2]]}))
    assert "Settings!B2: '04/05/2020' is text, where a date is wanted" in told


def test_dates_of_workbooks_that_count_from_1904_are_the_same(tmp_path: Path) -> None:
    path = written(tmp_path / "r.xlsx", WHOLE, date_1904=True)
    assert api.load_register(path).scenario == api.load_register(written(tmp_path / "s.xlsx", WHOLE)).scenario


def test_an_error_of_excels_is_no_empty_cell(tmp_path: Path) -> None:
    path = written(tmp_path / "r.xlsx", with_column("Title", "x"))
    with_cell(path, 3, "D2", '<c r="D2" t="e"><f>A1/0</f><v>#DIV/0!</v></c>')
    assert "Modifications!D2: an Excel error, such as #REF!, and no value" in refused(path)


@pytest.mark.parametrize(
    "cell", ['<c r="D2"><f>A2</f></c>', '<c r="D2"><f>A2</f><v></v></c>', '<c r="D2"><f>A2</f><v/></c>']
)
def test_a_formula_without_a_value_is_no_empty_cell(cell: str, tmp_path: Path) -> None:
    path = with_cell(written(tmp_path / "r.xlsx", with_column("Title", "x")), 3, "D2", cell)
    assert "Modifications!D2: a formula without a value" in refused(path)


def test_of_a_formula_the_value_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "r.xlsx", with_column("Title", "x"))
    with_cell(path, 3, "D2", '<c r="D2" t="str"><f>A2</f><v>worked out</v></c>')
    assert api.load_register(path).scenario.modifications[0].title == "worked out"


def test_merged_cells_are_asked_about(tmp_path: Path) -> None:
    path = written(
        tmp_path / "r.xlsx",
        {
            **WHOLE,
            "Modifications": [(*MODIFICATIONS[0], "Title"), *[(f"MP00{n}", *MODIFICATIONS[1][1:]) for n in (1, 2)]],
        },
        lambda book: book.get_worksheet_by_name("Modifications").merge_range("D2:D3", "for both?"),
    )
    assert "Modifications!D2: merged cells: nobody can tell" in refused(path)


def test_what_is_hidden_is_read_and_a_sheet_is_mentioned(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book.get_worksheet_by_name("Modifications").set_row(1, None, None, {"hidden": True})
        book.get_worksheet_by_name("Releases").hide()

    loaded = api.load_register(written(tmp_path / "r.xlsx", WHOLE, hide))
    assert [one.id for one in loaded.scenario.modifications] == ["MP090"]
    assert loaded.remarks == ("The sheet 'Releases' is hidden, and was read.",)


def test_a_sheet_with_a_chart_alone_is_passed_over(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Releases!$B$2:$B$3"})
        book.add_chartsheet("Chart").set_chart(chart)

    assert len(api.load_register(written(tmp_path / "r.xlsx", WHOLE, draw)).scenario.releases) == 2


def test_rows_and_columns_without_anything_are_passed_over(tmp_path: Path) -> None:
    rows = [(*MODIFICATIONS[0], None, "Title"), (None,) * 5, (*MODIFICATIONS[1], None, "x"), (None,) * 5]
    loaded = api.load_register(written(tmp_path / "r.xlsx", {**WHOLE, "Modifications": rows}))
    assert [one.title for one in loaded.scenario.modifications] == ["x"]


def test_a_value_under_no_heading_is_not_lost(tmp_path: Path) -> None:
    rows = [MODIFICATIONS[0], (*MODIFICATIONS[1], "a note")]
    told = refused(written(tmp_path / "r.xlsx", {**WHOLE, "Modifications": rows}))
    assert "Modifications!D2: 'a note' stands in a column without a heading" in told


# Sheets and columns ---------------------------------------------------------------------------------------------------


def test_a_sheet_that_lacks_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"Scenario": SCENARIO, "Release": RELEASES, "Modifications": MODIFICATIONS}
    told = refused(written(tmp_path / "r.xlsx", sheets)).replace(str(tmp_path), "")
    assert told == (
        "/r.xlsx: there is no sheet 'Releases'\n"
        "  hint: did you mean 'Release'? there are: Scenario, Release, Modifications"
    )


def test_a_sheet_like_one_of_ours_is_asked_about_and_another_is_mentioned(tmp_path: Path) -> None:
    told = refused(written(tmp_path / "r.xlsx", {**WHOLE, "Wavers": [("Rule",)]}))
    assert "Wavers: there is no sheet 'Wavers' in a register" in told
    assert "did you mean 'Waivers'?" in told
    loaded = api.load_register(written(tmp_path / "s.xlsx", {**WHOLE, "Contacts": [("Name",)]}))
    assert loaded.remarks == ("The sheet 'Contacts' was not read.",)


def test_a_column_that_lacks_is_told_once(tmp_path: Path) -> None:
    rows = [("Id", "Date"), ("jun-2021", date(2021, 6, 24)), ("nov-2021", date(2021, 11, 4))]
    told = refused(written(tmp_path / "r.xlsx", {**WHOLE, "Releases": rows}))
    assert told.count("there is no column 'Go-live'") == 1
    assert "'Go-live' is missing" not in told


@pytest.mark.parametrize("above", [1, 3])
def test_a_title_above_the_headings_is_one_mistake(above: int, tmp_path: Path) -> None:
    sheets = {**WHOLE, "Modifications": [*[("Modifications of the SEC", "as of April")] * above, *MODIFICATIONS]}
    told = refused(written(tmp_path / "r.xlsx", sheets)).replace(str(tmp_path), "")
    rows = "row 1" if above == 1 else "the rows above row 4"
    assert told == (
        f"/r.xlsx: Modifications!1: the headings seem to stand in row {above + 1}, and not in row 1\n"
        f"  hint: delete {rows}, or say header_row: {above + 1} in a file for --columns"
    )


@pytest.mark.parametrize("name", ["Scenario", "Settings"])
def test_the_first_row_of_pairs_is_their_headings(name: str, tmp_path: Path) -> None:
    """Whoever deletes it loses no setting silently."""
    rows = SCENARIO[1:] if name == "Scenario" else [("policy.uplifts_per_year.duis", 2)]
    told = refused(written(tmp_path / "r.xlsx", {**WHOLE, name: rows}))
    assert f"{name}!A1: row 1 says '{rows[0][0]}', " in told
    assert "write What and Value in row 1" in told


def test_a_column_that_stands_twice_is_told(tmp_path: Path) -> None:
    told = refused(written(tmp_path / "r.xlsx", {**WHOLE, "Releases": [("Id", "Go-live", "Id"), *RELEASES[1:]]}))
    assert "Releases!C1: the column 'Id' stands here twice" in told


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("policy..x", "'policy..x' is no path of keys"),
        ("extra_holidays.first.on", "the entries of a list count from 1"),
        ("extra_holidays.0.on", "the entries of a list count from 1"),
        ("extra_holidays.²", "the entries of a list count from 1"),
        (".".join(["policy"] * 5_000), "is no path of keys"),
        ("policy.lead_times.gbsc.dcc", "did you mean 'gbcs'?"),
        ("title", "'title' is not set here"),
        ("wages", "there is no setting 'wages'"),
    ],
    ids=lambda text: text[:20],
)
def test_a_path_of_no_setting_is_told(path: str, says: str, tmp_path: Path) -> None:
    sheets = {**WHOLE, "Settings": [("What", "Value"), (path, "x")]}
    told = refused(written(tmp_path / "r.xlsx", sheets))
    assert "Settings!A2" in told
    assert says in told


def test_settings_are_read_whatever_their_order_and_gaps(tmp_path: Path) -> None:
    rows = [
        ("What", "Value"),
        ("extra_holidays.3.reason", "b"),
        ("extra_holidays.1.on", date(2020, 5, 4)),
        ("policy.uplifts_per_year.duis", 2),
        ("extra_holidays.3.on", date(2020, 5, 5)),
        ("extra_holidays.1.reason", "a"),
    ]
    given = api.load_register(written(tmp_path / "r.xlsx", {**WHOLE, "Settings": rows})).scenario
    assert [one.reason for one in given.extra_holidays] == ["a", "b"]
    assert given.policy.uplifts_per_year.duis == {"default": 2}


@pytest.mark.parametrize(
    ("sheet", "rows", "says"),
    [
        ("Options", [("Modification", "Id"), ("MP09", "a")], "Options!A2: there is no modification 'MP09'"),
        ("Options", [("Modification", "Id"), (None, "a")], "Options!A2: a row that names no modification"),
        ("Options", [("Id",), ("a",)], "Options!1: there is no column 'Modification'"),
        ("Baseline", [("Release", "Modification"), (None, "MP090")], "Baseline!A2: a row that names no release"),
        (
            "Baseline",
            [("Release", "Modification"), ("jun-2021", "MP09")],
            "Baseline!B2: there is no modification 'MP09'",
        ),
        ("Pins", [("Modification", "Release"), ("MP090", "jun-2012")], "Pins!B2: there is no release 'jun-2012'"),
        ("Waivers", [("Rule", "About"), ("uplift", "duis")], "there is no rule 'uplift'"),
    ],
)
def test_what_does_not_hang_together_is_told_at_its_cell(
    sheet: str, rows: list[Any], says: str, tmp_path: Path
) -> None:
    assert says in refused(written(tmp_path / "r.xlsx", {**WHOLE, sheet: rows}))


def test_links_to_other_workbooks_are_not_followed_and_mentioned(tmp_path: Path) -> None:
    path = written(tmp_path / "r.xlsx", WHOLE)
    with_parts(path, lambda _name, content: content, **{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    (remark,) = api.load_register(path).remarks
    assert remark.startswith("It refers to other workbooks, which were not read")


# The documentation ----------------------------------------------------------------------------------------------------

PAGE = (ROOT / "docs" / "registers.md").read_text(encoding="utf-8")


def test_the_messages_of_the_page_are_what_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    headings = [column.heading for column in columns_of(Modification)][:11]
    good = dict.fromkeys(headings) | {"Decision": "expected", "Decision date": date(2020, 8, 26)}
    said = [
        {"Id": "MP001"},
        {"Id": "MP002"},
        {"Id": "SECMPO0067"},
        {"Id": "MP003", "Impacts: GBCS": "v", "Decision date": "04/05/2021"},
    ]
    rows = [headings, *((good | one).values() for one in said)]
    monkeypatch.chdir(tmp_path)
    written(Path("register.xlsx"), {**WHOLE, "Modifications": [list(row) for row in rows]})
    assert refused(Path("register.xlsx")) + "\n" == PAGE.split("```text\n")[1].split("```")[0]


def test_the_columns_of_the_page_are_read(tmp_path: Path) -> None:
    path = tmp_path / "columns.yaml"
    path.write_text(PAGE.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    (layout,) = read_layouts(path).values()
    assert (layout.sheet, layout.header_row, layout.always) == ("Mod list", 3, {"Kind": "modification"})
    assert layout.values == {"Impacts: DUIS": {"Y": "yes", "N": "no", "?": "unknown", "": "no"}}


def test_the_page_names_every_sheet() -> None:
    assert [name for name in ORDER if f"*{name}*" not in PAGE] == []


# Headings -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written_as", [str.upper, str.lower, " {} ".format, lambda heading: heading.replace(" ", "\n"), "{}\n".format]
)
def test_capitals_spaces_and_breaks_of_lines_are_nothing_to_a_heading(
    written_as: Callable[[str], str], tmp_path: Path
) -> None:
    """Of every sheet: rows with columns, keys with values, and the baseline."""
    whole = {**WHOLE, "Baseline": [("Release", "Modification"), ("jun-2021", "MP090")]}
    plain = api.load_register(written(tmp_path / "plain.xlsx", whole)).scenario
    sheets = {name: [tuple(map(written_as, rows[0])), *rows[1:]] for name, rows in whole.items()}
    assert api.load_register(written(tmp_path / "r.xlsx", sheets)).scenario.sha256 == plain.sha256


@pytest.mark.parametrize("heading", ["impacts: gbcs", "IMPACTS:\nGBCS", "Impacts:GBCS", "Impacts : GBCS"])
def test_so_is_a_heading_of_two_parts(heading: str, tmp_path: Path) -> None:
    read = api.load_register(written(tmp_path / "r.xlsx", with_column(heading, "yes"))).scenario
    assert read.modifications[0].impacts == {"gbcs": "yes"}


def test_a_heading_in_capitals_is_the_same_column_twice(tmp_path: Path) -> None:
    told = refused(written(tmp_path / "r.xlsx", with_column("ID", "MP2")))
    assert "the column 'Id' stands here twice" in told


def test_headings_of_ones_own_are_found_by_the_same_rule(tmp_path: Path) -> None:
    columns = tmp_path / "columns.yaml"
    columns.write_text(
        "format: secplan.columns/1\nsheets:\n  Modifications:\n    sheet: tracker\n    columns:\n"
        "      Mod no: id\n      Decision due: decision date\n      State: {column: decision, values: {due: expected}}"
        "\n",
        encoding="utf-8",
    )
    mine = [("MOD\nNO", " decision  DUE", "state"), ("MP1", date(2020, 8, 26), "due")]
    path = written(tmp_path / "r.xlsx", {"Tracker": mine})
    (read,) = api.load_register(path, columns, api.load(TINY)).scenario.modifications[:1]
    assert (read.id, read.decided_on) == ("MP1", date(2020, 8, 26))
