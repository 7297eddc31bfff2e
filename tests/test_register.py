"""A scenario as a workbook: it comes back as it was, and the workbook is what Excel takes it for."""

import re
import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from models import Scenario
from planner import api
from planner.register.filled import register_of
from planner.register.sheets import ORDER
from tests.factories import JUNE, JUNE_2022, NOVEMBER, modification, release, scenario
from tests.generator import generate
from tests.running import APRIL_2021, EVERY_SCENARIO, REPLAY, ROOT, process
from tests.test_lapse import random_scenario
from tests.test_writing import ODD
from tests.workbooks import exported, written

HOSTILE = (
    '=HYPERLINK("http://example.com";"x")',
    "=1+1",
    "+44 20 7946 0000",
    "-",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "\u202egnp.exe",
    "'007",
    "'",
    "ends with one'",
    "007",
    "1e5",
    "TRUE",
    "04/05/2021",
    "2021-06-24",
    "#REF!",
    "x" * 10_000,
    "one\ntwo\n\nfour",
    " spaces round it ",
    "\ttab",
    "\r\n",
    "\x00\x1f\x7f",
    "_x0041_",
    "_x000D_",
    'text:"quoted already"',
    "text:",
    '"',
    "[]",
    "{}",
    "yes",
    "unknown",
    "$x_1$ & more",
    "\ufffe\uffff\U0010ffff",
)

no_surrogates = st.characters(exclude_categories=["Cs"])
texts = st.one_of(st.text(no_surrogates, max_size=40), st.sampled_from((*HOSTILE, *ODD)))


def assert_it_comes_back(given: Scenario, folder: Path) -> None:
    """From its workbook, equal and with the same hash; releases are then in order of time."""
    loaded = api.load_register(exported(given, folder / "register.xlsx"))
    assert loaded.scenario == given.but(releases=given.releases_in_order)
    assert loaded.scenario.sha256 == given.sha256
    assert loaded.remarks == ()


# Round trips ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", EVERY_SCENARIO, ids=lambda path: path.stem)
def test_every_scenario_comes_back(path: Path, tmp_path: Path) -> None:
    assert_it_comes_back(api.load(path).scenario, tmp_path)


def test_a_scenario_with_every_key_comes_back(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "scenario-format.md").read_text(encoding="utf-8")
    assert_it_comes_back(api.load_text(page.split("```yaml\n")[1].split("```")[0]).scenario, tmp_path)


@pytest.mark.parametrize("seed", range(6))
def test_generated_scenarios_come_back(seed: int, tmp_path: Path) -> None:
    assert_it_comes_back(generate(modifications=60, tight=[None, 0.9][seed % 2], seed=seed), tmp_path)


@pytest.mark.parametrize("seed", range(20))
def test_random_scenarios_come_back(seed: int, tmp_path: Path) -> None:
    assert_it_comes_back(random_scenario(seed), tmp_path)


def told_everywhere(text: str, other: str) -> Scenario:
    """A scenario with a text in every place that holds any."""
    return scenario(
        modification("a", title=text, source=other, doubtful=[text, other], options=[{"id": "one", "title": text}]),
        releases=(JUNE, release("later", "2022-06-30", title=other, doubtful=[text])),
        title=text,
        pins=[{"modification": "a", "release": "later", "why": text, "mandated_by": other}],
        waivers=[{"rule": "pinned", "about": ["a"], "why": text, "granted_by": other, "on": "2020-01-02"}],
        extra_holidays=[{"on": "2021-01-22", "reason": text}],
        governance={"bodies": {"panel": {"title": text}}, "shared_cause": {"name": other}},
    )


@pytest.mark.parametrize("text", [*HOSTILE, *ODD], ids=lambda text: ascii(text)[:30])
def test_hostile_text_comes_back(text: str, tmp_path: Path) -> None:
    assert_it_comes_back(told_everywhere(text, "plain"), tmp_path)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, texts)
def test_any_text_comes_back(tmp_path: Path, text: str, other: str) -> None:
    assert_it_comes_back(told_everywhere(text, other), tmp_path)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.integers(1, 25), st.lists(texts, min_size=1, max_size=5))
def test_generated_scenarios_with_any_titles_come_back(tmp_path: Path, seed: int, count: int, said: list[str]) -> None:
    plain = generate(modifications=count, releases=6, seed=seed)
    titled = [
        one.model_copy(update={"title": said[index % len(said)], "doubtful": tuple(said[: index % 3])})
        for index, one in enumerate(plain.modifications)
    ]
    assert_it_comes_back(plain.but(modifications=tuple(titled)), tmp_path)


@pytest.mark.parametrize("name", ["null", "yes", "2021", "1e3", "0.5", "TRUE", "a.b", "SECMPO0067", "MPQ081", "MP12O"])
def test_odd_ids_come_back(name: str, tmp_path: Path) -> None:
    given = scenario(
        modification(name, part_of=name, load={"days": 3}),
        modification("b", needs=[name], after=[{"id": name, "gap": "20 WD"}, name]),
        releases=(release(name, "2021-06-24", capacity={"days": 4}),),
        baseline={name: ["b"]},
        governance={"bodies": {name: {"meets": "first Monday", "dates": ["2021-03-01"]}}},
    )
    assert_it_comes_back(given, tmp_path)


@pytest.mark.parametrize(
    "said",
    [
        {"baseline": {}},
        {"baseline": {"jun-2021": []}},
        {"releases": ()},
        {"goals": ["left-out", "uplifts"]},
        {"policy": {"uplifts_per_year": {"duis": {"default": 1, "2021": "unlimited"}, "gbcs": 2, "ch_firmware": {}}}},
        {"policy": {"lead_times": {"duis": {"dcc": "250 WD"}}, "priority_weights": {"high": 12}}},
        {"governance": {"steps": {"pa": {"takes": {"target": "15 WD", "quantiles": {"10": "9 WD", "90": "80 WD"}}}}}},
        {"governance": {"steps": {"ia": {"takes": {"target": "40 WD", "past": ["30 WD", "95 WD"]}}}}},
        {"governance": {"pathways": {"urgent": ["vote"]}, "shared_cause": {"correlation": 1.0, "steps": []}}},
        {"governance": {"bodies": {"panel": {"papers": "0 WD"}}}},
    ],
    ids=str,
)
def test_everything_that_can_be_set_comes_back(said: dict[str, Any], tmp_path: Path) -> None:
    assert_it_comes_back(scenario(**said), tmp_path)


@pytest.mark.parametrize(
    "said",
    [
        {"decision": "unknown"},
        {"decision": {"approved": "unknown", "release": "jun-2021"}},
        {"decision": {"approved": "2019-12-31", "release": "jun-2021"}},
        {"decision": {"withdrawn": "unknown"}},
        {"decision": {"rejected": "1066-10-14"}},
        {"decision": {"expected": "1900-01-31"}},
        {"lead_time": {}},
        {"lead_time": {"dcc": "10 months"}},
        {"progress": {"pa": "unknown", "ia": "2020-03-01"}},
        {"dcc_systems": False},
        {"impacts": {"duis": "unknown", "gbcs": "no"}},
        {"options": [{"id": "b"}, {"id": "a", "lead_time": {}, "load": {"days": 0}}], "option": "a"},
        {"source": "", "doubtful": ["", "[]", "a\nb", " "]},
    ],
    ids=str,
)
def test_everything_that_a_modification_can_say_comes_back(said: Mapping[str, Any], tmp_path: Path) -> None:
    given = {"decision": {"expected": "2020-06-01"}, "path": "urgent" if "progress" in said else "authority", **said}
    given |= {"path": "self-governance"} if "progress" in said else {}
    assert_it_comes_back(scenario(modification("a", **given)), tmp_path)


def test_a_filled_template_is_a_scenario(tmp_path: Path) -> None:
    """Filled in as somebody would: the rows below the headings that it has."""
    template = CalamineWorkbook.from_filelike(BytesIO(api.register_template()))
    sheets: dict[str, list[Any]] = {name: template.get_sheet_by_name(name).to_python() for name in ORDER[1:]}
    filled = {"Name": "mine", "As of": date(2026, 4, 10)}
    sheets["Scenario"] = [[row[0], filled.get(row[0], row[1])] for row in sheets["Scenario"]]
    for name, said in (
        ("Releases", {"Id": "jun-2027", "Go-live": date(2027, 6, 24), "Capacity: gbcs": 2}),
        (
            "Modifications",
            {"Id": "MP901", "Impacts: GBCS": "yes", "Decision": "forecast", "Progress: pa": date(2026, 3, 2)},
        ),
    ):
        sheets[name].append([said.get(heading) for heading in sheets[name][0]])
    cells = {name: [[None if cell == "" else cell for cell in row] for row in rows] for name, rows in sheets.items()}
    loaded = api.load_register(written(tmp_path / "mine.xlsx", cells)).scenario
    assert (loaded.name, loaded.release_of["jun-2027"].capacity) == ("mine", {"gbcs": 2})
    assert loaded.modification_of["MP901"].progress == {"pa": date(2026, 3, 2)}


def test_columns_of_progress_are_in_the_order_of_the_pathway() -> None:
    done = {"ia": "2020-03-01", "pa": "2020-02-03", "refinement": "2020-02-10"}
    (sheet,) = [
        one
        for one in register_of(scenario(modification("a", decision="forecast", progress=done)))
        if one.name == "Modifications"
    ]
    steps = [column.path[1] for column in sheet.columns if column.path[0] == "progress"]
    assert steps == ["pa", "refinement", "ia"]


def test_the_day_of_a_template_is_typed_into_a_cell_for_dates() -> None:
    """In a cell with the format of text it would stay text, and be asked about."""
    with zipfile.ZipFile(BytesIO(api.register_template())) as packed:
        sheet = packed.read("xl/worksheets/sheet2.xml").decode()
        styles = packed.read("xl/styles.xml").decode()
    number = CalamineWorkbook.from_filelike(BytesIO(api.register_template())).get_sheet_by_name("Scenario").to_python()
    row = [one[0] for one in number].index("As of") + 1
    style = re.search(rf'<c r="B{row}" s="(\d+)"/>', sheet)
    assert style is not None
    dates = re.search(r'numFmtId="(\d+)" formatCode="d mmmm yyyy"', styles)
    formats = re.findall(r"<xf [^>]*>", styles.split("<cellXfs")[1])
    assert dates is not None
    assert f'numFmtId="{dates[1]}"' in formats[int(style[1])]


# The workbook ---------------------------------------------------------------------------------------------------------


def test_the_same_scenario_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    """Whatever the hashes of Python, the day and the zone."""
    written_by = []
    for number, env in enumerate(({"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})):
        path = tmp_path / f"{number}.xlsx"
        assert process("export", APRIL_2021, "--out", path, env=env).status == 0
        written_by.append(path.read_bytes())
    assert written_by == [api.register(api.load(APRIL_2021).scenario)] * 2


def test_nothing_in_a_workbook_tells_when_it_was_made() -> None:
    with zipfile.ZipFile(BytesIO(api.register_template())) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in packed.read("docProps/core.xml")


def test_text_is_never_a_formula_a_link_or_a_number() -> None:
    given = scenario(*(modification(f"m{index}", title=text) for index, text in enumerate(HOSTILE)))
    with zipfile.ZipFile(BytesIO(api.register(given))) as packed:
        sheets = [packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/")]
        assert not any("sheets/_rels" in name for name in packed.namelist())
    assert len(sheets) >= len(ORDER)
    assert all(b"<f>" not in one and b"hyperlink" not in one for one in sheets)


def test_releases_stand_in_order_of_time() -> None:
    """Whatever their order in the file, where generated ones come after those that are listed."""
    sheets = {sheet.name: sheet for sheet in register_of(scenario(releases=(JUNE_2022, NOVEMBER)))}
    assert [row[0] for row in sheets["Releases"].rows] == ["nov-2021", "jun-2022"]


def test_dates_are_dates_and_numbers_are_numbers() -> None:
    sheet = CalamineWorkbook.from_filelike(BytesIO(api.register(api.load(REPLAY).scenario))).get_sheet_by_name(
        "Releases"
    )
    headings, first, *_ = sheet.to_python()
    assert first[headings.index("Go-live")] == date(2021, 6, 24)
    assert first[headings.index("Id")] == "jun-2021"


def test_the_sheets_freeze_their_headings_filter_repeat_them_and_offer_what_may_be_chosen() -> None:
    with zipfile.ZipFile(BytesIO(api.register(api.load(REPLAY).scenario))) as packed:
        modifications = packed.read("xl/worksheets/sheet4.xml").decode()
        workbook = packed.read("xl/workbook.xml").decode()
    for part in ('state="frozen"', "<autoFilter ", 'paperSize="9"', 'orientation="landscape"', '"yes,no,unknown"'):
        assert part in modifications
    assert "<formula1>Releases!$A$2:" in modifications
    assert "_xlnm.Print_Titles" in workbook


def test_the_read_me_tells_every_column() -> None:
    given = api.load(REPLAY).scenario
    book = CalamineWorkbook.from_filelike(BytesIO(api.register(given)))
    told = {(row[0], row[1]) for row in book.get_sheet_by_name("Read me").to_python()}
    for sheet in register_of(given):
        if sheet.name not in ("Scenario", "Settings"):
            assert {(sheet.name, column.heading) for column in sheet.columns} <= told


@pytest.mark.parametrize(
    "text", ["x" * 32_768, "\U0001f600" * 16_384, "\x00" * 6_000], ids=["long", "emoji", "escaped"]
)
def test_a_text_that_no_cell_holds_is_refused(text: str) -> None:
    """32,767 UTF-16 units are the most: Excel's own limit."""
    with pytest.raises(api.BadInput, match="a cell holds 32,767 at most"):
        api.register(scenario(modification("a", title=text)))


def test_the_longest_text_that_a_cell_holds_comes_back(tmp_path: Path) -> None:
    assert_it_comes_back(scenario(modification("a", title="x" * 32_767)), tmp_path)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 100_000_000_000), st.integers(0, 100_000))
def test_money_comes_back_to_the_penny(tmp_path: Path, pence: int, others: int) -> None:
    cost, fixed = (f"{one // 100}.{one % 100:02}" for one in (pence, others))
    given = scenario(
        modification("a", cost=cost, options=[{"id": "one", "cost": fixed}]),
        releases=(release("jun-2021", "2021-06-24", budget=cost, fixed_cost=fixed),),
        policy={"costs": {"release": fixed, "uplifts": {"duis": fixed}}},
    )
    assert_it_comes_back(given, tmp_path)


def test_money_is_a_number_that_a_workbook_can_add_up() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(api.register(scenario(modification("a", cost="£1,250,000.50")))))
    headings, row = book.get_sheet_by_name("Modifications").to_python()
    assert row[headings.index("Cost")] == 1_250_000.5
