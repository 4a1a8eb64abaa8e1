"""What people type that looks like markup, maths, an icon, a link, a colour, or like nothing at all."""

from random import Random

HOSTILE = "<script>alert(1)</script> :red[x] $x$ **b** [l](http://example.org) :smile: :material/home:"

ADDRESSES = "ann@example.org www.example.org https://example.org/a?b=c ftp://example.org mailto:a@example.org"

RIGHT_TO_LEFT = "شركة المثال للتحول الرقمي (حيفا)"

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebsw" * 4
"""Two hundred characters without a space: the longest name there may be."""

CHOSEN = (
    HOSTILE,
    ADDRESSES,
    RIGHT_TO_LEFT,
    "1. one",
    "2) two",
    "- dash",
    "+ plus",
    "* star",
    "# hash #",
    "> quote",
    "---",
    "===",
    "| a | b |",
    "a -> b <- c <-> d -- e --- f >= g <= h ~= i",
    "&amp; &lt; &#65; Marks & Spencer",
    "![i](http://example.org/x.png) [^1] - [ ] task",
    ":streamlit: :blue-badge[x] :small[s] :100: 12:30:15",
    "~~struck~~ `code` ``` _u_ __d__ *e*",
    "$$x$$ \\(x\\) \\[y\\] a\\b \\* \\",
    "<b>bold</b> <!-- gone --> <https://example.org>",
    "Müller & Söhne GmbH (AG) – “x” 日本 🙂",
    "=1+1",
    "@ann #1 !x ^up^ %20 {a} {.b}",
)

PIECES = (
    "<b>", "</b>", "*", "**", "_", "__", "`", "```", "~", "~~", "$", "$$", "[", "]", "(", ")", "![", "](http://x.org)",
    ":red[", ":material/home:", ":streamlit:", ":smile:", ":small[x]", "->", "<-", "<->", "--", ">=", "<=", "~=",
    "http://x.org", "www.x.org", "a@b.co", "&amp;", "&#65;", "&", "\\", "|", "#", "1.", "2)", "+", "-", "=", "===",
    "---", ">", "!", "^", "{", "}", "{.c}", '"', "'", ":", "·", " ", " ", "a", "x", "9", "12:30", "é", "日本",
)  # fmt: skip


def nasty_words(number):
    """The chosen ones and as many mixtures of pieces, each on one line, without repetition."""
    dice = Random(20160901)
    mixed = (" ".join("".join(dice.choice(PIECES) for _ in range(dice.randint(1, 9))).split()) for _ in range(number))
    return list(dict.fromkeys(words for words in (*CHOSEN, *mixed) if words))
