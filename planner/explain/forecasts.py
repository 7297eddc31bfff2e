"""How decisions are forecast, in words."""

from models.governance import DurationSet, Governance, confidence_of


def forecast_words(durations: DurationSet, decisions: int = 2) -> str:
    """How one decision, or several, are forecast: "with the time that steps are meant to take"."""
    match durations:
        case "target":
            return "with the time that steps are meant to take"
        case "observed":
            return "with the time that steps were observed to take on average"
        case _:
            by_which = "the day by which it" if decisions == 1 else "days by which each"
            return f"for {by_which} comes with a chance of {confidence_of(durations)} %"


def rests_on_averages(governance: Governance) -> bool:
    """Whether forecasts count with durations that were observed."""
    if governance.confidence is None:
        return governance.durations == "observed"
    takes = (step.takes for step in governance.steps.values())
    return any(one and one.observed and not (one.past or one.quantiles) for one in takes)
