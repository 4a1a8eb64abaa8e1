"""Everything that is otherwise here, from the start of the server on."""

from __future__ import annotations

from opposite.ui.runs.answers_kept import keep_answers
from opposite.ui.runs.at_once import send_at_once
from opposite.ui.runs.begun_shortly import begin_shortly
from opposite.ui.runs.clicks_heard import hear_clicks
from opposite.ui.runs.files_kept import keep_files
from opposite.ui.runs.places_noted import note_places_once
from opposite.ui.runs.together import send_together
from opposite.ui.runs.turns import take_turns


def run_pages_so() -> None:
    """Have all tabs' pages run so, in this process, and the loop that is running serve them."""
    send_at_once()
    keep_answers()
    keep_files()
    begin_shortly()
    note_places_once()
    send_together()
    hear_clicks()
    take_turns()
