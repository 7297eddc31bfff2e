"""Which papers were written, and to which files: the document of ``secplan report``."""

from collections.abc import Mapping

from models import Scenario
from models.base import Data
from models.rows import Provenance, ScenarioRef
from models.run import FileRow, digest
from planner.report.documents.common import provenance_row, scenario_ref

REPORT_FORMAT = "secplan.report/1"


class PaperRow(Data):
    """A paper and its files, one for each form."""

    paper: str
    title: str
    files: tuple[FileRow, ...]


class ReportDocument(Data):
    """The document of ``secplan report --json``."""

    format: str = REPORT_FORMAT
    scenario: ScenarioRef
    papers: tuple[PaperRow, ...]
    provenance: Provenance


def report_document(
    scenario: Scenario, titles: Mapping[str, str], files: Mapping[str, bytes], seconds: float
) -> ReportDocument:
    """The document; ``titles`` are those of the papers by their names, which files have before their endings."""
    rows: dict[str, list[FileRow]] = {name: [] for name in titles}
    for file, content in files.items():
        rows[file.rpartition(".")[0]].append(FileRow(file=file, sha256=digest(content), bytes=len(content)))
    return ReportDocument(
        scenario=scenario_ref(scenario),
        papers=tuple(PaperRow(paper=name, title=titles[name], files=tuple(found)) for name, found in rows.items()),
        provenance=provenance_row(seconds),
    )
