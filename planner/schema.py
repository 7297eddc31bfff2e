"""The JSON Schema of scenarios, overlays and sweeps, generated from the models and described by their docstrings."""

import sys
from typing import Any

from models import LADDER, ON_REQUEST, Data, GeneratedReleases, Scenario
from models.docstrings import field_docstrings
from models.overlay import Overlay
from models.sweep import SWEEP_FORMAT, Sweep
from planner.changes import CHANGES
from planner.rules import RULES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def scenario_schema() -> dict[str, Any]:
    """The schema of ``secplan.scenario/1``, for editors and for whoever writes scenarios by program."""
    schema = Scenario.model_json_schema(by_alias=True)
    definitions = schema["$defs"]
    generated = GeneratedReleases.model_json_schema(by_alias=True)
    definitions["GeneratedReleases"] = generated
    releases = schema["properties"]["releases"]
    releases["items"] = {"anyOf": [releases["items"], _generate_entry()]}
    definitions["Release"]["required"].remove("go_live")  # one that is generated too need not say it
    definitions["Waiver"]["properties"]["rule"] = {"enum": [rule.id for rule in RULES if rule.kind != "structure"]}
    schema["properties"]["goals"]["items"] = {"enum": [*LADDER, *ON_REQUEST]}
    definitions["Modification"]["properties"]["dcc_systems"]["anyOf"].append({"enum": ["yes", "no"]})
    limits = definitions["UpliftLimits"]["properties"]
    limits.update({name: _one_limit_or_by_year(limit) for name, limit in limits.items()})
    definitions["Overlay"] = _overlay()
    definitions["Sweep"] = Sweep.model_json_schema(by_alias=True)
    definitions["Scenario"] = {key: value for key, value in schema.items() if key != "$defs"}
    for name, definition in definitions.items():
        _describe(name, definition)
    return {
        "$schema": DIALECT,
        "title": "secplan scenario",
        "if": {"type": "object", "properties": {"format": {"const": SWEEP_FORMAT}}, "required": ["format"]},
        "then": {"$ref": "#/$defs/Sweep"},
        "else": {
            "if": {"type": "object", "required": ["extends"]},
            "then": {"$ref": "#/$defs/Overlay"},
            "else": {"$ref": "#/$defs/Scenario"},
        },
        "$defs": definitions,
    }


def _overlay() -> dict[str, Any]:
    """An overlay's changes begin with a word that is known."""
    overlay = Overlay.model_json_schema(by_alias=True)
    verbs = "|".join(change.verb for change in CHANGES)
    words = {"pattern": rf"^\s*({verbs})(\s|$)", "examples": [change.example for change in CHANGES]}
    overlay["properties"]["changes"]["items"] |= words
    return overlay


def _generate_entry() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"generate": {"$ref": "#/$defs/GeneratedReleases"}},
        "required": ["generate"],
        "additionalProperties": False,
    }


def _one_limit_or_by_year(by_year: dict[str, Any]) -> dict[str, Any]:
    """A limit is mostly one number for every year, which only the validator of the models knows."""
    pattern, limit = next(iter(by_year["patternProperties"].items()))
    default = by_year["default"]["default"]
    years = {"type": "object", "patternProperties": {pattern: limit}, "additionalProperties": False}
    one_or_more = {"anyOf": [limit, years], "default": "unlimited" if default is None else default}
    return {"title": by_year["title"], **one_or_more}


def _describe(name: str, definition: dict[str, Any]) -> None:
    """Put each field's docstring into the schema: read from the source, since classes do not keep them."""
    model = next((one for one in _models() if one.__name__ == name), None)
    if model is None:
        return
    for part in (definition, *definition.get("anyOf", ())):  # a short form may stand beside it
        properties = part.get("properties", {})
        for field, text in field_docstrings(model).items():
            key = model.model_fields[field].alias or field
            if key in properties:
                properties[key] = {**properties[key], "description": text}


def _models() -> list[type[Data]]:
    modules = [module for name, module in sorted(sys.modules.items()) if name.split(".")[0] == "models"]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    return [value for value in found if issubclass(value, Data)]
