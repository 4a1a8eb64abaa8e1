"""What is said of cells of a file that cannot be used."""

from pathlib import Path
from typing import get_args

import pytest

from opposite.definitions import find, load
from opposite.domain.collecting.answers import DONT_KNOW, NOT_APPLICABLE
from opposite.domain.collecting.cell_faults import (
    CellEmpty,
    CellFault,
    EvidenceUnknown,
    GroupUnknown,
    IdSpoilt,
    ImportanceNotAsked,
    ImportanceUnknown,
    LevelUnknown,
    NameRefused,
    NoteTooLong,
    OtherGroup,
    OtherName,
    QuestionUnknown,
    StateNotAllowed,
    TooManyCells,
    WordRefused,
)
from opposite.domain.collecting.import_report import BadRowsError, ImportReport, Problem
from opposite.errors import OppositeError
from opposite.wording.collecting.import_report import bad_rows_refused, fault_sentence, import_sentences

SMALL = load(Path(__file__).parents[1] / "imports" / "framework.yaml").framework
A1, B1 = SMALL.questions["A1"], SMALL.questions["B1"]

SENTENCES = (
    (TooManyCells(11, 10), "has 11 cells, the header has 10; quote cells that hold a delimiter"),
    (CellEmpty("wave"), "is empty; write the wave"),
    (CellEmpty("question"), "is empty; write a question's id"),
    (NameRefused(OppositeError("The wave has no name yet.", hint="Give it a name.")), "The wave has no name yet. Give it a name."),
    (OtherName("Bravo", "organisation", "Acme"), '"Bravo" is not the organisation given for the whole file; it is "Acme"'),
    (GroupUnknown("boss", SMALL), '"boss" is no group; write board or staff, or leave it empty'),
    (OtherGroup("r1", "staff", "board", stored=True), '"r1" is stored with the group board, here with staff; a respondent has one group in a wave, write board'),
    (OtherGroup("r1", "staff", "board", stored=False), '"r1" stands in an earlier row with the group board, here with staff; a respondent has one group in a wave, write board'),
    (QuestionUnknown("a1", SMALL, "A1"), '"a1" is no question of the framework; did you mean A1?'),
    (QuestionUnknown("Z9", SMALL, None), '"Z9" is no question of the framework; imports has A1, A2 or B1'),
    (StateNotAllowed(B1, NOT_APPLICABLE), "B1 does not take NA (not applicable); write 0, 0.5, 1 or DK, or leave it empty"),
    (StateNotAllowed(B1, DONT_KNOW), "B1 does not take DK (don't know); write 0, 0.5, 1 or DK, or leave it empty"),
    (LevelUnknown("5", A1, in_words=False), '"5" is no level of A1; write 1, 2, 3, 4, DK or NA, or leave it empty'),
    (LevelUnknown("5", A1, in_words=True), '"5" is no level of A1; write 1, 2, 3, 4, DK or NA, a level\'s label or its description'),
    (ImportanceNotAsked(), "the framework does not ask for importance; leave it empty"),
    (ImportanceUnknown("6", SMALL.instrument.importance.scale), '"6" is no importance; write 1, 2, 3, 4 or 5'),
    (EvidenceUnknown("rumour", ("opinion", "measured")), '"rumour" is no strength of evidence; write opinion or measured'),
    (EvidenceUnknown("rumour", ("measured",)), '"rumour" is no strength of evidence; write measured'),
    (EvidenceUnknown("rumour", ()), '"rumour" is no strength of evidence; the framework does not ask for it'),
    (WordRefused("Not sure"), '"Not sure" is refused by the mapping; mend the cell, or give the words another meaning there'),
    (IdSpoilt("1.2E+11"), '"1.2E+11" was an id before a spreadsheet rounded it; export the answers once more and open them nowhere'),
    (NoteTooLong(10_001), "has 10,001 characters; write at most 10,000"),
)  # fmt: skip


@pytest.mark.parametrize(("fault", "sentence"), SENTENCES)
def test_a_fault_is_said_with_what_would_be_right(fault, sentence):
    assert fault_sentence(fault) == sentence


def test_every_kind_of_fault_has_a_sentence():
    assert {type(fault) for fault, _ in SENTENCES} == set(get_args(CellFault))


def test_of_many_questions_the_first_and_the_last_are_named():
    framework = find("opposite").framework
    first, second, third, *_, last = framework.questions
    assert fault_sentence(QuestionUnknown("Z9", framework, None)) == (
        f'"Z9" is no question of the framework; opposite has {first}, {second}, {third} … {last}'
    )


def test_a_refusal_names_ten_problems_and_counts_the_others():
    problems = tuple(Problem(row, "note", NoteTooLong(10_001)) for row in range(2, 13))
    refused = bad_rows_refused(BadRowsError("a.csv", ImportReport(skipped=11, problems=problems, problems_found=1_500)))
    assert refused.splitlines() == [
        "11 rows of a.csv cannot be used, so nothing was stored.",
        *(f"row {row}, note: has 10,001 characters; write at most 10,000" for row in range(2, 12)),
        "and 1,490 more",
        "Mend them and import the file again, or leave them out with --skip-bad-rows.",
    ]


def test_one_problem_of_a_whole_row_is_refused_and_reported_alike():
    report = ImportReport(rows_read=1, skipped=1, problems=(Problem(2, None, TooManyCells(4, 3)),), problems_found=1)
    line = "row 2: has 4 cells, the header has 3; quote cells that hold a delimiter"
    assert bad_rows_refused(BadRowsError("a.csv", report)).splitlines() == [
        "One row of a.csv cannot be used, so nothing was stored.",
        line,
        "Mend them and import the file again, or leave them out with --skip-bad-rows.",
    ]
    assert import_sentences(report)[-2:] == ["1 row skipped:", f"  {line}"]


@pytest.mark.parametrize(("skipped", "said"), [(2, True), (1, False)])
def test_where_every_row_is_skipped_it_is_said_that_nothing_was_stored(skipped, said):
    told = import_sentences(ImportReport(rows_read=2, skipped=skipped, answers_stored=2 - skipped))
    assert ("No row can be used, so nothing was stored." in told) is said
    assert "so nothing was stored" not in " ".join(import_sentences(ImportReport(rows_read=2, skipped=2, dry_run=True)))
