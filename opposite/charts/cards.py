"""The cards of the profile: a label, a figure and what to make of it.

They are HTML made here, laid out by `ui/shell/page.css`: of elements of Streamlit's, a card would take five or six, each of
which a browser mounts by itself and parses as Markdown.
"""

from __future__ import annotations

from opposite import wording
from opposite.charts.text import shown
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore
from opposite.wording.scoring.targets import target_word


def figure_card(label: str, value: str | None, note: str | None) -> str:
    """HTML of a card with one figure or name in it, a dash for None, and a line on what to make of it."""
    return _card(f"<p>{shown(label)}</p><h2>{shown('–' if value is None else value)}</h2>", note)


def factor_card(report: Report, row: NodeScore, alike: str) -> str:
    """HTML of the card of a factor: its score, or why there is none, and what it rests on.

    `alike` says of the others among whom it is placed what they have in common; it is empty for all of them.
    """
    title = f"<p><strong>{shown(row.title)}</strong></p>"
    if row.score is None:
        return _card(title, wording.coverage_note(report.framework, row))
    of = "" if row.maximum is None else f" <small>of {wording.plain(row.maximum)}</small>"
    parts = [
        row.stage,
        None if row.target is None else f"{target_word(report, row.node)} {wording.figure(row.target)}",
        wording.trend(report, row.node),
        wording.standing(row, alike),
    ]
    return _card(
        f"{title}<h3>{wording.figure(row.score)}{of}</h3>",
        " · ".join(part for part in parts if part),
        wording.rests_on(row),
    )


def _card(head: str, *notes: str | None) -> str:
    lines = "".join(f"<p class=card-note>{shown(note)}</p>" for note in notes if note)
    return f"<div class=card>{head}{lines}</div>"
