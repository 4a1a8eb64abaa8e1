"""Roadmaps of several organisations as a zip: what its files hold, and names that every system takes."""

import io
import unicodedata
import zipfile
from dataclasses import dataclass

import pytest
from handed_over import roadmap as some_roadmap

from opposite.exports.csv_file import table_csv
from opposite.exports.roadmaps_zip import file_name, roadmaps_zip
from opposite.tables.roadmap import roadmap_table


@dataclass
class Named:
    """As much of a roadmap as its file is named by."""

    organisation: str
    wave: str = "1"
    sample: bool = False


@pytest.mark.parametrize(
    ("organisation", "expected"),
    [
        ("Acme", "Acme-1-roadmap.csv"),
        ("../../etc/passwd", "etc passwd-1-roadmap.csv"),
        ('a<b>:"c"|d?*', "a b c d-1-roadmap.csv"),
        ("=cmd|' /C calc'!A0", "=cmd ' C calc'!A0-1-roadmap.csv"),
        ("CON", "CON-1-roadmap.csv"),
        ("...", "unnamed-1-roadmap.csv"),
        ("gnp.\u202eexe", "gnp.exe-1-roadmap.csv"),
        ("a\x00b\nc", "ab c-1-roadmap.csv"),
        ("Mu\u0308ller", "Müller-1-roadmap.csv"),
        ("名前 🏢", "名前 🏢-1-roadmap.csv"),
    ],
)
def test_a_file_is_named_so_that_every_system_takes_it(organisation, expected):
    assert file_name(Named(organisation), set()) == expected


@pytest.mark.parametrize("letter", ["a", "é", "名", "🏢"])
def test_a_long_name_is_cut_between_letters(letter):
    name = file_name(Named(letter * 200, letter * 200), set())
    assert len(name.encode()) <= 255
    assert unicodedata.is_normalized("NFC", name)
    assert set(name.removesuffix("-roadmap.csv")) == {letter, "-"}


def test_names_that_are_one_on_some_systems_get_numbers():
    assert file_name(Named("acme"), {"acme-1-roadmap.csv"}) == "acme-1-roadmap-2.csv"
    assert file_name(Named("ACME"), {"acme-1-roadmap.csv", "acme-1-roadmap-2.csv"}) == "ACME-1-roadmap-3.csv"


def test_a_sample_is_named_so():
    assert file_name(Named("Acme", sample=True), set()) == "sample-Acme-1-roadmap.csv"


def test_each_file_holds_what_the_roadmap_of_one_organisation_does():
    roadmap = some_roadmap()
    content = roadmaps_zip([roadmap, roadmap])
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        first, second = package.namelist()
        assert second == first.replace("roadmap.csv", "roadmap-2.csv")
        assert package.read(first) == package.read(second) == table_csv(roadmap_table(roadmap))
    assert content == roadmaps_zip([roadmap, roadmap])
