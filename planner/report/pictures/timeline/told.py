"""The timeline in words."""

from collections.abc import Iterator

import pandas as pd

from planner.calendar import format_date
from planner.explain.words import counted
from planner.report.pictures.timeline.about import About, Row, is_spread
from planner.report.pictures.words import told


def decision_words(row: Row) -> str:
    """The decision and the days in hand."""
    if pd.isna(row["decision"]):
        return {"open": "no date", "not needed": "none needed"}.get(row["decision_state"], row["decision_state"])
    slack = "" if pd.isna(row["cut_off_slack_days"]) else f", {counted(int(row['cut_off_slack_days']), 'day')}"
    return f"{format_date(row['decision'])}{slack}"


def described(about: About) -> str:
    """The timeline in words."""
    lines = [f"{about.title}.", *about.says]
    lines += [f"{row['modification']}: {'; '.join(_parts(row))}." for row in about.rows]
    return told(lines)


def _parts(row: Row) -> Iterator[str]:
    if not pd.isna(row["steps_done"]):
        following = f", next {row['next_step']}" if row["next_step"] else ""
        yield f"{row['steps_done']} of {counted(int(row['steps_in_all']), 'step')} done{following}"
    if pd.isna(row["decision"]):
        yield {"open": "its decision has no date yet", "not needed": "it needs no decision"}.get(
            row["decision_state"], row["decision_state"]
        )
    else:
        word = "approved on" if row["decision_state"] == "approved" else "decision expected on"
        yield f"{word} {format_date(row['decision'])}"
    if is_spread(row):
        early, late = format_date(row["decision_p10"]), format_date(row["decision_p90"])
        yield f"at least 10 % likely by {early}, at least 90 % by {late}"
    if not pd.isna(row["cut_off"]):
        slack = counted(int(row["cut_off_slack_days"]), "day")
        yield f"cut-off {format_date(row['cut_off'])}, {slack} in hand"
    yield f"goes live in {row['release']} on {format_date(row['go_live'])}" if row["release"] else "in no release"
