"""`opposite doctor`: what is wrong in a database, in words."""

from __future__ import annotations

import sys

import click

from opposite.cli import options


@click.command("doctor")
@options.database
def command(database: str | None) -> None:
    """Read a whole database and say what is wrong in it, and what to do: one line each.

    Ends with status 1 if anything is wrong. Changes nothing; a database of an earlier version is brought to this one's
    schema first, and kept as it was beside it.

    Example: opposite doctor --database data/opposite.duckdb
    """
    from opposite.engine.integrity import read_findings  # noqa: PLC0415  the engine is slow to import; help is not
    from opposite.wording.database import finding_sentences, sound_sentence  # noqa: PLC0415  likewise

    with options.opened_to_examine(database) as workspace:
        findings, address = read_findings(workspace), workspace.store.address
    for sentence in finding_sentences(findings) or [sound_sentence(address)]:
        click.echo(sentence)
    if findings:
        sys.exit(1)
