"""Notebooks executed in clean kernels, and written so that the same notebook is the same file: ``make outputs``."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

from tests.running import PATIENCE_SECONDS, ROOT

FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
"""Nothing of the machine, or of the version of anything, that it was executed with."""


def read(path: Path) -> nbformat.NotebookNode:
    """The notebook as its file has it."""
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    return notebook


def executed(path: Path) -> nbformat.NotebookNode:
    """The notebook with its outputs made afresh, by a kernel that starts with nothing and leaves nothing behind.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        If a cell fails, such as the one with the assertion.
    """
    notebook = read(path)
    for cell in code_cells(notebook):
        cell.update(outputs=[], execution_count=None)
    resources = {"metadata": {"path": str(path.parent)}}
    with TemporaryDirectory() as home:
        sockets = Config(KernelManager={"transport": "ipc", "connection_file": f"{home}/kernel.json"})  # no network
        client = NotebookClient(
            notebook, config=sockets, timeout=PATIENCE_SECONDS, resources=resources, record_timing=False
        )
        client.execute(env=_environment(home))
    return tidied(notebook)


def _environment(home: str) -> dict[str, str]:
    """Of whoever runs it, but for what a user has set for notebooks."""
    own = dict.fromkeys(("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR"), home)
    return {**os.environ, **own, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def tidied(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook without anything that differs from run to run: cells numbered, nothing of the machine."""
    notebook.update(metadata=nbformat.from_dict(METADATA), nbformat_minor=5)
    for index, cell in enumerate(notebook.cells, start=1):
        cell.update(id=f"cell-{index:02}", metadata=nbformat.from_dict({}))
    for index, cell in enumerate(code_cells(notebook), start=1):
        cell.execution_count = index
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = index
    return notebook


def code_cells(notebook: nbformat.NotebookNode) -> Iterator[nbformat.NotebookNode]:
    """Its cells of code."""
    return (cell for cell in notebook.cells if cell.cell_type == "code")


def texts(notebook: nbformat.NotebookNode) -> list[list[Mapping[str, Any]]]:
    """What each of its cells of code puts out, where that is text; of pictures, only that there is one."""
    return [[_text(output) for output in cell.outputs] for cell in code_cells(notebook)]


def _text(output: nbformat.NotebookNode) -> Mapping[str, Any]:
    if output.output_type == "stream":
        return {"name": output.name, "text": output.text}
    found: Mapping[str, Any] = output.get("data", {})
    if any(kind.startswith("image/") for kind in found):
        return dict.fromkeys(sorted(found))
    return found


def text_of(notebook: nbformat.NotebookNode) -> str:
    """The text of its file."""
    return f"{nbformat.writes(notebook, indent=1, ensure_ascii=False)}\n"


def main(names: Sequence[str]) -> None:
    """Write the outputs of these notebooks, or of all."""
    for path in [Path(name) for name in names] or NOTEBOOKS:
        path.write_text(text_of(executed(path)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
