"""Files of made-up answers in the long form, the same ones every time."""

from random import Random

SEED = 20261122
HEADER = "organisation,wave,respondent,group,question,level,importance\n"
LEVELS = ("1", "2", "3", "4", "5", "6") * 3 + ("DK", "NA")


def write_answers(path, framework, *, organisations, people):
    """Write what everybody of some organisations says to every question of a framework; returns the number of rows.

    `organisations` are their names. The people belong to the groups that count, in turn.
    """
    random = Random(SEED)
    groups = [group.id for group in framework.groups if framework.group_weights[group.id] > 0]
    rows = [
        f"{organisation},2026,Person {person},{groups[person % len(groups)]},{question},"
        f"{random.choice(LEVELS)},{random.randint(1, 5)}\n"
        for organisation in organisations
        for person in range(people)
        for question in framework.questions
    ]
    path.write_text(HEADER + "".join(rows))
    return len(rows)
