"""A scenario as its file would say it: plain data, without what is a default."""

from typing import Any

from models.base import Data
from models.governance import KNOWN, Governance
from models.scenario import Scenario


def said(scenario: Scenario) -> dict[str, Any]:
    """What a file has to say so that it is read as this scenario."""
    plain = scenario.model_dump(mode="json", exclude_defaults=True)
    if "governance" in plain:
        plain["governance"] = _own(plain["governance"], scenario.governance)
    return _shortened(plain)


def _own(said: dict[str, Any], governance: Governance) -> dict[str, Any]:
    """Of bodies, steps and pathways those that are not as the SEC has them, as what is left out is."""
    own = {
        kind: {name: _over(KNOWN[kind].get(name), getattr(governance, kind)[name], said[kind][name]) for name in names}
        for kind, names in governance.own.items()
    }
    return {key: own.get(key, value) for key, value in said.items() if key in own or key not in KNOWN}


def _over(known: Any, here: Any, said: Any) -> Any:
    """What is said, with what would else come from what is known: a body whose papers are due on the day itself."""
    if not (isinstance(known, Data) and isinstance(here, Data)):
        return said
    full = here.model_dump(mode="json")
    lost = (key for key in full if key in known.model_fields_set - said.keys() and full[key] is not None)
    return {**said, **{key: full[key] for key in lost if getattr(here, key) != getattr(known, key)}}


def _shortened(said: dict[str, Any]) -> dict[str, Any]:
    """As one would write it: a limit for every year, a link without a gap and a time are a word; a forecast undated."""
    policy = said.get("policy", {})
    limits = policy.get("uplifts_per_year", {})
    for specification, limit in limits.items():
        limits[specification] = limit["default"] if list(limit) == ["default"] else limit
    for step in said.get("governance", {}).get("steps", {}).values():
        if list(step.get("takes", {})) == ["target"]:
            step["takes"] = step["takes"]["target"]
    for one in (*said["modifications"], *said.get("milestones", {}).get("template", ())):
        if after := one.get("after"):
            one["after"] = [link["id"] if list(link) == ["id"] else link for link in after]
    for modification in said["modifications"]:
        if isinstance(decision := modification.get("decision"), dict) and decision.get("forecast"):
            modification["decision"] = "forecast"
    return said
