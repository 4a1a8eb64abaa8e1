"""Everything of one organisation in a zip: its figures as they may be shown, and the answers of waves that are attributed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import partial

import streamlit as st

from opposite.definitions import document_yaml
from opposite.domain.access.rules import Verb, may
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.access.guard import subject
from opposite.engine.agreement.agreement import read_agreement
from opposite.engine.collecting.assessments import given_answers, respondents, waves
from opposite.engine.collecting.organisations import kept_organisation
from opposite.engine.workspace import Workspace
from opposite.exports.csv_file import for_spreadsheets, long_table_csv, spreadsheet_csv, table_csv
from opposite.exports.file_names import file_name
from opposite.tables.agreement import agreement_by_factor, agreement_by_question
from opposite.tables.answers import Said, answers_table
from opposite.tables.organisations import organisations_table
from opposite.tables.scoring import scores_table
from opposite.tables.table import LongTable, Table
from opposite.ui.shell import cache, keys
from opposite.wording.collecting import upload as words


def download_organisation(name: str) -> None:
    """The button that downloads everything of an organisation."""
    st.download_button(
        words.DOWNLOAD_ALL,
        data=partial(organisation_bytes, cache.workspace(), name),
        file_name=file_name(name, ending=".zip"),
        mime="application/zip",
        key=keys.DOWNLOAD_ORGANISATION,
        icon=":material/folder_zip:",
        help=words.DOWNLOAD_ALL_HELP,
        on_click="ignore",
    )


def organisation_bytes(workspace: Workspace, name: str) -> bytes:
    """A zip of CSV files that people open, a folder for each framework where there are several; no more than the workspace's user may see."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("organisation.csv", spreadsheet_csv(organisations_table([kept_organisation(workspace, name)])))
        for path, content in _files(workspace, name):
            package.writestr(path, content)
    return written.getvalue()


def _files(workspace: Workspace, name: str) -> Iterator[tuple[str, bytes]]:
    seen = [
        wave for wave in waves(workspace, name) if may(workspace.identity, Verb.SEE_FIGURES, subject(workspace, wave))
    ]
    by_framework: dict[str, list[Assessment]] = {}
    for wave in seen:
        by_framework.setdefault(wave.framework_hash, []).append(wave)
    unreadable = workspace.unreadable(by_framework)
    for content_hash, several in by_framework.items():
        if content_hash in unreadable:
            continue
        loaded = workspace.loaded(content_hash)
        folder = (
            "" if len(by_framework) == 1 else f"{loaded.framework.id}-{loaded.framework.version}-{content_hash[:6]}/"
        )
        yield f"{folder}framework.yaml", document_yaml(loaded.document).encode()
        for table in _tables(workspace, several):
            yield f"{folder}{table.name}.csv", _csv(table)
        attributed = [wave for wave in several if wave.attributed]
        if attributed:
            yield f"{folder}answers.csv", spreadsheet_csv(answers_table(_said(workspace, attributed)), marked=True)


def _tables(workspace: Workspace, several: list[Assessment]) -> Iterator[Table | LongTable]:
    yield scores_table(workspace, several)
    for by in ("overall", "question", "group"):
        table = scores_table(workspace, several, by=by)
        yield Table("overall", table.columns, tuple(table.rows)) if by == "overall" else table
    agreements = [read_agreement(workspace, wave) for wave in several]
    yield _named("agreement-by-factor", agreement_by_factor(agreements))
    yield _named("agreement-by-question", agreement_by_question(agreements))


def _named(name: str, table: Table) -> Table:
    return Table(name, table.columns, table.rows)


def _csv(table: Table | LongTable) -> bytes:
    return b"".join(for_spreadsheets([table_csv(table)] if isinstance(table, Table) else long_table_csv(table)))


def _said(workspace: Workspace, several: list[Assessment]) -> Iterator[Said]:
    for wave in several:
        for person in respondents(workspace, wave.id):
            yield Said(wave, person, given_answers(workspace, person))
