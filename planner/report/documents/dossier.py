"""The dossier of a run: the record that goes with the files of its folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from models import Place, Scenario
from models.result import Result
from models.run import FileRow, OverlayRow, Run, RunPlanRow, RunProvenance, RunScenarioRow, SettingsRow, digest, seal_of
from planner.report.documents.common import as_json_text, provenance_row, scenario_ref


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario of a run; with its result, where the command plans; and how the files of both are called."""

    scenario: Scenario
    result: Result | None = None
    scenario_file: str = "scenario.yaml"
    result_file: str = "plan.json"
    notes: Mapping[Place, str] = field(default_factory=dict)
    """Comments for the scenario's file, by place."""
    overlays: tuple[OverlayRow, ...] = ()
    """What the scenario was made with, the lowest first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, and how."""

    command: str
    arguments: tuple[str, ...] = ()
    why: str | None = None
    by: str | None = None
    settings: SettingsRow | None = None


def run_text(
    asked: Asked, cases: Sequence[Case], files: Mapping[str, str | bytes], *, seconds: float, at: datetime
) -> str:
    """The text of the record; ``files`` are the others of the run, by name."""
    run = Run(
        format="secplan.run/1",
        seal="",
        command=asked.command,
        arguments=asked.arguments,
        why=asked.why,
        by=asked.by,
        settings=asked.settings,
        scenarios=tuple(_scenario_row(case) for case in cases),
        plans=tuple(_plan_row(case, case.result) for case in cases if case.result is not None),
        files=tuple(_file_row(name, content) for name, content in sorted(files.items())),
        provenance=RunProvenance(**dict(provenance_row(seconds)), at=at),
    )
    seal = seal_of(f"{as_json_text(run)}\n".encode(), "")
    return f"{as_json_text(run.model_copy(update={'seal': seal}))}\n"


def _scenario_row(case: Case) -> RunScenarioRow:
    return RunScenarioRow(file=case.scenario_file, overlays=case.overlays, **dict(scenario_ref(case.scenario)))


def _plan_row(case: Case, result: Result) -> RunPlanRow:
    return RunPlanRow(
        scenario=case.scenario_file,
        result=case.result_file,
        answer=result.answer,
        proven=result.proven,
        unique=result.unique,
        goals=result.goals,
    )


def _file_row(name: str, written: str | bytes) -> FileRow:
    content = written.encode() if isinstance(written, str) else written
    return FileRow(file=name, sha256=digest(content), bytes=len(content))
