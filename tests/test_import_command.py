"""``secplan import`` and ``secplan export``: what goes where, what differs, and a workbook of one's own."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from models import Scenario
from models.columns import SheetName
from models.modification import Decision
from planner import api
from planner.register.filled import FilledSheet, register_of
from planner.register.sheets import KEYS_OF
from planner.report.writers.register import register_workbook
from tests.running import APRIL_2020, APRIL_2021, REPLAY, TINY, Secplan
from tests.test_imports import loaded_by
from tests.workbooks import MODIFICATIONS, WHOLE, Rows, exported, written


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A scenario file of one's own, with comments."""
    path = tmp_path / "mine.yaml"
    path.write_bytes(TINY.read_bytes())
    return path


def onto(scenario: Path, sheets: dict[str, Rows], folder: Path, **given: Any) -> Scenario:
    """What comes out of a workbook put onto a scenario."""
    return api.load_register(written(folder / "r.xlsx", sheets), onto=api.load(scenario), **given).scenario


# Export ---------------------------------------------------------------------------------------------------------------


def test_an_export_comes_back_as_the_same_scenario(tmp_path: Path, secplan: Secplan) -> None:
    ran = secplan("export", REPLAY, "--out", tmp_path / "r.xlsx")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith(f"Wrote {tmp_path / 'r.xlsx'}.")
    text = secplan("import", tmp_path / "r.xlsx").out
    assert api.load_text(text).scenario == api.load(REPLAY).scenario


def test_an_export_writes_over_nothing_without_force(tmp_path: Path, secplan: Secplan) -> None:
    (tmp_path / "r.xlsx").write_text("mine")
    ran = secplan("export", TINY, "--out", tmp_path / "r.xlsx")
    assert ran.status == 2
    assert "--force writes over it" in ran.err
    assert (tmp_path / "r.xlsx").read_text() == "mine"
    assert secplan("export", TINY, "--out", tmp_path / "r.xlsx", "--force").status == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--out", "r.xlsx"), "name the scenario to write, or give --template alone"),
        ((TINY, "--template", "--out", "r.xlsx"), "name the scenario to write, or give --template alone"),
        ((TINY, "--out", "r.xls"), "let its name end in .xlsx"),
        ((TINY,), "Missing option '--out'"),
    ],
)
def test_an_export_that_cannot_be_meant_is_refused(
    arguments: tuple[object, ...], says: str, tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = secplan("export", *arguments)
    assert ran.status == 2
    assert says in ran.err
    assert list(tmp_path.iterdir()) == []


def test_what_a_workbook_cannot_hold_is_refused_before_anything_is_written(
    mine: Path, tmp_path: Path, secplan: Secplan
) -> None:
    mine.write_text(mine.read_text().replace("title: ", f"title: {'x' * 40_000} ", 1))
    ran = secplan("export", mine, "--out", tmp_path / "r.xlsx")
    assert ran.status == 3
    assert "a cell holds 32,767 at most" in ran.err
    assert not (tmp_path / "r.xlsx").exists()


# Import ---------------------------------------------------------------------------------------------------------------


def test_bad_input_ends_with_its_status_and_every_cell(tmp_path: Path, secplan: Secplan) -> None:
    rows = [MODIFICATIONS[0], ("MPQ081", "expected", "04/05/2021")]
    path = written(tmp_path / "r.xlsx", {**WHOLE, "Modifications": rows})
    ran = secplan("import", path, "--out", tmp_path / "s.yaml")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == (
        f"{path}: Modifications!A2: 'MPQ081' has a letter where an id has a digit\n"
        "  hint: did you mean 'MP081'? If it is right as it stands, write text:\"MPQ081\"\n"
        f"{path}: Modifications!C2: '04/05/2021' is text, where a date is wanted\n"
        "  hint: did you mean 4 May 2021 or 5 April 2021? write it as a date, such as 24 June 2021, in a cell whose "
        "format is a date\n"
    )
    assert not (tmp_path / "s.yaml").exists()


def test_a_register_given_as_a_scenario_is_told_of_import(tmp_path: Path, secplan: Secplan) -> None:
    ran = secplan("check", exported(api.load(TINY).scenario, tmp_path / "r.xlsx"))
    assert ran.status == 3
    assert "secplan import" in ran.err


@pytest.mark.parametrize(
    ("out", "says"),
    [
        ("r.xlsx", "let its name end in .yaml"),
        ("/dev/full", "let its name end in .yaml"),
        ("r.yaml", "r.yaml is what is read"),
        ("pipe.yaml", "pipe.yaml is no regular file"),
    ],
)
def test_an_import_writes_a_scenario_file_and_never_over_what_it_reads(
    out: str, says: str, tmp_path: Path, secplan: Secplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    content = written(Path("r.xlsx"), WHOLE).read_bytes()
    Path("r.yaml").hardlink_to("r.xlsx")
    os.mkfifo("pipe.yaml")
    ran = secplan("import", "r.xlsx", "--out", out, "--force")
    assert ran.status == 2
    assert says in ran.err
    assert Path("r.xlsx").read_bytes() == content


@pytest.mark.parametrize("sheets", [{"Sheet1": [("x",)]}, {"Rel": [("Id",)], "Read me": []}])
def test_a_workbook_with_no_sheet_of_a_register_is_no_workbook_without_a_difference(
    sheets: dict[str, Rows], tmp_path: Path
) -> None:
    with pytest.raises(api.BadInput) as refused:
        onto(TINY, sheets, tmp_path)
    (error,) = refused.value.errors
    assert error.says == "it has none of the sheets that are read"
    assert error.hint.startswith(f"there are: {', '.join(sheets)}; read are: Scenario, Releases, Modifications,")


def test_a_file_of_columns_that_names_no_sheet_is_told(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("format: secplan.columns/1\nsheets: {}\n")
    with pytest.raises(api.BadInput, match="names no sheet to read") as refused:
        onto(TINY, WHOLE, tmp_path, columns=tmp_path / "c.yaml")
    assert len(refused.value.errors) == 1


def test_remarks_do_not_get_into_the_scenario_that_is_printed(tmp_path: Path, secplan: Secplan) -> None:
    path = written(tmp_path / "r.xlsx", {**WHOLE, "Contacts": [("Name",)]})
    ran = secplan("import", path)
    assert ran.err == "Note: The sheet 'Contacts' was not read.\n"
    assert api.load_text(ran.out).scenario.name == "s"


def test_an_import_writes_over_nothing_without_force_and_tells_what_is_lost(
    mine: Path, tmp_path: Path, secplan: Secplan
) -> None:
    before = mine.read_bytes()
    path = exported(api.load(TINY).scenario, tmp_path / "r.xlsx")
    ran = secplan("import", path, "--onto", mine, "--out", mine)
    assert ran.status == 2
    assert "exists already; --force writes over it; its" in ran.err
    assert "lines of comments are then lost" in ran.err
    assert mine.read_bytes() == before
    ran = secplan("import", path, "--onto", mine, "--out", mine, "--force")
    assert ran.status == 0
    assert "without its" in ran.err
    assert api.load(mine).scenario == api.load(TINY).scenario


def test_an_overlay_that_is_written_over_is_then_the_whole_scenario(tmp_path: Path, secplan: Secplan) -> None:
    path = exported(api.load(REPLAY).scenario, tmp_path / "r.xlsx")
    ran = secplan("import", path, "--onto", REPLAY, "--out", tmp_path / "s.yaml")
    assert f"It is the whole scenario, and extends {APRIL_2020} no longer." in ran.err
    assert api.load(tmp_path / "s.yaml").layers == ()


# Onto a scenario that is there ----------------------------------------------------------------------------------------


def test_what_differs_is_shown_and_nothing_is_written(mine: Path, tmp_path: Path, secplan: Secplan) -> None:
    before = mine.read_bytes()
    changed = api.change(api.load(mine).scenario, ["decide MP901 2023-10-02", "prioritise MP902 high"])
    ran = secplan("import", exported(changed, tmp_path / "r.xlsx"), "--onto", mine)
    assert ran.status == 0
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert "Modifications MP902 Priority (default) high" in lines
    assert any(line.startswith("Modifications MP901 Decision date ") for line in lines)
    assert "0 entries are new, 0 gone and 2 changed" in ran.out
    assert mine.read_bytes() == before
    assert ran.err == "Nothing was written.\n"


def test_a_list_that_loses_entries_says_so_first(mine: Path, tmp_path: Path, secplan: Secplan) -> None:
    path = written(
        tmp_path / "r.xlsx",
        {
            "Modifications": [("Id", "Decision"), ("MP901", "forecast"), ("MP999", "unknown")],
            "Pins": [("Modification", "Release")],
        },
    )
    opening = " ".join(secplan("import", path, "--onto", mine, "--whole").out.split("\nNew\n")[0].split())
    assert "1 entry is new, 2 gone and" in opening
    assert "Modifications loses 2 entries." in opening


def test_some_modifications_are_added_and_updated_and_the_others_stay(
    mine: Path, tmp_path: Path, secplan: Secplan
) -> None:
    """A list of a meeting has some of them only; what it leaves is said, and options stay with their modification."""
    before = api.load(APRIL_2020).scenario
    rows = [("Id", "Title", "Decision"), ("MP090", "renamed", "forecast"), ("MP999", "new", "unknown")]
    path = written(tmp_path / "r.xlsx", {"Modifications": rows})
    loaded = api.load_register(path, onto=api.load(APRIL_2020))
    assert loaded.scenario.modification_of.keys() == {*before.modification_of, "MP999"}
    assert loaded.scenario.modification_of["MP078"] == before.modification_of["MP078"]
    assert loaded.scenario.modification_of["MP090"].title == "renamed"
    assert loaded.remarks[0].startswith(
        f"7 modifications have no row, and stay as {APRIL_2020} has them: MP078, MP099, "
    )
    options: dict[str, Rows] = {
        "Options": [("Modification", "Id"), ("MP090", "event-log")],
        "Modifications": [("Id",), ("MP078",)],
    }
    assert [one.id for one in onto(APRIL_2020, options, tmp_path).modification_of["MP090"].options] == ["event-log"]
    page = secplan("import", written(tmp_path / "s.xlsx", {"Modifications": [("Id",), ("MP901",)]}), "--onto", mine).out
    assert f"- 2 modifications have no row, and stay as {mine} has them: MP902, MP903." in page
    assert "It says what" in page


def test_the_whole_is_said_of_a_scenario_only(secplan: Secplan, tmp_path: Path) -> None:
    ran = secplan("import", exported(api.load(TINY).scenario, tmp_path / "r.xlsx"), "--whole")
    assert ran.status == 2
    assert "--whole says what goes from a scenario; give that with --onto" in ran.err


def test_the_difference_names_what_is_new_gone_and_changed(tmp_path: Path, secplan: Secplan) -> None:
    """From April 2020 to April 2021, as the two scenarios of the papers have it."""
    path = exported(api.load(APRIL_2021).scenario, tmp_path / "r.xlsx")
    document = secplan("import", path, "--onto", APRIL_2020, "--whole", "--json").document
    assert document["format"] == "secplan.import/1"
    assert document["scenario"]["sha256"] == api.load(APRIL_2021).scenario.sha256
    assert document["onto"]["sha256"] == api.load(APRIL_2020).scenario.sha256
    old, new = (set(api.load(one).scenario.modification_of) for one in (APRIL_2020, APRIL_2021))
    rows = {(row["name"], row["state"]) for row in document["entries"] if row["sheet"] == "Modifications"}
    assert {name for name, state in rows if state == "new"} == new - old
    assert {name for name, state in rows if state == "gone"} == old - new
    (mp090,) = [row for row in document["entries"] if (row["sheet"], row["name"]) == ("Modifications", "MP090")]
    cells = {cell["column"]: (cell["before"], cell["after"]) for cell in mp090["cells"]}
    assert cells["Decision"] == ("forecast", "approved")
    assert cells["Decision date"] == (None, "21 October 2020")
    page = secplan("import", path, "--onto", APRIL_2020).out
    assert "New\n- Releases: feb-2021" in page
    assert "Modifications  MP090      Decision" in page


def test_a_register_that_says_the_same_differs_in_nothing(tmp_path: Path, secplan: Secplan) -> None:
    path = exported(api.load(REPLAY).scenario, tmp_path / "r.xlsx")
    assert secplan("import", path, "--onto", REPLAY, "--json").document["entries"] == []
    assert f"It says what {REPLAY} says." in secplan("import", path, "--onto", REPLAY).out


def test_what_the_workbook_has_no_sheet_for_stays(tmp_path: Path) -> None:
    before = api.load(APRIL_2021).scenario
    after = onto(APRIL_2021, {"Pins": [("Modification", "Release"), ("MP099", "nov-2022")]}, tmp_path)
    assert after == before.but(pins=after.pins)
    assert [(pin.modification, pin.release) for pin in after.pins] == [("MP099", "nov-2022")]


def test_a_sheet_without_rows_says_that_there_are_none(tmp_path: Path) -> None:
    assert onto(TINY, {"Pins": [("Modification", "Release")]}, tmp_path).pins == ()


def test_of_an_entry_that_is_there_what_has_no_column_stays(tmp_path: Path) -> None:
    before = api.load(APRIL_2020).scenario
    rows = [("Id", "Title"), *((one.id, "renamed") for one in before.modifications)]
    after = onto(APRIL_2020, {"Modifications": rows}, tmp_path)
    renamed = tuple(one.model_copy(update={"title": "renamed"}) for one in before.modifications)
    assert after == before.but(modifications=renamed)


def without(sheet: FilledSheet, number: int) -> FilledSheet:
    """A sheet of which somebody deleted a column."""
    rows = tuple(row[:number] + row[number + 1 :] for row in sheet.rows)
    return replace(sheet, columns=sheet.columns[:number] + sheet.columns[number + 1 :], rows=rows)


@pytest.mark.parametrize("name", ["Releases", "Modifications"])
@pytest.mark.parametrize("path", [TINY, APRIL_2021], ids=lambda path: path.stem)
def test_a_column_that_somebody_deleted_changes_nothing(path: Path, name: str, tmp_path: Path) -> None:
    """Part by part: of impacts, lead times, loads, capacities and decisions too."""
    before = api.load(path)
    sheets = {sheet.name: sheet for sheet in register_of(before.scenario)}
    for number, column in enumerate(sheets[name].columns[1:], start=1):
        cut = sheets | {name: without(sheets[name], number)}
        (tmp_path / "r.xlsx").write_bytes(register_workbook(cut.values()))
        read = api.load_register(tmp_path / "r.xlsx", onto=before).scenario
        assert read == before.scenario.but(releases=before.scenario.releases_in_order), column.heading


def test_a_release_that_was_committed_to_stays_while_the_decision_is_of_the_same_kind(tmp_path: Path) -> None:
    base = tmp_path / "base.yaml"
    base.write_text(
        "format: secplan.scenario/1\nname: base\nas_of: 2020-04-08\nreleases: [{id: jun-2021, go_live: 2021-06-24}]\n"
        "modifications:\n- {id: MP1, decision: {approved: 2020-01-02, release: jun-2021}}\n"
        "- {id: MP2, decision: {approved: 2020-01-02, release: jun-2021}}\n- {id: MP3, decision: forecast}\n"
    )
    day = date(2020, 2, 3)
    rows = [("Id", "Decision", "Decision date"), ("MP1", "approved", day), ("MP2", "rejected", day), ("MP3", "unknown")]
    decisions = [one.decision for one in onto(base, {"Modifications": rows}, tmp_path).modifications]
    assert decisions == [Decision(approved=day, release="jun-2021"), Decision(rejected=day), "unknown"]
    rows = [("Id", "Decision: Approved"), ("MP1", day), ("MP2", None), ("MP3", day)]
    with pytest.raises(api.BadInput, match="MP2 has no decision"):
        onto(base, {"Modifications": rows}, tmp_path)
    mp1, mp3 = onto(base, {"Modifications": [rows[0], rows[1], rows[3]]}, tmp_path, whole=True).modifications
    assert (mp1.decision, mp3.decision) == (Decision(approved=day, release="jun-2021"), Decision(approved=day))
    with pytest.raises(api.BadInput, match="nothing says of which kind"):
        onto(base, {"Modifications": [("Id", "Decision date"), ("MP3", day)]}, tmp_path)


def test_options_stay_with_their_modification_where_the_workbook_has_no_sheet_of_them(tmp_path: Path) -> None:
    before = api.load(APRIL_2020).scenario
    rows = [("Id",), *((one.id,) for one in before.modifications)]
    assert onto(APRIL_2020, {"Modifications": rows}, tmp_path) == before
    none = onto(APRIL_2020, {"Modifications": rows, "Options": [("Modification", "Id")]}, tmp_path)
    assert none.modification_of["MP090"].options == ()


def test_what_no_longer_hangs_together_with_what_stays_is_told(mine: Path, tmp_path: Path) -> None:
    rows = [("Id", "Decision"), ("MP901", "unknown")]
    scope = [("Release", "Modification"), ("jun-2024", "MP903")]
    with pytest.raises(api.BadInput) as refused:
        onto(APRIL_2020, {"Releases": [("Id", "Go-live"), ("jun-2025", date(2025, 6, 26))]}, tmp_path, whole=True)
    assert "there is no release 'jun-2021'" in refused.value.render()
    with pytest.raises(api.BadInput, match="there is no modification"):
        onto(mine, {"Modifications": rows, "Baseline": scope}, tmp_path, whole=True)


def test_a_new_modification_needs_what_every_modification_needs(tmp_path: Path) -> None:
    rows = [("Id", "Title"), *((one.id, "x") for one in api.load(TINY).scenario.modifications), ("MP999", "new")]
    with pytest.raises(api.BadInput, match=r"Modifications!A5: MP999 has no decision"):
        onto(TINY, {"Modifications": rows}, tmp_path)


# A workbook of one's own ----------------------------------------------------------------------------------------------

OWN: dict[str, Rows] = {
    "Mod list": [
        ("Modifications of the SEC",),
        (),
        ("Ref", " Modification  title", "DUIS?", "Change Board", "Days", "Owner"),
        ("MP090", "Alerts", "✓", date(2020, 8, 26), 80, "Ann"),
        ("MP078", "Batch 2", None, date(2020, 9, 23), None, "Bob"),
        (None, None, None, None, None, "nobody"),
        ("MP099", "Batch 4", "tbc", None, None, "Ann"),
    ],
    "Dates": [("Release", "Live"), ("jun-2021", date(2021, 6, 24))],
}

COLUMNS = """\
format: secplan.columns/1
sheets:
  Modifications:
    sheet: Mod list
    header_row: 3
    columns:
      Ref: Id
      Modification title: Title
      DUIS?: {column: "Impacts: DUIS", values: {✓: yes, "": no, tbc: unknown}}
      Change Board: {column: "Decision: Expected"}
      Days: "Load: effort_days"
    always: {Priority: high, Doubtful: from the list}
  Releases:
    sheet: Dates
    columns: {Release: Id, Live: Go-live}
"""


@pytest.fixture
def columns(tmp_path: Path) -> Path:
    path = tmp_path / "columns.yaml"
    path.write_text(COLUMNS, encoding="utf-8")
    return path


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A scenario that the list is put onto: MP099 has a decision there, which the list leaves empty."""
    path = tmp_path / "base.yaml"
    path.write_text(
        "format: secplan.scenario/1\nname: base\nas_of: 2020-04-08\n"
        "releases: [{id: jun-2021, go_live: 2021-06-24, capacity: {gbcs: 4}}]\n"
        "modifications: [{id: MP090, decision: unknown, impacts: {gbcs: yes}}]\n",
        encoding="utf-8",
    )
    return path


def test_a_workbook_of_ones_own_is_read_in_its_own_words(columns: Path, base: Path, tmp_path: Path) -> None:
    sheets = {**OWN, "Mod list": OWN["Mod list"][:6]}
    after = onto(base, sheets, tmp_path, columns=columns)
    mp090, mp078 = after.modifications
    assert (mp090.title, mp090.impacts, mp090.load) == ("Alerts", {"gbcs": "yes", "duis": "yes"}, {"effort_days": 80})
    assert (mp078.impacts, mp078.priority, mp078.doubtful) == ({"duis": "no"}, "high", ("from the list",))
    assert mp078.decision.expected == date(2020, 9, 23)  # type: ignore[union-attr]
    assert after.release_of["jun-2021"].capacity == {"gbcs": 4}, "no column of the list: it stays"


def test_of_a_workbook_of_ones_own_the_cells_are_told_as_they_stand(columns: Path, base: Path, tmp_path: Path) -> None:
    with pytest.raises(api.BadInput) as refused:
        onto(base, OWN, tmp_path, columns=columns)
    (error,) = refused.value.errors
    assert error.cell == "'Mod list'!A7"
    assert error.says == "MP099 has no decision"


def test_one_column_may_hold_dates_and_tbc(columns: Path, tmp_path: Path) -> None:
    columns.write_text(
        "format: secplan.columns/1\nsheets:\n  Modifications:\n    sheet: Mods\n    columns:\n      Ref: Id\n"
        '      Board: {column: Decision date, values: {TBC: unknown, "": unknown}}\n    always: {Decision: expected}\n'
    )
    rows = [("Ref", "Board"), ("MP1", date(2023, 10, 2)), ("MP2", "TBC"), ("MP3", None)]
    after = onto(TINY, {"Mods": rows, "Pins": [("Modification", "Release")]}, tmp_path, columns=columns, whole=True)
    assert [one.decision for one in after.modifications] == [Decision(expected=date(2023, 10, 2)), "unknown", "unknown"]


@pytest.mark.parametrize(
    ("found", "instead", "says"),
    [
        ("sheet: Mod list", "sheet: Mods", "there is no sheet 'Mods'"),
        ("sheet: Mod list", "sheet: Mods", "there are: Mod list, Dates"),
        ("Days: ", "Day: ", "'Mod list'!3: there is no column 'Day' in row 3"),
        ("Days: ", "Day: ", "did you mean 'Days'? there are: Ref, Modification title, DUIS?"),
        ("header_row: 3", "header_row: 2", "the headings seem to stand in row 3, and not in row 2"),
        ("header_row: 3", "header_row: 99", "row 99 is empty, where the headings are wanted; the sheet has 7 rows"),
        ("Ref: Id", "Ref: Source", "there is no column 'Id'"),
    ],
)
def test_what_the_columns_name_and_the_workbook_lacks_is_told_with_what_there_is(
    found: str, instead: str, says: str, columns: Path, base: Path, tmp_path: Path
) -> None:
    assert found in COLUMNS
    columns.write_text(COLUMNS.replace(found, instead), encoding="utf-8")
    with pytest.raises(api.BadInput) as refused:
        onto(base, OWN, tmp_path, columns=columns)
    assert says in refused.value.render()


@pytest.mark.parametrize(
    ("found", "instead", "says"),
    [
        ("Ref: Id", "Ref: Idd", "columns.yaml:7:12: there is no column 'Idd' in the sheet Modifications"),
        ("Priority: high", "Prioriti: high", "did you mean 'Priority'?"),
        ("  Releases:", "  Release:", "columns.yaml:13:3"),
        ("header_row: 3", "header_row: 0", "header_row: 0 is less than 1"),
        ("columns/1", "columns/2", "format: 'secplan.columns/2' is not known here"),
        ("sheet: Dates", "shet: Dates", "'shet' is not a key of this place"),
        ("format: secplan.columns/1\n", "", "for example format: secplan.columns/1"),
        ("format: secplan.columns/1", "- x", "this is not YAML"),
        (COLUMNS, "", "a file of columns is keys with values"),
        (COLUMNS, COLUMNS + "  Settings: {sheet: S, columns: {a: b}}", "Settings has keys and values, and no columns"),
    ],
)
def test_a_file_of_columns_is_checked_like_a_scenario(
    found: str, instead: str, says: str, columns: Path, tmp_path: Path
) -> None:
    columns.write_text(COLUMNS.replace(found, instead), encoding="utf-8")
    with pytest.raises(api.BadInput) as refused:
        api.load_register(written(tmp_path / "r.xlsx", OWN), columns=columns)
    assert refused.value.file == str(columns)
    assert says in refused.value.render()


def test_the_columns_can_name_every_sheet() -> None:
    assert set(get_args(SheetName)) == set(KEYS_OF)


# What is loaded -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["check", "cutoffs"])
def test_what_reads_no_workbook_loads_no_library_for_any(command: str) -> None:
    assert loaded_by(command, TINY) & {"python_calamine", "xlsxwriter"} == set()


def test_registers_load_no_solver(tmp_path: Path) -> None:
    slow = {"ortools", "pandas", "matplotlib", "numpy"}
    assert loaded_by("export", TINY, "--out", tmp_path / "r.xlsx") & (slow | {"python_calamine"}) == set()
    assert loaded_by("import", tmp_path / "r.xlsx", "--onto", TINY) & (slow | {"xlsxwriter"}) == set()
    assert loaded_by("import", "--help") & {"python_calamine", "xlsxwriter"} == set()
