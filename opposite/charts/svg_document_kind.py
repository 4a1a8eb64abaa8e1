"""Small pictures of documents: what one is at a glance, as an SVG made here."""

from __future__ import annotations

from opposite.charts.theme import palette

HEIGHT = 64

_PORTRAIT = (4, 4, 40, 56)
_LANDSCAPE = (4, 12, 64, 44)


def svg_document_kind(ending: str, *, dark: bool, long: bool = False) -> str:
    """A sheet, slides or a table, by the ending of the file; `long` for a document of many pages. Only decoration."""
    colours = palette(dark=dark)
    sheet = _LANDSCAPE if ending in {".pptx", ".ppttc", ".xlsx"} else _PORTRAIT
    x, y, width, height = sheet
    behind = _box(x + 5, y - 3, width, height, colours.line) if long or ending == ".pptx" else ""
    parts = {".pptx": _chart, ".xlsx": _table, ".ppttc": _table, ".zip": _table}.get(ending, _text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + 12} {HEIGHT}" width="{width + 12}" height="{HEIGHT}" '
        f'aria-hidden="true"><g fill="none" stroke="{colours.muted}" stroke-width="1.5">{behind}'
        f'{_box(x, y, width, height, colours.muted)}</g><g stroke="{colours.now}" fill="{colours.now}">'
        f"{parts(x, y, width, height)}</g></svg>"
    )


def _box(x: int, y: int, width: int, height: int, colour: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="2" stroke="{colour}"/>'


def _line(x: float, y: float, length: float, thick: float = 1.5) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{length:g}" height="{thick:g}" stroke="none"/>'


def _text(x: int, y: int, width: int, height: int) -> str:
    lines = [_line(x + 6, y + 7, width - 14, 3.5)]
    lines += [_line(x + 6, y + 16 + 5 * n, width - (12 if n % 3 else 20)) for n in range((height - 20) // 5)]
    return "".join(lines)


def _chart(x: int, y: int, width: int, height: int) -> str:
    step = height / 6
    bars = [_line(x + 10, y + step * (n + 2), (width - 26) * share, 4) for n, share in enumerate((0.9, 0.55, 0.7))]
    return _line(x + 10, y + 8, width - 34, 3.5) + "".join(bars)


def _table(x: int, y: int, width: int, height: int) -> str:
    rows = [_line(x + 6, y + 8 + 9 * n, width - 12, 3 if n == 0 else 1) for n in range(height // 10)]
    column = f'<rect x="{x + width / 2.6:g}" y="{y + 6}" width="1" height="{height - 12}" stroke="none"/>'
    return "".join(rows) + column
