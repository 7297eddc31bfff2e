"""Good input: the same scenario however it is written, and where its file says what."""

import random
from typing import Any

import pytest
import yaml

from models import Clause, Duration, Scenario
from planner.facts import uplift_limit
from planner.load import BadInput, load_text
from planner.problem import Problem
from planner.rules import RULE_OF
from planner.rules.base import Rule

FULL = """\
# A scenario with everything in it.
format: secplan.scenario/1
name: full
title: Everything
as_of: 2020-07-01
calendar: scotland
extra_holidays:
  - {on: 2022-09-19, reason: the State Funeral}
policy:
  lead_times:
    gbcs: {dcc: 20 WD, party: 14 days}
  uplifts_per_year:
    duis: {default: 1, 2022: 0}
  unknown_impacts: assume-no
releases:
  - generate: {pattern: sec, from: 2020, until: 2022}
  - id: jun-2020
    go_live: 2020-06-25
  - id: jun-2021
    title: June 2021 SEC Release
    go_live: 2021-06-30
    scheduled: 2021-06-24
    carries: [documents]
    dcc_baseline: 2020-06-19
    capacity:
      gbcs: 4
      effort_days: 600
modifications:
  - id: MP1
    decision: {approved: unknown, release: jun-2021}
    impacts: {gbcs: yes, duis: unknown}
  - id: MP2
    part_of: MP
    decision: {expected: 2021-03-01}
    needs:
      - MP1
    after:
      - {id: MP3, gap: 20 WD}
      - CR1
    together:
      - MP3
    apart:
      - CR1
    excludes:
      - MP4
    load: {effort_days: 80}
    options:
      - {id: alerts, impacts: {duis: yes}, lead_time: {dcc: 10 months}}
      - {id: log, load: {effort_days: 3}}
    option: log
  - id: MP3
    decision: {expected: 2021-03-01}
    dcc_systems: true
    impacts: {ch_firmware: yes}
    priority: high
  - id: MP4
    decision: {expected: 2021-03-01}
  - {id: MP5, decision: unknown}
  - {id: MP6, decision: {withdrawn: 2020-02-01}}
  - {id: CR1, kind: change-request, dcc_systems: true}
pins:
  - {modification: CR1, release: nov-2021, why: BEIS mandated}
waivers:
  - {rule: uplift-limit, about: [duis, "2022"], why: urgent, granted_by: SEC Panel, on: 2020-06-19}
baseline:
  jun-2021: [MP1]
goals: [left-out, lateness, changes]
"""

SMALL = """\
format: secplan.scenario/1
name: small
as_of: 2020-04-08
releases:
  - {id: jun-2021, go_live: 2021-06-24}
modifications:
  - {id: MP1, decision: {expected: 2020-05-06}, impacts: {gbcs: yes}}
"""


def scenario(text: str) -> Scenario:
    return load_text(text).scenario


def plain(text: str) -> Any:
    """The tree with every value as text."""
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - which makes nothing but text


def test_everything_is_read() -> None:
    full = scenario(FULL)

    assert [release.id for release in full.releases_in_order][:4] == ["feb-2020", "jun-2020", "nov-2020", "feb-2021"]
    assert full.modification_of["MP1"].decision.model_dump() == {  # type: ignore[union-attr]
        "approved": "unknown", "expected": None, "forecast": False, "rejected": None, "release": "jun-2021",
        "withdrawn": None,
    }  # fmt: skip
    first, second = full.modification_of["MP2"].after
    assert (first.id, first.gap, second.id, second.gap) == ("MP3", Duration(20, "WD"), "CR1", Duration(0, "days"))
    assert uplift_limit(full, "duis", 2022) == 0
    assert full.baseline == {"jun-2021": ("MP1",)}
    assert full.waivers[0].about == ("duis", "2022")


def test_a_listed_release_says_what_is_otherwise_about_a_generated_one() -> None:
    full = scenario(FULL)

    assert len(full.releases) == 9
    assert str(full.release_of["jun-2021"].go_live) == "2021-06-30"
    assert str(full.release_of["nov-2021"].go_live) == "2021-11-04"


@pytest.mark.parametrize("listed_first", [True, False])
def test_a_capacity_changes_nothing_else_of_a_generated_release(*, listed_first: bool) -> None:
    """February's takes documents only (R2), on the last Thursday of the month: 25 February 2027."""
    entries = ["  - generate: {pattern: sec, from: 2027, until: 2027}\n", "  - {id: feb-2027, capacity: {gbcs: 3}}\n"]
    text = SMALL.partition("releases:")[0] + "releases:\n" + "".join(sorted(entries, reverse=listed_first))
    release = scenario(text + "modifications: []\n").release_of["feb-2027"]

    said = (release.title, str(release.go_live), release.carries, release.capacity)
    assert said == ("February 2027 SEC Release", "2027-02-25", ("documents",), {"gbcs": 3})


def test_a_listed_release_that_is_not_generated_needs_its_go_live() -> None:
    listed = "  - generate: {pattern: sec, from: 2027, until: 2027}\n  - {id: feb-2028, capacity: {gbcs: 3}}\n"
    with pytest.raises(BadInput, match="'go_live' is missing"):
        scenario(SMALL.partition("releases:")[0] + "releases:\n" + listed + "modifications: []\n")


def test_two_ranges_may_overlap() -> None:
    generated = "releases:\n  - generate: {pattern: sec, from: 2021, until: 2022}\n"
    entry = "  - generate: {pattern: sec, from: 2022, until: 2023}\nmodifications: []\n"

    assert len(scenario(SMALL.partition("releases:")[0] + generated + entry).releases) == 9


@pytest.mark.parametrize(
    "text",
    [
        SMALL.replace("\n", "\r\n"),
        "\ufeff" + SMALL,
        f"---\n{SMALL}...\n",
        SMALL.replace("2021-06-24", "'2021-06-24'").replace("MP1", '"MP1"').replace("yes", '"yes"'),
        SMALL.replace("impacts", "title: , needs: , after: ~, lead_time: null, impacts") + "pins:\ngoals: ~\npolicy:\n",
        yaml.safe_dump(plain(SMALL), default_flow_style=False),
        yaml.safe_dump(plain(SMALL), default_flow_style=True),
        yaml.safe_dump(yaml.safe_load(SMALL)),
    ],
    ids=[
        "CRLF",
        "byte order mark",
        "markers",
        "quoted",
        "empty values",
        "block",
        "flow",
        "dates and truth as YAML has them",
    ],
)
def test_the_same_scenario_may_be_written_in_many_ways(text: str) -> None:
    assert scenario(text) == scenario(SMALL)
    assert scenario(text).sha256 == scenario(SMALL).sha256


@pytest.mark.parametrize("word", ["yes", "Yes", "YES", "true", "True", '"yes"', "'true'"])
def test_yes_may_be_said_as_truth(word: str) -> None:
    assert scenario(SMALL.replace("gbcs: yes", f"gbcs: {word}")).modifications[0].impacts == {"gbcs": "yes"}


@pytest.mark.parametrize("word", ["no", "No", '"no"', "false", "FALSE"])
def test_no_may_be_said_as_falsehood(word: str) -> None:
    assert scenario(SMALL.replace("gbcs: yes", f"gbcs: {word}")).modifications[0].impacts == {"gbcs": "no"}


def test_a_scenario_survives_being_written_and_read() -> None:
    full = scenario(FULL)
    again = Scenario.model_validate(full.model_dump(mode="json"))

    assert again == full
    assert again.sha256 == full.sha256


@pytest.mark.parametrize("seed", range(5))
def test_the_hash_does_not_depend_on_the_order_of_lists(seed: int) -> None:
    """But on that of the goals, which is a ladder, and of the steps on the way to a decision."""
    shuffled = yaml.safe_dump(_shuffled(plain(FULL), random.Random(seed)))

    assert scenario(shuffled).sha256 == scenario(FULL).sha256
    assert scenario(FULL.replace("lateness, changes", "changes, lateness")).sha256 != scenario(FULL).sha256
    ways = [f"{SMALL}governance: {{pathways: {{urgent: {steps}}}}}\n" for steps in ("[ia, vote]", "[vote, ia]")]
    assert len({scenario(way).sha256 for way in ways}) == 2


def _shuffled(value: Any, order: random.Random) -> Any:
    if isinstance(value, dict):
        keys = order.sample(list(value), len(value))
        return {key: value[key] if key in ("goals", "pathways") else _shuffled(value[key], order) for key in keys}
    if isinstance(value, list):
        return [_shuffled(item, order) for item in order.sample(value, len(value))]
    return value


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("title: Everything", "title: All"),
        ("2021-06-30", "2021-07-01"),
        ("20 WD", "21 WD"),
        ("duis: unknown", "duis: no"),
        ("effort_days: 600", "effort_days: 601"),
        ("load: {effort_days: 80}", "load: {effort_days: 81}"),
        ("why: urgent", "why: late"),
        ("until: 2022", "until: 2023"),
    ],
)
def test_the_hash_changes_with_what_is_said(said: str, instead: str) -> None:
    assert said in FULL
    assert scenario(FULL.replace(said, instead, 1)).sha256 != scenario(FULL).sha256


class Listener:
    """A model that takes note of the clauses that rules post, and decides nothing."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.clauses: list[Clause] = []

    def placed(self, *_: Any) -> int:
        return 0

    placed_by = is_placed = carries = placed

    def enforce(self, _relation: Any, *, because: Clause) -> None:
        self.clauses.append(because)


GENERATED = "- generate: {pattern: sec, from: 2020, until: 2022}"
SHOWN = {
    "decision-cut-off": {"decision: {expected: 2021-03-01}"},
    "release-carries": {GENERATED, "carries: [documents]"},
    "gone-live": {GENERATED, "go_live: 2020-06-25"},
    "dcc-baseline": {"dcc_baseline: 2020-06-19"},
    "uplift-limit": {"duis: {default: 1, 2022: 0}"},
    "release-load": {"gbcs: 4", "effort_days: 600"},
    "needs": {"- MP1"},
    "after": {"- {id: MP3, gap: 20 WD}", "- CR1"},
    "together": {"- MP3"},
    "apart": {"- CR1"},
    "excludes": {"- MP4"},
    "committed": {"decision: {approved: unknown, release: jun-2021}"},
    "pinned": {"- {modification: CR1, release: nov-2021, why: BEIS mandated}"},
    "one-option": {"option: log"},
}
"""The lines of the scenario that say each rule's clauses."""


@pytest.mark.parametrize("rule", [RULE_OF[name] for name in SHOWN], ids=list(SHOWN))
def test_a_clause_is_shown_with_the_line_that_says_it(rule: Rule) -> None:
    loaded, lines = load_text(FULL, "full.yaml"), FULL.splitlines()
    listener = Listener(Problem(loaded.scenario))
    rule.apply(listener)
    places = [place for clause in listener.clauses if (place := loaded.place_of(clause.at))]

    assert {lines[int(place.removeprefix("full.yaml:")) - 1].strip() for place in places} == SHOWN[rule.id]


@pytest.mark.parametrize(
    "place",
    [
        ("policy", "uplifts_per_year", "ch_firmware"),
        ("policy", "lead_times", "duis", "dcc"),
        ("policy", "priority_weights"),
        ("releases", "jun-2029", "go_live"),
        ("modifications", "MP99"),
    ],
)
def test_what_the_file_does_not_say_has_no_place(place: tuple[str, ...]) -> None:
    assert load_text(FULL).place_of(place) == ""


def test_an_entry_is_shown_for_what_it_leaves_to_the_default() -> None:
    assert load_text(FULL, "full.yaml").place_of(("releases", "jun-2020", "carries")) == "full.yaml:17"
