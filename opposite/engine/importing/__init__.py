"""Importing answers: a file is read, judged cell by cell, compared with the store, and lands whole or not at all."""

from opposite.domain.import_report import ImportReport, Problem
from opposite.engine.importing.importing import import_answers
from opposite.engine.importing.report import BadRowsError

__all__ = ["BadRowsError", "ImportReport", "Problem", "import_answers"]
