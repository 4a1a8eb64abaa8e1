"""The escape against spreadsheet formulas: nothing dangerous gets through, and everything comes back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from opposite.domain.spreadsheet import escaped, unescaped

HOSTILE = (
    "=1+1", "+1+1", "-1+1", "@SUM(1,1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0", "＝1+1", "＋1", "－1", "＠x", "'=1+1", "'", "''=1", "\0=1", " \0 =1", "+358 40 123", "-5",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe_and_comes_back(text):
    assert escaped(text) == f"'{text}"
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize(
    "text", ["", "Acme", "a=1", "1+1", "O'Brien", "<script>alert(1)</script>", "a;=1+1", " x", "%0A=1"]
)
def test_an_ordinary_text_is_left_alone_both_ways(text):
    assert escaped(text) == text
    assert unescaped(text) == text


def test_an_apostrophe_before_an_ordinary_text_is_no_escape_and_stays():
    assert unescaped("'tis") == "'tis"


@given(st.text(alphabet=st.sampled_from("=+-@'\t\r\n\0 ax1.,\"＝＋－＠")) | st.text())
@example("'")
@example("''")
def test_every_text_comes_back_and_no_escaped_text_begins_like_a_formula(text):
    kept = escaped(text)
    assert unescaped(kept) == text
    assert kept.lstrip(" \t\r\n\0")[:1] not in ("=", "+", "-", "@", "＝", "＋", "－", "＠") or kept[:1] == "'"
