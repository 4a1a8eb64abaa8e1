"""`opposite organisations`: lists organisations, and keeps them in order."""

from __future__ import annotations

from datetime import datetime

import click

from opposite.cli import options
from opposite.cli.organisation_changes import (
    Said,
    WaveChange,
    archive_all,
    ask_to_merge,
    change_one_wave,
    describe_all,
    merge_two,
    rename_one,
    tell_merger,
)

ONE_THING = "One thing is changed at a time: a name, a merger, what is kept of it, whether it is archived, or a wave."
ONE_OF_EACH = "An organisation has one sector, one size and one country; give each once."


@click.command("organisations")
@options.database
@options.organisations
@click.option("--sector", "sectors", metavar="TEXT", multiple=True, help="Set it, or list those of this sector.")
@click.option(
    "--size", "sizes", metavar="PEOPLE", multiple=True, help="Set how many people it has, or list those of this size."
)
@click.option("--country", "countries", metavar="TEXT", multiple=True, help="Set it, or list those of this country.")
@click.option("--tag", "tags", metavar="TEXT", multiple=True, help="Add a tag, or list those with it; repeatable.")
@click.option("--untag", "untags", metavar="TEXT", multiple=True, help="Take a tag away; repeatable.")
@click.option("--note", metavar="TEXT", default=None, help="Set the consultant's note.")
@click.option("--archive", is_flag=True, help="Take it out of lists and pickers; its figures stay.")
@click.option("--unarchive", is_flag=True, help="Take it back.")
@click.option("--rename", "old", metavar="OLD", default=None, help="Give OLD the name after --to.")
@click.option("--to", "new", metavar="NEW", default=None, help="The new name.")
@click.option("--merge", "merged", metavar="A", default=None, help="Give everything of A to the one after --into.")
@click.option("--into", metavar="B", default=None, help="The organisation that A becomes part of.")
@click.option("--one-wave", is_flag=True, help="With --merge: make one wave of two of one label, where that may be.")
@click.option("--yes", is_flag=True, help="Merge without asking.")
@options.wave
@options.only_framework
@click.option("--wave-label", metavar="NEW", default=None, help="Give the wave another label.")
@click.option(
    "--wave-date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    default=None,
    help="Give the wave another date, as 2026-03-31.",
)
@options.output
def command(
    database: str | None,
    organisations: tuple[str, ...],
    sectors: tuple[str, ...],
    sizes: tuple[str, ...],
    countries: tuple[str, ...],
    tags: tuple[str, ...],
    untags: tuple[str, ...],
    note: str | None,
    old: str | None,
    new: str | None,
    merged: str | None,
    into: str | None,
    wave: str | None,
    framework: str | None,
    wave_label: str | None,
    wave_date: datetime | None,
    form: str | None,
    output: str | None,
    *,
    archive: bool,
    unarchive: bool,
    one_wave: bool,
    yes: bool,
) -> None:
    """Organisations by name, archived ones too: one row each, with what is kept of it.

    With --organisation, the options set what they say, and an empty text takes it away again; without it, --sector,
    --size, --country and --tag choose what is listed. What was changed is listed afterwards.

    `opposite erase` removes an organisation, a wave or a person.

    \b
    Example: opposite organisations --sector Retail --tag pilot
             opposite organisations --organisation "Acme" --size 1200
             opposite organisations --organisation "Acme" --archive
             opposite organisations --organisation "Acme" --wave-label 2026
             opposite organisations --rename "Acme Ldt" --to "Acme Ltd"
             opposite organisations --merge "Acme Inc" --into "Acme Ltd"
    """  # noqa: D301  what stands before the examples keeps their lines apart
    from opposite.cli.writing import write_table  # noqa: PLC0415  slow to import; help is not
    from opposite.domain.collecting.description import size_class  # noqa: PLC0415  likewise
    from opposite.engine.collecting.narrowing import Narrowing  # noqa: PLC0415  likewise
    from opposite.engine.collecting.organisations import (  # noqa: PLC0415  likewise
        kept_organisation,
        kept_organisations,
        refuse_unknown_words,
    )
    from opposite.tables.organisations import organisations_table  # noqa: PLC0415  likewise

    renaming, merging = old is not None or new is not None, merged is not None or into is not None
    rewave = wave_label is not None or wave_date is not None
    said = bool(sectors or sizes or countries or tags) and bool(organisations)
    describing = said or bool(untags) or note is not None
    of_named = describing or archive or unarchive or rewave
    _refuse_where(
        (sum([renaming, merging, describing, archive, unarchive, rewave]) > 1, ONE_THING),
        ((old is None) != (new is None), "Write --rename OLD --to NEW."),
        ((merged is None) != (into is None), "Write --merge A --into B."),
        (one_wave and not merging, "--one-wave goes with --merge."),
        (of_named and not organisations, "Say of which organisation, with --organisation."),
        (
            bool(organisations) and (renaming or merging),
            "Leave out --organisation: --rename and --merge name their own.",
        ),
        (bool(organisations) and max(map(len, (sectors, sizes, countries))) > 1, ONE_OF_EACH),
        (rewave and len(organisations) > 1, "A wave is changed of one organisation; name one."),
        (not rewave and (wave or framework) is not None, "--wave and --framework go with --wave-label or --wave-date."),
    )
    if not (of_named or renaming or merging):
        narrowing = Narrowing(sectors, tuple(map(size_class, sizes)), countries, tags)
        with options.opened_to_read(database) as workspace:
            refuse_unknown_words(workspace, narrowing)
            for name in organisations:
                kept_organisation(workspace, name)
            listed = kept_organisations(workspace, names=organisations or None, narrowing=narrowing)
        write_table(organisations_table(listed), form, output)
        return
    if merging and not yes:  # while somebody thinks, the application goes on
        with options.opened_to_read(database) as workspace:
            tell_merger(workspace, merged or "", into or "", joins=one_wave)
        ask_to_merge(merged or "", into or "")
    with options.opened(database) as workspace:
        if renaming:
            organisations = (rename_one(workspace, old or "", new or ""),)
        elif merging:
            organisations = (merge_two(workspace, merged or "", into or "", tell=yes, joins=one_wave),)
        elif rewave:
            dated = None if wave_date is None else wave_date.date()
            change_one_wave(workspace, organisations[0], WaveChange(wave, framework, wave_label, dated))
        elif describing:
            sector, size, country = (typed[0] if typed else None for typed in (sectors, sizes, countries))
            describe_all(workspace, organisations, Said(sector, size, country, note, tags, untags))
        else:
            archive_all(workspace, organisations, archived=archive)
        listed = kept_organisations(workspace, names=organisations)
    write_table(organisations_table(listed), form, output)


def _refuse_where(*refused: tuple[bool, str]) -> None:
    """Raise click.UsageError of the first reason that holds."""
    for holds, reason in refused:
        if holds:
            raise click.UsageError(reason)
