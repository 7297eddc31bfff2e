"""A register, which is a workbook, to a Scenario, or every error in it with its cell."""

from pathlib import Path

from models.said import said
from planner.load import Loaded, scenario_of
from planner.load.collector import collector_paused
from planner.load.errors import BadInput
from planner.load.register.drafting import drafted
from planner.load.register.grid import Grid, read_grid
from planner.load.register.layout import Layout
from planner.load.register.mapped import read_layouts
from planner.load.register.naming import NEEDED
from planner.load.register.onto import put_onto
from planner.load.register.wording import in_words_of_a_register
from planner.register.sheets import KEYS_OF, SETTINGS

OWN_LAYOUTS = {name: Layout(name) for name in KEYS_OF}
"""Of a register as secplan writes it."""


def load_register(
    path: Path | str, columns: Path | str | None = None, onto: Loaded | None = None, *, whole: bool = False
) -> Loaded:
    """Read a register.

    Parameters
    ----------
    columns
        A file that says where the workbook has what; without one, it is laid out as secplan writes it.
    onto
        A scenario whose parts stay as they are where the workbook has nothing of them.
    whole
        Whether the lists of the workbook are the whole of them, so that what has no row goes from the scenario.

    Raises
    ------
    BadInput
        With every error of the workbook, in the order of its sheets; or of the file of columns.
    """
    file = str(path)
    layouts = OWN_LAYOUTS if columns is None else read_layouts(columns)
    wanted = list(layouts) if columns is not None else [] if onto else list(NEEDED)
    grid = read_grid(path)
    with collector_paused():
        before = None if onto is None else said(onto.scenario)
        draft = drafted(grid, layouts, wanted, before, None if onto is None or whole else onto.file)
        if onto is not None and before is not None:
            put_onto(draft, before, onto.file)
        try:
            scenario, places = scenario_of(file, "", draft.tree)
        except BadInput as error:
            settings = grid.called(layouts[SETTINGS].sheet) if SETTINGS in layouts else None
            number, plain = settings.number if settings else -1, draft.tree.plain
            raise BadInput(file, [in_words_of_a_register(one, plain, number) for one in error.errors]) from None
    return Loaded(scenario, file, scenario, places, remarks=(*draft.remarks, *_links(grid)))


def _links(grid: Grid) -> list[str]:
    says = "It refers to other workbooks, which were not read: what came from them is as it was when it was saved."
    return [says] if grid.has_external_links else []
