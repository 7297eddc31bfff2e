"""The JSON Schema of scenario files: as committed, as editors read it, and as the loader has it."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from models import LADDER, ON_REQUEST
from planner.goals import GOALS
from planner.load import BadInput, load, load_text
from planner.rules import RULES
from planner.schema import scenario_schema
from tests.generator import tree
from tests.running import EVERY_SCENARIO, ROOT, SCENARIOS, SWEEP, TINY, Secplan

COMMITTED = SCENARIOS / "scenario.schema.json"
STARTER = files("planner").joinpath("starter.yaml").read_text(encoding="utf-8")


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates are text, "yes" and "no" too."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag.split(":")[-1] not in {"timestamp", "bool"}]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def as_an_editor_reads(text: str) -> Any:
    return _with_text_for_keys(yaml.load(text, EditorLoader))  # noqa: S506 - a safe one


def _with_text_for_keys(value: Any) -> Any:
    """JSON has no other; a year is one."""
    if isinstance(value, dict):
        return {str(key): _with_text_for_keys(item) for key, item in value.items()}
    return [_with_text_for_keys(item) for item in value] if isinstance(value, list) else value


def errors(scenario: Any) -> list[str]:
    """What an editor would underline."""
    validator = Draft202012Validator(scenario_schema(), format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(scenario)]


def examples() -> Iterator[tuple[str, str]]:
    """Every whole scenario that the project shows to anybody."""
    yield from ((path.stem, path.read_text(encoding="utf-8")) for path in EVERY_SCENARIO)
    yield "starter", STARTER
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        blocks = re.findall(r"(?ms)^```yaml\n(.*?)^```", page.read_text(encoding="utf-8"))
        yield from ((page.stem, block) for block in blocks if block.startswith("format:"))


each_example = pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in examples()])


def test_the_committed_schema_is_the_one_that_is_printed(secplan: Secplan) -> None:
    """After a change of the models: ``make schema``."""
    assert COMMITTED.read_text(encoding="utf-8") == secplan("schema").out


def test_it_is_a_schema_itself() -> None:
    schema = scenario_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    scenario = schema["$defs"]["Scenario"]
    assert scenario["required"] == ["format", "name", "as_of", "releases", "modifications"]
    assert scenario["additionalProperties"] is False
    assert schema["$defs"]["Overlay"]["required"] == ["extends"]


@each_example
def test_an_editor_finds_nothing_wrong_with_what_we_show(text: str) -> None:
    assert errors(as_an_editor_reads(text)) == []


def test_the_readme_shows_a_scenario() -> None:
    assert "README" in dict(examples())


@pytest.mark.parametrize("seed", range(5))
def test_a_generated_scenario_is_right_by_the_schema(seed: int) -> None:
    assert errors(tree(modifications=80, releases=6, tight=1.3, seed=seed)) == []


@pytest.mark.parametrize("limit", ["2", "0", "unlimited", "{default: 1, 2021: 2}", "{2021: unlimited}"])
def test_a_limit_is_one_number_or_one_for_each_year(limit: str) -> None:
    text = TINY.read_text(encoding="utf-8")
    text = text.replace("as_of: 2023-09-01", f"as_of: 2023-09-01\npolicy: {{uplifts_per_year: {{duis: {limit}}}}}")
    assert errors(as_an_editor_reads(text)) == []
    load_text(text)


@pytest.mark.parametrize("cost", ["0", "1250000", "1250000.5", "1250000.50", "£1,250,000.50", "'1,250,000'"])
def test_a_cost_is_pounds_as_one_writes_them(cost: str) -> None:
    text = TINY.read_text(encoding="utf-8").replace(
        "    dcc_systems: false", f"    cost: {cost}\n    dcc_systems: false"
    )
    assert errors(as_an_editor_reads(text)) == []
    load_text(text)


@pytest.mark.parametrize("said", ["bodies: {panel: {papers: 7 WD}}", "steps: {ia: {takes: {observed: 90 WD}}}"])
def test_what_is_known_of_the_way_to_a_decision_may_be_left_out(said: str) -> None:
    text = f"{TINY.read_text(encoding='utf-8')}\ngovernance: {{{said}}}\n"
    assert errors(as_an_editor_reads(text)) == []
    load_text(text)


def test_what_the_loader_writes_out_is_right_by_the_schema() -> None:
    """A scenario dumped with every default said."""
    for path in EVERY_SCENARIO:
        loaded = load(path).scenario
        said = loaded.model_dump(mode="json", by_alias=True, exclude_none=True)
        assert errors(said) == [], path


@pytest.mark.parametrize(
    ("found", "instead"),
    [("scenario: sec", "scenarios: sec"), ("changes:\n", "patterns:\n"), ("  - delay", "  - {delay: }\n  - delay")],
)
def test_an_editor_underlines_what_is_wrong_in_a_sweep(found: str, instead: str) -> None:
    text = SWEEP.read_text(encoding="utf-8")
    assert errors(as_an_editor_reads(text)) == []
    assert errors(as_an_editor_reads(text.replace(found, instead)))


BROKEN: dict[str, tuple[str, str]] = {
    "a negative cost": ("    dcc_systems: false", "    cost: -1\n    dcc_systems: false"),
    "a cost in words": ("    dcc_systems: false", "    cost: 1.2m\n    dcc_systems: false"),
    "a cost with half a penny": ("    dcc_systems: false", "    cost: £1.005\n    dcc_systems: false"),
    "a budget of thousands of millions": ("    go_live: 2024-06-27", "    budget: 2000000000\n    go_live: 2024-06-27"),
    "an uplift that has no cost": (
        "as_of: 2023-09-01",
        "as_of: 2023-09-01\npolicy: {costs: {uplifts: {chts: 1}}}",
    ),
    "no day": ("as_of: 2023-09-01\n", ""),
    "another format": ("secplan.scenario/1", "secplan.scenario/9"),
    "an unknown key": ("    source: invented\n\n  - id: MP902", "    sauce: invented\n\n  - id: MP902"),
    "an impossible date": ("go_live: 2024-06-27", "go_live: 2024-13-45"),
    "a date in words": ("go_live: 2024-06-27", "go_live: next summer"),
    "an unknown specification": ("impacts: {gbcs: yes}", "impacts: {gcbs: yes}"),
    "an impact of another sort": ("impacts: {gbcs: yes}", "impacts: {gbcs: maybe}"),
    "a release that carries what there is not": ("[dcc-systems, documents]", "[dcc-system, documents]"),
    "an id with a space": ("id: MP901", "id: MP 901"),
    "a decision of no kind": ("{expected: 2023-10-25}", "{hoped: 2023-10-25}"),
    "a decision without a mapping": ("{expected: 2023-10-25}", "soon"),
    "links in place of a list": ("needs: [MP901]", "needs: MP901"),
    "an unknown path": ("    dcc_systems: false", "    path: fast\n    dcc_systems: false"),
    "an unknown priority": ("    dcc_systems: false", "    priority: urgent\n    dcc_systems: false"),
    "a lead time in moons": ("    dcc_systems: false", "    lead_time: {dcc: 9 moons}\n    dcc_systems: false"),
    "a negative load": ("    dcc_systems: false", "    load: {effort_days: -1}\n    dcc_systems: false"),
    "a negative capacity": ("    go_live: 2024-06-27", "    capacity: {gbcs: -1}\n    go_live: 2024-06-27"),
    "an unknown calendar": ("as_of: 2023-09-01", "as_of: 2023-09-01\ncalendar: wales"),
    "an unknown goal": ("as_of: 2023-09-01", "as_of: 2023-09-01\ngoals: [left-out, beauty]"),
    "an unknown policy": ("as_of: 2023-09-01", "as_of: 2023-09-01\npolicy: {lead_time: {}}"),
    "a limit of no number": ("as_of: 2023-09-01", "as_of: 2023-09-01\npolicy: {uplifts_per_year: {duis: one}}"),
    "a limit of no year": ("as_of: 2023-09-01", "as_of: 2023-09-01\npolicy: {uplifts_per_year: {duis: {soon: 1}}}"),
    "a pattern that there is not": (
        "releases:\n",
        "releases:\n  - generate: {pattern: monthly, from: 2024, until: 2024}\n",
    ),
    "a waiver of what nobody can waive": (
        "as_of: 2023-09-01",
        "as_of: 2023-09-01\nwaivers: [{rule: one-option, about: [MP901], why: x, granted_by: y, on: 2023-09-01}]",
    ),
    "a waiver by nobody": (
        "as_of: 2023-09-01",
        "as_of: 2023-09-01\nwaivers: [{rule: needs, about: [MP901], why: x, on: 2023-09-01}]",
    ),
}


@pytest.mark.parametrize(("found", "instead"), BROKEN.values(), ids=BROKEN.keys())
def test_an_editor_underlines_what_the_loader_refuses(found: str, instead: str) -> None:
    text = TINY.read_text(encoding="utf-8")
    assert found in text
    spoilt = text.replace(found, instead, 1)
    assert errors(as_an_editor_reads(spoilt))
    with pytest.raises(BadInput):
        load_text(spoilt)


# Its words ------------------------------------------------------------------------------------------------------------

OBVIOUS = {
    "After": {"id", "gap"},
    "Body": {"title"},
    "Decision": {"withdrawn", "rejected"},
    "GeneratedReleases": {"pattern", "from", "until"},
    "Holiday": {"on", "reason"},
    "LeadTimeOverride": {"dcc", "party"},
    "Overlay": {"format"},
    "Option": {"load"},
    "PriorityWeights": {"high", "standard", "low"},
    "Scenario": {"format", "name", "title"},
    "Step": {"title"},
    "Sweep": {"format"},
    "UpliftCosts": {"duis", "ch_firmware"},
    "UpliftLimits": {"duis", "ch_firmware"},
}
"""Keys that need no more words than their group's."""


@cache
def definitions() -> dict[str, Any]:
    found: dict[str, Any] = scenario_schema()["$defs"]
    return found


def is_described(part: Any) -> bool:
    """Whether something says what it is: itself, or what it refers to."""
    if isinstance(part, list):
        return any(map(is_described, part))
    if not isinstance(part, dict):
        return False
    if "$ref" in part:
        return is_described(definitions()[part["$ref"].split("/")[-1]])
    return "description" in part or any(is_described(part.get(key)) for key in ("anyOf", "oneOf", "items"))


def properties(definition: Any) -> dict[str, Any]:
    """The keys of a definition, also where a short form stands beside it."""
    parts = [definition, *definition.get("anyOf", [])]
    return {key: value for part in parts for key, value in part.get("properties", {}).items()}


def test_every_key_is_described_or_obvious() -> None:
    bare = {
        name: {key for key, value in properties(definition).items() if not is_described(value)}
        for name, definition in definitions().items()
    }
    assert {name: keys for name, keys in bare.items() if keys} == OBVIOUS


def test_every_group_of_keys_is_described() -> None:
    assert all(is_described(definition) for definition in definitions().values())


def test_what_is_said_of_a_lead_time_is_said_of_every_one() -> None:
    """The defaults of each are a class of their own, which extends the one that says what they are."""
    described = [definitions()[name]["properties"]["dcc"] for name in ("GbcsLeadTime", "UpliftLeadTime")]
    assert [one["description"] for one in described] == ["For DCC to design, build and test."] * 2


def test_what_can_be_waived_is_every_rule_but_what_a_plan_is() -> None:
    offered = definitions()["Waiver"]["properties"]["rule"]["enum"]
    assert offered == [rule.id for rule in RULES if rule.kind != "structure"]
    assert {rule.id for rule in RULES} - set(offered) == {"one-option"}


def test_the_goals_offered_are_all_that_there_are() -> None:
    offered = definitions()["Scenario"]["properties"]["goals"]["items"]["enum"]
    assert offered == [*LADDER, *ON_REQUEST] == [goal.id for goal in GOALS]
