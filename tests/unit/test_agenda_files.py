"""The workshop agenda as Markdown and as PDF: what a facilitator prints, with every word of people as text."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from opposite.domain.agreement.agenda import Agenda, AgendaItem, LevelInWords
from opposite.domain.agreement.shown_groups import GroupView
from opposite.exports.agenda_markdown import agenda_markdown
from opposite.exports.agenda_pdf import agenda_pdf
from opposite.wording.agreement.agenda import HOW_TO_TREAT

DAY = date(2026, 11, 22)
SAMPLE = "Sample: a synthetic organisation, made up to show the product."
NOTHING = "No question needs this hour: none is shown to be seen differently, and none is known to too few."

HOSTILE = '<script>alert(1)</script> *a* #b | c $x$ [d](http://e.org) `f` #import "g" @h &amp; {{i}} \\j'
"""Markup, a table's edge, mathematics, a link, code, a mention, an entity and a template."""

ITEM = AgendaItem(
    question="Q1",
    title="Starting point",
    text="Where do we start?",
    factor="Orientation",
    minutes=10,
    worth=0.5,
    points=(1, 2, 3, 4),
    score=2.25,
    target=3,
    asked=9,
    answered=7,
    dont_know=2,
    verdict="camps",
    camps_by_group=True,
    ad_mean=0.75,
    hidden=False,
    views=(GroupView("Leaders", 3.5, 4), GroupView(None, 1.04, 3)),
    all_views=True,
    knowledge="unknown_known",
    between=(LevelInWords(1, "Ad hoc", "Nobody asks."), LevelInWords(4, "Led", None)),
    evidence=("The last three cases", "Minutes"),
    facilitation="Ask three people.",
)
HIDDEN = replace(
    ITEM, question="Q2", title="Blind spots", minutes=6, verdict=None, camps_by_group=None, ad_mean=None, hidden=True,
    views=(), all_views=False, knowledge="known_known", evidence=(), facilitation=None,
)  # fmt: skip
NO_LEVEL = replace(
    HIDDEN, question="Q3", title="Nobody knows", hidden=False, all_views=True, knowledge="unknown_unknown", score=None,
    answered=0, dont_know=None, between=(),
)  # fmt: skip
AGENDA = Agenda("Acme", False, "2026", "Small", 9, 2, 60, (ITEM,), (HIDDEN, NO_LEVEL))


def pages(agenda, **options):
    """The text of every page of the PDF, on one line each."""
    read = PdfReader(io.BytesIO(agenda_pdf(agenda, made_on=options.get("made_on", DAY))))
    return [" ".join(page.extract_text().replace("\u200b", "").split()) for page in read.pages]


def without_spaces(text):
    return re.sub(r"\s", "", text)


# Markdown


def test_the_markdown_of_a_nasty_agenda():
    item = replace(
        ITEM,
        title="1. *Start* | $x$",
        text=HOSTILE,
        factor="- a\nb",
        views=(GroupView("<b>Leaders</b>", 3.5, 4), GroupView(None, 1.04, 3)),
        between=(LevelInWords(1, "#1", "> quoted"), LevelInWords(4, "Led", None)),
        evidence=("www.e.org and a@e.org",),
        facilitation="+ :smile: e.org",
    )
    agenda = replace(
        AGENDA,
        organisation="Acme & *Sons*",
        sample=True,
        items=(item,),
        if_time_is_left=(replace(HIDDEN, title="_x_"),),
    )
    joiner = "\u2060"

    assert agenda_markdown(agenda, made_on=DAY).replace(joiner, "§") == (
        r"""# Workshop agenda: Acme & \*Sons\*

2026, Small

Made on 22 November 2026 from the answers of 9 people in 2 groups.

**Sample: a synthetic organisation, made up to show the product.**

1 question for 10 of 60 minutes, the one most worth talking about first. Allow ten minutes more to open and to close.

## Rules of the hour

- Nobody is asked to reveal their own answer, and nobody guesses who said what.
- Speak of what can be seen: an example, a document, a measurement.
- Hear first what speaks for the lower level, then what speaks for the higher one, whoever says it.
- A low level is a place to start from. It blames nobody.
- When the time of a question is over, write down what was agreed, who acts and by when.
- Not agreeing is a result too: write down what would settle it.
- The level you agree on is recorded beside the computed score and never replaces it.

## The hour

| Time | Question | Why it is here |
| --- | --- | --- |
| 0:00 to 0:10 | 1. 1\. \*Start\* \| \$x\$ (\- a b) | The groups see it differently; within each of them people agree. From 1.0 (No group given) to 3.5 (\<b\>Leaders\</b\>). |

## 1. 1\. \*Start\* \| \$x\$

0:00 to 0:10, 10 minutes. \- a b

> \<script\>alert(1)\</script\> \*a\* \#b \| c \$x\$ \[d\](http:/§/e.§org) \`f\` \#import "g" @§h \&amp; \{\{i\}\} \\j

**The groups see it differently; within each of them people agree.** The score is 2.3, the target 3.0, on a scale from 1 to 4. 7 of 9 people gave a level; 2 do not know. On average an answer lies 0.8 from the mean of all.

- \<b\>Leaders\</b\>: **3.5** (4 people)
- No group given: **1.0** (3 people)

Known to some. Treat it as analysis across groups: let each side show what it has seen, and work out together what explains the difference.

**What to decide.** Which of these describes us today, or what lies between them?

- **Level 1: \#1.** \> quoted
- **Level 4: Led**

**Ask for**

- w§ww.e.§org and a§@§e.§org

**For the facilitator.** \+ :§smile: e.§org

Level agreed: ______________ Who acts: ______________ By when: ______________

## Before you part

- Read every decision aloud: level, who acts, by when.
- For what stayed open, name the evidence that would settle it, and who brings it.
- Agree what everybody who answered will be told, and who tells them.
- Set the day on which you look at this again.

## If time is left

- \_x\_ (Orientation)

## How the order was made

Questions that people see differently, or that too few know about, stand in the order of importance, times how far the groups' means lie apart (people from their mean, where these are hidden), times one plus the gap to the target or default target, each as a share of its scale. Hidden figures enter neither the choice nor the order.
"""
    )


def paragraphs(item):
    """What the Markdown says of one question between its text and its room for a decision."""
    said = agenda_markdown(replace(AGENDA, items=(item,)), made_on=DAY).split("\n\n")
    return said[
        said.index(f"> {item.text}") + 1 : said.index(next(part for part in said if part.startswith("Level ag")))
    ]


def test_of_hidden_figures_the_markdown_says_that_they_are_hidden_and_why():
    assert paragraphs(HIDDEN) == [
        "**Figures hidden: too few people.** The score is 2.3, the target 3.0, on a scale from 1 to 4.",
        "Known. Treat it as a checklist: hold the evidence against each level in turn, and settle on one.",
        "**What to decide.** Which of these describes us today, or what lies between them?",
        "- **Level 1: Ad hoc.** Nobody asks.\n- **Level 4: Led**",
    ]


@pytest.mark.parametrize(
    ("views", "said"),
    [
        ((), "No group is shown on its own: too few people."),
        ((GroupView("Leaders", 3, 3),), "Groups that are not listed are hidden: too few people."),
    ],
)
def test_groups_that_are_hidden_are_said_to_be(views, said):
    assert said in paragraphs(replace(ITEM, views=views, all_views=False))


def test_where_nobody_gave_a_level_the_room_agrees_how_to_find_out():
    assert paragraphs(NO_LEVEL) == [
        "**Too few people gave a level to say how far they agree.** 0 of 9 people gave a level.",
        f"Known to nobody. {HOW_TO_TREAT['discovery']}",
        "**What to decide.** There is no level to start from: agree on how you will find out.",
    ]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (
            ITEM,
            "The groups see it differently; within each of them people agree. From 1.0 (No group given) to 3.5 (Leaders).",
        ),
        (replace(ITEM, camps_by_group=False, views=()), "People fall into two camps that run across the groups."),
        (replace(ITEM, verdict="split", views=()), "The groups see it differently."),
        (replace(ITEM, verdict="scattered", views=()), "People differ widely, even within their groups."),
        (replace(ITEM, verdict="mixed", views=()), "People differ, without a clear pattern."),
        (replace(ITEM, verdict="aligned", views=()), "Known to some."),
        (NO_LEVEL, "Known to nobody."),
        (HIDDEN, "Figures hidden: too few people. It lies below its target."),
        (replace(HIDDEN, knowledge="unknown_known"), "Figures hidden: too few people. Known to some."),
        (
            replace(HIDDEN, views=(GroupView("Leaders", 3, 3),)),
            "Some figures hidden: too few people. It lies below its target.",
        ),
    ],
)
def test_the_hour_says_why_each_question_is_there(item, reason):
    said = agenda_markdown(replace(AGENDA, items=(item,)), made_on=DAY)

    assert said.split("| --- | --- | --- |\n")[1].split("\n")[0].split(" | ")[2] == f"{reason} |"


def test_times_run_on_past_the_hour():
    items = tuple(replace(ITEM, title=f"Question {n}", minutes=minutes) for n, minutes in enumerate((10, 8, 45, 60)))
    said = agenda_markdown(replace(AGENDA, minutes=125, items=items), made_on=DAY)

    assert re.findall(r"^\| (\d.*?) \|", said, re.MULTILINE) == [
        "0:00 to 0:10", "0:10 to 0:18", "0:18 to 1:03", "1:03 to 2:03",
    ]  # fmt: skip


def test_an_empty_agenda_says_so_in_one_sentence():
    empty = replace(AGENDA, items=(), if_time_is_left=())

    assert agenda_markdown(empty, made_on=DAY) == (
        "# Workshop agenda: Acme\n\n2026, Small\n\n"
        f"Made on 22 November 2026 from the answers of 9 people in 2 groups.\n\n{NOTHING}\n"
    )


def test_an_hour_too_short_for_any_question_says_so_and_lists_them():
    said = agenda_markdown(replace(AGENDA, items=(), if_time_is_left=(ITEM,), minutes=5), made_on=DAY)

    assert said.split("\n\n")[3:6] == [
        "No question fits into 5 minutes.",
        "## If time is left",
        "- Starting point (Orientation)",
    ]


# PDF


def test_the_pdf_shows_the_hour_a_page_for_each_question_and_the_closing():
    first, question, closing = pages(AGENDA)

    assert first.startswith("WORKSHOP AGENDA Acme 2026, Small Made on 22 November 2026 from the answers of 9 people")
    assert "1. Starting point Orientation" in first
    assert question == (
        "Acme Workshop agenda 1 Starting point Orientation 0:00 to 0:10 10 minutes Where do we start? "
        "The groups see it differently; within each of them people agree. The score is 2.3, the target 3.0, on a scale "
        "from 1 to 4. 7 of 9 people gave a level; 2 do not know. On average an answer lies 0.8 from the mean of all. "
        "Leaders 3.5 4 people No group given 1.0 3 people All together 2.3 target 3.0 1 2 3 4 "
        "Known to some. Treat it as analysis across groups: let each side show what it has seen, and work out together "
        "what explains the difference. What to decide. Which of these describes us today, or what lies between them? "
        "Level 1: Ad hoc Nobody asks. Level 4: Led ASK FOR • The last three cases • Minutes FOR THE FACILITATOR "
        "Ask three people. NOTES LEVEL AGREED WHO ACTS BY WHEN 2 / 3"
    )
    assert "If time is left • Blind spots (Orientation) • Nobody knows (Orientation)" in closing


def test_what_people_typed_is_text_in_the_pdf():
    nasty = replace(
        AGENDA,
        organisation=HOSTILE,
        wave=HOSTILE,
        items=(
            replace(
                ITEM,
                title=HOSTILE,
                text=HOSTILE,
                factor=HOSTILE,
                views=(GroupView(HOSTILE, 2, 3),),
                between=(LevelInWords(1, HOSTILE, HOSTILE),),
                evidence=(HOSTILE,),
                facilitation=HOSTILE,
            ),
        ),
        if_time_is_left=(),
    )
    shown = [without_spaces(page).count(without_spaces(HOSTILE)) for page in pages(nasty)]

    assert shown == [4, 9, 1]


def test_nothing_in_the_pdf_is_a_link():
    read = PdfReader(io.BytesIO(agenda_pdf(replace(AGENDA, organisation="http://e.org a@e.org"), made_on=DAY)))

    assert [page.get("/Annots") for page in read.pages] == [None, None, None]


@pytest.mark.parametrize("words", ["\x00\x1b", "\ud800", "", "é 漢字 \u202e", "x" * 100])
def test_words_that_cannot_be_shown_do_no_harm(words):
    item = replace(ITEM, title=words, views=(GroupView(words, 2, 3),), evidence=(words,), facilitation=words)

    assert len(pages(replace(AGENDA, organisation=words, items=(item,)))) == 3


def test_a_long_question_goes_on_on_the_next_page():
    item = replace(ITEM, text="word " * 3000, between=(LevelInWords(1, "Ad hoc", "word " * 3000),))

    assert sum(page.split().count("word") for page in pages(replace(AGENDA, items=(item,)))) == 6000


def test_the_marks_of_a_scale_with_many_points_are_its_ends():
    def marks(highest):
        item = replace(ITEM, points=tuple(range(1, highest + 1)))
        return pages(replace(AGENDA, items=(item,)))[1].split("target 3.0 ")[1].split(" Known")[0]

    assert marks(11) == "1 2 3 4 5 6 7 8 9 10 11"
    assert marks(12) == "1 12"


def test_an_empty_agenda_is_one_page_with_one_sentence():
    (page,) = pages(replace(AGENDA, items=(), if_time_is_left=()))

    assert page == (
        f"WORKSHOP AGENDA Acme 2026, Small Made on 22 November 2026 from the answers of 9 people in 2 groups. {NOTHING} 1 / 1"
    )


def test_forty_questions_have_a_page_each():
    items = tuple(replace(ITEM, question=f"Q{n}", title=f"Question {n} of forty") for n in range(1, 41))
    shown = pages(replace(AGENDA, items=items, minutes=400))

    assert [n for n in range(1, 41) if f"Question {n} of forty" not in "".join(shown[:4])] == []
    assert [page.split(" Orientation")[0].split("agenda ")[1] for page in shown[-41:-1]] == [
        f"{n} Question {n} of forty" for n in range(1, 41)
    ]


def test_every_page_of_a_sample_says_so():
    assert [SAMPLE in page for page in pages(replace(AGENDA, sample=True))] == [True, True, True]
    assert [SAMPLE in page for page in pages(AGENDA)] == [False, False, False]


def test_the_same_agenda_and_day_give_the_same_bytes():
    assert agenda_pdf(AGENDA, made_on=DAY) == agenda_pdf(AGENDA, made_on=DAY)


def test_the_pdf_tells_readers_its_title_its_day_and_its_structure():
    read = PdfReader(io.BytesIO(agenda_pdf(AGENDA, made_on=DAY)))

    assert read.metadata.title == "Workshop agenda: Acme"
    assert read.metadata.creation_date.date() == DAY
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert [heading.title for heading in read.outline[1]] == [
        "Rules of the hour", "The hour", "Starting point", "Before you part", "If time is left", "How the order was made",
    ]  # fmt: skip


def test_typst_is_loaded_only_where_a_pdf_is_made():
    code = "import sys, opposite.cli.main, opposite.exports.agenda_pdf; sys.exit('typst' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0
