"""What a questionnaire says that is filled in elsewhere: in a survey tool, or on paper."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.wording.figures import alternatives, listed, plain, pluralise

GROUP = "Stakeholder group"
"""The question for the group as its column is known by on the way back."""

GROUP_HELP = "Choose the group that you belong to; it decides which questions are asked."
IMPORTANCE = "How much would progress here matter to our success in the next 24 months?"


def asked_of_one(group: str) -> str:
    """That a questionnaire is for the people of one group."""
    return f"For one group: {group}."


def needs_group(tool: str) -> str:
    """That the files of a tool cannot say who is asked what, and what to do."""
    return (
        f"Groups are asked different questions, and a file for {tool} cannot say which. Choose one group at a time, and make "
        "a questionnaire for each."
    )


def groups_to_name(groups: Sequence[str]) -> str:
    """How one group is chosen on the command line."""
    return f"--group takes {alternatives(groups)}."


def unknown_choice(what: str, typed: str, known: Sequence[str], meant: str | None) -> str:
    """That there is no group or profile of that name, and which there are."""
    guess = "" if meant is None else f" Did you mean {meant}?"
    return f"The framework has no {what} {typed!r}.{guess} It has {listed(known)}."


def ambiguous_choice(title: str, question: str) -> str:
    """That the words of a level would not be understood when answers come back."""
    return (
        f"{title!r} of {question} reads like another answer to it, in label and description: answers to it could not be "
        "told apart when they come back. Word it differently in the framework."
    )


def ambiguous_question(question: str) -> str:
    """That the words of a question would be taken for another's when answers come back."""
    return (
        f"The question {question} would be taken for another one, or for none, when answers come back: its text and id are "
        "those of something else. Word it differently in the framework."
    )


def nothing_asked(group: str) -> str:
    """That a group has no question."""
    return f"The group {group} is asked nothing."


def left_out(questions: Sequence[str]) -> str:
    """That questions without a scale to choose from do not stand in the file."""
    verb = "is" if len(questions) == 1 else "are"
    return (
        f"{pluralise(len(questions), 'question')} without levels to choose from {verb} left out: {listed(questions)}."
    )


NOTHING_TO_CHOOSE = "No question of the framework has levels to choose from, so that there is nothing to ask."
NO_IMPORTANCE = "This framework does not ask how important a question is; leave --with-importance out."

PAPER_PERSON = "Number of this sheet"
PAPER_TICK = "Tick one box for each question."
PAPER_GROUP = "Tick the group that you belong to."
PAPER_TYPING = "For whoever types the answers in"


def on_typing(group: str | None) -> str:
    """How sheets are typed in, before the header; `group` is the id of the one group whose sheets they are, if so."""
    of_one = "" if group is None else f" In the column group, type {group} on every row."
    return (
        "A row for each sheet, a column for each code that stands beside a question. Type the number that is ticked, DK "
        "for \u201cI don't know\u201d, NA for \u201cDoes not apply\u201d, and leave empty what was not ticked."
        f"{of_one} The first row reads:"
    )


def only_for(groups: Sequence[str]) -> str:
    """Whom a question on paper is for."""
    return f"Only for {alternatives(groups)}"


def no_terminal(ending: str) -> str:
    """That a file of bytes is not shown on a terminal."""
    return f"This is a file that a terminal cannot show; name one with --output, such as questionnaire{ending}."


def known_by_text(tool: str, questions: Sequence[str]) -> str:
    """That a tool does not take the ids of some questions, and which export to choose for that."""
    shown = listed([*questions[:5], *([f"{len(questions) - 5} more"] if len(questions) > 5 else [])])
    return f"{tool} does not take {shown} as codes: export with the text of the questions as headings there."


ELSEWHERE = "Fill in elsewhere"
ELSEWHERE_LEAD = (
    "The questionnaire as a file for a survey tool, or on paper. What is exported there comes back with `opposite import`: "
    "it is known again by its codes and words, without a mapping."
)
EVERY_GROUP = "All groups"
WITH_IMPORTANCE = "Ask how important each question is"
LOADING = {
    "limesurvey": "Load: Create survey, Import. Export: CSV, headings Question code, responses Full answers.",
    "qualtrics": "Load: Create project, Survey, Import a TXT file. Export: CSV, Use choice text.",
    "xlsform": "Load: Upload form. Export: CSV; in KoboToolbox with XML values and headers.",
    "surveyjs": "Load: paste into the JSON Editor. Export: a row a person, with a column respondent that numbers them.",
    "msforms": "Load: Quick import. Export: Open in Excel.",
    "googleforms": "Load: paste into a project on script.google.com, run makeForms. Export: run collectAnswers.",
    "paper": "Print it. The last page says under which header to type the answers in.",
}
"""How a file is loaded into its tool, and which export comes back, by the tool's id; docs/questionnaires.md tells more."""


def other_file(tool: str, given: str, ending: str) -> str:
    """That the name of a file says that it holds something else than what is written for a tool."""
    return f"--for {tool} writes a file that ends in {ending}, not in {given}; choose that ending."


def paper_number(values: Sequence[str]) -> str:
    """What is to be written where the levels are numbers, given as text from the lowest: from which to which, and in which steps."""
    step = plain(round(float(values[1]) - float(values[0]), 10))
    return f"A number from {values[0]} to {values[-1]}" + ("" if step == "1" else f", in steps of {step}")
