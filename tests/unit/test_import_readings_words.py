"""What an import took things for is said in one sentence each, with how to say otherwise where one can."""

from datetime import date, datetime
from typing import get_args

import pytest

from opposite.domain.collecting.import_readings import (
    ColumnOfTable,
    ColumnsTaken,
    DatesOrdered,
    EncodingTaken,
    GroupColumn,
    LabelsTaken,
    NotShown,
    OrganisationsUnread,
    PreviewsLeftOut,
    Reading,
    RowsArePeople,
    SheetRead,
    TimesUnread,
    Unfinished,
    WavesDatedByLabel,
    WavesUndated,
    WrongClocks,
)
from opposite.wording.collecting.import_readings import reading_sentence

SENTENCES = (
    (EncodingTaken("cp1252", "Müller, Größe"), "Read in the encoding cp1252: Müller, Größe. If these words are wrong, name another with --encoding."),
    (SheetRead("Data", 0, 0, 0, 0), 'Read the sheet "Data".'),
    (SheetRead("Data", 0, 0, 0, 0, macros=True), 'Read the sheet "Data". The workbook holds macros: nothing of them was read or run.'),
    (SheetRead("Data", 2, 1, 1, 1), 'Read the sheet "Data", 2 other sheets left out (1 hidden); its 1 hidden row and 1 hidden column are read too.'),
    (SheetRead("Data", 1, 0, 0, 1), 'Read the sheet "Data", 1 other sheet left out; its 1 hidden column is read too.'),
    (PreviewsLeftOut(5), "5 rows left out: previews, tests, spam or rejected, by the file's own mark."),
    (Unfinished(1, left_out=True), "1 row left out that was never handed in."),
    (Unfinished(2, left_out=False), "2 rows were never handed in and counted all the same; --unfinished skip leaves them out."),
    (NotShown(3), "3 cells read N/A, LimeSurvey's word for a question that was not shown: taken as not answered."),
    (RowsArePeople(by_time=True), "No column says who answered: every row is another person, known by the time of the answers."),
    (RowsArePeople(by_time=False), "No column says who answered: every row is another person, known by its number in the file."),
    (DatesOrdered("End", "day first"), "Dates of End were read with the day first."),
    (TimesUnread("End", 1, ("soon",), undecided=False), '1 time of End could not be read ("soon"): the answers are kept without one.'),
    (TimesUnread("End", 2, ("1/2/26",), undecided=True), '2 times of End could not be read ("1/2/26"): nothing shows whether day or month comes first; write `dates: day first` or `dates: month first` in a mapping file.'),
    (ColumnsTaken((("Rate - q", "Q1"),)), 'Headings were taken for the question whose text they hold: "Rate - q" for Q1.'),
    (GroupColumn("Your team"), 'The column "Your team" was taken for the group: its cells name groups.'),
    (OrganisationsUnread("Company", 2, ("Acme", "Beta")), 'The column "Company" holds 2 names ("Acme", "Beta") and was left out. If it says whose answers they are, say in a mapping that it is the `organisation`.'),
    (ColumnOfTable("Submitted", is_time=True), 'The column "Submitted" was taken to say of each row when its answers were given.'),
    (ColumnOfTable("done", is_time=False), 'The column "done" was taken to say of each row whether its answers were handed in.'),
    (LabelsTaken(("Q1", "Q2"), 3, 2), 'The levels of Q1, Q2 have numbers for labels that are not their values: cells were taken for the labels, "3" for the level 2.'),
    (WrongClocks(1, (datetime(1970, 1, 1),)), "1 answer with a time that cannot be right (1970-01-01): no wave is dated by it."),
    (WavesDatedByLabel((("H1 2026", date(2026, 1, 1)),)), 'No answer says when it was given, so labels date the waves: "H1 2026" by 2026-01-01.'),
    (WavesUndated(("pre", "post")), 'Nothing dates the waves "pre", "post": they stand in the order of their labels. --wave-date dates a wave.'),
)  # fmt: skip


@pytest.mark.parametrize(("reading", "sentence"), SENTENCES)
def test_a_reading_is_said(reading, sentence):
    assert reading_sentence(reading) == sentence


def test_every_kind_of_reading_has_a_sentence():
    assert {type(reading) for reading, _ in SENTENCES} == set(get_args(Reading))
