"""`opposite scores`: what was computed, for every organisation at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from opposite.cli import options
from opposite.cli.choosing import chosen_assessments
from opposite.errors import NotFoundError

if TYPE_CHECKING:
    from opposite.domain.collecting.assessment import Assessment
    from opposite.engine.workspace import Workspace
    from opposite.tables.table import Table


@click.command("scores")
@options.database
@options.organisations
@options.wave
@options.only_framework
@click.option(
    "--by",
    "kind",
    metavar="KIND",
    default=None,
    help="question, overall, group, or a node kind such as factor. Default: the framework's display level.",
)
@click.option("--all-waves", is_flag=True, help="Every wave rather than the latest of each organisation.")
@options.output
def command(
    database: str | None,
    organisations: tuple[str, ...],
    wave: str | None,
    framework: str | None,
    kind: str | None,
    form: str | None,
    output: str | None,
    *,
    all_waves: bool,
) -> None:
    """Scores: organisations by name, waves oldest first, nodes and questions in the framework's order.

    Example: opposite scores --by question --organisation "Acme" --format csv
    """
    from opposite.cli.writing import write_table  # noqa: PLC0415  slow to import; help is not

    with options.opened(database) as workspace:
        chosen = chosen_assessments(workspace, organisations, wave, framework, all_waves=all_waves)
        table = _table(workspace, chosen, kind)
    write_table(table, form, output)


def _table(workspace: Workspace, chosen: list[Assessment], kind: str | None) -> Table:
    from opposite.engine.report import scored  # noqa: PLC0415  likewise
    from opposite.engine.scoring.score_one import read_report  # noqa: PLC0415  likewise
    from opposite.tables import scoring as tables  # noqa: PLC0415  slow to import; help is not

    if kind == "group":
        return tables.scores_by_group([read_report(workspace, assessment) for assessment in chosen])
    found = scored(workspace, chosen)
    if kind == "question":
        return tables.scores_by_question(found)
    known = list(dict.fromkeys(k for one in found for k in one.framework.kinds))
    if kind is None:
        levels = list(dict.fromkeys(one.framework.display_level for one in found))
        if len(levels) > 1:
            raise NotFoundError(
                "These organisations use frameworks with different levels.",
                hint=f"Choose one with --by: {', '.join(levels)}, or one framework with --framework.",
            )
        kind = levels[0] if levels else "factor"
    elif kind != "overall" and known and kind not in known:
        raise NotFoundError(
            f"No framework in use has the level {kind!r}.", hint=f"Use overall, question, group, {', '.join(known)}."
        )
    return tables.scores_by_kind(found, kind)
