"""Importing answers: a file is read, parsed cell by cell, compared with the store, and loaded whole or not at all."""

from opposite.domain.collecting.import_report import BadRowsError, ImportReport, Problem
from opposite.engine.collecting.importing.run import import_answers

__all__ = ["BadRowsError", "ImportReport", "Problem", "import_answers"]
