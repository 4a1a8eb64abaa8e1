"""`opposite scores`: what was computed, for every organisation at once."""

from __future__ import annotations

import click

from opposite.cli import options


@click.command("scores")
@options.database
@options.chosen_organisations
@options.wave
@options.only_framework
@click.option(
    "--by",
    "kind",
    metavar="KIND",
    default=None,
    help="question, overall, group, or a node kind such as factor. Default: the framework's display level.",
)
@options.all_waves
@options.output
def command(
    database: str | None,
    organisations: tuple[str, ...],
    sectors: tuple[str, ...],
    tags: tuple[str, ...],
    wave: str | None,
    framework: str | None,
    kind: str | None,
    form: str | None,
    output: str | None,
    *,
    everyone: bool,
    all_waves: bool,
) -> None:
    """Scores: organisations by name, waves oldest first, nodes and questions in the framework's order.

    Example: opposite scores --by question --organisation "Acme" --format csv
    """
    from opposite.cli.left_out import readable  # noqa: PLC0415  slow to import; help is not
    from opposite.cli.progress_bar import bar, bring_up_to_date  # noqa: PLC0415  likewise
    from opposite.cli.stopping import kept_stops  # noqa: PLC0415  likewise
    from opposite.cli.writing import write_table  # noqa: PLC0415  likewise
    from opposite.engine.collecting.choosing import chosen_assessments  # noqa: PLC0415  likewise
    from opposite.engine.report import ONE_BY_ONE  # noqa: PLC0415  likewise
    from opposite.tables.scoring import scores_table  # noqa: PLC0415  likewise

    options.refuse_both(wave, all_waves=all_waves)
    of = options.chosen(organisations, sectors, tags, everyone=everyone)
    with options.opened_to_read(database) as workspace:
        chosen = chosen_assessments(
            workspace, of.names, wave, framework, all_waves=all_waves, narrowing=of.narrowing(workspace)
        )
        chosen, some_left_out = readable(workspace, chosen, named=of.names)
        many = len(chosen) > ONE_BY_ONE
        if many:
            bring_up_to_date(workspace, chosen)
        if many and kind in {"question", "group"} and output is not None:
            with kept_stops() as stop_if_told, bar("Scores", stop_if_told) as told:
                write_table(scores_table(workspace, chosen, by=kind, told=told), form, output)
        else:
            write_table(scores_table(workspace, chosen, by=kind), form, output)
    if some_left_out:
        raise SystemExit(1)
