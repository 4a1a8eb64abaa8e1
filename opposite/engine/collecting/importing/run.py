"""The import of a file of answers: everything is checked first, then stored in one transaction or not at all."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import chain, islice
from pathlib import Path

from opposite.definitions import Loaded
from opposite.definitions.mapping import ColumnMapping
from opposite.domain.access.rules import Verb
from opposite.domain.collecting.import_readings import ColumnsTaken
from opposite.domain.collecting.import_report import BadRowsError, ImportReport
from opposite.engine.access.guard import verb
from opposite.engine.collecting.alike import alike_among_new
from opposite.engine.collecting.commands import clean_name
from opposite.engine.collecting.importing.batches import batch_of
from opposite.engine.collecting.importing.csv_rows import Progress
from opposite.engine.collecting.importing.dating_waves import readings_of_waves
from opposite.engine.collecting.importing.group_column import with_group_column
from opposite.engine.collecting.importing.labels import labels_taken
from opposite.engine.collecting.importing.layout import GROUP, ORGANISATION, Layout, resolve_columns, understood
from opposite.engine.collecting.importing.load import (
    diff_answers,
    drop_conflicts,
    load_answers,
    refuse_occupied_waves,
    stage_answers,
    would_count,
)
from opposite.engine.collecting.importing.look_alikes import refuse_look_alikes
from opposite.engine.collecting.importing.people_again import (
    refuse_confused_questions,
    refuse_other_people,
    refuse_people_in_other_groups,
)
from opposite.engine.collecting.importing.reading import rows
from opposite.engine.collecting.importing.record import Origin, digest_of, keep_record, note_before
from opposite.engine.collecting.importing.report import Problems
from opposite.engine.collecting.importing.source_formats import HEADER_ROWS, detect_format
from opposite.engine.collecting.importing.sources import People, people_of_source, source_of
from opposite.engine.collecting.importing.staging import Staging
from opposite.engine.collecting.samples import refuse_samples
from opposite.engine.workspace import Workspace
from opposite.errors import ImportRefusedError

MEMORY = "96MB"
"""What the database may hold in memory of a file while it is imported; the rest is put aside on the disk."""

MANY = 25
"""Portions of people in the store beyond whom their earlier answers, kept as they were, leave that too little room."""

SCATTERED = 2_500_000
"""People of all batches, counted in each anew, beyond whom their rows cannot be sorted in that room."""

MEMORY_OF_MANY = "384MB"
"""What it may hold then."""

READ, COMPARED = 0.45, 0.55
"""Shares of the work that are done when the file is read, and when it is compared with what is stored."""


@verb(Verb.KEEP)
def import_answers(
    workspace: Workspace,
    path: Path,
    *,
    framework: Loaded,
    organisation: str | None = None,
    wave: str | None = None,
    mapping: ColumnMapping | None = None,
    dry_run: bool = False,
    keep_open: bool = False,
    attributed: bool = False,
    skip_bad_rows: bool = False,
    wave_date: date | None = None,
    encoding: str | None = None,
    finished_only: bool = False,
    people: People | None = None,
    look_alikes: bool = False,
    imported_by: str | None = None,
    now: datetime,
    progress: Progress | None = None,
) -> ImportReport:
    """Store the answers of a file, long or wide, and report what was done; a dry run stores nothing and reports alike.

    `organisation` and `wave` stand for the whole file. `wave_date` dates its wave; `encoding` is that of a CSV file, None to be found. `finished_only` leaves out what was never handed in. A cell that
    means nothing costs its own answer, never the person; `skip_bad_rows` lets such files in. Waves that are new are closed at once unless `keep_open`; those
    that are there stay open or closed as they are. An answer that differs from the stored one replaces it, the stored
    one goes to the history; an empty cell says nothing and removes nothing. `attributed` says that people knew that their
    answers are shown with their names: nothing is hidden then; otherwise what comes into a wave that is there counts in
    steps. `people` says whether those whose ids the store knows are the same or others (their
    names then begin with the name of the file, as they do ever after for its source); `look_alikes`, that new names may look like others. What was stored is
    kept as a record that can be undone (`opposite.engine.keeping.undoing`), with `imported_by`. `now` is the time
    of answers without
    `answered_at`, in UTC. `progress` is told the share of the work done, from 0 to 1.

    Raises BadRowsError when rows cannot be used and are not to be skipped, ImportRefusedError when the file, the
    mapping or a wave that is there does not allow it. Nothing is stored then.
    """
    report_progress, problems = progress or _ignore_progress, Problems()
    column_mapping = mapping or ColumnMapping()
    numbered = rows(path, progress=lambda share: report_progress(READ * share), encoding=encoding)
    first = list(islice(numbered, HEADER_ROWS))
    if not first:
        raise ImportRefusedError(f"{path.name} holds no rows at all.", hint="Export the answers once more.")
    source = detect_format([row.cells for row in first], understood=understood(framework.framework))
    source = with_group_column(source, [row.cells for row in first[source.header_rows :]], framework.framework)
    layout = resolve_columns(framework.framework, source, column_mapping)
    staging = Staging(
        framework.framework,
        layout,
        column_mapping,
        organisation=_organisation(organisation, column_mapping, layout),
        wave=_wave(wave, column_mapping),
        problems=problems,
        finished_only=finished_only or column_mapping.finished_only,
    )
    width = len(layout.source.headings)
    beneath = [*first[layout.source.header_rows :], *islice(numbered, 1)]
    if not beneath:
        raise ImportRefusedError(
            f"{path.name} has a header and no rows beneath it.", hint="Export the answers once more."
        )
    sha256 = digest_of(path)
    group = layout.person[GROUP].title if GROUP in layout.person else GROUP
    store = workspace.store
    with (
        store.within(MEMORY),
        ExitStack() as wider,
        store.snapshot() if dry_run else store.writing() as cursor,
    ):
        stage_answers(cursor, staging, chain([batch_of(beneath, width)], numbered.batches(width)))
        report_progress(READ)
        staging.ids_twice.refuse(path.name)
        refuse_samples(cursor, [name for (name,) in cursor.run("import_organisations_named")])
        refuse_occupied_waves(cursor, framework.framework, attributed=attributed)
        who = people_of_source(cursor, framework.framework, source_of(path), people)
        ask = partial(refuse_people_in_other_groups, cursor, layout, path.name) if people is None else None
        drop_conflicts(cursor, framework.framework, column=group, problems=problems, ask=ask)
        if staging.named > SCATTERED:
            wider.enter_context(store.within(MEMORY_OF_MANY))
        compared = diff_answers(
            cursor,
            framework.framework,
            together=staging.in_order,
            named=staging.named,
            wave_date=wave_date,
            now=now,
        )
        figures, known = compared.figures, compared.parts.known
        if len(known) > MANY:
            wider.enter_context(store.within(MEMORY_OF_MANY))
        refuse_confused_questions(cursor, framework.framework)
        if not look_alikes:
            refuse_look_alikes(cursor)
        if people is None:
            refuse_other_people(cursor, layout, path, known)
        report_progress(COMPARED)
        report = replace(
            figures,
            rows_read=staging.rows_read,
            skipped=len(problems.rows),
            columns_not_understood=(*layout.not_understood, *staging.not_understood),
            columns_left_out=layout.left_out,
            problems=problems.first(),
            problems_found=problems.found,
            words=problems.words(),
            cells_emptied=problems.cells,
            readings=(
                *numbered.readings,
                *((ColumnsTaken(layout.behind_stems),) if layout.behind_stems else ()),
                *layout.of_table,
                *layout.of_groups,
                *labels_taken(framework.framework, layout),
                *staging.readings,
                *readings_of_waves(cursor, now=now),
            ),
            form=layout.form,
            tool=layout.source.tool,
            dry_run=dry_run,
            attributed=attributed,
            nearly_called=alike_among_new(cursor, [name for (name,) in cursor.run("import_new_organisations")]),
        )
        if dry_run:
            would = would_count(cursor, framework.framework, known, keep_open=keep_open, attributed=attributed)
            return replace(report, **would._asdict())
        if problems.refused or ((problems.rows or problems.cells) and not skip_bad_rows):
            raise BadRowsError(path.name, report)
        before = note_before(cursor, framework.framework, figures, now=now)
        counting = load_answers(
            cursor,
            framework,
            compared,
            keep_open=keep_open,
            attributed=attributed,
            wave_date=wave_date,
            now=now,
            progress=lambda share: report_progress(COMPARED + (1 - COMPARED) * share),
        )
        report = replace(report, **counting._asdict())
        origin = Origin(path.name, sha256, source_of(path), numbered.encoding, who, imported_by)
        report = replace(report, record=keep_record(cursor, framework.framework, report, origin, before, now=now))
    report_progress(1.0)
    return report


def _organisation(organisation: str | None, mapping: ColumnMapping, layout: Layout) -> str | None:
    """The organisation of the whole file; None where a column names those of its rows."""
    of_file = organisation if organisation is not None else mapping.organisation
    if of_file is None and ORGANISATION not in layout.person:
        raise ImportRefusedError(
            "No column of the file names the organisation.", hint="Name it with --organisation or in a mapping file."
        )
    return None if of_file is None else clean_name(of_file, "organisation")


def _wave(wave: str | None, mapping: ColumnMapping) -> str | None:
    """The wave given for the whole file, None when its column says it."""
    of_file = wave if wave is not None else mapping.wave
    return None if of_file is None else clean_name(of_file, "wave")


def _ignore_progress(_: float) -> None:
    """Report the progress of an import to nobody."""
