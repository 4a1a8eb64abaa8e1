"""What of an agenda and of a paper questionnaire is empty boxes on paper, and that it is said where they are made."""

from dataclasses import replace

from test_agenda_files import AGENDA, ITEM

from opposite.definitions import find
from opposite.domain.agreement.agenda import LevelInWords
from opposite.domain.agreement.shown_groups import GroupView
from opposite.exports.agenda_pdf import undrawn_on_agenda
from opposite.exports.questionnaire.tools import TOOLS
from opposite.wording.briefing.undrawn import AGENDA as MARKDOWN
from opposite.wording.briefing.undrawn import KEPT, MENDED, QUESTIONNAIRE, undrawn_told

SIGN = "\U00012000"
"""A sign that no machine has a typeface for, unless somebody put one there."""


def form(tool, **changes):
    """The questionnaire that comes with the product for a tool, with some of its facts changed."""
    return replace(TOOLS[tool].form(find("opposite").framework, group="executive"), **changes)


def test_an_agenda_that_is_drawn_whole_has_nothing_to_tell():
    assert undrawn_on_agenda(AGENDA) == ()


def test_every_name_and_word_of_an_agenda_is_looked_at():
    item = replace(
        ITEM,
        title=f"title {SIGN}",
        factor=f"factor {SIGN}",
        text=f"text {SIGN}",
        views=(GroupView(f"group {SIGN}", 3.5, 4), GroupView(None, 1.0, 3)),
        between=(LevelInWords(1, f"label {SIGN}", f"description {SIGN}"), LevelInWords(4, None, None)),
        evidence=(f"evidence {SIGN}",),
        facilitation=f"hint {SIGN}",
    )
    spare = replace(ITEM, title=f"spare {SIGN}")
    agenda = replace(AGENDA, organisation=f"Acme {SIGN}", items=(item,), if_time_is_left=(spare,))
    told = ["Acme", "title", "factor", "text", "group", "label", "description", "evidence", "hint", "spare"]
    assert undrawn_on_agenda(agenda) == tuple((f"{name} {SIGN}", SIGN) for name in told)


def test_the_paper_alone_of_all_questionnaires_is_set_here():
    hard = {tool: TOOLS[tool].undrawn(form(tool, title=f"Survey {SIGN}")) for tool in TOOLS}
    assert {tool: found for tool, found in hard.items() if found} == {"paper": ((f"Survey {SIGN}", SIGN),)}


def test_screens_questions_helps_and_choices_on_paper_are_looked_at():
    plain = form("paper")
    screen = plain.screens[0]
    item = screen.items[0]
    choice = replace(item.choices[0], words=f"choice {SIGN}")
    hard = replace(item, text=f"text {SIGN}", help=f"help {SIGN}", choices=(choice, *item.choices[1:]))
    changed = replace(screen, title=f"screen {SIGN}", items=(hard, *screen.items[1:]))
    told = TOOLS["paper"].undrawn(replace(plain, screens=(changed, *plain.screens[1:])))
    assert told == tuple((f"{name} {SIGN}", SIGN) for name in ("screen", "text", "help", "choice"))
    assert TOOLS["paper"].undrawn(plain) == ()


def test_each_says_what_shows_them():
    boxes = (
        f"In a PDF these characters are empty boxes, since no typeface here has them: {SIGN} in “Acme {SIGN}”. {KEPT}"
    )
    found = [(f"Acme {SIGN}", SIGN)]
    assert undrawn_told(found, elsewhere=MARKDOWN) == f"{boxes} {MARKDOWN} {MENDED}"
    assert undrawn_told(found, elsewhere=QUESTIONNAIRE) == f"{boxes} {QUESTIONNAIRE} {MENDED}"
