"""`opposite report` of several organisations in one file: a deck that compares them, a report of the portfolio."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from opposite.cli import options
from opposite.errors import NotFoundError, OppositeError

if TYPE_CHECKING:
    from opposite.domain.collecting.assessment import Assessment
    from opposite.domain.comparison.peer_filters import Kind
    from opposite.engine.briefing import Briefing
    from opposite.engine.workspace import Workspace
    from opposite.exports.briefing.deck.look import Look
    from opposite.exports.briefing.documents import Document
    from opposite.exports.undrawn import Undrawn

ENDINGS = {"comparison": ".pptx", "portfolio": ".pdf"}
"""By kind that is made of several organisations at once, how its files end."""


def refuse_ending(kind: str, output: Path) -> None:
    """Raise click.BadParameter where the file does not end as one of the kind."""
    if output.suffix.lower() != ENDINGS[kind]:
        raise click.BadParameter(f"A file for it ends in {ENDINGS[kind]}.", param_hint="--output")


def comparison(
    workspace: Workspace,
    of: options.Chosen,
    waves: tuple[str, ...],
    framework: str | None,
    *,
    kinds: Sequence[Kind],
    look: Look,
) -> tuple[bytes, bool]:
    """The deck that compares the latest or the named waves of those chosen, each placed among those alike to it.

    Beside it, whether any are left out.
    """
    from opposite.cli.left_out import readable  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.collecting.choosing import meant  # noqa: PLC0415  likewise
    from opposite.engine.side_by_side import side_by_side  # noqa: PLC0415  likewise
    from opposite.exports.briefing.deck.pptx_file import comparison_pptx  # noqa: PLC0415  likewise
    from opposite.settings import today  # noqa: PLC0415  likewise

    if len(waves) > 1 and len(of.names) != 1:
        raise click.UsageError("Several waves are compared of one organisation; name it alone with --organisation.")
    found = [
        assessment
        for wave in waves or (None,)
        for assessment in meant(workspace, of.names, wave, framework, narrowing=of.narrowing(workspace))
    ]
    chosen, some_left_out = readable(workspace, found, named=of.names)
    return comparison_pptx(side_by_side(workspace, chosen, today=today(), kinds=kinds), look), some_left_out


def one_each(
    briefed: Callable[[Assessment], Briefing],
    assessments: Sequence[Assessment],
    document: Document,
    *,
    paper: str,
    folder: Path,
) -> None:
    """Write a file of each into a folder, with a bar that says how far it is.

    One that cannot be made is named at the end, and the others are; where the folder cannot be written, nothing goes on.
    Raises click.exceptions.Exit with 1 where any is missing.
    """
    from opposite.cli.progress_bar import bar  # noqa: PLC0415  slow to import; help is not
    from opposite.cli.stopping import stopping  # noqa: PLC0415  likewise
    from opposite.cli.writing import say, write_bytes  # noqa: PLC0415  likewise
    from opposite.exports.briefing.undrawn_names import undrawn_in  # noqa: PLC0415  likewise
    from opposite.wording.briefing import several as words  # noqa: PLC0415  likewise

    written: list[str] = []
    failed: list[tuple[Assessment, OppositeError]] = []
    undrawn: dict[Undrawn, None] = {}
    with (
        stopping(lambda: words.stopped(len(written), len(assessments), str(folder))) as stop_if_told,
        bar("Documents", stop_if_told) as progress,
    ):
        for number, assessment in enumerate(assessments):
            progress(number / len(assessments))
            try:
                briefing = briefed(assessment)
                content = document.made(briefing, paper=paper)
            except OppositeError as error:
                failed.append((assessment, error))
                continue
            name = document.file_name(briefing, taken=tuple(written))
            try:
                write_bytes(content, str(folder / name))
            except OppositeError as error:
                raise OppositeError(error.title, words.kept(len(written), str(folder)), error.hint) from error
            written.append(name)
            if document.paged:
                undrawn |= dict.fromkeys(undrawn_in(briefing))
        progress(1.0)
    say_undrawn(tuple(undrawn))
    for assessment, why in failed:
        say(words.not_made(assessment, str(why)))
    say(words.written(len(written), len(failed), str(folder)))
    if failed:
        raise click.exceptions.Exit(1)


def portfolio(
    workspace: Workspace, of: options.Chosen, waves: tuple[str, ...], framework: str | None, paper: str
) -> tuple[bytes, bool]:
    """The report of all organisations, or of those of a sector or with tags, and whether any are left out."""
    from opposite.cli.left_out import say_left_out  # noqa: PLC0415  slow to import; help is not
    from opposite.cli.progress_bar import bar, bring_up_to_date  # noqa: PLC0415  likewise
    from opposite.cli.stopping import kept_stops  # noqa: PLC0415  likewise
    from opposite.cli.writing import say  # noqa: PLC0415  likewise
    from opposite.engine.collecting.choosing import framework_id  # noqa: PLC0415  likewise
    from opposite.engine.portfolio_at_large import portfolio_at_large  # noqa: PLC0415  likewise
    from opposite.engine.scoring.portfolio import left_out_of_portfolio, portfolio_kinds  # noqa: PLC0415  likewise
    from opposite.exports.briefing.portfolio_pdf import portfolio_pdf  # noqa: PLC0415  likewise
    from opposite.exports.briefing.undrawn_names import undrawn_at_large  # noqa: PLC0415  likewise
    from opposite.settings import today  # noqa: PLC0415  likewise
    from opposite.wording.briefing.several import kinds_left_out  # noqa: PLC0415  likewise

    if of.names:
        raise click.UsageError("A report of the portfolio is of --all, or of those with --sector or --tag.")
    if len(waves) > 1:
        raise click.UsageError("A report of the portfolio takes one --wave, or the latest of each organisation.")
    narrowing, wanted = of.narrowing(workspace)._replace(archived=False), framework_id(workspace, framework)
    wave = waves[0] if waves else None
    bring_up_to_date(workspace)
    left_out = left_out_of_portfolio(workspace, narrowing=narrowing, wave=wave)
    some_left_out = say_left_out({id_: number for id_, number in left_out.items() if wanted in (None, id_)})
    kinds = [kind for kind in portfolio_kinds(workspace) if wanted in (None, kind.framework.id)]
    if not kinds:
        raise NotFoundError(
            "No organisation has answered this framework yet.", hint="`opposite organisations` lists all."
        )
    if len(kinds) > 1:
        say(kinds_left_out(kinds[0], len(kinds)))
    with kept_stops() as stop_if_told, bar("Portfolio", stop_if_told) as progress:

        def told(done: int, total: int) -> bool:
            progress(done / total if total else 0.0)
            return True

        made = portfolio_at_large(workspace, kinds[0], narrowing=narrowing, wave=wave, today=today(), told=told)
    if not made.matches:
        raise NotFoundError("No organisation is of that kind.", hint="`opposite organisations` lists all.")
    say_undrawn(undrawn_at_large(made))
    return portfolio_pdf(made, paper=paper), some_left_out


def say_undrawn(found: Sequence[Undrawn]) -> None:
    """Say on standard error which characters of names are empty boxes on paper, if any."""
    from opposite.cli.writing import say  # noqa: PLC0415  slow to import; help is not
    from opposite.wording.briefing.undrawn import undrawn_told  # noqa: PLC0415  likewise

    told = undrawn_told(found)
    if told is not None:
        say(told)
