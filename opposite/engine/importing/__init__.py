"""Importing answers: a file is read, judged cell by cell, compared with the store, and lands whole or not at all."""

from opposite.engine.importing.importing import import_answers
from opposite.engine.importing.report import BadRowsError, ImportReport, Problem

__all__ = ["BadRowsError", "ImportReport", "Problem", "import_answers"]
