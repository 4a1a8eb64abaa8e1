"""`opposite reliability`: how well the questions of each factor of a framework measure one thing."""

from __future__ import annotations

import click

from opposite.cli import options
from opposite.cli.progress_bar import bar
from opposite.cli.stopping import kept_stops


@click.command("reliability")
@options.database
@options.framework
@click.option(
    "--by", "kind", type=click.Choice(["factor", "question"]), default="factor", show_default=True, help="A row each."
)
@options.output
def command(database: str | None, framework: str, kind: str, form: str | None, output: str | None) -> None:
    """Reliability of each factor, in the framework's order, over everybody in the database who answered it.

    Alpha, its 95% interval, omega and item-rest correlations rest on people with a level for every question of the
    factor; a person in two waves is two rows. ICC compare organisations. Sample organisations count only where there
    are no others.

    Example: opposite reliability --framework opposite --by question --format csv
    """
    from opposite.cli.writing import write_table  # noqa: PLC0415  likewise
    from opposite.engine.agreement.reliability import reliability  # noqa: PLC0415  likewise
    from opposite.tables import agreement as tables  # noqa: PLC0415  slow to import; help is not

    with (
        options.opened_to_read(database) as workspace,
        kept_stops() as stop_if_told,
        bar("Reliability", stop_if_told) as progress,
    ):
        figures = reliability(workspace, workspace.resolve(framework).framework, progress=progress)
    by_kind = {"factor": tables.reliability_by_factor, "question": tables.reliability_by_question}
    write_table(by_kind[kind](figures), form, output)
