"""``secplan check``: a result holds only if its plan keeps every rule and all that it says is so."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from models.result import Result
from planner import api
from tests.running import APRIL_2020, CONFLICT, NOVEMBER_2020, REPLAY, TINY, Run, Secplan
from tests.test_lapse import random_scenario

Document = dict[str, Any]
Edit = Callable[[Document], None]


@pytest.fixture(scope="module")
def results() -> Callable[[Path], Document]:
    """The result of each scenario, as ``plan --json`` prints it; the caller may spoil its copy."""
    made: dict[Path, Document] = {}

    def result(path: Path) -> Document:
        if path not in made:
            loaded = api.load(path)
            made[path] = api.result(api.plan(loaded.scenario), loaded.place_of).model_dump(mode="json")
        return deepcopy(made[path])

    return result


class Checker(NamedTuple):
    """Plans a scenario, spoils the result, and has it checked."""

    results: Callable[[Path], Document]
    secplan: Secplan
    folder: Path

    def written(self, content: str | bytes) -> Path:
        path = self.folder / "plan.json"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def check(self, scenario: Path, edit: Edit = lambda _: None, *arguments: object) -> Run:
        document = self.results(scenario)
        edit(document)
        return self.secplan("check", scenario, self.written(json.dumps(document)), *arguments)


@pytest.fixture
def checker(results: Callable[[Path], Document], secplan: Secplan, tmp_path: Path) -> Checker:
    return Checker(results, secplan, tmp_path)


def row(document: Document, name: str) -> Document:
    found: Document = next(one for one in document["placements"] if one["modification"] == name)
    return found


def goal(document: Document, name: str) -> Document:
    found: Document = next(one for one in document["goals"] if one["goal"] == name)
    return found


def of(name: str, **values: Any) -> Edit:
    """Say other things of a placement."""
    return lambda document: row(document, name).update(values)


def of_goal(name: str, **values: Any) -> Edit:
    """Say other things of a goal."""
    return lambda document: goal(document, name).update(values)


# What holds -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [APRIL_2020, REPLAY, NOVEMBER_2020, TINY], ids=lambda path: path.stem)
def test_what_plan_prints_passes_the_check(path: Path, secplan: Secplan, tmp_path: Path) -> None:
    result = tmp_path / "plan.json"
    result.write_text(secplan("plan", path, "--json").out, encoding="utf-8")
    ran = secplan("check", path, result)
    assert ran.status == 0
    assert ran.err == ""
    assert ran.out.startswith(f"The plan in {result} keeps every rule, and all it says of the plan is right.\n")
    assert f"Checked against {path}: " in ran.out


def test_a_plan_that_out_of_time_left_unproved_passes_the_check(secplan: Secplan, tmp_path: Path) -> None:
    secplan("plan", REPLAY, "--seconds", "0", "--out", tmp_path)
    assert secplan("check", REPLAY, tmp_path / "plan.json").status == 0


def test_a_plan_with_a_waiver_passes_the_check(waived: Path, checker: Checker) -> None:
    assert checker.check(waived).status == 0


def test_the_check_says_that_it_proves_nothing_anew(checker: Checker) -> None:
    assert "it is not proved again here" in checker.check(TINY).out


def test_who_made_a_result_and_how_long_it_took_is_not_checked(checker: Checker) -> None:
    assert checker.check(TINY, lambda document: document["provenance"].update(seconds=99.0, python="2.7")).status == 0


def test_the_order_of_placements_does_not_matter(checker: Checker) -> None:
    assert checker.check(APRIL_2020, lambda document: document["placements"].reverse()).status == 0


def test_a_plan_may_be_checked_against_another_version_of_its_scenario(checker: Checker, tmp_path: Path) -> None:
    """A decision that comes earlier changes a date, and so the result does not hold; a new title changes nothing."""
    text = TINY.read_text(encoding="utf-8")
    renamed, sooner = tmp_path / "renamed.yaml", tmp_path / "sooner.yaml"
    renamed.write_text(text.replace("title: Clearer", "title: Even clearer"), encoding="utf-8")
    sooner.write_text(text.replace("expected: 2024-01-24", "expected: 2024-01-23"), encoding="utf-8")
    result = checker.written(json.dumps(checker.results(TINY)))

    ran = checker.secplan("check", renamed, result)
    assert ran.status == 0
    assert "The result was made from another version of the scenario" in ran.out

    ran = checker.secplan("check", sooner, result)
    assert ran.status == 6
    assert "placement of MP903: decision is said to be 2024-01-24, and is 2024-01-23" in ran.out


def test_what_is_of_another_version_is_told_first_with_a_hint(checker: Checker) -> None:
    """As of a result made with durations that the check is not given."""
    result = checker.written(checker.secplan("plan", APRIL_2020, "--durations", "P80", "--json").out)
    ran = checker.secplan("check", APRIL_2020, result)
    assert ran.status == 6
    hint = "the same --durations (P80 for --confidence 0.8)"
    page = " ".join(ran.out.split())
    assert page.index("made from another version") < page.index(hint) < page.index("is said to be")
    assert checker.secplan("check", APRIL_2020, result, "--durations", "P80").status == 0


def test_a_modification_is_counted_as_one(checker: Checker, tmp_path: Path) -> None:
    alone = tmp_path / "alone.yaml"
    alone.write_text(
        "format: secplan.scenario/1\nname: alone\nas_of: 2020-04-08\n"
        "releases: [{id: jun-2021, go_live: 2021-06-24}]\nmodifications: [{id: MP1, decision: unknown}]\n",
        encoding="utf-8",
    )
    assert "1 modification and 1 release." in checker.secplan("check", alone).out


def test_the_json_of_a_check_says_what_does_not_hold(checker: Checker) -> None:
    ran = checker.check(APRIL_2020, of("SECMP0007", release="jun-2021"), "--json")
    assert ran.status == 6
    assert ran.document["keeps_every_rule"] is False
    assert [one["rule"] for one in ran.document["violations"]] == ["decision-cut-off", "uplift-limit", "uplift-limit"]
    assert any("SECMP0007" in said for said in ran.document["differences"])


def test_the_json_of_a_check_says_what_holds(checker: Checker) -> None:
    document = checker.check(APRIL_2020, lambda _: None, "--json").document
    assert document["keeps_every_rule"] is True
    assert document["violations"] == []
    assert document["differences"] == []


@pytest.mark.parametrize("seed", range(0, 240, 4))
def test_whatever_is_planned_passes_the_check(seed: int) -> None:
    """On small random scenarios, with a little of everything that the format knows."""
    given = random_scenario(seed)
    result = api.result(api.plan(given))
    if result.answer != "planned":
        assert result.conflict is not None
        assert result.conflict.minimal
        return
    again = Result.model_validate_json(result.model_dump_json())
    found = api.check(given, again)
    assert found.holds, found
    assert found.notes == ("That no plan is better was proved when it was made; it is not proved again here.",)


# What does not --------------------------------------------------------------------------------------------------------

WAIVER = '{rule: uplift-limit, about: [duis, "2024"], why: two mandates, granted_by: SEC Panel, on: 2023-08-18}'


@pytest.fixture(scope="module")
def waived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The conflict, with leave to have two DUIS uplifts."""
    path = tmp_path_factory.mktemp("scenarios") / "waived.yaml"
    path.write_text(f"{CONFLICT.read_text(encoding='utf-8')}\nwaivers:\n  - {WAIVER}\n", encoding="utf-8")
    return path


def test_a_release_edited_is_named_with_the_clauses_that_it_breaks(checker: Checker) -> None:
    """SECMP0007 in June 2021 misses its cut-off by 99 days, and makes a second uplift of each kind in 2021."""
    ran = checker.check(APRIL_2020, of("SECMP0007", release="jun-2021"))
    assert ran.status == 6
    assert ran.out.startswith(f"The plan in {checker.folder}/plan.json breaks rules.\n")
    assert "- decision-cut-off: SECMP0007, expected to be decided on 1 October 2020" in ran.out
    assert "99 days after its cut-off of 24 June 2020 for the June 2021 SEC Release." in ran.out
    assert "- uplift-limit: in 2021, at most one release carries a DUIS uplift;" in ran.out
    assert "- uplift-limit: in 2021, at most one release carries a CH firmware uplift;" in ran.out
    assert "- placement of SECMP0007: cut_off is said to be 2020-11-04, and is 2020-06-24." in ran.out
    assert "- the uplift of duis in jun-2021 is missing." in ran.out


def test_a_clause_that_is_broken_is_told_once(checker: Checker) -> None:
    page = checker.check(APRIL_2020, of("SECMP0007", release="jun-2021")).out
    assert page.count("99 days after its cut-off") == 1


def put_into_june(document: Document) -> None:
    """Edit SECMP0007's release, with all that follows from it, as one would who wants to deceive."""
    row(document, "SECMP0007").update(release="jun-2021", cut_off="2020-06-24", slack_days=-99)


def remove_placement(document: Document) -> None:
    document["placements"].remove(row(document, "MP078"))


def duplicate_placement(document: Document) -> None:
    document["placements"].append(row(document, "MP078"))


def contradict_placement(document: Document) -> None:
    document["placements"].insert(0, {**row(document, "MP078"), "release": "nov-2022"})


def leave_out(document: Document) -> None:
    row(document, "MP078").update(release=None, cut_off=None, slack_days=None, lapsed=True)


def swap_goals(document: Document) -> None:
    document["goals"].reverse()


def prove_less(document: Document) -> None:
    goal(document, "gbcs-split").update(proven=False, bound=1)


APRIL_2020_TAMPERED: dict[str, tuple[Edit, str]] = {
    "another release": (of("MP078", release="nov-2021"), "placement of MP078: cut_off is said to be 2020-09-24"),
    "another release and its dates": (put_into_june, "SECMP0007 is expected to be decided on 1 October 2020, 99 days"),
    "no release": (leave_out, "goal left-out: its value is said to be 0, and is 3"),
    "another decision": (
        of("MP078", decision="2020-08-25"),
        "placement of MP078: decision is said to be 2020-08-25, and is 2020-08-26",
    ),
    "no decision": (of("MP078", decision=None), "decision is said to be none, and is 2020-08-26"),
    "another cut-off": (
        of("MP078", cut_off="2020-09-25"),
        "placement of MP078: cut_off is said to be 2020-09-25, and is 2020-09-24",
    ),
    "other days in hand": (of("MP078", slack_days=30), "placement of MP078: slack_days is said to be 30, and is 29"),
    "another target": (of("MP078", target="nov-2021"), "target is said to be nov-2021, and is jun-2021"),
    "lapsed": (of("MP078", lapsed=True), "placement of MP078: lapsed is said to be True, and is False"),
    "another option": (of("MP090", option="duis-alerts"), "MP090 is expected to be decided on 26 August 2020, 63 days"),
    "no option": (of("MP090", option=None), "MP090 is built with no option"),
    "an option that there is not": (of("MP090", option="teletext"), "MP090 is built with teletext"),
    "an option of none": (of("MP078", option="event-log"), "MP078 is built with event-log"),
    "a cause of no lapse": (
        of("MP078", because=[{"rule": "needs", "about": ["MP078"], "says": "x", "found": "y"}]),
        "placement of MP078: because is said to be x (y), and is none",
    ),
    "a placement removed": (remove_placement, "the placement of MP078 is missing"),
    "a placement twice": (duplicate_placement, "a placement stands there twice"),
    "a placement twice, once wrong": (contradict_placement, "a placement stands there twice"),
    "a goal's value": (
        of_goal("earliness", value=4200),
        "goal earliness: its value is said to be 4200, and is 4201",
    ),
    "a goal's value and bound": (of_goal("lateness", value=1, bound=1), "value is said to be 1, and is 0"),
    "a goal's bound, too high": (
        of_goal("uplifts", bound=3),
        "goal uplifts: a bound of 3 does not go with a value of 2",
    ),
    "a goal's bound, too low": (
        of_goal("uplifts", bound=1),
        "goal uplifts: a bound of 1 does not go with a value of 2",
    ),
    "a goal's unit": (of_goal("uplifts", unit="apples"), "goal uplifts: its unit is said to be apples, and is uplifts"),
    "a goal not proved": (prove_less, "proven is said to be True"),
    "a goal removed": (lambda document: document["goals"].pop(), "the goals are said to be left-out, lateness"),
    "a goal added": (
        lambda document: document["goals"].append({**document["goals"][0], "goal": "beauty"}),
        "the goals are said to be",
    ),
    "a goal twice": (lambda document: document["goals"].append(document["goals"][0]), "the goals are said to be"),
    "goals in another order": (swap_goals, "the goals are said to be earliness, changes"),
    "an uplift removed": (lambda document: document["uplifts"].pop(), "the uplift of duis in nov-2021 is missing"),
    "an uplift added": (
        lambda document: document["uplifts"].append({"specification": "duis", "year": 2022, "release": "jun-2022"}),
        "the uplift of duis in jun-2022 should not be there",
    ),
    "an uplift elsewhere": (
        lambda document: document["uplifts"][0].update(release="jun-2021"),
        "the uplift of ch_firmware in jun-2021 should not be there",
    ),
    "an uplift twice": (
        lambda document: document["uplifts"].append(document["uplifts"][0]),
        "an uplift stands there twice",
    ),
    "an uplift of another year": (
        lambda document: document["uplifts"][1].update(year=2022),
        "year is said to be 2022, and is 2021",
    ),
    "somebody not planned": (
        lambda document: document["not_planned"].append({"modification": "MP078", "why": "withdrawn"}),
        "the entry of not_planned of MP078 should not be there",
    ),
    "a violation that is none": (
        lambda document: document["violations"].append({"rule": "needs", "about": [], "says": "x", "found": "y"}),
        "it breaks no needs as it says: x",
    ),
    "a conflict": (
        lambda document: document.update(conflict={"minimal": True, "clauses": [], "repairs": []}),
        "a conflict is told, and a plan has none",
    ),
    "a reason for no answer": (
        lambda document: document.update(reason="too hard"),
        "a reason for the lack of a plan is told, and there is a plan",
    ),
    "not proved": (lambda document: document.update(proven=False), "proven is said to be False"),
    "stopped, and yet unique": (lambda document: document.update(stopped="time"), "stopped is said to be time"),
    "an assumption removed": (
        lambda document: document["assumed"].pop(),
        "what is assumed lacks: MP090 is planned with",
    ),
    "an assumption reworded": (
        lambda document: document.update(assumed=[said.replace("MP090", "MP099") for said in document["assumed"]]),
        "what is assumed should not have: MP099 is planned with its solution option event-log",
    ),
    "assumptions in another order": (lambda document: document["assumed"].reverse(), "in another order"),
    "an assumption twice": (
        lambda document: document["assumed"].append(document["assumed"][0]),
        "what is assumed stands there twice",
    ),
    "the name of the scenario": (
        lambda document: document["scenario"].update(name="tiny"),
        "scenario: name is said to be tiny, and is sec-2021-april-2020",
    ),
    "the day of the scenario": (
        lambda document: document["scenario"].update(as_of="2020-04-09"),
        "scenario: as_of is said to be 2020-04-09, and is 2020-04-08",
    ),
}

REPLAY_TAMPERED: dict[str, tuple[Edit, str]] = {
    "no lapse": (of("MP090", lapsed=False), "placement of MP090: lapsed is said to be False, and is True"),
    "no cause": (of("MP090", because=[]), "placement of MP090: because is said to be none"),
    "another number in a cause": (
        lambda document: row(document, "MP090")["because"][0].update(found="MP090 is a day late"),
        "placement of MP090: because is said to be",
    ),
    "another rule in a cause": (
        lambda document: row(document, "MP090")["because"][0].update(rule="needs"),
        "placement of MP090: because is said to be",
    ),
    "one that waits, removed": (
        lambda document: document["not_planned"].pop(0),
        "the entry of not_planned of MP078 is missing",
    ),
    "one that waits, for another reason": (
        lambda document: document["not_planned"][0].update(why="withdrawn"),
        "entry of not_planned of MP078: why is said to be withdrawn, and is no decision date",
    ),
    "one that waits, placed": (
        lambda document: document["placements"].append({**row(document, "MP090"), "modification": "MP078"}),
        "MP078 is placed, and takes no part in planning",
    ),
}

WAIVED_TAMPERED: dict[str, tuple[Edit, str]] = {
    "removed": (lambda document: document["waived"].clear(), "the waived clause of uplift-limit (number 1) is missing"),
    "twice": (
        lambda document: document["waived"].append(document["waived"][0]),
        "the waived clause of uplift-limit (number 2) should not be there",
    ),
    "granted by another": (
        lambda document: document["waived"][0].update(granted_by="nobody"),
        "granted_by is said to be nobody, and is SEC Panel",
    ),
    "on another day": (
        lambda document: document["waived"][0].update(on="2023-08-19"),
        "on is said to be 2023-08-19, and is 2023-08-18",
    ),
}


@pytest.mark.parametrize(("edit", "said"), APRIL_2020_TAMPERED.values(), ids=APRIL_2020_TAMPERED.keys())
def test_a_result_that_was_tampered_with_does_not_hold(edit: Edit, said: str, checker: Checker) -> None:
    ran = checker.check(APRIL_2020, edit)
    assert ran.status == 6
    assert said in ran.out
    assert "keeps every rule, and all it says" not in ran.out
    assert ran.err == ""


@pytest.mark.parametrize(("edit", "said"), REPLAY_TAMPERED.values(), ids=REPLAY_TAMPERED.keys())
def test_what_lapses_or_waits_was_tampered_with(edit: Edit, said: str, checker: Checker) -> None:
    ran = checker.check(REPLAY, edit)
    assert ran.status == 6
    assert said in ran.out


@pytest.mark.parametrize(("edit", "said"), WAIVED_TAMPERED.values(), ids=WAIVED_TAMPERED.keys())
def test_what_is_waived_was_tampered_with(edit: Edit, said: str, waived: Path, checker: Checker) -> None:
    ran = checker.check(waived, edit)
    assert ran.status == 6
    assert said in ran.out


def test_a_plan_that_was_allowed_breaks_the_rule_once_the_waiver_is_gone(waived: Path, checker: Checker) -> None:
    ran = checker.secplan("check", CONFLICT, checker.written(json.dumps(checker.results(waived))))
    assert ran.status == 6
    assert "- uplift-limit: in 2024, at most one release carries a DUIS uplift" in ran.out


def test_a_withdrawn_change_cannot_be_placed(checker: Checker, tmp_path: Path) -> None:
    path = tmp_path / "withdrawn.yaml"
    text = TINY.read_text(encoding="utf-8")
    path.write_text(text.replace("{expected: 2024-01-24}", "{withdrawn: 2023-08-30}"), encoding="utf-8")
    ran = checker.secplan("check", path, checker.written(json.dumps(checker.results(TINY))))
    assert ran.status == 6
    assert "MP903 is placed, and takes no part in planning" in ran.out
    assert "the entry of not_planned of MP903 is missing" in ran.out


def test_a_committed_change_keeps_its_release(checker: Checker) -> None:
    ran = checker.check(NOVEMBER_2020, of("MP081", release="jun-2021"))
    assert ran.status == 6
    assert "- committed: MP081 was approved for the November 2020 SEC Release and keeps it" in ran.out


def test_a_pinned_change_keeps_its_release(checker: Checker) -> None:
    ran = checker.check(NOVEMBER_2020, of("CR1290", release="jun-2021"))
    assert ran.status == 6
    assert "- pinned: CR1290 is pinned to the November 2020 SEC Release (mandated by BEIS)" in ran.out


# What is no result of this scenario -----------------------------------------------------------------------------------


def assert_refused(ran: Run, *said: str) -> None:
    """Bad input: nothing on standard output, the file named, no traceback."""
    assert ran.status == 3, ran.err
    assert ran.out == ""
    assert "plan.json" in ran.err
    assert "Traceback" not in ran.err
    for part in said:
        assert part in ran.err


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        pytest.param(
            of("MP078", release="jun-2031"), "placements.0: the scenario has no release 'jun-2031'", id="release"
        ),
        pytest.param(
            of("MP078", modification="MP999"), "placements.0: the scenario has no modification 'MP999'", id="name"
        ),
        pytest.param(of("MP078", slack_days="many"), "placements.0.slack_days", id="days"),
        pytest.param(of("MP078", decision="2020-13-45"), "placements.0.decision", id="date"),
        pytest.param(of("MP078", colour="red"), "placements.0.colour", id="unknown key"),
        pytest.param(lambda document: document.pop("goals"), "goals: field required", id="missing key"),
        pytest.param(lambda document: document.update(format="secplan.result/2"), "format", id="format"),
        pytest.param(lambda document: document.update(answer="maybe"), "answer", id="answer"),
        pytest.param(lambda document: document.update(goals=[1, 2]), "goals.0", id="numbers for goals"),
    ],
)
def test_what_the_scenario_or_the_format_does_not_have_is_bad_input(edit: Edit, said: str, checker: Checker) -> None:
    assert_refused(checker.check(APRIL_2020, edit), said)


def test_the_result_of_another_scenario_is_bad_input(checker: Checker) -> None:
    result = checker.written(json.dumps(checker.results(TINY)))
    ran = checker.secplan("check", APRIL_2020, result)
    assert_refused(ran, "the scenario has no modification 'MP901'", "is it the plan of this scenario?")


def test_a_result_without_a_plan_is_bad_input(checker: Checker) -> None:
    assert_refused(checker.check(CONFLICT), "this result holds no plan: its answer is infeasible")


@pytest.mark.parametrize("command", ["cutoffs", "lapse", "check"])
def test_a_document_of_another_kind_is_bad_input(command: str, checker: Checker) -> None:
    document = checker.secplan(command, TINY, "--json").out
    assert_refused(
        checker.secplan("check", TINY, checker.written(document)), "format", "secplan plan --json makes a result"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("", "plan.json:1:1: this is not JSON", id="empty"),
        pytest.param("{\n  'format': 1}", "plan.json:2:3: this is not JSON", id="not JSON"),
        pytest.param('{\n"format": "secplan.result/1",\n', "plan.json:3:1: this is not JSON", id="cut off"),
        pytest.param("[]", "the document", id="a list"),
        pytest.param("null", "the document", id="null"),
        pytest.param("7", "the document", id="a number"),
        pytest.param('"plan"', "the document", id="a text"),
        pytest.param(
            "{}", "plan.json: format: field required; without it, this is no result\n  hint", id="nothing said"
        ),
        pytest.param(
            '{"format": "secplan.swept/1"}',
            "plan.json: format: this is a secplan.swept/1, not a result\n",
            id="a sweep",
        ),
        pytest.param("[" * 100_000, "plan.json", id="deep"),
        pytest.param('{"format": ' + "9" * 5000 + "}", "plan.json", id="a number of 5,000 digits"),
        pytest.param('{"format": NaN}', "format", id="no number"),
        pytest.param(b"\xff\xfe{}", "this is not UTF-8 text", id="not UTF-8"),
        pytest.param(b"\x00" * 10, "this is not JSON", id="zeros"),
    ],
)
def test_a_file_that_is_no_result_is_bad_input(content: str | bytes, said: str, checker: Checker) -> None:
    assert_refused(checker.secplan("check", TINY, checker.written(content)), said)


def test_a_huge_file_is_bad_input(checker: Checker) -> None:
    path = checker.written("")
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert_refused(checker.secplan("check", TINY, path), "larger than")


def test_a_scenario_in_place_of_the_result_is_bad_input(checker: Checker) -> None:
    ran = checker.secplan("check", TINY, TINY)
    assert ran.status == 3
    assert f"{TINY}:1:1: this is not JSON" in ran.err


def test_a_folder_or_nothing_in_place_of_the_result_is_bad_input(checker: Checker, tmp_path: Path) -> None:
    assert checker.secplan("check", TINY, tmp_path).status == 3
    assert checker.secplan("check", TINY, tmp_path / "nothing.json").status == 3


def test_a_scenario_that_is_bad_is_told_before_the_result_is_looked_at(checker: Checker, tmp_path: Path) -> None:
    ran = checker.secplan("check", tmp_path / "nothing.yaml", tmp_path / "nothing.json")
    assert ran.status == 3
    assert "nothing.yaml: there is no such file" in ran.err
