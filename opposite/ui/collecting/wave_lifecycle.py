"""Showing figures, closing and reopening a wave: each asked in a window that says what follows, with numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from opposite import wording
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.collecting.assessments import given_answers, respondents
from opposite.engine.collecting.waves import GroupProgress, close_wave, reopen_wave, show_figures
from opposite.settings import utc_now
from opposite.ui.collecting.screens import is_answered
from opposite.ui.shell import cache, keys
from opposite.ui.shell.confirm import ask_to_confirm
from opposite.ui.shell.wave_progress_view import WaveProgress, forecast_close


def ask_to_show(assessment: Assessment, progress: WaveProgress) -> None:
    """Show figures of those who have handed in while the wave stays open."""
    ask_to_confirm(
        "Show figures now",
        wording.on_showing_figures(sum(progress.waiting.values()), progress.minimum),
        confirm="Show figures",
        key=keys.SHOW_FIGURES,
        act=partial(_show, assessment.id),
    )


def ask_to_close(assessment: Assessment, progress: WaveProgress) -> None:
    """Close a wave by invitation."""
    forecast = forecast_close(progress, _underway(assessment))
    ask_to_confirm(
        "Close the wave",
        wording.on_closing(
            taken=forecast.taken,
            joining=forecast.joining,
            counting=progress.counting + forecast.joining,
            minimum=progress.minimum,
            left_out=_in_words(assessment, forecast.left_out),
            shown_before=progress.counting > 0,
        ),
        confirm="Close the wave",
        key=keys.CLOSE_WAVE,
        act=partial(_close, assessment.id),
    )


def ask_to_close_uninvited(assessment: Assessment, rows: Sequence[GroupProgress]) -> None:
    """Close a wave that nobody was invited to; of several people it is not told how much they answered."""
    given = (sum(row.answered for row in rows), sum(row.asked for row in rows))
    ask_to_confirm(
        "Close the wave",
        wording.on_closing_uninvited(given if assessment.self_assessment else None),
        confirm="Close the wave",
        key=keys.CLOSE_WAVE,
        act=partial(_close, assessment.id),
    )


def ask_to_reopen(assessment: Assessment, progress: WaveProgress) -> None:
    """Reopen a wave by invitation."""
    ask_to_confirm(
        "Reopen the wave",
        wording.on_reopening(
            counting=progress.counting,
            minimum=progress.minimum,
            waiting=_in_words(assessment, progress.waiting),
        ),
        confirm="Reopen the wave",
        key=keys.REOPEN_WAVE,
        act=partial(_reopen, assessment.id),
    )


def ask_to_reopen_uninvited(assessment: Assessment) -> None:
    """Reopen a wave that nobody was invited to."""
    ask_to_confirm(
        "Reopen the wave",
        wording.on_reopening_uninvited(),
        confirm="Reopen the wave",
        key=keys.REOPEN_WAVE,
        act=partial(_reopen, assessment.id),
    )


def _in_words(assessment: Assessment, people: Mapping[str, int]) -> Sequence[tuple[str, int]]:
    """Numbers of people by group with the titles of the groups."""
    framework = cache.workspace().framework(assessment.framework_hash)
    return [(wording.group_title(framework, group), number) for group, number in people.items()]


def _underway(assessment: Assessment) -> Mapping[str, int]:
    """People by group who have said something and not handed in."""
    workspace = cache.workspace()
    begun = (person for person in respondents(workspace, assessment.id) if person.finished_at is None)
    return Counter(
        person.group
        for person in begun
        if any(is_answered(answer) for answer in given_answers(workspace, person).values())
    )


def _show(assessment_id: int) -> None:
    show_figures(cache.workspace(), assessment_id, now=utc_now())


def _close(assessment_id: int) -> None:
    close_wave(cache.workspace(), assessment_id, now=utc_now())


def _reopen(assessment_id: int) -> None:
    reopen_wave(cache.workspace(), assessment_id, now=utc_now())
