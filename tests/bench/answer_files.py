"""Files of made-up answers in the long form, the same ones every time with the same version of DuckDB."""

import duckdb

LEVELS = ("1", "2", "3", "4", "5", "6") * 3 + ("DK", "NA")
NAME = "Organisation"

ROWS = """
copy (
    select
        $name || ' ' || organisation as organisation,
        '2026' as wave,
        'Person ' || person as respondent,
        $groups[person % len($groups) + 1] as "group",
        $questions[question] as question,
        $levels[(hash(organisation, person, question, 'level') % len($levels))::bigint + 1] as level,
        1 + hash(organisation, person, question, 'importance') % 5 as importance
    from
        range($first, $last) as o (organisation),
        range($people) as p (person),
        range(1, len($questions) + 1) as q (question)
    order by o.organisation, p.person, q.question
) to $path (header, delimiter ',')
"""


LONG = "create table long as from read_csv($path, header = true, all_varchar = true)"
WIDE = """
create table wide as
pivot (select organisation, wave, respondent, "group", question, level from long)
on question using any_value(level)
group by organisation, wave, respondent, "group"
order by all
"""


def write_wide(path, long):
    """Write the levels of a file of answers again, a row a person and a column a question."""
    with duckdb.connect() as connection:
        connection.execute(LONG, {"path": str(long)})
        connection.execute(WIDE)
        connection.execute("copy wide to $path (header, delimiter ',')", {"path": str(path)})


def write_answers(path, framework, *, organisations, people):
    """Write what so many people of some organisations say to every question of a framework; returns how many rows.

    Organisations are called by the numbers of a range: Organisation 0. People belong to the groups that count, in turn.
    """
    values = {
        "name": NAME,
        "groups": [group.id for group in framework.groups if framework.group_weights[group.id] > 0],
        "questions": list(framework.questions),
        "levels": list(LEVELS),
        "first": organisations.start,
        "last": organisations.stop,
        "people": people,
        "path": str(path),
    }
    with duckdb.connect() as connection:
        return connection.execute(ROWS, values).fetchone()[0]
