"""`opposite doctor`: what is wrong in a database, in words."""

from __future__ import annotations

import sys

import click

from opposite.cli import options
from opposite.cli.progress_bar import seconds
from opposite.settings import today


@click.command("doctor")
@options.database
@click.option("--accept", is_flag=True, help="Go on without changes that are missing with the database's log.")
def command(database: str | None, *, accept: bool) -> None:
    """Read a whole database and say what is wrong in it, and what to do: one line each.

    Ends with status 1 if anything is wrong. Changes nothing; a database of an earlier version is brought to this one's
    schema first, and kept as it was beside it. Waves whose answers were to be erased by today are named too.

    Example: opposite doctor --database data/opposite.duckdb
    """
    from opposite.engine.integrity import read_findings  # noqa: PLC0415  the engine is slow to import; help is not
    from opposite.engine.keeping.erasing import due_waves  # noqa: PLC0415  likewise
    from opposite.wording.database import finding_sentences, sound_sentence  # noqa: PLC0415  likewise
    from opposite.wording.keeping.erasing import due, due_remedy  # noqa: PLC0415  likewise

    with options.opened_to_examine(database, accept=accept) as workspace, seconds("Looking through the database"):
        findings, address = read_findings(workspace), workspace.store.address
        waves = [] if findings else due_waves(workspace, today())
    for sentence in finding_sentences(findings) or [sound_sentence(address)]:
        click.echo(sentence)
    for wave in waves:
        click.echo(f"{due(wave.organisation, wave.wave, wave.erase_on, today())} {due_remedy(len(waves))}")
    if findings:
        sys.exit(1)
