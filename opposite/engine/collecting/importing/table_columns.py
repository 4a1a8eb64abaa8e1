"""What a table of one's own keeps of how its answers came about: when, and whether they were handed in.

Survey tools call these columns always the same; in other tables a heading says what a column may be, and its cells whether it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from opposite.engine.collecting.importing.counting_words import HANDED_IN, UNFINISHED
from opposite.engine.collecting.importing.times import looks_like_time
from opposite.engine.collecting.importing.words import normalised


def _words(several: str) -> tuple[str, ...]:
    return tuple(map(normalised, several.split(";")))


_HANDED_IN: Final = (
    *_words(
        "submitted;submitted at;submitted on;date submitted;submission date;submission time;submit date;abgeschickt;"
        "abgeschickt am;eingereicht;eingereicht am;soumis;soumis le;date de soumission;enviado;fecha de envío;data de envio;"
        "inviato;data di invio;ingediend;ingezonden"
    ),
    *_words(
        "completed;completed at;completed on;date completed;completion date;completion time;complete;abgeschlossen;"
        "abgeschlossen am;ausgefüllt am;complété;complété le;terminé;terminé le;completado;concluído;completato;voltooid"
    ),
    *_words(
        "finished;finished at;finished on;finish date;end date;end time;ended at;beendet;beendet am;finalizado;done"
    ),
)
_TIMES: Final = (
    *_HANDED_IN,
    *_words("answered;answered on;responded;responded at;response date;recorded date;recorded at;received;received at"),
    *_words("timestamp;time stamp;date time;date and time;date/time;zeitstempel;horodateur;marca temporal;tijdstempel"),
    *_words("date;datum;fecha;data;created at;created;date created"),
)
"""Headings of times, normalised, the surest first."""


class TableColumns(NamedTuple):
    """Positions of columns: of the time of the answers, further ones of times, and of whether answers were handed in.

    `is_empty_unhanded` is whether answers without a time were never handed in.
    """

    time: int | None = None
    times: tuple[int, ...] = ()
    handed_in: int | None = None
    is_empty_unhanded: bool = False


def table_columns(
    titles: Sequence[str], beneath: Sequence[Sequence[str]], *, understood: Callable[[str], bool]
) -> TableColumns:
    """The columns of a table that no tool wrote, by their titles and their first cells; those that are `understood` are others."""
    names = {i: normalised(title) for i, title in enumerate(titles) if not understood(title)}
    cells = {i: [row[i].strip() for row in beneath if i < len(row) and row[i].strip()] for i in names}
    times = sorted(
        (i for i, name in names.items() if name in _TIMES and _are_times(cells[i])),
        key=lambda i: _TIMES.index(names[i]),
    )
    words = [i for i, name in names.items() if name in _HANDED_IN and _tell_handed_in(cells[i])]
    return TableColumns(
        time=times[0] if times else None,
        times=tuple(times[1:]),
        handed_in=words[0] if words else None,
        is_empty_unhanded=bool(times) and names[times[0]] in _HANDED_IN,
    )


def _are_times(cells: Sequence[str]) -> bool:
    """Whether most of the cells that hold anything are dates or times."""
    return 2 * sum(map(looks_like_time, cells)) > len(cells)


def _tell_handed_in(cells: Sequence[str]) -> bool:
    """Whether every cell that holds anything says yes or no."""
    said: Mapping[str, None] = dict.fromkeys(map(normalised, cells))
    return bool(said) and said.keys() <= HANDED_IN | UNFINISHED
