"""What is killed: one activity on a database, over and over, that says on standard output what it was told is stored."""

import sys
from datetime import datetime
from pathlib import Path

from opposite.domain.collecting.answers import Answer
from opposite.engine.collecting.answering import save_answer
from opposite.engine.collecting.assessments import find_wave, respondents
from opposite.engine.collecting.importing import import_answers
from opposite.engine.keeping.backup import back_up
from opposite.engine.keeping.erasing import erase, find_person, people_of
from opposite.engine.workspace import open_workspace
from opposite.store import folding

NOW = datetime(2026, 11, 22, 9, 0)
QUESTIONS = ("ORI1", "ORI2", "ORI3", "ORI4", "ORI5")
HEADER = "organisation,wave,respondent,group,question,level,note\n"


def say(*words):
    """Tell the one who kills what is stored now."""
    print(*words, flush=True)  # noqa: T201  how it is heard


def note_of(label):
    """Words that stand in the answers of one imported person and nowhere else."""
    return f"spoken by the person {label} and by nobody else"


def answer(workspace, round_):
    """Answer and change answers, one at a time."""
    person = respondents(workspace, find_wave(workspace, "Soak", "1").id)[0]
    number = 0
    while True:
        number += 1
        question, level = QUESTIONS[number % len(QUESTIONS)], 1 + (round_ + number) % 6
        say("answering", question, level)
        save_answer(workspace, person, Answer(question, "level", float(level), note=f"{round_}-{number}"), now=NOW)
        say("answered", question, level)


def import_files(workspace, round_):
    """Import one file after another, each a wave of its own."""
    folder = Path(workspace.store.address).parent
    for number in range(10_000):
        wave = f"{round_}-{number}"
        file = folder / f"{wave}.csv"
        file.write_text(
            HEADER
            + "".join(
                f"Import,{wave},{wave}-{person},executive,{question},3,{note_of(f'{wave}-{person}')}\n"
                for person in range(20)
                for question in QUESTIONS
            )
        )
        import_answers(workspace, file, framework=workspace.resolve("opposite"), now=NOW)
        say("imported", wave)
        file.unlink()


def erase_people(workspace, round_):
    """Erase one imported person after another."""
    del round_
    for person in people_of(workspace, organisation="Import"):
        say("erasing", person.label)
        erase(workspace, find_person(workspace, person.label, organisation="Import"), now=NOW)
        say("erased", person.label)


def back_up_again(workspace, round_):
    """Take one backup after another, each after an answer that must be in it."""
    folder = Path(workspace.store.address).parent
    person = respondents(workspace, find_wave(workspace, "Soak", "1").id)[0]
    for number in range(10_000):
        level = 1 + number % 6
        say("answering", "ORI1", level)
        save_answer(workspace, person, Answer("ORI1", "level", float(level)), now=NOW)
        say("answered", "ORI1", level)
        file = folder / f"backup-{round_}-{number}.duckdb"
        back_up(workspace, file)
        say("backed-up", file.name, level)


def main(activity, database, round_):
    """Do one thing until the end comes."""
    folding.QUIET = 0.02  # so that folding is often what the end comes in
    if activity == "migrate":
        say("ready")
        open_workspace(database).close()
        say("migrated")
        return
    workspace = open_workspace(database)
    say("ready")
    {"answer": answer, "import": import_files, "erase": erase_people, "back up": back_up_again}[activity](
        workspace, int(round_)
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
