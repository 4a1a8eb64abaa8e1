"""A document that cannot be written leaves nothing half-written, and the file that was there stays whole."""

import io
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest

from opposite.exports.briefing.documents import DOCUMENTS

pytestmark = pytest.mark.long

NAMES = {
    "markup": "<script>alert(1)</script> & *Acme* #let",
    "right to left": "شركة المثال للتجارة",
    "long": "Acme " * 39 + "Acme",
    "emoji": "Acme 👩‍👩‍👧 🏭",
}
LONGER = "Middling " * 20 + "Middling"

ENDINGS = {kind: document.ending for kind, document in DOCUMENTS.items()}


def imported(opposite, folder, name, *, answers=True):
    """A database with one organisation, perhaps without an answer that has a level."""
    table, path = folder / "answers.csv", folder / "opposite.duckdb"
    quoted = '"' + name.replace('"', '""') + '"'
    level = "3" if answers else "DK"
    rows = [f"{quoted},p{n},executive,{q},{level}" for n in range(3) for q in ("ORI1", "PEO1", "TEC1")]
    table.write_text("organisation,respondent,group,question,level\n" + "\n".join(rows) + "\n", encoding="utf-8")
    done = opposite("import", table, "--framework", "opposite", "--wave", "2026 Q4", "--database", path)
    assert done[0] == 0, done
    return path


@pytest.fixture(scope="module")
def acme(opposite, tmp_path_factory):
    return imported(opposite, tmp_path_factory.mktemp("acme"), "Acme")


def on_a_disk_of(most, *arguments):
    """The command where no file may have more bytes than this, as on a disk that fills: its exit status and its words."""
    done = subprocess.run(
        [sys.executable, "-m", "opposite", *map(str, arguments)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr.strip()


@pytest.fixture(scope="module")
def three(opposite, tmp_path_factory):
    """A database with three organisations, of which the second has by far the longest name."""
    folder = tmp_path_factory.mktemp("three")
    table, path = folder / "answers.csv", folder / "opposite.duckdb"
    rows = [
        f"{name},p{n},executive,{q},3" for name in ("Acme", LONGER, "Zebra") for n in range(3) for q in ("ORI1", "PEO1")
    ]
    table.write_text("organisation,respondent,group,question,level\n" + "\n".join(rows) + "\n", encoding="utf-8")
    done = opposite("import", table, "--framework", "opposite", "--wave", "2026 Q4", "--database", path)
    assert done[0] == 0, done
    return path


def test_where_the_disk_fills_between_several_those_written_before_are_whole_and_said(opposite, three, tmp_path):
    """Room is left for the first file and not for the second, which is longer."""
    sized, out = tmp_path / "sized", tmp_path / "out"
    command = ("report", "--all", "--kind", "ppttc", "--database", three, "--output")
    assert opposite(*command, sized)[0] == 0
    first, second, _ = sorted(sized.iterdir())
    room = (first.stat().st_size + second.stat().st_size) // 2
    assert first.stat().st_size < room < second.stat().st_size
    status, said = on_a_disk_of(room, *command, out)
    assert (status, said.splitlines()[-1]) == (
        1,
        f"Error: {out / second.name} could not be written: File too large. 1 file written to {out} before, each whole.",
    )
    assert [(file.name, file.read_bytes()) for file in out.iterdir()] == [(first.name, first.read_bytes())]


def is_whole(file):
    """Whether a file can be read to its end."""
    content = file.read_bytes()
    if file.suffix == ".pdf":
        return len(pypdf.PdfReader(io.BytesIO(content)).pages) > 0
    if file.suffix in {".html", ".ppttc"}:
        return content.rstrip().endswith((b"</html>", b"]"))
    return zipfile.ZipFile(io.BytesIO(content)).testzip() is None


@pytest.mark.parametrize("kind", ["one-pager", "deck", "html", "workbook", "package"])
def test_on_a_disk_that_fills_nothing_is_left_and_the_message_says_so(acme, tmp_path, kind):
    file = tmp_path / f"acme{ENDINGS[kind]}"
    status, said = on_a_disk_of(4096, "report", "--organisation", "Acme", "--kind", kind, "--output", file, "--database", acme)  # fmt: skip
    assert (status, said) == (1, f"Error: {file} could not be written: File too large. Nothing was written.")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_there_stays_as_it_was_until_a_whole_one_takes_its_place(opposite, acme, tmp_path):
    file = tmp_path / "acme.pptx"
    file.write_bytes(b"what was there")
    command = ("report", "--organisation", "Acme", "--output", file, "--database", acme)
    assert on_a_disk_of(4096, *command)[0] == 1
    assert (file.read_bytes(), [one.name for one in tmp_path.iterdir()]) == (b"what was there", ["acme.pptx"])
    assert opposite(*command)[0] == 0
    assert (is_whole(file), [one.name for one in tmp_path.iterdir()]) == (True, ["acme.pptx"])


def test_of_several_those_that_were_written_before_the_disk_was_full_are_whole(acme, tmp_path):
    folder = tmp_path / "reports"
    status, said = on_a_disk_of(4096, "report", "--all", "--kind", "html", "--output", folder, "--database", acme)
    assert status == 1
    assert f"{folder / 'acme-2026-q4-report.html'} could not be written: File too large." in said
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("place", ["no/such/folder/acme.pdf", "."])
def test_a_place_that_cannot_be_written_is_told(opposite, acme, tmp_path, place):
    target = tmp_path / place
    done = opposite("report", "--organisation", "Acme", "--kind", "report", "--output", target, "--database", acme)
    assert done[0] != 0
    assert "Traceback" not in done[2]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.main_way
def test_a_folder_that_is_a_file_is_told(opposite, acme, tmp_path):
    (tmp_path / "reports").write_text("a file", encoding="utf-8")
    done = opposite("report", "--all", "--kind", "html", "--output", tmp_path / "reports", "--database", acme)
    assert (done[0], done[2].splitlines()[-1]) == (
        1,
        f"Error: The folder {tmp_path / 'reports'} could not be made: File exists. Nothing was written.",
    )


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no folder that nobody may write, whoever they are")
def test_a_folder_that_may_not_be_written_is_told(opposite, acme):
    done = opposite("report", "--organisation", "Acme", "--output", "/proc/self/acme.pdf", "--database", acme)
    assert done[0] == 1
    assert done[2].splitlines()[-1].startswith("Error: /proc/self/acme.pdf could not be written: ")


@pytest.fixture(scope="module")
def unanswered(opposite, tmp_path_factory):
    return imported(opposite, tmp_path_factory.mktemp("unanswered"), "Acme", answers=False)


@pytest.fixture(scope="module", params=NAMES.values(), ids=NAMES)
def hostile(opposite, tmp_path_factory, request):
    return imported(opposite, tmp_path_factory.mktemp("hostile"), request.param)


def written(opposite, database, kind, folder):
    """The one file of a kind."""
    done = opposite("report", "--all", "--kind", kind, "--output", folder, "--database", database)
    assert done[0] == 0, done
    [file] = folder.iterdir()
    return file


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_an_organisation_without_a_level_gets_a_whole_document(opposite, unanswered, tmp_path, kind):
    assert is_whole(written(opposite, unanswered, kind, tmp_path / "documents"))


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_whatever_an_organisation_is_called_its_documents_are_whole(opposite, hostile, tmp_path, kind):
    file = written(opposite, hostile, kind, tmp_path / "documents")
    assert is_whole(file)
    assert len(file.name.encode()) <= 255
    if kind == "html":
        assert b"<script" not in file.read_bytes()
