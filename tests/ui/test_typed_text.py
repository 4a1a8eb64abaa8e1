"""Text that people typed as Markdown that shows it; a real browser proves it in tests/browser/test_typed_words.py."""

import pytest

from opposite.ui.shell.text import as_text, labelled_list

A = ":color[]{}"
"""What Streamlit draws as an element without words, class or style."""


@pytest.mark.parametrize(
    "words",
    ["Marks & Spencer", "Customer-defined starting point", "Müller (Söhne) AG, 12:30", "a - b + c = d!", "שלום 🙂"],
)
def test_ordinary_words_stay_as_they_are(words):
    assert as_text(words) == words


def test_nothing_is_no_text():
    assert as_text(None) == as_text("") == as_text(" \n ") == ""


def test_lines_and_spaces_become_single_spaces():
    assert as_text(" one\n\n  two\tthree ") == "one two three"


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("**b** _u_ `c`", r"\*\*b\*\* \_u\_ \`c\`"),
        ("[l](x) ![i](x)", r"\[l\](x) !\[i\](x)"),
        ("<b>", r"\<b>"),
        ("$x$ ~~s~~", r"\$x\$ \~\~s\~\~"),
        ("a\\b", r"a\\b"),
        ("&amp; &#65; R&D", r"\&amp; \&#65; R&D".replace("#", r"\#")),
        ("1. one", r"1\. one"),
        ("2) two", r"2\) two"),
        ("- dash", r"\- dash"),
        ("> quote", r"\> quote"),
        ("# hash", r"\# hash"),
    ],
)
def test_markup_is_escaped(words, markdown):
    assert as_text(words) == markdown


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        (":material/home:", f"\\:{A}material/home\\:"),
        (":red[x]", f"\\:{A}red\\[x\\]"),
        (":100:", f"\\:{A}100\\:"),
        ("http://x.org", f"h{A}ttp\\:{A}//x.org"),
        ("www.x.org", f"w{A}ww.x.org"),
        ("ann@x.org", f"ann@{A}x.org"),
        ("a -> b <- c", f"a -{A}> b \\<{A}- c"),
        ("a -- b >= c", f"a -{A}- b >{A}= c"),
        ("Acme :x +1", f"Acme \\:{A}x +1"),
        (":{.c}", f"\\:{A}{{.c}}"),
    ],
)
def test_what_streamlit_would_replace_is_cut_in_two(words, markdown):
    assert as_text(words) == markdown
    assert as_text(words).replace(A, "").replace("\\", "") == words


@pytest.mark.parametrize("words", ["+1 :x", ":smile: www.x.org", "a:", "a\u2060b"])
def test_no_character_is_added_that_nobody_sees(words):
    assert {c for c in as_text(words) if not c.isprintable()} == {c for c in words if not c.isprintable()}


def test_a_list_of_labels_and_words_is_one_piece_of_markdown_with_the_words_as_text():
    assert labelled_list([("Area", "**Sales**\n- online"), ("Done when", "2. is signed")]) == (
        "- **Area:** \\*\\*Sales\\*\\* - online\n- **Done when:** 2\\. is signed"
    )
    assert labelled_list([]) == ""
