"""What each move from the baseline buys: one row for each number of moves and goal."""

import pandas as pd

from models.budget import ChangeBudget
from planner.report.documents.change_budget import change_budget_document
from planner.report.frames.common import TEXT, WHOLE, YES_OR_NO, as_frame

COLUMNS = {
    "most_moves": WHOLE,
    "goal": TEXT,
    "unit": TEXT,
    "value": WHOLE,
    "is_better": YES_OR_NO,
    "who_moves": TEXT,
}


def change_budget_frame(found: ChangeBudget) -> pd.DataFrame:
    """The best plan with at most so many moves, from the fewest on; goals in the order of the ladder.

    Returns
    -------
    pandas.DataFrame
        most_moves
            How many modifications may be elsewhere than in the baseline, or than their targets where there is none.
        goal, unit, value
            A goal, what it is counted in, and what the best such plan is worth in it.
        is_better
            Whether that is better than with one move less.
        who_moves
            The modifications that are elsewhere, separated by commas.
    """
    rows = (
        {
            "most_moves": row.moves,
            "goal": goal.goal,
            "unit": goal.unit,
            "value": goal.value,
            "is_better": any(one.goal == goal.goal for one in row.better),
            "who_moves": ", ".join(move.modification for move in row.moved),
        }
        for row in change_budget_document(found).rows
        for goal in row.goals
    )
    return as_frame(rows, COLUMNS)
