"""Finds the files of a framework and merges a folder's parts into one manuscript."""

from __future__ import annotations

import re
from pathlib import Path as FilePath

from opposite.definitions.diagnostics import Mistake, quoted
from opposite.definitions.source_document import REPORTED, Manuscript, Path, Reported
from opposite.definitions.suggest import nearest
from opposite.definitions.values import ID_PATTERN
from opposite.definitions.yaml_reader import read_file

MAIN = "framework.yaml"
FACTORS = "factors"
INITIATIVES = "initiatives.yaml"


def read_framework(path: FilePath) -> Manuscript:
    """The manuscript of a framework file, or of a folder with `framework.yaml` and the parts split off."""
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
    manuscript = read_file(folder / MAIN)
    if isinstance(manuscript.data, dict):
        _merge_factors(manuscript, folder / FACTORS)
        _merge_initiatives(manuscript, folder / INITIATIVES)
        _note_unread(manuscript, folder)
    return manuscript


def _refused(path: FilePath, message: str, remedy: str) -> Manuscript:
    mistake = Mistake(str(path), None, message, remedy)
    return Manuscript(str(path), REPORTED, {}, [mistake], [str(path)], complete=False)


def _whole(manuscript: Manuscript) -> Manuscript:
    """The manuscript of one file, refused when it is only a part of a folder."""
    data = manuscript.data
    if isinstance(data, dict) and data and set(data) <= {"factor", "initiatives"}:
        return _refused(
            FilePath(manuscript.file), "is only a part of a framework", f"name the folder that holds {MAIN}"
        )
    return manuscript


def _merge_factors(manuscript: Manuscript, folder: FilePath) -> None:
    """Put the node of factors/<id>.yaml in the place of every id in `tree:`."""
    tree = manuscript.data.get("tree")
    listed: list[str] = []
    for number, item in enumerate(tree if isinstance(tree, list) else []):
        path: Path = ("tree", number)
        place = manuscript.places[path]
        id_ = item if isinstance(item, str) else place.typed
        if id_ is None or item is None:
            continue
        if id_ in listed:
            _drop(manuscript, path, f"{quoted(id_)} is listed a second time", remedy="list it once")
        elif not re.fullmatch(ID_PATTERN, id_):
            _drop(manuscript, path, f"{quoted(id_)} is not an id", remedy=f"write the name of a file in {FACTORS}/")
        else:
            _merge_factor(manuscript, path, id_, folder=folder)
        listed.append(id_)
    for file in sorted(folder.glob("*")) if folder.is_dir() else []:
        if file.suffix == ".yaml" and file.stem not in listed:
            remedy = f"add {file.stem} to the tree of {MAIN}, or remove the file"
            manuscript.files.append(str(file))
            manuscript.mistakes.append(Mistake(str(file), 1, "is not listed in the tree, so it is not read", remedy))


def _merge_factor(manuscript: Manuscript, path: Path, id_: str, *, folder: FilePath) -> None:
    file = folder / f"{id_}.yaml"
    if not file.exists():
        known = sorted(other.stem for other in folder.glob("*.yaml"))
        meant = nearest(id_, known)
        remedy = (
            f'did you mean "{meant}"?' if meant is not None else f"add {FACTORS}/{id_}.yaml, or write the node here"
        )
        _drop(manuscript, path, f"there is no file {FACTORS}/{id_}.yaml", remedy=remedy)
        return
    part = read_file(file)
    _take(manuscript, part, "factor", at=path)
    node_id = manuscript.value((*path, "id"))
    if isinstance(node_id, str) and node_id != id_:
        message = f"the node is called {quoted(node_id)} in a file called {quoted(file.name)}"
        remedy = f"call it {id_}, or rename the file and its entry in the tree"
        manuscript.mistakes.append(manuscript.mistake((*path, "id"), message, remedy=remedy))


def _merge_initiatives(manuscript: Manuscript, file: FilePath) -> None:
    if not file.exists():
        return
    if "initiatives" in manuscript.data:
        message = f"initiatives stand here and in {INITIATIVES} too"
        remedy = "keep them in one of the two files"
        manuscript.mistakes.append(manuscript.mistake(("initiatives",), message, remedy=remedy, key=True))
    else:
        manuscript.data["initiatives"] = REPORTED
        _take(manuscript, read_file(file), "initiatives", at=("initiatives",))


def _take(manuscript: Manuscript, part: Manuscript, key: str, *, at: Path) -> None:
    """Graft the one key of a part file, noting everything else that stands in it."""
    manuscript.files += part.files
    manuscript.mistakes += part.mistakes
    if isinstance(part.data, Reported):
        manuscript.put(at, REPORTED)
        manuscript.complete = False
        return
    others = [name for name in part.data if name != key] if isinstance(part.data, dict) else []
    if isinstance(part.data, dict) and key not in part.data and nearest(key, others) in others:
        misspelt = str(nearest(key, others))
        message, remedy = f"unknown key {quoted(misspelt)}", f'did you mean "{key}"?'
        part_mistake = part.mistake((misspelt,), message, remedy=remedy, key=True)
        manuscript.mistakes.append(Mistake(part_mistake.file, part_mistake.line, message, remedy))
        part.rename((misspelt,), key)
        others.remove(misspelt)
    for name in others:
        file, line = part.at((name,), key=True)
        remedy = f'only "{key}:" stands in this file; move it to its own place'
        manuscript.mistakes.append(Mistake(file, line, f"unknown key {quoted(name)}", remedy))
    if not isinstance(part.data, dict) or key not in part.data:
        manuscript.mistakes.append(
            Mistake(part.file, 1, f'the key "{key}" is missing', f'begin the file with "{key}:"')
        )
        manuscript.put(at, REPORTED)
        manuscript.complete = False
        return
    manuscript.graft(at, part, taken=(key,))


def _drop(manuscript: Manuscript, path: Path, message: str, *, remedy: str) -> None:
    manuscript.mistakes.append(manuscript.mistake(path, message, remedy=remedy))
    manuscript.put(path, REPORTED)
    manuscript.complete = False


def _note_unread(manuscript: Manuscript, folder: FilePath) -> None:
    """Warn of YAML files in the folder that are no part of a framework, since a misnamed part is easily lost."""
    for file in sorted([*folder.glob("*"), *folder.glob(f"{FACTORS}/*")]):
        known = file.parent == folder and file.name in (MAIN, INITIATIVES)
        factor = file.parent != folder and file.suffix == ".yaml"
        if file.suffix in (".yaml", ".yml") and not known and not factor:
            remedy = f"use the names {MAIN}, {INITIATIVES} and {FACTORS}/<id>.yaml, or move the file away"
            manuscript.mistakes.append(Mistake(str(file), None, "is not read", remedy, "warning"))
