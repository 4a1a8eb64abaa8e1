"""Roadmaps of several organisations as a zip: what its files are called and what they hold."""

import io
import zipfile

from handed_over import roadmap as some_roadmap

from opposite.exports.csv_file import for_spreadsheets, table_csv
from opposite.exports.roadmaps_zip import roadmaps_zip
from opposite.tables.roadmap import roadmap_table


def test_each_file_holds_what_the_roadmap_of_one_organisation_does():
    roadmap = some_roadmap()
    content = roadmaps_zip([roadmap, roadmap])
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.namelist() == ["acme-1-roadmap.csv", "acme-1-roadmap-2.csv"]
        first, second = map(package.read, package.namelist())
    assert first == second == b"".join(for_spreadsheets([table_csv(roadmap_table(roadmap))]))
    assert content == roadmaps_zip([roadmap, roadmap])
