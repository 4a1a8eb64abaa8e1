"""Frameworks as their authors write them: YAML in, a Framework or every mistake at once out."""

from opposite.definitions.diagnostics import BrokenFrameworkError, Diagnostic
from opposite.definitions.document import content_hash, document_json, document_yaml
from opposite.definitions.json_schema import schema_text
from opposite.definitions.library import bundled, find, library_folder
from opposite.definitions.loader import Loaded, check, load, load_document
from opposite.errors import FrameworkError, UnknownFrameworkError

__all__ = [
    "BrokenFrameworkError",
    "Diagnostic",
    "FrameworkError",
    "Loaded",
    "UnknownFrameworkError",
    "bundled",
    "check",
    "content_hash",
    "document_json",
    "document_yaml",
    "find",
    "library_folder",
    "load",
    "load_document",
    "schema_text",
]
