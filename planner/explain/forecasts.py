"""How decisions are forecast, in words."""

from models.governance import DurationSet, Governance


def forecast_words(durations: DurationSet) -> str:
    """What decisions are forecast with: "with the time that steps are meant to take"."""
    match durations:
        case "target":
            return "with the time that steps are meant to take"
        case "observed":
            return "with the time that steps were observed to take on average"
        case _:
            return f"with a chance of {durations.removeprefix('P')} % to come by then"


def rests_on_averages(governance: Governance) -> bool:
    """Whether forecasts count with durations that were observed."""
    if governance.confidence is None:
        return governance.durations == "observed"
    takes = (step.takes for step in governance.steps.values())
    return any(one and one.observed and not (one.past or one.quantiles) for one in takes)
