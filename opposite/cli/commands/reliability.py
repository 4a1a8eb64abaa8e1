"""`opposite reliability`: how well the questions of each factor of a framework measure one thing."""

from __future__ import annotations

import click

from opposite.cli import options


@click.command("reliability")
@options.database
@options.framework
@options.output
def command(database: str | None, framework: str, form: str | None, output: str | None) -> None:
    """Reliability of each factor, in the framework's order, over everybody in the database who answered it.

    Alpha rests on people with a level for every question of the factor; a person in two waves is two rows. ICC compare
    organisations. Sample organisations count only where there are no others.

    Example: opposite reliability --framework opposite --format csv
    """
    from opposite.cli.writing import write_table  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.agreement.reliability import reliability  # noqa: PLC0415  likewise
    from opposite.tables import reliability_table  # noqa: PLC0415  likewise

    with options.opened(database) as workspace:
        found = reliability(workspace, workspace.resolve(framework).framework)
    write_table(reliability_table(found), form, output)
