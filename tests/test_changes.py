"""Changes in words: each reads, does, tells and refuses what it should, and sets of them have no order."""

from datetime import date
from itertools import permutations
from random import Random

import pytest

from models import Decision, Duration, Scenario
from planner import api
from planner.changes import CHANGES, Change, Mistakes, Wrong, changed, read, read_all, sentences
from planner.changes.delay import Delay
from planner.changes.meant import USED_FOR
from planner.facts import uplift_limit
from planner.load import load_text
from tests.factories import modification, scenario
from tests.generator import as_yaml, tree
from tests.running import APRIL_2020, REPLAY

APRIL = api.load(APRIL_2020).scenario

each_change = pytest.mark.parametrize("kind", CHANGES, ids=lambda kind: kind.verb)

BEFORE = {"unpin MP099": ("pin MP099 nov-2021",), "unlink MP090 needs MP078": ("link MP090 needs MP078",)}
"""What an example takes to be so before it."""


def april_for(example: str) -> Scenario:
    return api.change(APRIL, BEFORE.get(example, ()))


def mistakes(*words: str, scenario: Scenario = APRIL) -> list[str]:
    with pytest.raises(Mistakes) as caught:
        changed(scenario, read_all(words))
    return [one.says for one in caught.value.mistakes]


# What every change keeps ----------------------------------------------------------------------------------------------


@each_change
def test_an_example_reads_back_from_its_own_words(kind: type[Change]) -> None:
    change = read(kind.example)
    assert type(change) is kind
    assert read(str(change)) == change
    assert str(change) == kind.example


@each_change
def test_a_change_leaves_the_scenario_it_is_given_as_it_is(kind: type[Change]) -> None:
    scenario = april_for(kind.example)
    hashed, dumped = scenario.sha256, scenario.model_dump_json()
    after = changed(scenario, [read(kind.example)])
    assert (scenario.but().sha256, scenario.model_dump_json()) == (hashed, dumped)
    assert after.sha256 != hashed


@each_change
def test_a_change_writes_what_it_says_it_writes_and_nothing_else(kind: type[Change]) -> None:
    """By the names of places, so that an answer can cite the change that set a value."""
    change, scenario = read(kind.example), april_for(kind.example)
    after = changed(scenario, [change])
    touched = {place[0] for place in change.writes}
    forecast = {"modifications"}  # the decisions that come out otherwise
    also = {"as-of": {"releases"} | forecast, "durations": forecast, "meeting": forecast}.get(kind.verb, set())
    differ = {field for field in Scenario.model_fields if getattr(scenario, field) != getattr(after, field)}
    assert touched <= differ <= touched | also


@each_change
def test_a_changed_scenario_is_one_that_a_file_could_hold(kind: type[Change]) -> None:
    after = changed(april_for(kind.example), [read(kind.example)])
    assert Scenario.model_validate(after.model_dump(mode="json")) == after


@each_change
def test_a_change_is_told_in_a_clause_that_names_what_it_is_about(kind: type[Change]) -> None:
    change = read(kind.example)
    (said,) = sentences(april_for(kind.example), [change])
    assert not said.endswith(".")
    named = getattr(change, "modification", None)
    assert named is None or named in said


@each_change
def test_a_change_with_a_word_too_few_or_too_many_says_how_it_is_written(kind: type[Change]) -> None:
    too_many = [f"{kind.example} {'2099' if '...' not in kind.words else 'not/an/id'}"]
    for words in (kind.verb, *(too_many if "WORD..." not in kind.words else [])):  # a title may have any words
        with pytest.raises(Mistakes) as caught:
            changed(APRIL, read_all([words]))
        (mistake,) = caught.value.mistakes
        assert mistake.says
        assert mistake.hint


def test_the_order_in_which_changes_are_given_means_nothing() -> None:
    words = [
        "add-release feb-2022 2022-02-24",
        "pin MP099 feb-2022",
        "allow duis 2",
        "allow duis 3 2022",
        "as-of 2020-07-01",
    ]
    found = {api.change(APRIL, order).sha256 for order in permutations(words)}
    assert len(found) == 1


def test_changes_may_be_given_as_objects_too() -> None:
    assert api.change(APRIL, [Delay("MP090", Duration(30, "WD"))]) == api.change(APRIL, ["delay MP090 30 WD"])


# What each one does ---------------------------------------------------------------------------------------------------


def decision(scenario: Scenario, name: str) -> object:
    return scenario.modification_of[name].decision


def test_a_delay_in_working_days_skips_bank_holidays() -> None:
    """26 August 2020 was a Wednesday, 31 August the summer bank holiday: four Working Days later is 2 September."""
    assert decision(api.change(APRIL, ["delay MP090 4 WD"]), "MP090") == Decision(expected=date(2020, 9, 2))


def test_a_delay_in_months_keeps_the_day_of_the_month() -> None:
    assert decision(api.change(APRIL, ["delay MP090 1 month"]), "MP090") == Decision(expected=date(2020, 9, 26))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("decide MP090 2020-10-21", {"expected": "2020-10-21"}),
        ("approve MP090 2020-10-21", {"approved": "2020-10-21"}),
        ("approve MP090 2020-10-21 nov-2021", {"approved": "2020-10-21", "release": "nov-2021"}),
        ("approve MP090 unknown nov-2021", {"approved": "unknown", "release": "nov-2021"}),
        ("withdraw MP090 2020-10-21", {"withdrawn": "2020-10-21"}),
        ("withdraw MP090", {"withdrawn": "unknown"}),
    ],
)
def test_a_decision_is_what_the_words_say(words: str, expected: dict[str, str]) -> None:
    assert decision(api.change(APRIL, [words]), "MP090") == Decision.model_validate(expected)


def test_a_decision_can_be_made_unknown() -> None:
    assert decision(api.change(APRIL, ["decide MP090 unknown"]), "MP090") == "unknown"


def test_an_impact_is_set_for_the_modification_and_all_its_options() -> None:
    """Design 4: the change `impact` sets the modification and all its options."""
    one = api.change(APRIL, ["impact MP090 duis yes"]).modification_of["MP090"]
    assert one.impacts["duis"] == "yes"
    assert [option.impacts["duis"] for option in one.options] == ["yes", "yes"]


def test_a_pin_takes_the_place_of_another() -> None:
    scenario = api.change(api.change(APRIL, ["pin MP099 nov-2021"]), ["pin MP099 jun-2021"])
    assert [(pin.modification, pin.release) for pin in scenario.pins] == [("MP099", "jun-2021")]
    assert api.change(scenario, ["unpin MP099"]).pins == ()


def test_a_moved_release_keeps_what_it_was_scheduled_for() -> None:
    """However often it is moved (R3)."""
    moved = api.change(api.change(APRIL, ["move-release nov-2021 2021-11-29"]), ["move-release nov-2021 2021-12-02"])
    november = moved.release_of["nov-2021"]
    assert (november.go_live, november.scheduled) == (date(2021, 12, 2), date(2021, 11, 4))


def test_uplifts_are_allowed_for_a_year_or_for_all() -> None:
    changed = api.change(APRIL, ["allow duis 2 2021"])
    assert [uplift_limit(changed, "duis", year) for year in (2021, 2022)] == [2, 1]
    changed = api.change(APRIL, ["allow duis unlimited"])
    assert [uplift_limit(changed, "duis", year) for year in (2021, 2022)] == [None, None]


def test_a_capacity_without_a_release_is_that_of_every_one_to_come() -> None:
    """But of those that another change names, in whatever order the two are given."""
    here = api.change(APRIL, ["as-of 2021-07-01"])
    for words in permutations(["capacity gbcs 2", "capacity jun-2022 gbcs 5"]):
        found = api.change(here, words)
        assert {one.id: one.capacity for one in found.releases if one.capacity} == {
            "nov-2021": {"gbcs": 2},
            "jun-2022": {"gbcs": 5},
            "nov-2022": {"gbcs": 2},
        }
    said = sentences(here, read_all(["capacity gbcs 2", "capacity jun-2022 gbcs 5"]))
    assert said[0] == "the capacity of every release to come but jun-2022 for GBCS is 2 (unlimited before)"
    assert mistakes("capacity gbcs 2", "capacity gbcs 3") == [
        "'capacity gbcs 3' and 'capacity gbcs 2' contradict each other"
    ]


def test_a_capacity_can_be_set_and_taken_away() -> None:
    tight = api.change(APRIL, ["capacity jun-2021 gbcs 2"])
    assert tight.release_of["jun-2021"].capacity == {"gbcs": 2}
    assert api.change(tight, ["capacity jun-2021 gbcs unlimited"]).release_of["jun-2021"].capacity == {}


def test_a_baseline_that_has_passed_without_its_scope_counts_as_open_and_that_is_told() -> None:
    """19 June 2020 passes; S0 and S3 do not give the scope, so that nobody can hold to it (the replay)."""
    june = api.change(APRIL, ["as-of 2020-07-01"]).release_of["jun-2021"]
    assert june.dcc_baseline is None
    assert "not given" in june.doubtful[-1]


def test_a_baseline_that_is_given_is_held_to() -> None:
    scenario = api.change(APRIL, ["as-of 2020-07-01", "baseline jun-2021 MP078 MP090"])
    assert scenario.release_of["jun-2021"].dcc_baseline == date(2020, 6, 19)
    assert scenario.baseline == {"jun-2021": ("MP078", "MP090")}


@pytest.mark.parametrize(("word", "meant"), [("24/06/2027", "2027-06-24"), ("46372", "2026-12-16")])
def test_a_date_as_spreadsheets_have_it_is_answered_with_the_date_that_was_meant(word: str, meant: str) -> None:
    with pytest.raises(Wrong) as wrong:
        read(f"decide MP090 {word}")
    assert wrong.value.hint == f"did you mean {meant}?"


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("move", "did you mean 'pin' or 'target' or 'move-release'?"),
        ("dely", "did you mean 'delay'?"),
        ("release", "did you mean 'move-release' or 'add-release'?"),
        ("rename", "did you mean 'title'?"),
        ("Pin", "did you mean 'pin'?"),
    ],
)
def test_an_unknown_word_is_answered_with_changes_of_its_kind(word: str, hint: str) -> None:
    with pytest.raises(Wrong) as wrong:
        read(f"{word} MP090")
    assert wrong.value.hint == hint


def test_a_word_like_none_is_answered_with_all_changes() -> None:
    with pytest.raises(Wrong) as wrong:
        read("xyzzy MP090")
    assert wrong.value.hint.startswith("changes are delay, decide, ")


def test_words_that_others_are_said_in_are_changes() -> None:
    """Each verb that a hint names is one."""
    assert {verb for verbs in USED_FOR.values() for verb in verbs} <= {kind.verb for kind in CHANGES}


def test_links_lead_in_no_circle() -> None:
    circle = ["link MP090 needs MP078", "link MP078 after MP099", "link MP099 needs MP090"]
    assert len(api.change(APRIL, circle[:2]).modifications) == len(APRIL.modifications)
    assert any("a circle: " in one for one in mistakes(*circle))
    assert mistakes("link MP090 apart MP090") == ["MP090 names itself"]


def test_a_modification_that_is_added_may_be_named_by_other_changes() -> None:
    words = ["add MP199 2020-10-21", "title MP199 A new thing", "target MP199 nov-2021", "link MP090 after MP199"]
    after = api.change(APRIL, words)
    added = after.modification_of["MP199"]
    assert (added.title, added.target, str(added.decided_on)) == ("A new thing", "nov-2021", "2020-10-21")
    assert [one.id for one in after.modification_of["MP090"].after] == ["MP199"]
    assert "MP199 has the target nov-2021 (none before)" in sentences(APRIL, read_all(words))


def test_a_lead_time_and_a_load_are_those_of_every_option() -> None:
    options = [{"id": "x", "lead_time": {"dcc": "12 months"}, "load": {"effort_days": 5}}, {"id": "y"}]
    given = scenario(modification("a", options=options))
    after = api.change(given, ["lead-time a dcc 8 months", "load a effort_days 80"]).modification_of["a"]
    times = [after.lead_time, *(option.lead_time for option in after.options)]
    assert [str(one.dcc) if one else "" for one in times] == ["8 months", "8 months", ""]
    loads = [after.load, *(option.load for option in after.options)]
    assert loads == [{"effort_days": 80}, {"effort_days": 80}, {}]


# What cannot be -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("dely MP090 30 WD", "there is no change 'dely'"),
        ("", "a change without words"),
        ("delay MP09O 30 WD", "there is no modification 'MP09O'"),
        ("delay MP090 soon", "'soon' is not a duration"),
        ("delay MP090 -5 WD", "a duration cannot be negative"),
        ("delay MP090 5", "'5' is not a duration"),
        ("delay MP090 1201 months", "a duration cannot be more than 1200 months"),
        ("decide MP090 21/10/2020", "'21/10/2020' is not a date"),
        ("decide MP090 2020-02-30", "'2020-02-30' is not a date"),
        ("approve MP090 unknown", "a date of approval may be unknown only with a release"),
        ("approve MP090 2020-10-21 nov-2012", "there is no release 'nov-2012'"),
        ("pin MP090 jun-2031", "there is no release 'jun-2031'"),
        ("unpin MP090", "MP090 is not pinned"),
        ("move-release nov-2021 2099-11-04", "the cut-offs of 'nov-2021' cannot be computed"),
        ("add-release nov-2021 2021-11-29", "there is a release 'nov-2021' already"),
        ("add-release dec-2021 2021-12-02 everything", "'everything' is not one of"),
        ("capacity jun-2021 gbc 4", "there is no specification or load 'gbc'"),
        ("capacity jun-2021 gbcs -4", "'-4' is not a number"),
        ("capacity jun-2021 gbcs 99999999999", "'99999999999' is too large"),
        ("capacity jun-2021 gbcs 100000000000000000000", "'100000000000000000000' is too large"),
        ("delay MP090 99999999999999999999 WD", "a duration cannot be more than 1200 WD"),
        ("delay MP090 -99999999999999999999 WD", "a duration cannot be negative"),
        ("decide MP090 0001-01-01", "'0001-01-01' is too early"),
        ("withdraw MP090 1899-12-31", "'1899-12-31' is too early"),
        ("as-of 2201-01-01", "'2201-01-01' is too late"),
        ("add-release dec-2999 2999-12-02", "'2999-12-02' is too late"),
        ("allow dius 2 2021", "'dius' is not one of"),
        ("allow duis 2 2031", "no release goes live in 2031"),
        ("impact MP090 duis maybe", "'maybe' is not one of"),
        ("choose MP090 event-logs", "there is no solution option of MP090 'event-logs'"),
        ("choose MP078 event-log", "there is no solution option of MP078 'event-log'"),
        ("prioritise MP078 highest", "'highest' is not one of"),
        ("baseline jun-2021 MP078 MP07B", "there is no modification 'MP07B'"),
        ("baseline jun-2021 MP078 MP078", "MP078 is named twice"),
        ("meeting pannel 2020-07-17", "there is no body 'pannel'"),
        ("meeting panel 2020-07-18", "18 July 2020 is no Working Day"),
        ("meeting panel 2031-07-18", "the bank holidays of 2031"),
        ("as-of yesterday", "'yesterday' is not a date"),
    ],
)
def test_a_change_that_cannot_be_made_says_why(words: str, says: str) -> None:
    (said,) = mistakes(words)
    assert said.startswith(says)


def test_a_decision_that_is_taken_cannot_be_delayed() -> None:
    approved = api.change(APRIL, ["approve MP090 2020-10-21"])
    (said,) = mistakes("delay MP090 5 WD", scenario=approved)
    assert said == "MP090 is approved on 21 October 2020: there is no expected decision to delay"


def test_what_is_not_planned_cannot_be_pinned() -> None:
    (said,) = mistakes("withdraw MP090", "pin MP090 jun-2021")
    assert said == "MP090 takes no part in planning, so that a pin would do nothing"


def test_a_change_of_documents_cannot_touch_a_specification() -> None:
    documents = load_text(
        """
format: secplan.scenario/1
name: documents
as_of: 2020-04-08
releases: [{id: jun-2021, go_live: 2021-06-24}]
modifications: [{id: MP1, dcc_systems: no, decision: {expected: 2020-08-26}}]
"""
    ).scenario
    (said,) = mistakes("impact MP1 gbcs yes", scenario=documents)
    assert said.startswith("MP1 changes documents only")
    assert api.change(documents, ["impact MP1 gbcs no"]).modification_of["MP1"].impacts == {"gbcs": "no"}


@pytest.mark.parametrize(
    "words",
    [
        ("delay MP090 5 WD", "decide MP090 2020-10-21"),
        ("approve MP090 2020-10-21", "withdraw MP090"),
        ("pin MP090 jun-2021", "pin MP090 nov-2021"),
        ("allow duis 2 2021", "allow duis 3 2021"),
        ("impact MP090 duis yes", "impact MP090 duis no"),
        ("as-of 2020-05-01", "as-of 2020-06-01"),
        ("meeting panel 2020-07-17", "meeting panel 2020-07-24"),
        ("move-release nov-2021 2021-11-29", "move-release nov-2021 2021-12-02"),
        ("add-release feb-2022 2022-02-24", "move-release feb-2022 2022-02-25"),
    ],
)
def test_two_changes_of_the_same_thing_contradict_each_other(words: tuple[str, str]) -> None:
    assert mistakes(*words) == [f"'{words[1]}' and '{words[0]}' contradict each other"]


@pytest.mark.parametrize(
    ("every", "one", "of_2021", "of_2022"),
    [("allow duis 3", "allow duis 2 2021", 2, 3), ("allow duis 0", "allow duis 2 2021", 2, 0)],
)
def test_the_number_for_a_year_wins_over_that_for_every_year_and_is_told_so(
    every: str, one: str, of_2021: int, of_2022: int
) -> None:
    """Before, it is 1 in both years; what the other change says is not before."""
    changed = api.change(APRIL, [every, one])
    assert [uplift_limit(changed, "duis", year) for year in (2021, 2022)] == [of_2021, of_2022]
    assert sentences(APRIL, read_all([every, one])) == [
        f"in every year but 2021, the number of releases that may carry a DUIS uplift is {of_2022} (1 before)",
        f"in 2021, the number of releases that may carry a DUIS uplift is {of_2021} (1 before)",
    ]


def test_the_number_for_every_year_is_told_beside_those_of_the_years_before() -> None:
    given = api.change(APRIL, ["allow duis 2 2021", "allow ch_firmware unlimited"])
    assert sentences(given, read_all(["allow duis 1", "allow ch_firmware 1"])) == [
        "in every year, the number of releases that may carry a DUIS uplift is 1 (2 in 2021 and 1 in 2022 before)",
        "in every year, the number of releases that may carry a CH firmware uplift is 1 (unlimited before)",
    ]


def test_a_release_without_a_title_is_called_by_its_id_alone() -> None:
    words = ["add-release feb-2022 2022-02-24", "pin MP090 feb-2022"]
    assert sentences(APRIL, read_all(words))[1] == "MP090 is pinned to feb-2022"


def with_scopes() -> Scenario:
    return api.change(APRIL, ["baseline jun-2021 MP078", "baseline nov-2021 MP099 MP090"])


def test_what_another_scope_has_is_told_with_what_to_give_as_well() -> None:
    with pytest.raises(Mistakes) as caught:
        api.change(with_scopes(), ["as-of 2020-05-01", "baseline jun-2021 MP078 MP090"])
    (one,) = caught.value.mistakes
    assert (one.index, one.says, one.word) == (1, "MP090 is in the baseline of 'nov-2021' already", "MP090")
    assert one.hint.endswith("give the other scope as well, without it: baseline nov-2021 MP099")


def test_a_modification_goes_from_one_scope_to_another_where_both_are_given() -> None:
    after = api.change(with_scopes(), ["baseline jun-2021 MP078 MP090", "baseline nov-2021 MP099"])
    assert after.baseline == {"jun-2021": ("MP078", "MP090"), "nov-2021": ("MP099",)}


def test_what_a_change_breaks_is_told_of_that_change_at_its_word() -> None:
    """Made before it, the scope of June has MP090 twice for a moment, and is not to blame."""
    scopes = ("baseline jun-2021 MP078 MP090", "baseline nov-2021 MP099")
    with pytest.raises(Mistakes) as caught:
        api.change(with_scopes(), [*scopes, "move-release nov-2021 2099-11-04"])
    assert [(one.index, one.word) for one in caught.value.mistakes] == [(2, "nov-2021")]


def test_a_change_that_is_there_twice_is_told_so() -> None:
    assert mistakes("as-of 2020-05-01", "as-of 2020-05-01") == ["'as-of 2020-05-01' is there twice"]


def test_every_change_that_cannot_be_made_is_told_at_once() -> None:
    with pytest.raises(Mistakes) as caught:
        api.change(APRIL, ["delay MP09 5 WD", "as-of 2020-05-01", "unpin MP078"])
    assert [(one.index, one.word) for one in caught.value.mistakes] == [(0, "MP09"), (2, "MP078")]


# The replay -----------------------------------------------------------------------------------------------------------


def test_the_changes_of_the_replay_are_the_replay() -> None:
    replay = api.load(REPLAY)
    (layer,) = replay.layers
    again = api.change(APRIL, list(map(str, layer.changes)))
    assert again.but(name=replay.scenario.name, title=replay.scenario.title) == replay.scenario


def test_the_changes_of_the_replay_give_the_releases_of_the_change_status_report() -> None:
    """S3 5: SECMP0007 and MP090 in November 2021, SECMP0015 in June 2022."""
    (layer,) = api.load(REPLAY).layers
    outcome = api.plan(api.change(APRIL, layer.changes))
    found = {name: outcome.answer.plan.release_of(name) for name in ("SECMP0007", "MP090", "SECMP0015")}  # type: ignore[union-attr] # planned
    assert found == {"SECMP0007": "nov-2021", "MP090": "nov-2021", "SECMP0015": "jun-2022"}


# Random ---------------------------------------------------------------------------------------------------------------


def random_changes(scenario: Scenario, random: Random, count: int) -> list[str]:
    """Changes of different things, which can be made together."""
    dated = sorted(
        one.id for one in scenario.modifications if one.decided_on and not one.is_approved and one.dcc_systems
    )
    names = random.sample(dated, min(count, len(dated)))
    release = random.choice(scenario.releases).id
    days, priority, said = (
        random.randrange(90),
        random.choice(["high", "standard", "low"]),
        random.choice(["yes", "no"]),
    )
    kinds = (
        "delay {} " + f"{days} WD",
        "decide {} unknown",
        "prioritise {} " + priority,
        "impact {} gbcs " + said,
        "pin {} " + release,
    )
    return [random.choice(kinds).format(name) for name in names] + [f"capacity {release} gbcs {random.randrange(4)}"]


@pytest.mark.parametrize("seed", range(30))
def test_a_random_set_of_changes_has_no_order_and_gives_a_scenario_that_loads(seed: int) -> None:
    random = Random(seed)
    scenario = load_text(as_yaml(tree(modifications=8, releases=4, tight=1.2, seed=seed))).scenario
    words = random_changes(scenario, random, 3)
    after = api.change(scenario, words)
    assert api.change(scenario, random.sample(words, len(words))) == after
    assert Scenario.model_validate(after.model_dump(mode="json")) == after


def test_a_move_of_a_release_says_that_the_authority_has_to_agree() -> None:
    (said,) = sentences(APRIL, read_all(["move-release nov-2021 2021-11-29"]))
    assert said == (
        "the November 2021 SEC Release goes live on 29 November 2021 (4 November 2021 before), to which the Authority "
        "has to agree"
    )
