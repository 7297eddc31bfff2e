"""An answer to the screen and to files: text or JSON, the same in both places."""

import json
from typing import Any

import click
from pydantic import BaseModel

from planner.cli.files import write_all
from planner.cli.options import Where, names_of_files
from planner.cli.show import plain, show
from planner.report.blocks import Page


def as_json_text(document: BaseModel | dict[str, Any]) -> str:
    """A document as text: stable keys, ISO dates, one item a line."""
    plain_document = document.model_dump(mode="json") if isinstance(document, BaseModel) else document
    return json.dumps(plain_document, indent=2, ensure_ascii=False)


def give(page: Page, document: BaseModel | dict[str, Any], name: str, where: Where) -> None:
    """Print the page or the document; write both to the folder, if one is given."""
    text = as_json_text(document)
    if where.folder is not None:
        names = names_of_files(name)
        texts = dict(zip(names, (f"{text}\n", f"{plain(page)}\n"), strict=True))
        write_all(where.folder, texts, force=where.force)
        click.echo(f"Wrote {' and '.join(str(where.folder / name) for name in names)}", err=True)
    if where.as_json:
        click.echo(text)
    else:
        show(page)
