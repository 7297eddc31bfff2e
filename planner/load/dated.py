"""Decisions that a file both dates and has forecast: the date would be dropped without a word."""

from collections.abc import Iterator, Mapping

from models.flaw import Flaw, Tree, entries


def dated_and_forecast(scenario: Tree) -> Iterator[Flaw]:
    """The dates that stand beside ``forecast``; scenarios in memory have both, where the date is what came out."""
    for index, modification in entries(scenario, "modifications"):
        decision = modification.get("decision")
        if not isinstance(decision, Mapping) or decision.get("expected") is None:
            continue
        if str(decision.get("forecast")).lower() in ("true", "yes", "on", "y", "t", "1"):
            says = f"the decision on {modification.get('id')} is forecast, and has a date of its own"
            hint = "leave one of the two out: what is forecast is not expected on a date that is given"
            yield Flaw(("modifications", index, "decision", "expected"), says, hint)
