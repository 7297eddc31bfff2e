"""Whether a run folder holds: every file, and every rule and goal of every plan; without the solver."""

from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from models import Scenario
from models.result import Result
from models.rows import ScenarioRef
from models.run import FileRow, Run, RunPlanRow
from planner.leftovers import leftovers
from planner.load import BadInput, InputError, load, read_text
from planner.load.result import plan_of, read_result
from planner.load.run import RUN_FILE, read_record
from planner.report.documents.check import check_result
from planner.report.documents.common import scenario_ref
from planner.report.documents.run_check import FileCheck, PlanCheck, RunCheck, plan_check, record_differs
from planner.verify import verify


def verify_run(folder: Path | str) -> RunCheck:
    """Check all that the record of a run says, and every plan of the run.

    Raises
    ------
    BadInput
        If there is no record, it is none, or a file cannot be read.
    """
    folder = Path(folder)
    record = read_record(folder)
    run = record.run
    files = tuple(_file_check(folder, row) for row in run.files)
    scenarios, of_scenarios = _scenarios(folder, run)
    plans = tuple(_plan_check(folder, row, scenarios.get(row.scenario)) for row in run.plans)
    differences = (
        *([] if record.is_as_written else [f"{RUN_FILE} is not as it was written"]),
        *_unlisted(run),
        *of_scenarios,
    )
    holds = not differences and all(one.holds for one in files) and all(one.holds for one in plans)
    return RunCheck(
        folder=str(folder),
        holds=holds,
        run=run,
        files=files,
        plans=plans,
        differences=differences,
        notes=tuple(_strangers(folder, run)),
    )


def _file_check(folder: Path, row: FileRow) -> FileCheck:
    found = _file_differs(folder / row.file, row)
    return FileCheck(file=row.file, holds=not found, found=found)


def _file_differs(path: Path, row: FileRow) -> str:
    """What is wrong with a file; empty where nothing is."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return "not a regular file"
    try:
        with path.open("rb") as file:
            sha256, size = file_digest(file, "sha256").hexdigest(), file.tell()
    except FileNotFoundError:
        return "missing"
    except OSError as error:
        raise BadInput(str(path), [InputError(0, 0, f"cannot be read: {error.strerror}")]) from None
    if size != row.bytes:
        return f"{size} bytes, and the run wrote {row.bytes}"
    return "" if sha256 == row.sha256 else "not what the run wrote: another SHA-256"


def _unlisted(run: Run) -> Iterator[str]:
    """What the record speaks of and does not vouch for, and what it names twice."""
    listed = [row.file for row in run.files]
    spoken_of = [row.file for row in run.scenarios]
    spoken_of += [name for plan in run.plans for name in (plan.scenario, plan.result)]
    for name in dict.fromkeys(spoken_of):
        if name not in listed:
            yield f"{name} is not among the files of the record"
    for name in sorted({name for name in listed if listed.count(name) > 1}):
        yield f"{name} is among the files of the record twice"


def _strangers(folder: Path, run: Run) -> Iterator[str]:
    """Files beside those of the run."""
    left = {leftover.name: leftover for leftover in leftovers(folder)}
    known = {RUN_FILE, *(row.file for row in run.files)}
    for name in sorted(path.name for path in folder.iterdir()):
        if name in left:
            yield left[name].says
        elif name not in known:
            yield f"{name} is not of this run"


def _scenarios(folder: Path, run: Run) -> tuple[dict[str, Scenario], list[str]]:
    """The scenarios of a run, by file, and where the record says something else of them."""
    loaded: dict[str, Scenario] = {}
    differences = []
    for row in run.scenarios:
        try:
            loaded[row.file] = load(folder / row.file).scenario
        except BadInput as error:
            differences.append(f"{row.file} cannot be used: {error.errors[0].says}")
            continue
        found = scenario_ref(loaded[row.file])
        if found != ScenarioRef(name=row.name, as_of=row.as_of, sha256=row.sha256):
            differences.append(f"{row.file} is not the scenario of the record")
    return loaded, differences


def _plan_check(folder: Path, row: RunPlanRow, scenario: Scenario | None) -> PlanCheck:
    path = folder / row.result
    try:
        claimed = read_result(read_text(path), str(path))
        if scenario is None:
            return _unchecked(row, f"there is no {row.scenario} to check it against")
        return _checked(row, scenario, claimed)
    except BadInput as error:
        return _unchecked(row, f"{row.result} cannot be used: {error.errors[0].says}")


def _unchecked(row: RunPlanRow, why: str) -> PlanCheck:
    return PlanCheck(scenario=row.scenario, result=row.result, answer=row.answer, differences=(why,))


def _checked(row: RunPlanRow, scenario: Scenario, claimed: Result) -> PlanCheck:
    of_record = tuple(record_differs(row, scenario, claimed))
    if claimed.answer != "planned":
        nothing = f"Its answer is {claimed.answer}: there is no plan to check."
        return _unchecked(row, "").model_copy(update={"differences": of_record, "notes": (nothing,)})
    plan = plan_of(scenario, claimed, row.result)
    verified = verify(scenario, plan)
    return plan_check(row, claimed, verified, check_result(scenario, claimed, plan, verified), of_record)
