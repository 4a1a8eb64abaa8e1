"""Stored scores are brought up to date once, whoever asks; in the background of the pages where that is long."""

import threading

import pytest
from import_cases import NOW, _all, imported, written

from opposite.engine.background import Background
from opposite.engine.collecting.assessments import assessments
from opposite.engine.report import build_report
from opposite.engine.scoring.overview import overview
from opposite.engine.scoring.stored_scores import WITHHELD, keep_scores, stale_assessments, stamp
from opposite.engine.scoring.upkeep import FEW, closed_are_scored, is_up_to_date, refresh
from opposite.errors import StoreError
from opposite.store.cursor import Cursor

pytestmark = pytest.mark.long

MANY = FEW + 2
PATIENCE = 120.0


@pytest.fixture
def many(workspace, tmp_path):
    """More organisations than are scored while a page waits, none of them scored yet."""
    rows = ["organisation,respondent,group,question,level"]
    for number in range(MANY):
        for person in ("a", "b"):
            rows += [f"Organisation {number:02},{person},board,{question},1" for question in ("A1", "A2", "B1")]
    imported(workspace, written(tmp_path, "\n".join(rows) + "\n"), attributed=True)
    return assessments(workspace)


@pytest.fixture
def served(workspace):
    """The workspace as pages have it, with a background; what goes on there is ended with the test."""
    workspace.background = Background()
    yield workspace
    workspace.background.end()


def stale_ids(workspace):
    return {one.id for one in stale_assessments(workspace)}


def waited(workspace):
    """Wait until nothing goes on in the background."""
    workspace.background._thread.join(PATIENCE)
    assert not workspace.background.is_under_way


def standings(workspace):
    return {row.standing for row in overview(workspace)}


def among(workspace, assessment):
    """How many others the overall score of an assessment is compared with."""
    return build_report(workspace, assessment.id).overall.peers


def test_while_many_scores_are_computed_pages_show_what_is_there_and_no_comparison_with_some_of_the_others(
    served, many
):
    with served.store.writing():  # nothing can be kept meanwhile
        assert not is_up_to_date(served)
        assert standings(served) == {"waiting"}
        assert among(served, many[0]) == 0
    waited(served)
    assert is_up_to_date(served)
    assert standings(served) == {"scored"}
    assert among(served, many[0]) == MANY - 1


@pytest.mark.main_way
@pytest.mark.parametrize("changed", [0, 1, FEW])
def test_few_are_computed_at_once(served, many, changed):
    refresh(served)
    with served.store.writing() as cursor:
        for assessment in many[:changed]:
            cursor.run("raise_revision", assessment_id=assessment.id, now=NOW)
    assert len(stale_ids(served)) == changed
    assert is_up_to_date(served)
    assert served.background._thread is None
    assert stale_ids(served) == set()


@pytest.mark.parametrize("changed", [1, FEW])
def test_a_page_that_finds_stale_scores_looks_for_them_once(served, many, changed, monkeypatch):
    refresh(served)
    with served.store.writing() as cursor:
        for assessment in many[:changed]:
            cursor.run("raise_revision", assessment_id=assessment.id, now=NOW)
    noted, run = [], Cursor.run

    def note(self, statement, /, **parameters):
        noted.append(statement)
        return run(self, statement, **parameters)

    monkeypatch.setattr(Cursor, "run", note)
    assert is_up_to_date(served)
    assert is_up_to_date(served)
    assert noted.count("stale_assessments") == 1


def test_assessments_at_hand_are_not_read_again_unless_they_have_changed_since(workspace, many, monkeypatch):
    changed, read, run = many[0], [], Cursor.run
    with workspace.store.writing() as cursor:
        cursor.script(
            f"update assessments set revision = revision + 1, targets = '{{\"A\": 3}}' where id = {changed.id}"
        )

    def note(self, statement, /, **parameters):
        if statement == "assessments":
            read.append(parameters["assessment_ids"])
        return run(self, statement, **parameters)

    monkeypatch.setattr(Cursor, "run", note)
    assert refresh(workspace, known=many) == MANY
    assert read == [[changed.id]]
    targets = {
        row[0]: row[9] for row in workspace.store.rows("fresh_scores", scoring_version=WITHHELD) if row[2] == "A"
    }
    assert targets.pop(changed.id) == 3
    assert set(targets.values()) == {None}


def test_open_assessments_that_wait_for_their_scores_keep_nobody_from_being_compared(served, many):
    refresh(served)
    with served.store.writing() as cursor:
        cursor.script(
            "insert into assessments select * replace (id + 100000 as id, null as closed_at, wave || 'b' as wave) from assessments"
        )
    with served.scoring_turn:  # nothing is computed meanwhile
        assert not is_up_to_date(served)
        assert closed_are_scored(served)
        assert among(served, many[0]) == MANY - 1
    waited(served)
    with served.store.writing() as cursor:
        cursor.script("update assessments set revision = revision + 1")
    with served.scoring_turn:
        assert not closed_are_scored(served)
    waited(served)
    assert closed_are_scored(served)


@pytest.mark.usefixtures("many")
def test_without_a_background_whoever_asks_waits(workspace):
    assert is_up_to_date(workspace)
    assert standings(workspace) == {"scored"}


@pytest.mark.usefixtures("many")
def test_two_who_ask_at_once_are_served_by_one_computation(workspace):
    heard = {"first": [], "second": []}

    def ask(name):
        def told(done, total):
            heard[name].append((done, total))
            return True

        computed.append(refresh(workspace, told=told))

    computed = []
    both = [threading.Thread(target=ask, args=(name,)) for name in heard]
    for one in both:
        one.start()
    for one in both:
        one.join(PATIENCE)
    assert sorted(map(bool, heard.values())) == [False, True]
    assert sorted(computed) == [0, MANY]


@pytest.mark.usefixtures("many")
def test_what_somebody_stopped_waits_until_they_go_on(served):
    background = served.background
    with served.scoring_turn:  # nothing is computed meanwhile
        is_up_to_date(served)
        background.stop()
    waited(served)
    assert not is_up_to_date(served)
    assert not background.is_under_way
    assert len(stale_ids(served)) == MANY
    background.resume()
    assert not is_up_to_date(served)
    waited(served)
    assert is_up_to_date(served)


@pytest.mark.usefixtures("many")
def test_to_stop_what_is_over_changes_nothing(served):
    is_up_to_date(served)
    waited(served)
    served.background.stop()
    assert not served.background.stopped


@pytest.mark.usefixtures("many")
def test_a_computation_that_is_broken_off_leaves_the_answers_and_what_was_kept(workspace):
    def told(done, total):
        assert (done, total) == (0, MANY)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refresh(workspace, told=told)
    assert len(assessments(workspace)) == MANY
    assert len(stale_ids(workspace)) == MANY
    assert refresh(workspace) == MANY


@pytest.mark.usefixtures("many")
def test_what_fails_is_told_and_not_tried_again_until_something_changes_or_somebody_asks(served):
    def work(_):
        raise OSError("no space left")

    def begun(cause):
        background = served.background
        before = background._thread
        background.begin(work, total=1, cause=cause)
        waited(served)
        return background._thread is not before

    assert begun("the first state")
    assert str(served.background.failure) == "no space left"
    assert not begun("the first state")
    assert begun("the second state")
    served.background.resume()
    assert begun("the second state")


@pytest.mark.usefixtures("many")
def test_nothing_is_begun_once_the_process_ends(served):
    served.background.end()
    assert not is_up_to_date(served)
    assert not served.background.is_under_way
    assert len(stale_ids(served)) == MANY


def test_assessments_whose_framework_cannot_be_read_are_passed_over_and_the_others_are_scored(served, many):
    with served.store.writing() as cursor:
        cursor.run("add_framework", hash="0" * 64, id="broken", version="1.0.0", title="Broken", document="{}", now=NOW)
        cursor.script(f"update assessments set framework_hash = '{'0' * 64}' where id = {many[0].id}")
    is_up_to_date(served)
    waited(served)
    assert is_up_to_date(served)
    by_id = {row.assessment.id: row.standing for row in overview(served)}
    assert by_id.pop(many[0].id) == "unreadable"
    assert set(by_id.values()) == {"scored"}
    assert list(served.unreadable(["0" * 64, many[1].framework_hash])) == ["0" * 64]


def test_scores_of_an_assessment_that_was_erased_meanwhile_are_not_kept(workspace, many):
    gone = many[0]

    def told(*_):
        if not gone_already:
            gone_already.append(True)
            with workspace.store.writing() as cursor:
                cursor.script(f"delete from answers where assessment_id = {gone.id}")
                cursor.script(f"delete from respondents where assessment_id = {gone.id}")
                cursor.script(f"delete from assessments where id = {gone.id}")
        return True

    gone_already = []
    refresh(workspace, told=told)
    assert {id_ for (id_,) in _all(workspace, "select assessment_id from scores")} == {a.id for a in many[1:]}


def test_an_assessment_that_changes_while_others_are_computed_is_computed_again(served, many):
    changed = []

    def told(*_):
        if not changed:
            changed.append(many[-1])
            with served.store.writing() as cursor:
                cursor.run("put_targets", assessment_id=many[-1].id, targets='{"A": 3.5}')
                cursor.run("raise_revision", assessment_id=many[-1].id, now=NOW)
        return True

    assert refresh(served, told=told) == MANY + 1
    (target,) = _all(served, f"select target from scores where node_id = 'A' and assessment_id = {many[-1].id}")[0]
    assert target == pytest.approx(3.5)
    assert stale_ids(served) == set()


def test_scores_of_an_assessment_as_it_was_are_not_kept_as_those_of_what_it_is(workspace, many):
    with workspace.store.writing() as cursor:
        cursor.run("put_targets", assessment_id=many[0].id, targets='{"A": 3.5}')
        cursor.run("raise_revision", assessment_id=many[0].id, now=NOW)
    keep_scores(workspace, many)
    assert stale_ids(workspace) == {many[0].id}


def test_scores_of_a_framework_that_cannot_be_read_any_more_are_no_peers(workspace, many):
    refresh(workspace)
    assert among(workspace, many[0]) == MANY - 1
    with workspace.store.writing() as cursor:
        cursor.run(
            "add_framework", hash="0" * 64, id="imports", version="1.0.0", title="Broken", document="{}", now=NOW
        )
        cursor.script(f"update assessments set framework_hash = '{'0' * 64}' where id = {many[1].id}")
        cursor.run("raise_revision", assessment_id=many[1].id, now=NOW)
    assert among(workspace, many[0]) == MANY - 2


@pytest.mark.usefixtures("many")
def test_what_could_not_be_kept_is_not_tried_again_with_every_page(served):
    served.background.fail(StoreError("The disk is full."), cause=(served.store.times_lent, stamp(served)))
    assert not is_up_to_date(served)
    assert not served.background.is_under_way
    served.background.resume()
    is_up_to_date(served)
    waited(served)
    assert is_up_to_date(served)
