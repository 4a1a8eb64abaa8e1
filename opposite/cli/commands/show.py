"""`opposite show`: the whole questionnaire and the initiatives of one framework."""

from __future__ import annotations

import click

from opposite.cli import options


@click.command("show")
@options.database
@options.framework
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "yaml"]),
    default=None,
    help="Default: table on a terminal, csv otherwise.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False),
    default=None,
    metavar="FILE",
    help="Write here instead of standard output; .json and .yaml hold the document.",
)
def command(database: str | None, framework: str, form: str | None, output: str | None) -> None:
    """Print a framework: one row a question, then one an initiative, in the framework's order.

    JSON and YAML are one document with the keys of the framework file, split files merged; they load again.

    Example: opposite show --framework opposite --format yaml
    """
    from opposite.cli.writing import (  # noqa: PLC0415  slow to import; help is not
        refuse_contradiction,
        table_form,
        write_bytes,
        write_table,
    )
    from opposite.definitions import bundled, document_yaml, find  # noqa: PLC0415  likewise
    from opposite.exports.endings import held  # noqa: PLC0415  likewise
    from opposite.tables.framework import questionnaire_table  # noqa: PLC0415  likewise

    document = form if form in {"json", "yaml"} else None if form is not None else held(output).document
    if document is None:
        form = table_form(form, output, beside="document")
    else:
        refuse_contradiction(document, output)
    if database is None and framework in bundled():
        loaded = find(framework)
    else:
        with options.opened_or_empty(database) as workspace:
            loaded = workspace.resolve(framework)
    if document is not None:
        text = loaded.json if document == "json" else document_yaml(loaded.document)
        write_bytes(text.encode() if text.endswith("\n") else f"{text}\n".encode(), output)
        return
    write_table(questionnaire_table(loaded.framework), form, output)
