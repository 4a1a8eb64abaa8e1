"""The result package: its scores are those of `opposite scores`, it computes them again alone, and tells nothing hidden."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import date, datetime

import pyarrow as pa
import pytest

from opposite.domain.access.identity import Role
from opposite.domain.access.rules import REACH, Verb
from opposite.engine.briefing import brief
from opposite.engine.collecting import commands as collect
from opposite.engine.collecting.assessments import assessment
from opposite.exports.briefing.package.package_zip import package_zip
from opposite.exports.briefing.package.reading import UnknownPackageError, is_package, read_package
from opposite.exports.briefing.package.recomputing import recomputed
from opposite.exports.briefing.package.verify import differences, differences_alone
from opposite.exports.briefing.workbook_xlsx import workbook_xlsx
from opposite.exports.csv_file import table_csv
from opposite.tables.scoring import scores_table

pytestmark = pytest.mark.long

GROUPS = {"executive", "commercial", "frontline", "technology", "operations", "enabling"}
NOW = datetime(2026, 11, 22, 9, 0)
TODAY = date(2026, 11, 29)
SHOWN = {
    "README.txt", "framework.yaml", "overall.csv", "scores.csv", "questions.csv", "groups.csv", "levels.csv",
    "group-levels.csv", "manifest.json",
}  # fmt: skip
TOLD = SHOWN | {"people.csv", "answers.csv"}


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed_of(files, **how):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", **how) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return made.getvalue()


def edited(content, name, before, after):
    """The package with an edit in one file, and the manifest's hash of it put right, as a careful forger would."""
    files = unpacked(content)
    assert before in files[name]
    files[name] = files[name].replace(before, after, 1)
    manifest = json.loads(files["manifest.json"])
    if name != "manifest.json":
        manifest["files"][name] = hashlib.sha256(files[name]).hexdigest()
        files["manifest.json"] = json.dumps(manifest).encode()
    return packed_of(files)


def rows(content):
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


@pytest.mark.parametrize("attributed", [True, False])
def test_its_scores_are_those_of_the_scores_command_in_full_precision(workspace, briefed, attributed):
    briefing = briefed(attributed=attributed)
    files = unpacked(package_zip(briefing))
    assert files.keys() == (TOLD if attributed else SHOWN)

    of = [assessment(workspace, briefing.report.assessment.id)]
    for name, by in (("overall", "overall"), ("scores", None), ("questions", "question"), ("groups", "group")):
        assert files[f"{name}.csv"] == table_csv(scores_table(workspace, of, by=by))


@pytest.mark.main_way
def test_an_attributed_package_is_computed_from_itself_alone(briefed):
    briefing = briefed(attributed=True, people_a_group=2)
    read = read_package(package_zip(briefing))
    assert read.is_whole
    assert differences_alone(read) == []

    again = recomputed(read)
    assert again.questions == briefing.report.questions
    assert {node: row.score for node, row in again.nodes.items()} == {
        node: row.score for node, row in briefing.report.nodes.items()
    }


def test_a_package_without_answers_is_that_of_the_database(briefed):
    briefing = briefed()
    read = read_package(package_zip(briefing))
    assert not read.is_whole
    assert differences(read, briefing) == []


@pytest.mark.parametrize(
    ("name", "what"),
    [("questions.csv", "score"), ("scores.csv", "score"), ("groups.csv", "score"), ("levels.csv", "people")],
)
@pytest.mark.parametrize("attributed", [True, False])
def test_an_edited_figure_is_found_where_it_is_and_nothing_else(briefed, name, what, attributed):
    briefing = briefed(attributed=attributed)
    content = package_zip(briefing)
    header, first, *_ = rows(unpacked(content)[name])
    figure = first[header.index(what)]
    line = ",".join(first).encode()
    found_in = unpacked(content)[name]
    assert line in found_in
    changed = [*first]
    changed[header.index(what)] = "5.9"
    read = read_package(edited(content, name, line, ",".join(changed).encode()))

    found = differences_alone(read) if attributed else differences(read, briefing)
    assert [(one.file, one.what.rsplit(", ", 1)[1], one.said, one.computed) for one in found] == [
        (name, what, "5.9", figure)
    ]


def test_an_answer_that_was_changed_is_found_by_its_hash_and_by_the_scores(briefed):
    content = package_zip(briefed(attributed=True))
    level = next(row for row in rows(unpacked(content)["answers.csv"])[1:] if row[5] not in {"DK", "NA", ""})
    other = [*level]
    other[5] = "6.0" if level[5] != "6.0" else "1.0"
    read = read_package(edited(content, "answers.csv", ",".join(level).encode(), ",".join(other).encode()))
    found = {(one.file, one.what) for one in differences_alone(read)}
    assert ("manifest.json", "hash of the answers") in found
    assert any(file == "questions.csv" and what.endswith(", score") for file, what in found)


def test_edits_of_targets_framework_and_version_are_found(briefed):
    content = package_zip(briefed(attributed=True))
    targets = read_package(edited(content, "manifest.json", b'"targets": {}', b'"targets": {"ORI": 6.0}'))
    assert {one.what.rsplit(", ", 1)[1] for one in differences_alone(targets) if one.file == "questions.csv"} >= {
        "target",
        "gap",
    }
    version = read_package(edited(content, "manifest.json", b", as shown", b", as edited"))
    assert [one.what for one in differences_alone(version)] == ["version of the scoring"]
    framework = read_package(edited(content, "framework.yaml", b"min_coverage: 0.6", b"min_coverage: 0.5"))
    assert "hash of the framework" in {one.what for one in differences_alone(framework)}


def test_a_file_that_was_added_or_taken_out_or_whose_hash_is_another_is_found(briefed):
    briefing = briefed()
    files = unpacked(package_zip(briefing))
    without = {name: content for name, content in files.items() if name != "groups.csv"}
    assert {one.file for one in differences(read_package(packed_of(without)), briefing)} == {"groups.csv"}
    more = files | {"evil.exe": b"MZ"}
    assert [one.file for one in differences(read_package(packed_of(more)), briefing)] == ["evil.exe"]
    said = json.loads(files["manifest.json"]) | {"audited_by": "Ann"}
    claimed = read_package(packed_of(files | {"manifest.json": json.dumps(said).encode()}))
    assert [(one.file, one.said) for one in differences(claimed, briefing)] == [("manifest.json", "audited_by")]
    other = files | {"README.txt": b"Send money."}
    assert [one.what for one in differences(read_package(packed_of(other)), briefing)] == ["hash of the file"]


def test_it_tells_neither_clock_nor_user_nor_path(briefed):
    briefing = briefed(attributed=True)
    content = package_zip(briefing)
    assert content == package_zip(briefing)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.comment == b""
    text = b"".join(unpacked(content).values())
    assert b"/home" not in text
    assert b"/root" not in text
    assert b"/tmp" not in text


def test_whoever_may_see_the_figures_of_an_attributed_wave_may_see_who_said_them():
    """A briefing holds what people of attributed waves said; it is guarded as figures are."""
    for role in Role:
        if Verb.SEE_FIGURES in REACH[role]:
            assert REACH[role][Verb.SEE_PEOPLE] is REACH[role][Verb.SEE_FIGURES]


def test_of_answers_that_are_not_attributed_no_person_no_word_and_no_small_group_is_told(workspace, add_answered):
    """Two executives among groups of six, and a note: nothing of either is in any byte."""
    added = add_answered(workspace, "Acme", seed=1, people_a_group=6)
    with workspace.store.writing() as cursor:
        cursor.script(
            "delete from answers where group_id = 'executive' and respondent_id not in "
            "(select distinct respondent_id from answers where group_id = 'executive' order by 1 limit 2);"
            "update answers set note = 'whisper', evidence = 'murmur' where group_id = 'executive'"
        )
        cursor.run("raise_revision", assessment_id=added, now=datetime(2026, 11, 23))
    briefing = brief(workspace, assessment(workspace, added), today=TODAY)
    assert briefing.said == {}
    files = unpacked(package_zip(briefing))
    assert files.keys() == SHOWN
    assert all(b"whisper" not in content and b"murmur" not in content for content in files.values())

    report = briefing.report
    for row in rows(files["groups.csv"])[1:]:
        if row[2] == "executive":
            assert (row[4], row[5], row[6]) == ("", "", "yes")
    assert "executive" not in {row[3] for row in rows(files["group-levels.csv"])[1:]}
    shown = {question: counts for question, counts in report.distribution.items() if counts}
    assert {row[2] for row in rows(files["levels.csv"])[1:]} == set(shown)
    assert {row[2] for row in rows(files["levels.csv"])[1:]} < set(report.questions)


def test_hidden_figures_of_groups_of_two_are_in_no_table(briefed):
    files = unpacked(package_zip(briefed(people_a_group=2)))
    single = [row for row in rows(files["groups.csv"])[1:] if row[2] in GROUPS]
    assert single
    assert all((row[4], row[5], row[6]) == ("", "", "yes") for row in single)
    assert rows(files["group-levels.csv"])[1:] == []


@pytest.mark.parametrize(
    "name",
    [
        '=cmd|" /C calc"!A0',
        "<script>x</script>",
        "../../etc/passwd",
        'a,b\nc"d',
        "🎉 שלום",
        "W" * 200,
        "'quoted",
    ],
)
def test_names_are_text_and_come_back_as_they_were(workspace, briefed, name):
    briefing = briefed(name, attributed=True)
    with workspace.store.writing() as cursor:
        cursor.script("update answers set evidence = '=1+1', note = '  spaced,\n\"quoted\"' where question_id = 'ORI1'")
    briefing = brief(workspace, briefing.report.assessment, today=TODAY)
    content = package_zip(briefing)
    files = unpacked(content)
    assert files.keys() == TOLD
    assert all(not cell.startswith(("=", "+", "@")) for row in rows(files["answers.csv"]) for cell in row)
    read = read_package(content)
    assert differences_alone(read) == []


def test_people_of_one_name_stay_apart_and_those_who_said_nothing_are_counted(workspace, briefed):
    briefing = briefed(attributed=True, people_a_group=2)
    with workspace.store.writing() as cursor:
        cursor.script(
            "update respondents set label = 'Kim'; delete from answers where respondent_id = (select min(id) from respondents)"
        )
    briefing = brief(workspace, briefing.report.assessment, today=TODAY)
    content = package_zip(briefing)
    names = [row[0] for row in rows(unpacked(content)["people.csv"])[1:]]
    assert names[:3] == ["Kim", "Kim (2)", "Kim (3)"]
    assert len(set(names)) == 12
    assert differences_alone(read_package(content)) == []


@pytest.mark.parametrize("people", [0, 1])
@pytest.mark.parametrize("attributed", [True, False])
def test_nobody_and_one_person_have_a_package_that_holds(briefed, people, attributed):
    briefing = briefed(people_a_group=people, attributed=attributed)
    read = read_package(package_zip(briefing))
    assert (differences_alone(read) if attributed else differences(read, briefing)) == []


# Hostile files


def whole(briefed):
    return unpacked(package_zip(briefed(attributed=True)))


def refused(content):
    with pytest.raises(UnknownPackageError):
        differences_alone(read_package(content))


def test_what_is_no_package_is_refused(briefed):
    assert not is_package(b"")
    assert not is_package(b"PK\x05\x06" + b"\0" * 18)
    assert not is_package(b"no zip at all")
    files = whole(briefed)
    content = packed_of(files)
    assert is_package(content)
    refused(content[: len(content) // 2])
    for manifest in (b"", b"[]", b"{}", b"null", b"1", b"[" * 100_000, b'{"format": "opposite-result-1"}', b"\xff"):
        refused(packed_of(files | {"manifest.json": manifest}))
    refused(packed_of(files | {"manifest.json": files["manifest.json"].replace(b"result-1", b"result-9")}))


def test_answers_that_cannot_be_are_refused(briefed):
    content = packed_of(whole(briefed))
    _, first, *_ = rows(unpacked(content)["answers.csv"])
    line = ",".join(first).encode()
    for place, value in ((2, "person 99"), (5, "7.0"), (5, "nan"), (5, "inf"), (5, "a lot"), (6, "1e999")):
        other = [*first]
        other[place] = value
        refused(edited(content, "answers.csv", line, ",".join(other).encode()))
    refused(edited(content, "answers.csv", line, line + b"\n" + line))
    refused(edited(content, "people.csv", b"executive", b"nobody"))
    refused(edited(content, "manifest.json", b'"profile": "full"', b'"profile": {}'))
    for name in ("framework.yaml", "people.csv"):
        files = unpacked(content)
        del files[name]
        refused(packed_of(files))


def test_bombs_doubles_and_odd_packings_are_refused(briefed):
    files = whole(briefed)
    bomb = packed_of(files | {"answers.csv": b"0" * 301_000_000}, compression=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 1_000_000
    refused(bomb)
    refused(packed_of(files | {f"{number}.csv": b"" for number in range(60)}))
    refused(packed_of(files, compression=zipfile.ZIP_LZMA))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate name"):
            packed.writestr("scores.csv", b"")
    refused(written.getvalue())


def test_a_size_that_is_a_lie_is_not_believed(briefed):
    """The directory says that a file is tiny: what is read stops there, and its checksum does not fit."""
    content = bytearray(packed_of(whole(briefed), compression=zipfile.ZIP_DEFLATED))
    entry = content.rindex(b"PK\x01\x02", 0, content.index(b"answers.csv", content.index(b"PK\x01\x02")))
    content[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    refused(bytes(content))


REVERSED = """
schema_version: 1
framework: {id: turned, version: "1.0.0", title: "Turned round", display_level: factor}
scales: {uneven: {kind: ordinal, points: [{value: 0.5, label: a}, {value: 1.25, label: b}, {value: 4, label: c}]}}
instrument: {default_scale: uneven, target: {level: factor, default: 2.5}}
scoring: {aggregate: {factor: {method: geometric}, root: {method: mean}}}
tree:
  - {id: F, kind: factor, title: "=F", questions: [{id: Q1, title: "One", text: "One?", reverse: true}, {id: Q2, title: "Two", text: "Two?"}]}
  - {id: G, kind: factor, title: "G", questions: [{id: Q3, title: "Three", text: "Three?"}]}
"""


@pytest.mark.parametrize("self_assessment", [True, False])
def test_reverse_keyed_questions_uneven_scales_and_people_of_no_group_come_back(workspace, tmp_path, self_assessment):
    path = tmp_path / "framework.yaml"
    path.write_text(REVERSED, encoding="utf-8")
    loaded = workspace.resolve(str(path))
    with workspace.store.writing() as cursor:
        organisation = collect.ensure_organisation(cursor, "Acme", now=NOW)
        added = collect.add_assessment(
            cursor, organisation, loaded, wave="1", wave_date=NOW.date(), now=NOW, attributed=True,
            self_assessment=self_assessment,
        )  # fmt: skip
        for levels in ((0.5, 1.25, 4.0), (4.0, 0.5, 1.25)):
            person = collect.add_respondent(cursor, added, "unassigned", now=NOW)
            given = [
                {
                    "assessment_id": added, "group_id": "unassigned", "respondent_id": person, "question_id": question,
                    "state": "level", "level": level, "answered_at": NOW,
                }
                for question, level in zip(loaded.framework.questions, levels, strict=True)
            ]  # fmt: skip
            cursor.register("given", pa.Table.from_pylist(given))
            cursor.script(f"insert into answers ({', '.join(given[0])}) select {', '.join(given[0])} from given")
        cursor.run("raise_revision", assessment_id=added, now=NOW)
    briefing = brief(workspace, assessment(workspace, added), today=TODAY)
    read = read_package(package_zip(briefing))
    assert differences_alone(read) == []
    assert recomputed(read).questions["Q1"].score == briefing.report.questions["Q1"].score == (4.0 + 0.5) / 2
    assert workbook_xlsx(briefing).startswith(b"PK")
