"""Overlays: what they say, where they say it, and what is refused."""

from pathlib import Path

import pytest

from planner import api
from planner.load import BadInput
from tests.running import APRIL_2020, APRIL_2021, REPLAY, Secplan

CHANGES = ("decide MP090 2020-10-21", "allow duis 2 2021")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a scenario in it, base.yaml."""
    (tmp_path / "base.yaml").write_bytes(APRIL_2020.read_bytes())
    return tmp_path


def overlay(folder: Path, name: str, extends: str = "base.yaml", *changes: str, more: str = "") -> Path:
    lines = [f"extends: {extends}", *([more] if more else []), *(["changes:"] if changes else [])]
    path = folder / name
    path.write_text("\n".join([*lines, *(f"  - {change}" for change in changes), ""]), encoding="utf-8")
    return path


def refused(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        api.load(path)
    return caught.value.render().replace(str(path.parent), ".")


def test_an_overlay_is_its_parent_with_the_changes_made(folder: Path) -> None:
    found = api.load(overlay(folder, "o.yaml", "base.yaml", *CHANGES)).scenario
    assert found == api.change(api.load(APRIL_2020).scenario, CHANGES)


def test_an_overlay_may_change_again_what_its_parent_changed(folder: Path) -> None:
    overlay(folder, "low.yaml", "base.yaml", *CHANGES)
    high = api.load(overlay(folder, "high.yaml", "low.yaml", "delay MP090 5 WD"))
    assert str(high.scenario.modification_of["MP090"].decided_on) == "2020-10-28"
    assert [layer.file for layer in high.layers] == [str(folder / "low.yaml"), str(folder / "high.yaml")]


def test_an_overlay_may_have_a_name_and_title_of_its_own(folder: Path) -> None:
    found = api.load(overlay(folder, "o.yaml", more="name: mine\ntitle: What I would do")).scenario
    assert (found.name, found.title) == ("mine", "What I would do")


def test_what_a_change_has_set_is_said_where_the_change_stands(folder: Path) -> None:
    loaded = api.load(overlay(folder, "o.yaml", "base.yaml", *CHANGES))
    assert loaded.place_of(("modifications", "MP090", "decision")) == f"{folder}/o.yaml:3"
    assert loaded.place_of(("policy", "uplifts_per_year", "duis")) == f"{folder}/o.yaml:4"
    assert loaded.place_of(("modifications", "MP078", "decision")).startswith(f"{folder}/base.yaml:")


def test_the_resolved_scenario_is_a_file_that_says_the_same(tmp_path: Path, secplan: Secplan) -> None:
    """And each changed value names its change, also the doubt that as-of adds."""
    text = secplan("show", REPLAY, "--resolved").out
    path = tmp_path / "resolved.yaml"
    path.write_text(text, encoding="utf-8")
    assert api.load(path).scenario == api.load(REPLAY).scenario
    assert f"decision: {{approved: 2020-10-21}}  # {REPLAY}:59: approve MP090 2020-10-21" in text
    assert text.count(f"# {REPLAY}:") == 14


def test_show_tells_the_durations_of_the_command(secplan: Secplan) -> None:
    page = secplan("show", REPLAY, "--durations", "P80").out
    assert (
        "Changes on the command line\n- Decisions are forecast for days by which each comes with a chance of 80 %"
        in page
    )


def test_show_tells_what_of_the_governance_is_not_as_the_sec_has_it(secplan: Secplan) -> None:
    said = "bodies panel; steps pa-accepted and ia-accepted; pathways self-governance and authority."
    assert f"these are not as the SEC has them: {said}" in secplan("show", APRIL_2021).out
    assert "as the SEC has them" not in secplan("show", APRIL_2020).out
    own = secplan("show", APRIL_2021, "--json").document["own_governance"]
    steps, pathways = ["pa-accepted", "ia-accepted"], ["self-governance", "authority"]
    assert own == {"bodies": ["panel"], "steps": steps, "pathways": pathways}


def test_show_tells_the_changes_in_sentences(secplan: Secplan) -> None:
    assert f"- MP078 waits for a date of its decision (expected on 26 August 2020 before) ({REPLAY}:58)." in secplan(
        "show", REPLAY
    ).out.replace("  ", " ")


DOUBT = (
    "June 2021 SEC Release: dcc_baseline: the DCC Systems scope was to be baselined on 19 June 2020; it is not given, "
    "so that it counts as open here."
)


def test_a_baseline_that_has_passed_without_its_scope_is_told_as_a_doubt(folder: Path, secplan: Secplan) -> None:
    path = overlay(folder, "o.yaml", "base.yaml", "as-of 2020-07-01")
    assert f"Doubtful with these changes\n- {DOUBT}" in secplan("show", path).out
    assert secplan("show", path, "--json").document["layers"][0]["doubts"] == [DOUBT]
    found = secplan("whatif", folder / "base.yaml", "as-of 2020-07-01", "--json").document
    assert found["doubts"] == [DOUBT]
    assert f"- {DOUBT}" in secplan("whatif", folder / "base.yaml", "as-of 2020-07-01").out
    assert secplan("whatif", folder / "base.yaml", "allow duis 2", "--json").document["doubts"] == []


def test_what_follows_from_a_change_has_its_comment_too(folder: Path, secplan: Secplan) -> None:
    """The doubt about a scope that is not given, and what a moved release was scheduled for."""
    path = overlay(folder, "o.yaml", "base.yaml", "as-of 2020-07-01", "move-release nov-2022 2022-11-10")
    lines = secplan("show", path, "--resolved").out.splitlines()
    assert f"    doubtful:  # {path}:3: as-of 2020-07-01" in lines
    assert f"    scheduled: 2022-11-03  # {path}:4: move-release nov-2022 2022-11-10" in lines


def test_a_decision_that_is_forecast_from_a_step_that_is_done_names_that_step(folder: Path) -> None:
    """The date comes from there, and not from the file that says only that it is forecast."""
    steps = (
        "as-of 2020-06-01",
        "progress MP090 ia 2020-05-29",
        "progress MP078 ia 2020-05-29",
        "decide MP078 2020-07-22",
    )
    path = overlay(folder, "o.yaml", "base.yaml", *steps)
    loaded = api.load(path)
    assert loaded.place_of(("modifications", "MP090", "decision")) == f"{path}:4"
    assert loaded.place_of(("modifications", "MP078", "decision")) == f"{path}:6", "typed, so not from a step"


def test_show_names_the_file_at_the_bottom(folder: Path, secplan: Secplan) -> None:
    overlay(folder, "low.yaml", "base.yaml", *CHANGES)
    high = overlay(folder, "high.yaml", "low.yaml", "delay MP090 5 WD")
    assert f"It is {folder}/base.yaml with the changes below." in secplan("show", high).out
    assert secplan("show", high, "--json").document["extends"] == f"{folder}/base.yaml"
    assert "It extends no other file." in secplan("show", folder / "base.yaml").out
    assert secplan("show", folder / "base.yaml", "--json").document["extends"] is None


def test_a_change_that_cannot_be_made_is_told_at_its_word(folder: Path) -> None:
    path = overlay(folder, "o.yaml", "base.yaml", "as-of 2020-05-01", '"delay MP09O 3 WD"')
    assert refused(path) == (
        "./o.yaml:4:12: there is no modification 'MP09O'\n"
        '      - "delay MP09O 3 WD"\n'
        "               ^\n"
        "  hint: did you mean 'MP099'?"
    )


def test_every_change_that_is_wrong_is_told_at_once(folder: Path) -> None:
    found = refused(overlay(folder, "o.yaml", "base.yaml", "dely MP090 3 WD", "allow dius 2 2021"))
    assert found.count("./o.yaml:") == 2


def test_what_contradicts_cannot_be_read_and_cannot_be_made_is_told_at_once(folder: Path) -> None:
    """But not what may be wrong only because of another mistake: feb-2022 might be there."""
    found = refused(
        overlay(
            folder,
            "o.yaml",
            "base.yaml",
            "delay MP090 5 WD",
            "decide MP090 2020-10-21",
            "delay MP999 6 WD",
            "add-release feb-2022 2022-02-30",
            "pin MP099 feb-2022",
        )
    )
    assert [line for line in found.splitlines() if line.startswith("./o.yaml:")] == [
        "./o.yaml:4:5: 'decide MP090 2020-10-21' and 'delay MP090 5 WD' contradict each other",
        "./o.yaml:5:11: there is no modification 'MP999'",
        "./o.yaml:6:26: '2022-02-30' is not a date",
    ]


def test_a_mistake_stands_at_its_word_and_not_at_one_that_begins_like_it(folder: Path) -> None:
    found = refused(overlay(folder, "o.yaml", "base.yaml", "baseline jun-2021 MP0781 MP078"))
    assert found.startswith("./o.yaml:3:23: there is no modification 'MP0781'")
    found = refused(overlay(folder, "o.yaml", "base.yaml", "baseline jun-2021 MP078 MP07"))
    assert found.startswith("./o.yaml:3:29: there is no modification 'MP07'")


@pytest.mark.parametrize("depth", [2, 3])
def test_a_circle_is_refused_with_its_files(folder: Path, depth: int) -> None:
    paths = [overlay(folder, f"o{index}.yaml", f"o{(index + 1) % depth}.yaml") for index in range(depth)]
    assert "a circle: " in refused(paths[0])


def test_an_overlay_that_extends_itself_is_a_circle(folder: Path) -> None:
    assert "a circle: ./o.yaml extends ./o.yaml" in refused(overlay(folder, "o.yaml", "o.yaml"))


def test_five_overlays_may_stand_on_one_another_and_six_may_not(folder: Path) -> None:
    paths = [overlay(folder, f"o{index}.yaml", f"o{index - 1}.yaml" if index else "base.yaml") for index in range(6)]
    assert len(api.load(paths[4]).layers) == 5
    assert "more than 5 overlays on one another" in refused(paths[5])


@pytest.mark.parametrize("extends", ["../base.yaml", "sub/../../base.yaml"])
def test_a_parent_outside_the_folder_is_refused(folder: Path, extends: str) -> None:
    (folder / "below").mkdir()
    assert "is outside the folder of this file" in refused(overlay(folder / "below", "o.yaml", extends))


def test_a_link_does_not_lead_out_of_the_folder(folder: Path) -> None:
    below = folder / "below"
    below.mkdir()
    (below / "linked.yaml").symlink_to(folder / "base.yaml")
    assert "is outside the folder of this file" in refused(overlay(below, "o.yaml", "linked.yaml"))


def test_a_parent_that_is_not_there_is_told_where_it_is_named(folder: Path) -> None:
    found = refused(overlay(folder, "o.yaml", "bas.yaml"))
    assert found.startswith("./o.yaml:1:10: 'bas.yaml': there is no such file")
    assert "did you mean 'base.yaml'?" in found


def test_of_two_files_that_are_close_the_one_with_the_same_letters_is_meant(folder: Path) -> None:
    (folder / "tiny.yaml").touch()
    (folder / "uni.yaml").touch()
    assert "did you mean 'tiny.yaml'?" in refused(overlay(folder, "o.yaml", "tyni.yaml"))


def test_two_parents_are_refused_where_they_stand(folder: Path) -> None:
    found = refused(overlay(folder, "o.yaml", "[base.yaml, o.yaml]"))
    assert found.startswith("./o.yaml:1:10: extends: a list is not text\n")
    assert "hint: an overlay has one parent" in found


def test_a_date_that_the_tables_do_not_reach_is_told_with_what_helps(folder: Path) -> None:
    found = refused(overlay(folder, "o.yaml", "base.yaml", "move-release jun-2021 2035-01-01"))
    assert found.endswith("hint: the tables go from 2018 to 2028, as far as published; give a date that they reach")


def test_a_mistake_in_the_parent_is_told_in_the_parent(folder: Path) -> None:
    (folder / "base.yaml").write_text("format: secplan.scenario/1\n", encoding="utf-8")
    assert refused(overlay(folder, "o.yaml")).startswith("./base.yaml:1:1: ")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("releases: []", "'releases' does not go with extends"),
        ("chagnes: []", "'chagnes' is not a key of this place"),
        ("format: secplan.scenario/2", "format: 'secplan.scenario/2' is not known here"),
        ("changes: delay MP090 3 WD", "changes: 'delay MP090 3 WD' is not a list"),
    ],
)
def test_an_overlay_holds_what_overlays_hold(folder: Path, more: str, says: str) -> None:
    assert says in refused(overlay(folder, "o.yaml", more=more))


def test_an_overlay_is_kept_in_a_run_folder_as_one_file(tmp_path: Path, secplan: Secplan) -> None:
    assert secplan("plan", REPLAY, "--out", tmp_path / "run").status == 0
    assert "extends" not in (tmp_path / "run" / "scenario.yaml").read_text(encoding="utf-8")
    assert secplan("verify", tmp_path / "run").status == 0
