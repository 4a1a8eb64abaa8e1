"""Stored scores are brought up to date once, whoever asks; in the background of the pages where that is long."""

import threading

import pytest
from import_cases import NOW, _all, imported, written

from opposite.engine.background import Background
from opposite.engine.collecting.assessments import assessments
from opposite.engine.report import build_report
from opposite.engine.scoring.overview import overview
from opposite.engine.scoring.stored_scores import stale_ids
from opposite.engine.scoring.upkeep import FEW, is_up_to_date, refresh

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

        assert refresh(workspace, told=told) == MANY

    both = [threading.Thread(target=ask, args=(name,)) for name in heard]
    for one in both:
        one.start()
    for one in both:
        one.join(PATIENCE)
    assert sorted(map(bool, heard.values())) == [False, True]


@pytest.mark.usefixtures("many")
def test_what_was_computed_by_the_time_somebody_stops_it_stays_and_the_rest_waits_until_they_go_on(served):
    background = served.background
    with served.store.writing():  # the first lot is computed and cannot be kept yet
        is_up_to_date(served)
        background.stop()
    waited(served)
    left = stale_ids(served)
    assert not is_up_to_date(served)
    assert not background.is_under_way
    assert stale_ids(served) == left
    background.resume()
    assert not is_up_to_date(served)
    waited(served)
    assert is_up_to_date(served)


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

    assert served.background.begin(work, total=1, cause="the first state")
    waited(served)
    assert str(served.background.failure) == "no space left"
    assert not served.background.begin(work, total=1, cause="the first state")
    assert served.background.begin(work, total=1, cause="the second state")
    waited(served)
    served.background.resume()
    assert served.background.begin(work, total=1, cause="the second state")


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
