"""Reading files of answers: every usual encoding and delimiter, and a sentence for everything that is no table."""

import gzip
import io
import os
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from opposite.domain.collecting.import_readings import EncodingTaken, SheetRead
from opposite.engine.collecting.importing import workbook_parts
from opposite.engine.collecting.importing.reading import rows
from opposite.errors import ImportRefusedError

TEXT = "organisation,note\nÄcme,caf\u00e9 – “quoted”\n"
CELLS = [["organisation", "note"], ["Äcme", "café – “quoted”"]]


def read(tmp_path, content, name="answers.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return [row.cells for row in rows(path)]


def refusal(tmp_path, content, name="answers.csv"):
    with pytest.raises(ImportRefusedError) as caught:
        read(tmp_path, content, name)
    return caught.value.title


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encoding_is_found_with_or_without_a_byte_order_mark(tmp_path, encoding):
    assert read(tmp_path, TEXT.encode(encoding)) == CELLS


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(tmp_path, delimiter):
    text = f"organisation{delimiter}level{delimiter}note\nAcme{delimiter}1{delimiter}yes\n"
    assert read(tmp_path, text.encode()) == [["organisation", "level", "note"], ["Acme", "1", "yes"]]


def test_commas_within_texts_do_not_win_against_semicolons_between_them(tmp_path):
    text = "respondent;How far, and why?;Really, now?\nr1;1,5;2,5\nr2;1;2,5\n"
    assert read(tmp_path, text.encode())[1] == ["r1", "1,5", "2,5"]


def test_a_first_line_that_names_the_delimiter_is_obeyed(tmp_path):
    assert read(tmp_path, b"sep=;\na;b,c\n1;2,3\n") == [["a", "b,c"], ["1", "2,3"]]


def test_a_file_of_one_column_has_rows_of_one_cell(tmp_path):
    assert read(tmp_path, b"question\nA1\n") == [["question"], ["A1"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(tmp_path, end):
    assert read(tmp_path, f"a,b{end}1,2{end}".encode()) == [["a", "b"], ["1", "2"]]


def test_a_quoted_cell_may_hold_delimiters_quotes_and_line_breaks(tmp_path):
    assert read(tmp_path, b'a,b\n"x, ""y""\nz",2\n') == [["a", "b"], ['x, "y"\nz', "2"]]


def test_empty_rows_are_left_out_and_still_counted_as_a_spreadsheet_does(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_bytes(b"a,b\n\n , \n,\n1,2\n")
    assert [(row.number, row.cells) for row in rows(path)] == [(1, ["a", "b"]), (5, ["1", "2"])]


def test_progress_is_told_as_a_share_of_the_file(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text("a,b\n" + "1,2\n" * 25_000)
    told = []
    assert sum(1 for _ in rows(path, progress=told.append)) == 25_001
    assert told == sorted(told)
    assert 0 < told[0] <= told[-1] <= 1


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ImportRefusedError, match="There is no file"):
        list(rows(tmp_path / "nowhere.csv"))


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(ImportRefusedError, match="is a folder"):
        list(rows(tmp_path))


def test_a_pipe_is_no_ordinary_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ImportRefusedError, match="is not an ordinary file"):
        list(rows(tmp_path / "pipe"))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_without_permission_cannot_be_read(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text("a,b\n")
    path.chmod(0)
    with pytest.raises(ImportRefusedError, match="Permission denied"):
        list(rows(path))


def test_a_file_of_0_bytes_is_empty(tmp_path):
    assert refusal(tmp_path, b"") == "answers.csv is empty (0 bytes)."


def test_a_file_of_blank_lines_alone_has_no_rows(tmp_path):
    assert read(tmp_path, b"\n \n,,\n") == []


def test_nul_bytes_are_no_text(tmp_path):
    expected = "answers.csv holds NUL bytes, so it is not a text file or is damaged."
    assert refusal(tmp_path, b"a,b\n1,\x002\n") == expected
    assert refusal(tmp_path, b"a,b\n" + b"1,2\n" * 5000 + b"1,\x002\n") == expected
    assert refusal(tmp_path, b"\0" * 100) == expected


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel file (.xls), or one that is protected with a password"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "Workbook".encode("utf-16-le"), "an old Excel file (.xls)"),
        (
            b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "a workbook that is protected with a password",
        ),
        (gzip.compress(b"a,b", mtime=0), "a compressed (gzip) file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"PAR1\0", "a Parquet file"),
        (b"$FL2@(#) SPSS DATA FILE", "an SPSS file (.sav)"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><table><tr><td>respondent", "a web page (HTML)"),
        (b'<?xml version="1.0"?><Workbook>', "an XML file"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "WordDocument".encode("utf-16-le"), "an old Word document (.doc)"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(tmp_path, content, what):
    assert refusal(tmp_path, content) == f"answers.csv is {what}, not a table of answers."


def test_lines_in_two_encodings_are_refused_rather_than_spoiling_names(tmp_path):
    mixed = "organisation,note\nÄcme,café\n".encode() + "Älpha,x\n".encode("cp1252")
    assert refusal(tmp_path, mixed) == (
        "answers.csv mixes two encodings: line 2 is written in UTF-8, line 3 in another."
    )


def test_two_encodings_in_one_line_are_refused(tmp_path):
    mixed = b"organisation,note\n" + "Äcme".encode() + ",café\n".encode("cp1252")
    assert refusal(tmp_path, mixed) == "answers.csv mixes two encodings: both in line 2."


def test_a_byte_that_several_encodings_explain_is_shown_in_each(tmp_path):
    assert refusal(tmp_path, b"a,b\n1,\x81\n").startswith(
        "The characters of answers.csv could be read in several ways: "
    )


ENCODED = [
    ("M\u00fcller AG,Gr\u00f6\u00dfe", "cp1252"), ("Soci\u00e9t\u00e9,\u00e0 fa\u00e7on", "cp1252"), ("\u00bfQu\u00e9?,se\u00f1or", "cp1252"),
    ("M\u00fcller AG,Gr\u00f6\u00dfe", "mac_roman"), ("caf\u00e9,\u201cgreat\u201d", "mac_roman"), ("P\u0159\u00edli\u0161,\u017elu\u0165ou\u010dk\u00fd", "cp1250"),
    ("Gy\u0151r,\u00e1rv\u00edzt\u0171r\u0151", "cp1250"), ("\u041e\u0440\u0433\u0430\u043d\u0438\u0437\u0430\u0446\u0438\u044f,\u041d\u0438\u043a\u043e\u0433\u0434\u0430", "cp1251"),
    ("\u041e\u0440\u0433\u0430\u043d\u0438\u0437\u0430\u0446\u0438\u044f,\u041d\u0438\u043a\u043e\u0433\u0434\u0430", "koi8_r"), ("\u0395\u03c4\u03b1\u03b9\u03c1\u03b5\u03af\u03b1,\u0391\u03c0\u03ac\u03bd\u03c4\u03b7\u03c3\u03b7", "cp1253"),
    ("\u6211\u4eec\u516c\u53f8,\u7ec4\u7ec7\u56de\u7b54", "gb18030"), ("\u682a\u5f0f\u4f1a\u793e\u30a2\u30af\u30e1,\u307e\u3063\u305f\u304f", "shift_jis"), ("\uc6b0\ub9ac\ud68c\uc0ac,\uc751\ub2f5", "euc_kr"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_encodings_of_many_languages_are_found_and_shown(tmp_path, text, encoding):
    path = tmp_path / "answers.csv"
    path.write_bytes(b"organisation,note\n" + b"Acme,plain\n" * 50_000 + text.encode(encoding) + b"\n")
    read = rows(path)
    assert list(read)[-1].cells == text.split(",")
    assert isinstance(read.readings[0], EncodingTaken)
    assert text.split(",")[0].split(" ")[0].strip("?") in read.readings[0].sample


DOUBTFUL = [("M\u00fcller", "mac_roman"), ("\u534e\u4e3a", "gb18030"), ("\u05d0\u05e8\u05d2\u05d5\u05df", "cp1255")]


@pytest.mark.parametrize(("text", "encoding"), DOUBTFUL)
def test_a_doubtful_encoding_is_asked_about_and_obeyed_when_it_is_named(tmp_path, text, encoding):
    path = tmp_path / "answers.csv"
    path.write_bytes(f"organisation,note\n{text},1\n".encode(encoding))
    with pytest.raises(ImportRefusedError) as caught:
        rows(path)
    assert "could be read in several ways" in caught.value.title
    assert "--encoding" in caught.value.hint
    assert list(rows(path, encoding=encoding))[-1].cells == [text, "1"]


def test_an_encoding_that_is_not_there_or_does_not_fit_is_refused(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_bytes("a,b\n1,2\nM\u00fcller,1\n".encode("cp1252"))
    with pytest.raises(ImportRefusedError, match="There is no encoding 'klingon'"):
        rows(path, encoding="klingon")
    with pytest.raises(ImportRefusedError, match="There is no encoding 'base64'"):
        rows(path, encoding="base64")
    with pytest.raises(ImportRefusedError, match="is not written in utf-8: line 3 does not fit"):
        rows(path, encoding="utf-8")


def test_the_first_visible_sheet_is_read_and_what_is_hidden_is_said(tmp_path):
    book = Workbook()
    book.active.title, book.active.sheet_state = "Old", "hidden"
    book.active.append(["old"])
    sheet = book.create_sheet("Answers")
    for line in (["a", "b", "c"], [1, 2, 3], [4, 5, 6]):
        sheet.append(line)
    book.create_sheet("Notes")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    path = tmp_path / "answers.xlsx"
    book.save(path)
    read = rows(path)
    assert [row.cells for row in read] == [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]]
    assert read.readings == (SheetRead("Answers", others=2, hidden_sheets=1, hidden_rows=1, hidden_columns=1),)


def test_a_workbook_with_macros_is_read_without_them_and_that_is_said(tmp_path):
    book = Workbook()
    book.active.append(["a", "b"])
    path = tmp_path / "answers.xlsm"
    book.save(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macros")
    read = rows(path)
    assert [row.cells for row in read] == [["a", "b"]]
    assert read.readings == (SheetRead("Sheet", 0, 0, 0, 0, macros=True),)


def test_formulas_that_were_never_calculated_are_refused(tmp_path):
    book = Workbook()
    book.active.append(["respondent", "A1"])
    book.active.append(["r1", "=1+2"])
    assert refusal(tmp_path, saved(book), "answers.xlsx") == (
        "The formula in row 2, column B, of answers.xlsx was never calculated, so its answer is not there."
    )


def test_utf_16_that_is_cut_off_is_refused(tmp_path):
    assert refusal(tmp_path, TEXT.encode("utf-16")[:-1]) == (
        "answers.csv begins as UTF-16 and does not go on as such; it is damaged or cut off."
    )


def test_a_quote_that_is_never_closed_is_named_by_the_line_of_its_row(tmp_path):
    assert refusal(tmp_path, b'a,b\n1,2\n3,"open\n4,5\n') == (
        "In answers.csv a quote is opened in the row that begins in line 3 and never closed."
    )


def test_a_quote_left_open_before_a_long_file_is_found_as_well(tmp_path):
    assert refusal(tmp_path, b'a,b\n1,"open\n' + b"4,5\n" * 50_000) == (
        "In answers.csv a quote is opened in the row that begins in line 2 and never closed."
    )


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_that_is_too_long_is_told_from_a_quote_left_open(tmp_path, quote):
    content = f"a,b\n1,2\n1,{quote}{'x' * 131_073}{quote}\n3,4\n".encode()
    assert refusal(tmp_path, content) == (
        "In answers.csv the row that begins in line 3 has a cell of more than 131,072 characters."
    )
    assert read(tmp_path, content.replace(b"x", b"", 1))[2][1] == "x" * 131_072


def test_text_after_a_closing_quote_is_no_csv(tmp_path):
    assert refusal(tmp_path, b'a,b\n1,"two" three\n') == (
        "Line 2 of answers.csv is not CSV: after the closing quote of a cell comes more text."
    )


def test_two_thousand_columns_are_read_and_one_more_is_refused(tmp_path):
    assert len(read(tmp_path, ",".join(["x"] * 2000).encode())[0]) == 2000
    assert refusal(tmp_path, ",".join(["x"] * 2001).encode()) == (
        "Row 1 of answers.csv has 2,001 columns; at most 2,000 are read."
    )


def test_ten_thousand_columns_are_refused(tmp_path):
    assert refusal(tmp_path, ",".join(["x"] * 10_000).encode()) == (
        "Row 1 of answers.csv has 10,000 columns; at most 2,000 are read."
    )


def saved(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_the_first_sheet_of_a_workbook_is_read_as_it_would_stand_in_csv(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["a", 1, 2.0, 0.5, True, datetime(2026, 3, 1, 14, 5), date(2026, 3, 1), time(14, 5), None])
    sheet.cell(3, 1, "after a gap")
    book.create_sheet("second").append(["not read"])
    path = tmp_path / "answers.xlsx"
    path.write_bytes(saved(book))
    assert [(row.number, row.cells) for row in rows(path)] == [
        (1, ["a", "1", "2", "0.5", "TRUE", "2026-03-01 14:05:00", "2026-03-01 00:00:00", "14:05:00"]),
        (3, ["after a gap"]),
    ]


def test_a_workbook_is_known_by_its_content_not_its_name(tmp_path):
    book = Workbook()
    book.active.append(["a", "b"])
    assert read(tmp_path, saved(book), name="answers.csv") == [["a", "b"]]


def test_a_zip_file_that_is_no_workbook_is_refused(tmp_path):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("answers.csv", "a,b")
    assert refusal(tmp_path, content.getvalue(), "answers.xlsx") == "answers.xlsx is a zip file, not a workbook."


@pytest.mark.parametrize(
    ("part", "what", "to_do"),
    [
        ("content.xml", "an OpenDocument file (.ods)", "Open it in LibreOffice"),
        ("Index/Document.iwa", "a spreadsheet of Apple Numbers", "In Numbers, export it to Excel or CSV"),
        ("xl/workbook.bin", "a binary workbook (.xlsb)", "save it as XLSX"),
        ("word/document.xml", "a Word document", "Export the answers as CSV or XLSX"),
    ],
)
@pytest.mark.parametrize("name", ["answers.xlsx", "answers.csv", "answers.ods"])
def test_a_zip_file_of_another_program_is_called_by_its_name(tmp_path, part, what, to_do, name):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "<content/>")
    path = tmp_path / name
    path.write_bytes(content.getvalue())
    with pytest.raises(ImportRefusedError) as caught:
        rows(path).__next__()
    assert caught.value.title == f"{name} is {what}, not a table of answers."
    assert to_do in caught.value.hint


@pytest.mark.parametrize("name", ["answers.xlsx", "Answers.XLSM", "answers.ods", "answers.numbers"])
@pytest.mark.parametrize(
    "content", [b"\x8f\x03\xfe\x11\xc2,\x90\n\x07,", bytes(range(1, 256)), b"respondent,ORI1\nann,3\n"]
)
def test_a_file_that_is_named_as_a_workbook_and_is_none_is_not_read_as_csv(tmp_path, name, content):
    assert refusal(tmp_path, content, name) == (
        f"{name} is named as a workbook and is none: it is damaged, or was not saved as one."
    )


def test_text_under_the_name_of_an_old_workbook_is_read_as_spreadsheets_read_it(tmp_path):
    assert read(tmp_path, b"respondent\tORI1\nann\t3\n", "answers.xls") == [["respondent", "ORI1"], ["ann", "3"]]


def test_an_empty_zip_file_is_no_workbook(tmp_path):
    content = io.BytesIO()
    zipfile.ZipFile(content, "w").close()
    assert refusal(tmp_path, content.getvalue(), "answers.xlsx") == "answers.xlsx is a zip file, not a workbook."


def test_a_damaged_workbook_is_refused(tmp_path):
    book = Workbook()
    book.active.append(["a", "b"])
    expected = "answers.xlsx is damaged: it cannot be read as a workbook."
    assert refusal(tmp_path, saved(book)[:-200], "answers.xlsx") == expected
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")
        archive.writestr("xl/workbook.xml", "nonsense")
    assert refusal(tmp_path, content.getvalue(), "answers.xlsx") == expected


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/sharedStrings.xml", b" " * 3_000_000)
    monkeypatch.setattr(workbook_parts, "LARGEST_UNPACKED", 2_999_999)
    assert len(content.getvalue()) < 10_000
    assert refusal(tmp_path, content.getvalue(), "answers.xlsx") == (
        "answers.xlsx unpacks to 3 MB, more than a workbook of answers."
    )
