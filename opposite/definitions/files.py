"""Finds the files of a framework and merges a folder's parts into one source document."""

from __future__ import annotations

import re
from pathlib import Path as FilePath

from opposite.definitions.diagnostics import Diagnostic, quoted
from opposite.definitions.source_document import REPORTED, Path, Reported, SourceDocument
from opposite.definitions.suggest import nearest
from opposite.definitions.yaml_reader import read_file
from opposite.domain.framework.keys import ID

MAIN = "framework.yaml"
FACTORS = "factors"
INITIATIVES = "initiatives.yaml"


def read_framework(path: FilePath) -> SourceDocument:
    """The source document of a framework file, or of a folder with `framework.yaml` and the parts split off."""
    try:
        if not path.exists():
            return _refused(path, "there is no such file or folder", "check the path")
        if not path.is_dir() and path.name != MAIN:
            return _whole(read_file(path))
        folder = path if path.is_dir() else path.parent
        if not (folder / MAIN).exists():
            return _refused(
                path, f"the folder holds no {MAIN}", f"add {MAIN}, or name the framework's own folder or file"
            )
    except OSError as refusal:
        return _refused(path, f"cannot be opened ({refusal.strerror})", "check the path and its permissions")
    source = read_file(folder / MAIN)
    if isinstance(source.data, dict):
        _merge_factors(source, folder / FACTORS)
        _merge_initiatives(source, folder / INITIATIVES)
        _note_unread(source, folder)
    return source


def _refused(path: FilePath, message: str, remedy: str) -> SourceDocument:
    diagnostic = Diagnostic(str(path), None, message, remedy)
    return SourceDocument(str(path), REPORTED, {}, [diagnostic], [str(path)], complete=False)


def _whole(source: SourceDocument) -> SourceDocument:
    """The source document of one file, refused when it is only a part of a folder."""
    data = source.data
    if isinstance(data, dict) and data and set(data) <= {"factor", "initiatives"}:
        return _refused(FilePath(source.file), "is only a part of a framework", f"name the folder that holds {MAIN}")
    return source


def _merge_factors(source: SourceDocument, folder: FilePath) -> None:
    """Put the node of factors/<id>.yaml in the place of every id in `tree:`."""
    tree = source.data.get("tree")
    listed: list[str] = []
    for number, item in enumerate(tree if isinstance(tree, list) else []):
        path: Path = ("tree", number)
        place = source.places[path]
        id_ = item if isinstance(item, str) else place.typed
        if id_ is None or item is None:
            continue
        if id_ in listed:
            _drop(source, path, f"{quoted(id_)} is listed a second time", remedy="list it once")
        elif not re.fullmatch(ID.regex, id_):
            _drop(source, path, f"{quoted(id_)} is not an id", remedy=f"write the name of a file in {FACTORS}/")
        else:
            _merge_factor(source, path, id_, folder=folder)
        listed.append(id_)
    for file in sorted(folder.glob("*")) if folder.is_dir() else []:
        if file.suffix == ".yaml" and file.stem not in listed:
            remedy = f"add {file.stem} to the tree of {MAIN}, or remove the file"
            source.files.append(str(file))
            source.diagnostics.append(Diagnostic(str(file), 1, "is not listed in the tree, so it is not read", remedy))


def _merge_factor(source: SourceDocument, path: Path, id_: str, *, folder: FilePath) -> None:
    file = folder / f"{id_}.yaml"
    if not file.exists():
        names = sorted(other.stem for other in folder.glob("*.yaml"))
        meant = nearest(id_, names)
        remedy = (
            f'did you mean "{meant}"?' if meant is not None else f"add {FACTORS}/{id_}.yaml, or write the node here"
        )
        _drop(source, path, f"there is no file {FACTORS}/{id_}.yaml", remedy=remedy)
        return
    part = read_file(file)
    _take(source, part, "factor", at=path)
    node_id = source.value((*path, "id"))
    if isinstance(node_id, str) and node_id != id_:
        message = f"the node is called {quoted(node_id)} in a file called {quoted(file.name)}"
        remedy = f"call it {id_}, or rename the file and its entry in the tree"
        source.diagnostics.append(source.diagnostic((*path, "id"), message, remedy=remedy))


def _merge_initiatives(source: SourceDocument, file: FilePath) -> None:
    if not file.exists():
        return
    if "initiatives" in source.data:
        message = f"initiatives stand here and in {INITIATIVES} too"
        remedy = "keep them in one of the two files"
        source.diagnostics.append(source.diagnostic(("initiatives",), message, remedy=remedy, key=True))
    else:
        source.data["initiatives"] = REPORTED
        _take(source, read_file(file), "initiatives", at=("initiatives",))


def _take(source: SourceDocument, part: SourceDocument, key: str, *, at: Path) -> None:
    """Graft the one key of a part file, noting everything else that stands in it."""
    source.files += part.files
    source.diagnostics += part.diagnostics
    if isinstance(part.data, Reported):
        source.put(at, REPORTED)
        source.complete = False
        return
    others = [name for name in part.data if name != key] if isinstance(part.data, dict) else []
    if isinstance(part.data, dict) and key not in part.data and nearest(key, others) in others:
        misspelt = str(nearest(key, others))
        message, remedy = f"unknown key {quoted(misspelt)}", f'did you mean "{key}"?'
        misspelling = part.diagnostic((misspelt,), message, remedy=remedy, key=True)
        source.diagnostics.append(Diagnostic(misspelling.file, misspelling.line, message, remedy))
        part.rename((misspelt,), key)
        others.remove(misspelt)
    for name in others:
        file, line = part.at((name,), key=True)
        remedy = f'only "{key}:" stands in this file; move it to its own place'
        source.diagnostics.append(Diagnostic(file, line, f"unknown key {quoted(name)}", remedy))
    if not isinstance(part.data, dict) or key not in part.data:
        source.diagnostics.append(
            Diagnostic(part.file, 1, f'the key "{key}" is missing', f'begin the file with "{key}:"')
        )
        source.put(at, REPORTED)
        source.complete = False
        return
    source.graft(at, part, taken=(key,))


def _drop(source: SourceDocument, path: Path, message: str, *, remedy: str) -> None:
    source.diagnostics.append(source.diagnostic(path, message, remedy=remedy))
    source.put(path, REPORTED)
    source.complete = False


def _note_unread(source: SourceDocument, folder: FilePath) -> None:
    """Warn of YAML files in the folder that are no part of a framework, since a misnamed part is easily lost."""
    for file in sorted([*folder.glob("*"), *folder.glob(f"{FACTORS}/*")]):
        is_read = file.parent == folder and file.name in (MAIN, INITIATIVES)
        factor = file.parent != folder and file.suffix == ".yaml"
        if file.suffix in (".yaml", ".yml") and not is_read and not factor:
            remedy = f"use the names {MAIN}, {INITIATIVES} and {FACTORS}/<id>.yaml, or move the file away"
            source.diagnostics.append(Diagnostic(str(file), None, "is not read", remedy, "warning"))
