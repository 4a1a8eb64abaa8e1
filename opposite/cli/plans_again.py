"""What `opposite roadmap` tells in place of a plan: what people are worth, whose plan it is, which choices contradict."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from opposite.domain.roadmap.rows import Roadmap
    from opposite.domain.scoring.report import Report
    from opposite.engine.roadmap.request import RoadmapOptions
    from opposite.tables.table import Table


def refuse_beside(other: str, *, tool: str | None, several: bool) -> None:
    """Raise click.UsageError for options that do not go with --worth or --whose."""
    if tool is not None:
        raise click.UsageError(f"--{other} writes a table of its own; give it without --for.")
    if several:
        raise click.UsageError(f"--{other} takes one organisation at a time.")


def other_table(other: str, report: Report, roadmap: Roadmap) -> Table:
    """The table that --worth or --whose asks for; what it comes to is said beside it, in a sentence."""
    from opposite.cli.writing import say  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.roadmap.groups import plans_of_groups  # noqa: PLC0415  likewise
    from opposite.engine.roadmap.worth import worth_of_people  # noqa: PLC0415  likewise
    from opposite.tables.roadmap_groups import group_plans_table  # noqa: PLC0415  likewise
    from opposite.tables.roadmap_worth import worth_table  # noqa: PLC0415  likewise
    from opposite.wording.roadmap import groups as of_groups  # noqa: PLC0415  likewise
    from opposite.wording.roadmap.worth import worth_headline  # noqa: PLC0415  likewise

    if other == "worth":
        worth = worth_of_people(report, roadmap, told=_told)
        _say_progress("")
        say(worth_headline(worth))
        return worth_table(roadmap, worth)
    plans = plans_of_groups(report, roadmap, told=_told)
    _say_progress("")
    sentences = (
        of_groups.groups_headline(plans, report.framework),
        of_groups.fairest_note(plans, titles={id_: i.title for id_, i in roadmap.request.by_id.items()}),
        of_groups.left_out_note(plans, report.framework),
    )
    say(" ".join(sentence for sentence in sentences if sentence is not None))
    return group_plans_table(roadmap, plans)


def contradicting(report: Report, chosen: RoadmapOptions) -> str:
    """Which choices contradict each other, in sentences; empty where they do not."""
    from opposite.engine.roadmap.contradiction import contradiction  # noqa: PLC0415  slow to import; help is not
    from opposite.wording.roadmap.contradiction import contradiction_words  # noqa: PLC0415  likewise

    found = contradiction(report, chosen)
    return "" if found is None else contradiction_words(found, period=chosen.period_in(report.framework))


def _told(done: int, total: int) -> bool:
    _say_progress(f"Plan {min(done + 1, total)} of {total}")
    return True


def _say_progress(words: str) -> None:
    """Say on a terminal how far it is, over what was said before."""
    if sys.stderr.isatty():
        click.echo("\r" + words.ljust(24) + ("" if words else "\r"), err=True, nl=False)
