"""The long report as one HTML file that asks for nothing: style, fonts and drawings inside, no script, every word escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape, unescape
from importlib.resources import files

from opposite.charts.svg_document import SCREEN, svg
from opposite.engine.briefing import Briefing
from opposite.exports.briefing.made_of import META, made_of
from opposite.exports.embedded_typeface import font_faces
from opposite.exports.line_breaks import unparted
from opposite.exports.name_order import in_own_order
from opposite.wording.briefing.parts import Drawing, Items, Part, Section, Table, Words, Written
from opposite.wording.briefing.report import report
from opposite.wording.figures import rounded
from opposite.wording.sentences import ISOLATED

POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
"""What a browser may load for the file: nothing beside the style and the fonts within it."""

TEXT = ' class="text"'
"""What marks a cell of words."""

HEAD = 'th scope="col"'
"""The tag of a cell that names a column."""

HEBREW, DASHES = 0x590, 0x2000
"""From the first of these characters to the second stand the scripts that run from right to left."""


def report_html(briefing: Briefing) -> bytes:
    """The report as HTML in UTF-8; the same briefing gives the same bytes."""
    written = report(briefing)
    style = files("opposite.exports").joinpath("templates/report.css").read_text(encoding="utf-8")
    title, shown = escape(f"{written.organisation}: {written.title}"), in_own_order(written, written.organisation)
    body = (
        f"<body>{_head(shown)}<main>"
        f"{''.join(_section(place, section) for place, section in enumerate(shown.sections))}</main>"
        f"<footer>OPPOSITE · {escape(written.made_on)}</footer></body>"
    )
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">'
        f'<meta name="{META}" content="{escape(made_of(briefing, "html"))}">'
        f"<title>{title}</title><style>{font_faces(unescape(body))}{style}</style></head>{body}</html>\n"
    )
    return page.encode("utf-8")


def _head(written: Written) -> str:
    """Whose report it is, where they stand, and the contents."""
    second = "" if written.second is None else f"<p>{escape(written.second)}</p>"
    sample = "" if written.sample is None else f'<p class="sample">{escape(written.sample)}</p>'
    entries = "".join(
        f'<li><a href="#part-{place}">{_isolated(section.title)}</a></li>'
        for place, section in enumerate(written.sections)
        if section.level == 1
    )
    return (
        f'<header><p class="occasion">{escape(written.title)} · {escape(written.made_on)}</p>'
        f'<h1>{_isolated(written.organisation)}</h1><p class="occasion">{_isolated(written.occasion)}</p>'
        f'<p class="headline">{_isolated(written.headline)}</p>{second}{sample}</header>'
        f'<nav aria-label="{escape(written.contents_title)}"><h2>{escape(written.contents_title)}</h2><ol>{entries}</ol></nav>'
    )


def _section(place: int, section: Section) -> str:
    own = ' class="own"' if section.own_page else ""
    level = section.level + 1
    heading = f'<h{level} id="part-{place}"{own}>{_isolated(section.title)}</h{level}>'
    return heading + "".join(map(_part, section.parts))


def _part(part: Part) -> str:
    if isinstance(part, Words):
        look = ' class="strong"' if part.strong else ' class="quiet"' if part.quiet else ""
        return f"<p{look}>{_isolated(part.text)}</p>"
    if isinstance(part, Items):
        return f"<ul>{''.join(f'<li>{_isolated(line)}</li>' for line in part.lines)}</ul>"
    if isinstance(part, Drawing):
        drawn = f'<div class="drawing">{svg(part, SCREEN)}</div>'
        return f"<figure><figcaption>{_isolated(part.title)}</figcaption>{drawn}</figure>"
    return _table(part)


def _table(table: Table) -> str:
    plain = (None,) * len(table.columns)
    heat = table.heat or (plain,) * len(table.rows)

    def cells(tag: str, words: Iterable[str], shares: Iterable[float | None]) -> str:
        looks = (f"{TEXT if place in table.wide else ''}{_shade(share)}" for place, share in enumerate(shares))
        return "".join(f"<{tag}{look}>{_isolated(word)}</{tag[:2]}>" for look, word in zip(looks, words, strict=True))

    rows = "".join(f"<tr>{cells('td', row, shares)}</tr>" for row, shares in zip(table.rows, heat, strict=True))
    return (
        f'<div class="wide" tabindex="0"><table><caption><span>{_isolated(table.title)}</span></caption>'
        f"<thead><tr>{cells(HEAD, table.columns, plain)}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _shade(share: float | None) -> str:
    """How strong the colour of a cell of a heat map is; its figure can be read on each."""
    return "" if share is None else f' style="--heat:{rounded(55 * share, 0)}%"'


def _isolated(words: str) -> str:
    """The words escaped, so that the direction of a script in them does not turn what stands around it."""
    shown = ISOLATED.sub(r"<bdi>\1</bdi>", escape(unparted(words)))
    return f"<bdi>{shown}</bdi>" if any(HEBREW <= ord(letter) < DASHES for letter in words) else shown
