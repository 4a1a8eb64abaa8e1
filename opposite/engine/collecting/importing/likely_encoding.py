"""The likeliest encoding of text that is not UTF-8: charset-normalizer's judgement, and how well its words read as words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

WINDOWS_1252 = "cp1252"

SINGLE: Final = (
    WINDOWS_1252,
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "koi8_r",
    "mac_roman",
    "cp850",
)
LATIN: Final = (WINDOWS_1252, "cp1250", "cp1254", "cp1257", "mac_roman", "cp850")
DOUBLE: Final = ("gb18030", "cp932", "euc_jp", "big5", "cp949")

NEAR = 0.02
"""Difference of two shares within which neither reading is likelier."""

MOST_ODD = 0.25
"""Share of odd characters from which no reading is believed."""

SAMPLE = 262_144
"""Bytes of lines that are not ASCII which are looked at."""

_WORD = re.compile(r"[^\s,;\t\"|/()\[\].:!?]+")
_WITHIN_WORDS = frozenset("’´–—‐·®™©“”„‘‚«»‹›…\u00a0\u200c\u200d")
_ELSEWHERE = frozenset("þðÞÐýÝ")
"""Letters of Icelandic and Old English, whose places in Windows-1254 are those of Turkish letters."""


class Guess(NamedTuple):
    """An encoding, some words as it reads them, and whether another one reads them as well but otherwise."""

    encoding: str
    sample: str
    others: tuple[tuple[str, str], ...] = ()


def guesses(lines: bytes) -> Guess | None:
    """The likeliest encoding of lines of which each holds a character beyond ASCII; None where nothing reads well."""
    read = {}
    for encoding in (*SINGLE, *DOUBLE):
        try:
            read[encoding] = lines.decode(encoding)
        except UnicodeDecodeError:
            continue
    odd = {encoding: _oddness(text) for encoding, text in read.items()}
    least = min(odd.values(), default=1.0)
    if least > MOST_ODD:
        return None
    near = [encoding for encoding in read if odd[encoding] <= least + NEAR]
    near = [encoding for encoding in near if _has_kana(read[encoding])] or near
    if WINDOWS_1252 in near:
        text = read[WINDOWS_1252]
        if not any(character.isalpha() for character in text if not character.isascii()):
            return Guess(WINDOWS_1252, sample(text))
        kept = (*(("cp1254",) if _ELSEWHERE & set(text) else ()), *(("cp1250",) if _is_central(set(text)) else ()))
        near = [encoding for encoding in near if encoding not in _LIKE_1252 or encoding in kept]
    if len({read[encoding] for encoding in near}) > 1:
        near = _by_mess(lines, near)
    best = WINDOWS_1252 if WINDOWS_1252 in near else near[0]
    others = {read[encoding]: encoding for encoding in reversed(near) if read[encoding] != read[best]}
    return Guess(best, sample(read[best]), tuple((encoding, sample(text)) for text, encoding in others.items())[::-1])


_LIKE_1252 = ("cp1250", "cp1254", "cp1257", "cp850")
"""Encodings of the same script: where nothing else tells them apart, Windows-1252 is by far the likelier."""


def sample(text: str) -> str:
    """The first words that hold a character beyond ASCII."""
    words = dict.fromkeys(word for word in _WORD.findall(text) if not word.isascii())
    return ", ".join([word[:40] for word in words][:3])


def _is_central(letters: set[str]) -> bool:
    """Whether letters of Windows-1252 stand where Hungarian and Czech have theirs in Windows-1250."""
    return bool(letters & set("õÕ") and not letters & set("ãÃ")) or bool("ø" in letters and letters & set("ìèòù"))


def _by_mess(lines: bytes, near: Sequence[str]) -> list[str]:
    """Those of several encodings that charset-normalizer finds the least messy, or as messy within NEAR; the least first."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  slow to import, and seldom needed

    matches = from_bytes(lines, cp_isolation=[*near], threshold=1.0, preemptive_behaviour=False)
    mess = {encoding: match.chaos for match in reversed(list(matches)) for encoding in match.could_be_from_charset}
    judged = sorted((encoding for encoding in near if encoding in mess), key=mess.__getitem__)
    return [encoding for encoding in judged if mess[encoding] <= mess[judged[0]] + NEAR] or list(near)


def _oddness(text: str) -> float:
    """The share of characters beyond ASCII that do not read as part of a word: 0 for words of any one script."""
    beyond = sum(not character.isascii() for character in text)
    return sum(map(_odd_in, _WORD.findall(text))) / beyond if beyond else 0.0


def _odd_in(word: str) -> float:
    if word.isascii():
        return 0.0
    odd = float(sum(_is_odd(word, i) for i, character in enumerate(word) if not character.isascii()))
    letters = [character for character in word if character.isalpha()]
    beyond = sum(not letter.isascii() for letter in letters)
    pairs = pairwise(letters)
    odd += sum(a.islower() and b.isupper() and not (a + b).isascii() for a, b in pairs)
    threes = zip(letters, letters[1:], letters[2:], strict=False)
    odd += sum(a.isupper() and b.isupper() and c.islower() and not b.isascii() for a, b, c in threes)
    scripts = set(map(_script, letters))
    if len(scripts) > 1:
        odd += beyond * (0.5 if scripts <= {"LATIN", "CJK", "HANGUL", "FULLWIDTH"} else 1.0)
    elif scripts == {"LATIN"} and beyond > 4 and beyond > 0.7 * len(letters):
        odd += beyond
    return odd


def _is_odd(word: str, place: int) -> bool:
    """Whether a character does not stand in words: signs beside letters, controls, halves of katakana, code points of nobody."""
    character = word[place]
    stands_before = character in "¿¡" and place == 0
    stands_behind = character in "ªº" and place == len(word) - 1
    if character in _WITHIN_WORDS or stands_before or stands_behind:
        return False
    kind = unicodedata.category(character)[0]
    if kind == "C" or "\uff61" <= character <= "\uff9f":
        return True
    beside = word[max(0, place - 1) : place] + word[place + 1 : place + 2]
    return (kind in "SPN" or character in "ªº") and any(map(str.isalpha, beside))


def _has_kana(text: str) -> bool:
    """Whether a good part of a text is hiragana or katakana, which no reading of other bytes is by chance."""
    beyond = [character for character in text if not character.isascii()]
    return 10 * sum("\u3041" <= character <= "\u30ff" for character in beyond) > len(beyond)


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return {"HIRAGANA": "CJK", "KATAKANA": "CJK", "KATAKANA-HIRAGANA": "CJK"}.get(first := name.split(" ")[0], first)
