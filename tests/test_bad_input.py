"""Bad input: one message for each mistake, with its place and a hint."""
# ruff: noqa: E501 - a table is read by its columns

import pytest

from planner.load import BadInput, InputError, load_text

HEAD = """\
format: secplan.scenario/1
name: a-test
as_of: 2020-04-08
"""
RELEASES = """\
releases:
  - {id: jun-2021, go_live: 2021-06-24}
  - {id: nov-2021, go_live: 2021-11-04}
"""
CHANGES = """\
modifications:
  - {id: MP1, decision: {expected: 2020-05-06}}
  - id: MP2
    decision: {expected: 2020-05-06}
"""
GOOD = HEAD + RELEASES + CHANGES  # ten lines


def errors_of(text: str) -> tuple[InputError, ...]:
    with pytest.raises(BadInput) as caught:
        load_text(text)
    return caught.value.errors


def scenario(**lines: str) -> str:
    """The good scenario with other lines for some of its head."""
    head = {"format": "secplan.scenario/1", "name": "a-test", "as_of": "2020-04-08", **lines}
    return "".join(f"{key}: {value}\n" for key, value in head.items()) + RELEASES + CHANGES


def release(entry: str) -> str:
    """One more release, on line 7."""
    return f"{HEAD}{RELEASES}  - {entry}\n{CHANGES}"


def change(entry: str) -> str:
    """One more modification, on line 11."""
    return f"{GOOD}  - {entry}\n"


def mp2(key: str) -> str:
    """One more key of MP2, on line 11."""
    return f"{GOOD}    {key}\n"


def end(key: str) -> str:
    """One more key of the scenario, on line 11."""
    return f"{GOOD}{key}\n"


def takes(said: str) -> str:
    """How long a step takes, on line 11."""
    return end(f"governance: {{steps: {{new: {{takes: {said}}}}}}}")


DATE = "year-month-day"
DURATION = '"9 months", "20 WD"'
FORMAT_OF_IDS = "without spaces"
WAIVER = "why: x, granted_by: SEC Panel, on: 2020-06-19"

# fmt: off
SYNTAX = [
    # what                     text                                         place    says                       hint
    ("nothing",                "",                                          "1:1",   "empty",                   "secplan init"),
    ("comments only",          "# one\n# two\n",                            "1:1",   "empty",                   "secplan init"),
    ("a word",                 "hello",                                     "1:1",   "keys with values",        "format:"),
    ("a list",                 "- a\n- b\n",                                "1:1",   "keys with values",        "format:"),
    ("a bracket left open",    HEAD + "releases: [\n",                      "4:11",  "not YAML",                "bracket"),
    ("a quote left open",      HEAD + "title: 'x\n",                        "4:8",   "not YAML",                "quote"),
    ("a colon in a text",      scenario(title="part 2: alerts"),            "4:14",  "not YAML",                "colon"),
    ("a bracket too many",     "{a: b}}",                                   "1:7",   "not YAML",                "brackets"),
    ("a tab",                  HEAD + "releases:\n\t- id: x\n",             "5:1",   "a tab",                   "spaces"),
    ("a tab after an entry",   mp2("needs: []\n\ttarget: x"),               "12:1",  "a tab",                   "spaces"),
    ("NUL",                    HEAD + "title: a\0b",                        "4:9",   "U+0000",                  "remove"),
    ("a control character",    "# caf\u00e9 \x07",                          "1:8",   "U+0007",                  "remove"),
    ("10,000 brackets",        "[" * 10_000,                                "1:21",  "20 levels",               "no scenario"),
    ("deep in a value",        end("pins: " + "[" * 10_000),                "11:26", "20 levels",               "no scenario"),
    ("deep in a key",          end("? " + "[" * 10_000),                    "11:22", "20 levels",               "no scenario"),
    ("an alias",               mp2("target: *here"),                        "11:13", "alias *here",             "write the value out"),
    ("an anchor",              mp2("target: &here jun-2021"),               "11:13", "anchor &here",            "remove"),
    ("a tag",                  mp2("target: !!str jun-2021"),               "11:13", "tag !!str",               "remove"),
    ("a merge key",            change("{<<: *base, id: MP3}"),              "11:6",  "merge key",               "write the keys out"),
    ("a list as key",          end("[a]: b"),                               "11:1",  "not a word",              "one word"),
    ("no key",                 end("~: b"),                                 "11:1",  "not a word",              "one word"),
    ("a second document",      end("---\nformat: x"),                       "11:1",  "second document",         "one scenario"),
    ("a key twice",            end("name: b"),                              "11:1",  "twice, first on line 2",  "keep one"),
    ("a key twice, inside",    release("{id: x, go_live: 2022-06-30, id: y}"), "7:34", "twice",                 "keep one"),
]

VALUES = [
    ("another format",         scenario(format="secplan.scenario/2"),       "1:9",   "secplan.scenario/2",      "did you mean 'secplan.scenario/1'"),
    ("another document",       scenario(format="secplan.sweep/2"),          "1:9",   "'secplan.sweep/2' is not known", "known here: secplan.scenario/1 and secplan.sweep/1"),
    ("no format",              GOOD.partition("\n")[2],                     "1:1",   "'format' is missing",     "secplan.scenario/1"),
    ("no as_of",               GOOD.replace("as_of: 2020-04-08\n", ""),     "1:1",   "'as_of' is missing",      "as_of: 2020-04-08"),
    ("as_of without value",    scenario(as_of=""),                          "3:1",   "'as_of' is missing",      "as_of: 2020-04-08"),
    ("a name with a space",    scenario(name="a test"),                     "2:7",   "'a test' is not a name",  FORMAT_OF_IDS),
    ("no such calendar",       scenario(calendar="wales"),                  "4:11",  "'wales' is not known",    "one of england-and-wales"),
    ("no such month",          release("{id: x, go_live: 2021-13-45}"),     "7:22",  "month value",             "2021-06-24"),
    ("no such day",            release("{id: x, go_live: 2021-02-30}"),     "7:22",  "day value",               "2021-06-24"),
    ("day/month/year",         release("{id: x, go_live: 24/06/2021}"),     "7:22",  "'24/06/2021' is not a",   "did you mean 2021-06-24?"),
    ("either way round",       release("{id: x, go_live: 5.6.2021}"),       "7:22",  "'5.6.2021' is not a",     "did you mean 2021-06-05 or 2021-05-06?"),
    ("a date in words",        release("{id: x, go_live: 24 June 2021}"),   "7:22",  "'24 June 2021' is not a", "did you mean 2021-06-24?"),
    ("a spreadsheet's number", release("{id: x, go_live: 46372}"),          "7:22",  "'46372' is not a date",   "did you mean 2026-12-16?"),
    ("another number",         release("{id: x, go_live: 99999}"),          "7:22",  "'99999' is not a date",   DATE),
    ("month and year",         release("{id: x, go_live: June 2021}"),      "7:22",  "'June 2021' is not a",    DATE),
    ("a date with a time",     release("{id: x, go_live: 2021-06-24T09:00}"), "7:22", "is not a date",          DATE),
    ("a list for a date",      release("{id: x, go_live: [2021-06-24]}"),   "7:13",  "a list is not a date",    "2021-06-24"),
    ("a release without id",   release("{go_live: 2022-06-30}"),            "7:5",   "'id' is missing",         "id: MP090"),
    ("an id with a space",     release("{id: jun 22, go_live: 2022-06-30}"), "7:10", "'jun 22' is not a name",  FORMAT_OF_IDS),
    ("a very long id",         mp2(f"part_of: {'x' * 99}"),                 "11:14", "more than 64",            "shorten"),
    ("a word for a release",   release("jun-2022"),                         "7:5",   "is not keys with values", "go_live"),
    ("no such purpose",        release("{id: x, go_live: 2022-06-30, carries: [document]}"), "7:44", "'document'", "'documents'?"),
    ("a word for a list",      mp2("needs: MP1"),                           "11:12", "'MP1' is not a list",     "[MP1]"),
    ("keys for a list",        mp2("options: {a: {}}"),                     "11:5",  "is not a list",           "a list"),
    ("a list for keys",        mp2("impacts: [gbcs]"),                      "11:5",  "a list is not keys",      "impacts: {gbcs: yes}"),
    ("a list of policy",       end("policy: []"),                           "11:1",  "a list is not keys",      "lead_times"),
    ("an empty entry",         mp2("needs: [~]"),                           "11:13", "without a value",         "remove the entry"),
    ("a list as title",        mp2("title: [a, b]"),                        "11:5",  "a list is not text",      "quotes"),
    ("keys as title",          mp2("title: {part 2: alerts}"),              "11:5",  "keys is not text",        "quotes"),
    ("negative capacity",      release("{id: x, go_live: 2022-06-30, capacity: {gbcs: -1}}"), "7:51", "negative",  "0 or more"),
    ("half a change",          release("{id: x, go_live: 2022-06-30, capacity: {gbcs: 1.5}}"), "7:51", "'1.5' is not", "without a unit"),
    ("a load with a space",    mp2("load: {effort days: 3}"),               "11:12", "'effort days'",           "underscores"),
    ("9 moons",                mp2("lead_time: {dcc: 9 moons}"),            "11:22", "'9 moons' is not a dur",  DURATION),
    ("9 moons in the policy",  end("policy: {lead_times: {duis: {dcc: 9 moons}}}"), "11:35", "'9 moons'",       DURATION),
    ("a gap without a unit",   mp2("after: [{id: MP1, gap: 20}]"),          "11:28", "'20' is not a duration",  DURATION),
    ("a negative lead time",   mp2("lead_time: {dcc: -1 months}"),          "11:22", "cannot be negative",      "dcc: 9 months"),
    ("a list of lead times",   mp2("lead_time: {dcc: [1 months]}"),         "11:17", "is not a duration",       DURATION),
    ("a lead time of neither", mp2("lead_time: 9 months"),                  "11:16", "is not keys with values", "dcc, party"),
    ("a limit in words",       end("policy: {uplifts_per_year: {duis: many}}"), "11:35", "duis: 'many'",        "write a number"),
    ("a limit of no year",     end("policy: {uplifts_per_year: {duis: {20x: 1}}}"), "11:36", "duis: '20x'",     "a year, or default"),
    ("no weight",              end("policy: {priority_weights: {high: 0}}"), "11:35", "less than 1",            "1 or more"),
    ("no such impact",         mp2("impacts: {gbcs: perhaps}"),             "11:21", "'perhaps' is not known",  "yes, no, unknown"),
    ("a list as impact",       mp2("impacts: {gbcs: [yes]}"),               "11:15", "a list is not known",     "yes, no, unknown"),
    ("neither yes nor no",     mp2("dcc_systems: maybe"),                   "11:18", "not yes or no",           "yes or no"),
    ("no such priority",       mp2("priority: hihg"),                       "11:15", "'hihg'",                  "did you mean 'high'?"),
    ("a decision in a word",   change("{id: MP3, decision: soon}"),         "11:25", "'soon' is not keys",      "or unknown"),
    ("an empty decision",      change("{id: MP3, decision: {}}"),           "11:15", "says nothing",            "one of expected"),
    ("two decisions",          change("{id: MP3, decision: {expected: 2020-01-01, approved: 2020-01-02}}"), "11:15", "expected and approved", "one of expected"),
    ("expected and committed", change("{id: MP3, decision: {expected: 2020-01-01, release: jun-2021}}"), "11:15", "approved decision only", "pin or a target"),
    ("approved some day",      change("{id: MP3, decision: {approved: unknown}}"), "11:15", "only with a release", "the date or the release"),
    ("a decision misspelt",    change("{id: MP3, decision: forcast}"),      "11:25", "'forcast' is not keys",   "did you mean 'forecast'?"),
    ("an unknown misspelt",    change("{id: MP3, decision: unkown}"),       "11:25", "'unkown' is not keys",    "did you mean 'unknown'?"),
    ("no forecast",            change("{id: MP3, decision: {forecast: no}}"), "11:15", "says nothing",          "decision: forecast"),
    ("durations in small",     end("governance: {durations: p80}"),         "11:25", "'p80' is not known",      "did you mean 'P80'?"),
    ("durations misspelt",     end("governance: {durations: observd}"),     "11:25", "'observd' is not known",  "did you mean 'observed'?"),
    ("no such chance",         end("governance: {durations: P100}"),        "11:25", "'P100' is not known",     "write target, observed, or a chance from P1 to P99"),
    ("a meeting in small",     end("governance: {bodies: {panel: {meets: second friday}}}"), "11:38", "not a day of each month", "did you mean 'second Friday'?"),
    ("a meeting too many",     end("governance: {bodies: {panel: {meets: fifth Friday}}}"), "11:38", "not a day of each month", "such as: second Friday"),
    ("a body without meets",   end("governance: {bodies: {csc: {papers: 5 WD}}}"), "11:23", "'meets' is missing", "for example meets: second Friday"),
    ("past without target",    takes("{past: [5 WD]}"),                     "11:28", "'target' is missing",     "for example target: 40 WD"),
    ("past and quantiles",     takes("{target: 5 WD, past: [5 WD], quantiles: {1: 5 WD, 9: 6 WD}}"), "11:28", "past durations or quantiles, not both", "leave one out"),
    ("falling quantiles",      takes("{target: 5 WD, quantiles: {10: 50 WD, 50: 40 WD}}"), "11:28", "50 WD at 10 % and 40 WD at 50 %", "the longer the duration"),
    ("no past durations",      takes("{target: 5 WD, past: []}"),           "11:50", "past: nothing is in it",  "leave it out"),
    ("no quantiles",           takes("{target: 5 WD, quantiles: {}}"),      "11:50", "quantiles: nothing is in it", "leave it out"),
    ("generated from nowhere", release("{generate: {pattern: sec, until: 2022}}"), "7:6", "'from' is missing",  "from: 2021"),
    ("generated backwards",    release("{generate: {pattern: sec, from: 2023, until: 2022}}"), "7:50", "no year",  "both years"),
    ("generated and titled",   release("{generate: {pattern: sec, from: 2022, until: 2022}, title: x}"), "7:57", "does not go with", "list that release"),
]

KEYS = [
    ("scenario",               end("titel: x"),                             "11:1",  "'titel' is not a key",    "did you mean 'title'?"),
    ("policy",                 end("policy: {unknown_impact: assume-no}"),  "11:10", "'unknown_impact'",        "'unknown_impacts'?"),
    ("lead_times",             end("policy: {lead_times: {dius: {}}}"),     "11:23", "'dius'",                  "did you mean 'duis'?"),
    ("a lead time",            end("policy: {lead_times: {duis: {partys: 1 months}}}"), "11:30", "'partys'",    "did you mean 'party'?"),
    ("uplifts_per_year",       end("policy: {uplifts_per_year: {gcbs: 1}}"), "11:29", "'gcbs'",                 "did you mean 'gbcs'?"),
    ("release",                release("{id: x, go_live: 2022-06-30, capacities: {}}"), "7:34", "'capacities'", "did you mean 'capacity'?"),
    ("generate",               release("{generate: {pattern: sec, from: 2021, untill: 2022}}"), "7:43", "'untill'", "did you mean 'until'?"),
    ("generate itself",        release("{generat: {pattern: sec, from: 2021, until: 2022}}"), "7:6", "'generat'", "did you mean 'generate'?"),
    ("modification",           mp2("impcts: {}"),                           "11:5",  "'impcts'",                "did you mean 'impacts'?"),
    ("impacts",                mp2("impacts: {gbc: yes}"),                  "11:15", "no specification 'gbc'",  "did you mean 'gbcs'?"),
    ("decision",               change("{id: MP3, decision: {expectd: 2020-01-01}}"), "11:26", "'expectd'",      "did you mean 'expected'?"),
    ("option",                 mp2("options: [{id: a, impacs: {}}]"),       "11:23", "'impacs'",                "did you mean 'impacts'?"),
    ("after",                  mp2("after: [{id: MP1, gapp: 20 WD}]"),      "11:23", "'gapp'",                  "did you mean 'gap'?"),
    ("pin",                    end("pins: [{modification: MP1, release: jun-2021, wy: x}]"), "11:47", "'wy'",   "did you mean 'why'?"),
    ("waiver",                 end(f"waivers: [{{rule: needs, about: [MP1], by: x, {WAIVER}}}]"), "11:39", "'by'", "known here: rule"),
    ("a required key",         change("{id: MP3, decison: unknown}"),       "11:15", "'decison'",               "did you mean 'decision'?"),
    ("an id",                  change("{idd: MP3, decision: unknown, apart: [MP3]}"), "11:6", "'idd'",          "did you mean 'id'?"),
    ("all releases",           GOOD.replace("releases:", "releasess:").replace("}}\n", "}, target: jun-2021}\n"), "4:1", "'releasess'", "did you mean 'releases'?"),
]

REFERENCES = [
    ("a target",               mp2("target: jun-2012"),                     "11:13", "no release 'jun-2012'",   "did you mean 'jun-2021'?"),
    ("a target like none",     mp2("target: xyz"),                          "11:13", "no release 'xyz'",        "listed under releases"),
    ("a committed release",    change("{id: MP3, decision: {approved: 2020-01-01, release: jun-2022}}"), "11:57", "no release 'jun-2022'", "did you mean 'jun-2021'?"),
    ("needs",                  mp2("needs: [MP1, MP11]"),                   "11:18", "no modification 'MP11'",  "did you mean 'MP1'?"),
    ("not itself",             mp2("needs: [MP22]"),                        "11:13", "no modification 'MP22'",  "did you mean 'MP1'?"),
    ("another case",           mp2("needs: [mp1]"),                         "11:13", "no modification 'mp1'",   "did you mean 'MP1'?"),
    ("after",                  mp2("after: [MP11]"),                        "11:13", "no modification 'MP11'",  "did you mean 'MP1'?"),
    ("after with a gap",       mp2("after: [{id: MP11, gap: 20 WD}]"),      "11:18", "no modification 'MP11'",  "did you mean 'MP1'?"),
    ("together",               mp2("together: [MP11]"),                     "11:16", "no modification 'MP11'",  "did you mean 'MP1'?"),
    ("apart",                  mp2("apart: [MP11]"),                        "11:13", "no modification 'MP11'",  "did you mean 'MP1'?"),
    ("excludes",               mp2("excludes: [MP11]"),                     "11:16", "no modification 'MP11'",  "did you mean 'MP1'?"),
    ("together with itself",   mp2("together: [MP2]"),                      "11:16", "names itself",            "the other change"),
    ("an option of none",      mp2("option: a"),                            "11:13", "MP2 has no option 'a'",   "under options"),
    ("an option of others",    mp2("options: [{id: alerts}]\n    option: alert"), "12:13", "no option 'alert'", "did you mean 'alerts'?"),
    ("a pin's modification",   end("pins: [{modification: MP11, release: jun-2021}]"), "11:23", "'MP11'",        "did you mean 'MP1'?"),
    ("a pin's release",        end("pins: [{modification: MP1, release: june-2021}]"), "11:37", "'june-2021'",   "did you mean 'jun-2021'?"),
    ("two pins that disagree", end("pins: [{modification: MP1, release: jun-2021}, {modification: MP1, release: nov-2021}]"), "11:77", "to 'nov-2021', and to 'jun-2021' before (line 11)", "keep one"),
    ("a pin twice",            end("pins: [{modification: MP1, release: jun-2021}, {modification: MP1, release: jun-2021}]"), "11:77", "already (line 11)", "keep one"),
    ("a baseline's release",   end("baseline: {jun-2012: [MP1]}"),          "11:12", "no release 'jun-2012'",   "did you mean 'jun-2021'?"),
    ("a baseline's change",    end("baseline: {jun-2021: [MP11]}"),         "11:23", "no modification 'MP11'",  "did you mean 'MP1'?"),
    ("in two baselines",       end("baseline: {jun-2021: [MP1], nov-2021: [MP1]}"), "11:40", "in the baseline of 'jun-2021' already", "one scope only"),
    ("a passed baseline",      release("{id: x, go_live: 2022-06-30, dcc_baseline: 2020-03-20}"), "7:48", "baselined on 2020-03-20", "baseline: {x: [...]}"),
    ("a release twice",        release("{id: jun-2021, go_live: 2021-06-25}"), "7:10", "listed already (line 5)", "an id of its own"),
    ("a modification twice",   change("{id: MP2, decision: unknown, apart: [MP1]}"), "11:10", "listed already (line 9)", "an id of its own"),
    ("an option twice",        mp2("options: [{id: a}, {id: a}]"),          "11:29", "listed already (line 11)", "an id of its own"),
    ("no decision",            change("{id: MP3}"),                         "11:5",  "MP3 has no decision",     "decision: unknown"),
    ("neither decided nor pinned", change("{id: CR1, kind: change-request}"), "11:5", "neither a decision nor a pin", "pin it"),
    ("impacts of text only",   mp2("dcc_systems: false\n    impacts: {gbcs: yes}"), "12:15", "dcc_systems is false", "set dcc_systems: true"),
    ("an option's impacts",    mp2("dcc_systems: no\n    options: [{id: a, impacts: {duis: unknown}}]"), "12:33", "dcc_systems is false", "set dcc_systems: true"),
    ("a specification as load", mp2("load: {gbcs: 1}"),                     "11:12", "is no load",              "impacts: {gbcs: yes}"),
    ("a structural rule",      end(f"waivers: [{{rule: one-option, about: [MP1], {WAIVER}}}]"), "11:18", "nobody can waive", "remove the waiver"),
    ("no such rule",           end(f"waivers: [{{rule: uplifts-limit, about: [duis], {WAIVER}}}]"), "11:18", "no rule 'uplifts-limit'", "did you mean 'uplift-limit'?"),
    ("a waiver about nothing", end(f"waivers: [{{rule: needs, about: [], {WAIVER}}}]"), "11:25", "says what it is about", "for example"),
    ("a waiver about others",  end(f"waivers: [{{rule: needs, about: [MP11], {WAIVER}}}]"), "11:33", "nothing here is called 'MP11'", "did you mean 'MP1'?"),
    ("no such goal",           end("goals: [left-out, latness]"),           "11:19", "no goal 'latness'",       "did you mean 'lateness'?"),
    ("a goal twice",           end("goals: [left-out, lateness, lateness]"), "11:29", "stands here twice",      "more important"),
    ("no left-out",            end("goals: [lateness]"),                    "11:1",  "'left-out' is missing",   "put it first"),
    ("left-out misspelt",      end("goals: [leftout]"),                     "11:9",  "no goal 'leftout'",       "did you mean 'left-out'?"),
]

HORIZON = [
    ("after the tables",       release("{id: x, go_live: 2029-06-28}"),     "7:22",  "'x' cannot be computed: the bank holidays of 2029 are not in the table for England and Wales, which ends on 31 December 2028", "leave the release out"),
    ("before the tables",      release("{id: x, go_live: 2018-01-25}"),     "7:22",  "starts on 1 January 2018", "leave the release out"),
    ("the longest lead time",  release("{id: x, go_live: 2018-11-01}") + "    impacts: {duis: yes}\n", "7:22", "of 2017", "2018 to 2028"),
    ("a gap in Working Days",  release("{id: x, go_live: 2028-11-02}") + "    after: [{id: MP1, gap: 60 WD}]\n", "7:22", "of 2029", "2018 to 2028"),
    ("generated releases",     release("{generate: {pattern: sec, from: 2028, until: 2040}}"), "7:5", "'jun-2029' cannot", "leave the release out"),
    ("a committed change",     release("{id: x, go_live: 2018-01-25}").replace("expected: 2020-05-06", "approved: unknown, release: x"), "7:22", "of 2017", "2018 to 2028"),
    ("an extra holiday",       end("extra_holidays: [{on: 2029-01-02, reason: x}]"), "11:23", "2029-01-02 is outside", "2018 to 2028"),
]
# fmt: on


def named(table: list[tuple[str, str, str, str, str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("text", "place", "says", "hint"), [pytest.param(*row[1:], id=row[0]) for row in table]
    )


def assert_one_mistake(text: str, place: str, says: str, hint: str) -> None:
    """There is one error, at that place, with those words in its sentence and its hint."""
    errors = errors_of(text)
    assert [f"{error.line}:{error.column}" for error in errors] == [place]
    assert says in errors[0].says
    assert hint in errors[0].hint


def test_the_good_scenario_is_good() -> None:
    """Else the tables would prove nothing."""
    assert load_text(GOOD).scenario.name == "a-test"


@named(SYNTAX)
def test_what_is_not_a_plain_tree_is_refused(text: str, place: str, says: str, hint: str) -> None:
    assert_one_mistake(text, place, says, hint)


@named(VALUES)
def test_a_wrong_value_is_refused(text: str, place: str, says: str, hint: str) -> None:
    assert_one_mistake(text, place, says, hint)


@named(KEYS)
def test_a_key_that_is_not_known_is_refused(text: str, place: str, says: str, hint: str) -> None:
    """And what then seems to be missing is not told: it is there, misspelt."""
    assert_one_mistake(text, place, says, hint)


@named(REFERENCES)
def test_what_does_not_hang_together_is_refused(text: str, place: str, says: str, hint: str) -> None:
    assert_one_mistake(text, place, says, hint)


@named(HORIZON)
def test_days_that_the_tables_do_not_hold_are_refused(text: str, place: str, says: str, hint: str) -> None:
    """Once for a release, however many modifications it concerns."""
    assert_one_mistake(text, place, says, hint)


def test_text_with_a_comma_is_not_split_in_silence() -> None:
    """YAML reads a budget of £5, and two keys that have no value."""
    errors = errors_of(release("{id: feb-2022, go_live: 2022-02-24, budget: £5,250,000}"))

    assert [(error.says, error.column) for error in errors] == [
        ("'250' has no value", 52),
        ("'000' has no value", 56),
    ]
    assert '"£1,250,000"' in errors[0].hint


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (end("goal:"), "goal"),
        (end("policy: {lead_tims: }"), "lead_tims"),
        (end("governance: {bodies: {panel: {meats: null}}}"), "meats"),
        (release("{id: feb-2022, go_live: 2022-02-24, budgett: ~}"), "budgett"),
        (change("{id: MP3, decision: {expected: 2020-05-06, aproved: }}"), "aproved"),
        (change("{id: MP3, decision: unknown, after: [{id: MP1, gp: }]}"), "gp"),
        (change("{id: MP3, decision: unknown, options: [{id: a, titel: }]}"), "titel"),
    ],
)
def test_a_key_that_does_not_exist_is_told_without_a_value_too(text: str, key: str) -> None:
    (error,) = errors_of(text)

    assert error.says == f"'{key}' is not a key of this place"
    assert error.hint.startswith("did you mean")


@pytest.mark.parametrize(
    "text",
    [
        end("pins:\npolicy: {lead_times: }"),
        end("governance: {bodies: {new: }}"),
        release("{id: a, go_live: 2022-01-02, capacity: {effort: }}"),
    ],
)
def test_a_key_that_exists_may_have_no_value(text: str) -> None:
    load_text(text)
