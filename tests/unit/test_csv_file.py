"""Tables as CSV: what scripts read exactly and spreadsheets open without evaluating anything."""

import csv
import io
from datetime import date, datetime

import pandas as pd
import pytest

from opposite.exports.csv_file import cell_text, table_csv
from opposite.tables.table import Table


def test_columns_and_cells_stand_between_commas_with_line_feeds_and_no_byte_order_mark():
    table = Table("scores", ("organisation", "score"), (("Acme", 2.5), ("Bravo", None)))
    assert table_csv(table) == b"organisation,score\nAcme,2.5\nBravo,\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.30000000000000004"), (4.0, "4.0"), (-5.5, "-5.5"), (7, "7"), (-7, "-7"), (None, ""), ("", ""),
        (True, "yes"), (False, "no"), (date(2026, 3, 1), "2026-03-01"), (datetime(2026, 3, 1, 14, 5), "2026-03-01T14:05:00"),
        (("a", "b"), "a; b"), ({"change": 0.5, "insight": 0.25}, "change 0.5; insight 0.25"), ("=1+1", "'=1+1"), ("-5", "'-5"),
    ],
)  # fmt: skip
def test_a_cell_holds_full_precision_iso_dates_yes_or_no_and_escaped_text(value, text):
    assert cell_text(value) == text


def test_cells_with_commas_quotes_line_breaks_or_outer_spaces_are_quoted_and_read_back():
    nasty = ("a,b", 'say "no"', "two\nlines", "two\rlines", " spaced ", "=1+1", "é ＝ 漢字", "plain")
    content = table_csv(Table("nasty", ("text",), tuple((text,) for text in nasty)))
    back = [row[0] for row in csv.reader(io.StringIO(content.decode(), newline=""))]
    assert back == ["text", "a,b", 'say "no"', "two\nlines", "two\rlines", " spaced ", "'=1+1", "é ＝ 漢字", "plain"]
    assert content.decode().splitlines()[-1] == "plain"


def test_a_row_of_one_empty_cell_is_still_a_row():
    assert table_csv(Table("one", ("text",), ((None,), ("x",)))) == b'text\n""\nx\n'


def test_a_table_without_rows_is_its_header():
    assert table_csv(Table("none", ("a", "b"), ())) == b"a,b\n"


def test_the_marker_is_a_last_column_with_one_in_every_row():
    assert table_csv(Table("answers", ("a",), (("x",), ("=y",))), marked=True) == b"a,opposite_export\nx,1\n'=y,1\n"


def test_pandas_reads_clean_column_names_and_exact_numbers():
    content = table_csv(Table("scores", ("organisation", "score"), (("Acme", 1 / 3),)))
    frame = pd.read_csv(io.BytesIO(content))
    assert list(frame.columns) == ["organisation", "score"]
    assert frame["score"][0] == pytest.approx(1 / 3, abs=1e-15)
