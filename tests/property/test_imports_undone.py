"""Whatever was imported, and whatever came before it: undone, every table is as it was; refused, nothing has changed."""

import csv
import io
import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quick import examples

from opposite.definitions import load
from opposite.domain.collecting.answers import Answer
from opposite.engine.collecting import portions
from opposite.engine.collecting.answering import save_answer
from opposite.engine.collecting.assessments import assessments, respondents
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.organisations import change_wave, rename
from opposite.engine.collecting.waves import close_wave, reopen_wave
from opposite.engine.integrity import read_findings
from opposite.engine.keeping.erasing import erase, find_person
from opposite.engine.keeping.undoing import find_undoing, undo_import
from opposite.engine.scoring.targets import set_targets
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import open_workspace
from opposite.errors import OppositeError

pytestmark = pytest.mark.long

FRAMEWORK = load(Path(__file__).parents[1] / "imports" / "framework.yaml")
BEGUN = datetime(2026, 11, 22, 9)
COLUMNS = (
    "organisation", "wave", "respondent", "group", "question", "level", "importance", "evidence", "note", "answered_at",
)  # fmt: skip
RECORDS = ("imports", "imported_waves", "imported_people", "imported_before")
OF_THE_FILE = ("log_state", "meta")

group_of = {f"p{n}": "staff" if n % 3 == 2 else "board" for n in range(9)} | {"Ann@example.org": "board"}

row = st.fixed_dictionaries({
    "respondent": st.sampled_from(sorted(group_of)),
    "group": st.sampled_from(["", "", "", "", "", "", "", "staff"]),
    "question": st.sampled_from(["A1", "A1", "A2", "B1"]),
    "level": st.sampled_from(["0", "0.5", "1", "1", "2", "3", "4", "", "dk"]),
    "importance": st.sampled_from(["", "", "3", "5"]),
    "evidence": st.sampled_from(["", "", "document"]),
    "note": st.sampled_from(["", "", "so, so", 'a "b"\nc', "=1+1", "\U0001f44d"]),
    "answered_at": st.sampled_from(["", "", "2025-03-01 10:00", "2025-06-01 10:00", "2062-01-01 00:00"]),
})  # fmt: skip

of_a_wave = st.tuples(
    st.sampled_from(["Acme", "Acme", "Bravo"]), st.sampled_from(["2025", "2025", "2026"]), st.lists(row, min_size=1)
)

importing = st.fixed_dictionaries({
    "waves": st.lists(of_a_wave, min_size=1, max_size=2),
    "everybody": st.sampled_from([None, "1", "2", "3"]),
    "name": st.sampled_from(["survey", "another"]),
    "options": st.fixed_dictionaries({
        "keep_open": st.booleans(),
        "wave_date": st.sampled_from([None, None, date(2025, 4, 1)]),
        "people": st.sampled_from(["same", "same", "other", None]),
    }),
    "hours": st.sampled_from([0, 1]),
})  # fmt: skip

undoing = st.integers(0, 3)

CHANGES = {
    "answer": lambda workspace, wave, now: save_answer(
        workspace, respondents(workspace, wave.id)[0], Answer("A1", "level", 2.0), now=now
    ),
    "close": lambda workspace, wave, now: close_wave(workspace, wave.id, now=now),
    "open": lambda workspace, wave, now: reopen_wave(workspace, wave.id, now=now),
    "date": lambda workspace, wave, _: change_wave(workspace, wave.id, wave_date=date(2020, 1, 1)),
    "label": lambda workspace, wave, _: change_wave(workspace, wave.id, label="Spring"),
    "name": lambda workspace, wave, _: rename(workspace, wave.organisation.name, "Charlie"),
    "targets": lambda workspace, wave, now: set_targets(
        workspace, wave.id, {"A": 3}, reason="r", approved_by="b", now=now
    ),
    "erase": lambda workspace, _, now: erase(workspace, find_person(workspace, "p1"), now=now),
}

change = st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 3))

steps = st.lists(importing | importing | undoing | change, min_size=2, max_size=8)


def file_of(folder, step):
    """The file of an import: some rows of its waves; A1 of everybody besides where it is of everybody."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for organisation, wave, rows in step["waves"]:
        more = [
            dict.fromkeys(COLUMNS, "") | {"respondent": one, "question": "A1", "level": step["everybody"]}
            for one in group_of
        ]
        for chosen in rows + more * (step["everybody"] is not None):
            group = chosen["group"] or group_of[chosen["respondent"]]
            writer.writerow((chosen | {"organisation": organisation, "wave": wave, "group": group})[c] for c in COLUMNS)
    path = folder / f"{step['name']}.csv"
    path.write_text(text.getvalue(), "utf-8", newline="")
    return path


def everything(workspace):
    """Every row of every table, as a mapping of its columns; scores are those that are asked for now."""
    refresh(workspace)
    with workspace.store.reading() as cursor:
        tables = [name for (name,) in cursor.run("table_names") if name not in OF_THE_FILE]
        rows = {}
        for table in tables:
            cursor._cursor.execute(f"select to_json(one)::varchar from {table} as one order by all")
            rows[table] = [json.loads(text) for (text,) in cursor._cursor.fetchall()]
    return rows


def without_records(state):
    return {table: rows for table, rows in state.items() if table not in RECORDS}


def attempted(act, *arguments, **options):
    """What a verb returns; None where it refuses."""
    try:
        return act(*arguments, **options)
    except OppositeError:
        return None


class Past:
    """An import that stands: how everything was before it, and the waves that were changed on top of it."""

    def __init__(self, before, after, import_id):
        self.before, self.changed = before, set()
        of_it = [one for one in after["imported_waves"] if one["import_id"] == import_id]
        self.waves = {one["assessment_id"] for one in of_it}
        self.organisations = {one["organisation_id"] for one in of_it if one["made_organisation"]}

    def expected(self, now):
        """How everything is to be when it is undone: its waves and organisations as before it, all others as they are now."""
        return {
            table: in_order(
                [one for one in self.before.get(table, []) if self._is_of_it(table, one)]
                + [one for one in rows if not self._is_of_it(table, one)]
            )
            for table, rows in now.items()
            if table != "frameworks"
        }

    def _is_of_it(self, table, one):
        if table == "organisations":
            return one["id"] in self.organisations
        return one["id" if table == "assessments" else "assessment_id"] in self.waves if has_wave(table, one) else False

    def seen(self, state):
        """A state without what goes on in waves that were changed on top of the import: revisions, targets and scores."""
        rows = {table: list(rows) for table, rows in state.items() if table != "frameworks"}
        for table in ("scores", "target_history"):
            rows[table] = [one for one in rows[table] if one["assessment_id"] not in self.changed]
        rows["assessments"] = [
            {k: v for k, v in one.items() if k not in {"revision", "last_activity", "targets"}}
            if one["id"] in self.changed
            else one
            for one in rows["assessments"]
        ]
        return {table: in_order(found) for table, found in rows.items()}


def has_wave(table, one):
    return table == "assessments" or "assessment_id" in one


def in_order(rows):
    return sorted(rows, key=lambda one: json.dumps(one, sort_keys=True))


@examples(60)
@given(steps=steps, attributed=st.booleans(), answers_at_once=st.sampled_from([1, 10, 100_000]))
def test_what_is_undone_was_never_there(tmp_path_factory, steps, attributed, answers_at_once):
    folder, workspace = tmp_path_factory.mktemp("undone"), open_workspace(":memory:")
    now, standing, empty = BEGUN, {}, without_records(everything(workspace))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "ANSWERS", answers_at_once)
        for step in steps:
            before = everything(workspace)
            if isinstance(step, dict):
                now += timedelta(hours=step["hours"])
                import_it(workspace, folder, step, standing, before, attributed=attributed, now=now)
            elif isinstance(step, tuple):
                change_it(workspace, *step, standing, before, now=now)
            else:
                undo_it(workspace, step, standing, before, now=now)
        for _ in range(len(standing)):
            undo_it(workspace, 0, standing, everything(workspace), now=now)
    assert read_findings(workspace) == ()
    after = everything(workspace)
    if not after["organisations"]:
        assert without_records(after) == empty
    workspace.close()


def import_it(workspace, folder, step, standing, before, *, attributed, now):
    file = file_of(folder, step)
    report = attempted(
        import_answers,
        workspace,
        file,
        framework=FRAMEWORK,
        skip_bad_rows=True,
        attributed=attributed,
        look_alikes=True,
        now=now,
        **step["options"],
    )
    after = everything(workspace)
    made = [one["id"] for one in after["imports"] if one not in before["imports"]]
    if report is None or not made:
        assert after == before
    for id_ in made:
        standing[id_] = Past(before, after, id_)


def change_it(workspace, what, which, standing, before, *, now):
    waves = assessments(workspace)
    if not waves:
        return
    attempted(CHANGES[what], workspace, waves[which % len(waves)], now)
    after = everything(workspace)
    for past in standing.values():
        past.changed |= {
            one["id"] for one in before["assessments"] if one not in after["assessments"] and one["id"] in past.waves
        }


def undo_it(workspace, which, standing, before, *, now):
    """Undo the import that is so many before the latest; where it is refused, so is finding it, and nothing changes."""
    if not standing:
        return
    id_ = sorted(standing, reverse=True)[which % len(standing)]
    past = standing[id_]
    found = attempted(find_undoing, workspace, id_)
    undone = attempted(undo_import, workspace, id_, undone_by="ann@example.org", now=now)
    after = everything(workspace)
    assert found == undone
    if undone is None:
        assert after == before
        return
    del standing[id_]
    assert without_records(past.seen(after)) == without_records(past.seen(past.expected(before)))
    mark = {"undone_by": "ann@example.org", "undone_at": now.isoformat(" ")}
    assert after["imports"] == [one | mark if one["id"] == id_ else one for one in before["imports"]]
    for table in ("imported_people", "imported_before"):
        assert after[table] == [one for one in before[table] if one["import_id"] != id_]
    assert after["imported_waves"] == before["imported_waves"]
