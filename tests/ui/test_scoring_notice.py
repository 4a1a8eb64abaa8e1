"""What pages say while the scores of many assessments are computed in the background."""

import pytest
from application import NOW, cards, is_there, words

from opposite.definitions import load_document
from opposite.domain.access.identity import Role
from opposite.engine.access.grants import Asked, grant
from opposite.engine.collecting.importing import import_answers
from opposite.engine.scoring.upkeep import FEW
from opposite.ui.shell import cache

pytestmark = pytest.mark.long

MANY = FEW + 1
EMAIL = "ann@example.org"
EXECUTIVE = {"who": "nobody", "is_logged_in": True, "email": EMAIL, "email_verified": True}

FRAMEWORK = """
schema_version: 1
framework: {id: small, version: "1.0.0", title: A small framework}
scales: {stage: {kind: ordinal, points: [{value: 1, label: Absent}, {value: 2, label: There}]}}
instrument: {default_scale: stage}
groups: [{id: board, title: Board}]
scoring: {aggregate: {factor: {method: mean}, root: {method: mean}}}
tree:
  - {id: A, kind: factor, title: Aims, questions: [{id: A1, text: "Are there any?"}]}
"""


@pytest.fixture
def unscored(application, tmp_path):
    """More organisations than are scored while a page waits, none of them scored yet; the last one may be seen by Ann."""
    rows = ["organisation,respondent,group,question,level"]
    rows += [f"Organisation {number:02},someone,board,A1,{1 + number % 2}" for number in range(MANY)]
    file = tmp_path / "answers.csv"
    file.write_text("\n".join(rows) + "\n")
    import_answers(application.workspace, file, framework=load_document(FRAMEWORK), attributed=True, now=NOW)
    grant(application.workspace, [Asked(EMAIL, Role.EXECUTIVE, f"Organisation {MANY - 1:02}")], now=NOW)
    return application


def notice(page):
    """What the notice over a page says; None without one."""
    if not is_there(page, "scoring"):
        return None
    return words(page.get_by_key("scoring").markdown)[0].removeprefix(":material/hourglass_top: ")


def waited():
    background = cache.opened().background
    background._thread.join(120)
    assert not background.is_under_way


@pytest.mark.main_way
def test_the_owner_sees_how_many_are_done_and_then_the_scores(unscored):
    with cache.opened().store.writing():  # nothing can be kept meanwhile
        page = unscored.page("start")
        assert notice(page) == (
            f"Scores of {MANY} assessments are being computed, 0 are done. How an organisation stands among the others is "
            "shown when all are there."
        )
        assert any("its scores are being computed" in caption for caption in words(page.caption))
    waited()
    page.run()
    assert notice(page) is None
    assert any("2.0 of 2" in caption for caption in words(page.caption))


def test_an_executive_is_not_told_how_many_assessments_of_others_there_are(unscored):
    with cache.opened().store.writing():
        page = unscored.page("profile", user=EXECUTIVE)
        assert notice(page) == (
            "Scores are being computed. How an organisation stands among the others is shown when all are there."
        )
        assert not is_there(page, "stop-scoring")
    waited()


def test_a_profile_stands_alone_until_all_others_are_scored(unscored):
    with cache.opened().store.writing():
        page = unscored.page("profile", organisation="Organisation 01")
        assert cards(page)[0][0] == "Overall"
        assert not any("percentile" in line for card in cards(page) for line in card)
    waited()
    page.run()
    assert any(f"percentile among all {MANY - 1} others" in line for card in cards(page) for line in card)


def test_somebody_can_stop_it_and_go_on(unscored):
    with cache.opened().scoring_turn:  # nothing is computed meanwhile
        page = unscored.page("start")
        page.get_by_key("stop-scoring").click().run()
    waited()
    page.run()
    assert notice(page) == (
        "Some scores are not computed yet, so that nothing is said of how organisations stand among each other."
    )
    page.get_by_key("resume-scoring").click().run()
    waited()
    page.run()
    assert notice(page) is None


@pytest.mark.parametrize("name", ["assess", "participation", "data", "frameworks", "access", "about"])
def test_pages_that_show_no_figures_say_nothing_of_it(unscored, name):
    assert notice(unscored.page(name)) is None
