"""People begin to count in many waves at once as they do in one wave after another."""

from datetime import datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from quick import examples
from test_attacker import framework

from opposite.engine.collecting import counting_in
from opposite.engine.collecting.commands import add_assessment, ensure_organisation
from opposite.engine.collecting.counting_in import count_in
from opposite.store import open_store

BEGUN, NOW = datetime(2026, 11, 22), datetime(2026, 11, 23)
LOADED = framework(questions=1, routes={})
TABLES = ("answers", "waiting_answers", "answer_history", "respondents", "assessments")


@pytest.fixture(scope="module")
def store():
    opened = open_store()
    with opened.writing() as cursor:
        organisation = ensure_organisation(cursor, "Seen", now=BEGUN)
        for number in range(6):
            id_ = add_assessment(
                cursor, organisation, LOADED, wave=f"{number}", wave_date=BEGUN.date(), now=BEGUN, min_group_n=3
            )
            cursor.script(f"update assessments set id = {number} where id = {id_}")
    yield opened
    opened.close()


said = st.none() | st.tuples(st.sampled_from([1.0, 6.0, None]), st.sampled_from([None, None, 2.0]), st.booleans())
"""A level, a rating of importance, and whether they don't know where there is no level."""

person = st.fixed_dictionaries({
    "group_id": st.sampled_from(["a", "a", "b", "guests"]),
    "waiting": st.sampled_from([True, True, False]),
    "batch": st.integers(0, 2),
    "finished": st.sampled_from([True, True, False]),
    "taken": st.booleans(),
    "counted": st.tuples(said, said),
    "waits": st.tuples(said, said),
})  # fmt: skip

wave = st.fixed_dictionaries({"invited": st.booleans(), "people": st.lists(person, max_size=8)})


def filled(cursor, waves):
    """Store the people of some waves and what they have said, of which part waits."""
    people, answers, waiting = [], [], []
    for number, chosen in enumerate(waves):
        cursor.script(f"update assessments set invited = {chosen['invited']} where id = {number}")
        for one in chosen["people"]:
            person = {"id": 100 + len(people), "assessment_id": number} | {
                key: one[key] for key in ("group_id", "waiting", "batch")
            }
            finished = one["finished"] or one["taken"]
            people.append(
                person
                | {"taken": one["taken"] and not one["waiting"], "created_at": BEGUN}
                | {"finished_at": BEGUN if finished else None}
            )
            for table, given_answers in ((answers, one["counted"]), (waiting, one["waits"])):
                for question, answer in zip(LOADED.framework.questions, given_answers, strict=True):
                    if answer is not None and not (table is answers and one["waiting"]):
                        table.append(_row(person, question, *answer, now=BEGUN + timedelta(hours=len(table))))
    for name, rows in (("respondents", people), ("answers", answers), ("waiting_answers", waiting)):
        if rows:
            cursor.register(f"new_{name}", pa.Table.from_pylist(rows))
            cursor.script(f"insert into {name} by name select * from new_{name}")


def _row(person, question, level, importance, doubtful, *, now):
    state = "level" if level is not None else "dont_know" if doubtful else None
    place = {"assessment_id": person["assessment_id"], "group_id": person["group_id"], "respondent_id": person["id"]}
    return place | {
        "question_id": question, "state": state, "level": level, "importance": importance, "answered_at": now,
    }  # fmt: skip


def outcome(store, waves, *, together, everybody):
    """How many people count, and everything that is stored, after people began to count in all these waves."""
    ids = list(range(len(waves)))
    with store.snapshot() as cursor:
        filled(cursor, waves)
        lots = [ids] if together else [[id_] for id_ in ids]
        counting = sum(count_in(cursor, LOADED.framework, lot, now=NOW, everybody=everybody) for lot in lots if lot)
        return counting, {table: _rows(cursor, f"select * from {table} order by all") for table in TABLES}


def _rows(cursor, sql):
    return cursor._cursor.execute(sql).fetchall()


@examples(25)
@given(waves=st.lists(wave, max_size=4), at_once=st.integers(1, 4), everybody=st.booleans())
def test_many_waves_at_once_are_as_one_after_another(store, waves, at_once, everybody):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting_in, "AT_ONCE", at_once)
        together = outcome(store, waves, together=True, everybody=everybody)
    assert together == outcome(store, waves, together=False, everybody=everybody)


def test_each_wave_is_judged_by_its_own_people(store):
    """Of the three waves one has too few people who wait, and one so many that count that two more must wait."""
    six = ((6.0, None, False), None)

    def people(number, **fields):
        one = {"group_id": "a", "batch": 0, "finished": True, "taken": False, "counted": (None, None), "waits": six}
        return [one | fields] * number

    waiting, counting = {"waiting": True}, {"waiting": False, "batch": 1, "counted": six, "waits": (None, None)}
    waves = [
        {"invited": False, "people": people(2, **waiting)},
        {"invited": True, "people": people(3, **waiting)},
        {"invited": True, "people": people(3, **counting) + people(2, **waiting)},
        {"invited": False, "people": people(3, **counting) + people(4, **waiting)},
    ]
    with store.snapshot() as cursor:
        filled(cursor, waves)
        assert count_in(cursor, LOADED.framework, [0, 1, 2, 3], now=NOW, everybody=False) == 0 + 3 + 3 + 7
        assert _rows(
            cursor,
            "select assessment_id, batch, count(*) from respondents where not waiting group by all order by all",
        ) == [(1, 1, 3), (2, 1, 3), (3, 1, 3), (3, 2, 4)]
        assert _rows(cursor, "select assessment_id, count(*) from answers group by all order by all") == [
            (1, 3),
            (2, 3),
            (3, 7),
        ]
        assert _rows(cursor, "select id, revision, last_activity from assessments where revision > 0 order by id") == [
            (1, 1, NOW),
            (3, 1, NOW),
        ]
