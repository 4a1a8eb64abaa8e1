"""A wave by invitation: people join by a link, wait, hand in, and begin to count in steps."""

from datetime import datetime, timedelta

import pytest

from opposite.domain.access.identity import NOBODY
from opposite.domain.collecting.answers import Answer
from opposite.engine.access.sign_ins import LIFE, identity_of, sign_in
from opposite.engine.access.tokens import digest
from opposite.engine.collecting.answering import finish, save_answer
from opposite.engine.collecting.assessments import assessment, given_answers
from opposite.engine.collecting.invitations import (
    AT_ONCE,
    begin,
    invite,
    is_invitation,
    read_link,
    set_due,
    withdraw_links,
)
from opposite.engine.collecting.setup import start_wave
from opposite.engine.collecting.waves import (
    close_wave,
    figures_are_shown,
    participation,
    reopen_wave,
    set_minimum,
    show_figures,
)
from opposite.engine.report import scored
from opposite.engine.scoring.score_many import score_many
from opposite.engine.scoring.score_one import read_report
from opposite.errors import AnswerRefusedError, NotFoundError, OppositeError

pytestmark = pytest.mark.long

NOW = datetime(2026, 11, 22, 9, 0)
INVITED = {"executive": 4, "commercial": 3, "frontline": 8, "enabling": 1}


@pytest.fixture
def wave(workspace):
    """A wave with invited groups, smallest group three."""
    return start_wave(
        workspace,
        workspace.resolve("opposite"),
        organisation="Acme",
        wave="1",
        profile="pulse",
        people=INVITED,
        now=NOW,
    )


def asked_of(workspace, group):
    """The core questions that a group is asked."""
    framework = workspace.resolve("opposite").framework
    return [q.id for q in framework.questions.values() if q.core and q.is_for(group)]


def join(workspace, wave, group, level, *, hand_in=True, questions=None):
    """A person of a group who gives the same level to every question asked of them."""
    person = begin(workspace, digest(invite(workspace, wave, group, now=NOW)), now=NOW)
    for question in questions or asked_of(workspace, group):
        save_answer(workspace, person, Answer(question, "level", float(level), 3.0), now=NOW)
    if hand_in:
        finish(workspace, person, now=NOW)
    return person


def report(workspace, wave):
    return read_report(workspace, assessment(workspace, wave))


def root(workspace, wave, group):
    return next((row.score for row in report(workspace, wave).groups if (row.group, row.node) == (group, "root")), None)


@pytest.mark.main_way
def test_nobody_counts_before_figures_are_first_shown(workspace, wave):
    for level in (2, 3, 4):
        join(workspace, wave, "executive", level)
    assert not figures_are_shown(workspace, assessment(workspace, wave))
    assert report(workspace, wave).overall.score is None
    assert show_figures(workspace, wave, now=NOW) == 3
    assert report(workspace, wave).overall.score == 3.0
    assert root(workspace, wave, "executive") == 3.0


def test_fewer_than_three_who_handed_in_are_not_shown(workspace, wave):
    join(workspace, wave, "executive", 2)
    join(workspace, wave, "executive", 3)
    join(workspace, wave, "executive", 4, hand_in=False)
    with pytest.raises(OppositeError, match="Fewer than 3 people have handed in"):
        show_figures(workspace, wave, now=NOW)
    assert report(workspace, wave).overall.score is None


def test_figures_move_only_when_three_more_of_a_group_have_handed_in(workspace, wave):
    for level in (2, 3, 4):
        join(workspace, wave, "frontline", level)
    show_figures(workspace, wave, now=NOW)
    seen = [report(workspace, wave).overall.score]
    for level in (6, 6, 6):
        join(workspace, wave, "frontline", level)
        seen.append(report(workspace, wave).overall.score)
    assert seen == [3.0, 3.0, 3.0, 4.5]


def test_who_is_still_answering_goes_on_when_others_begin_to_count(workspace, wave):
    first, second, *_ = asked_of(workspace, "frontline")
    answering = join(workspace, wave, "frontline", 1, hand_in=False, questions=[first])
    for level in (2, 3, 4):
        join(workspace, wave, "executive", level)
    assert show_figures(workspace, wave, now=NOW) == 3
    save_answer(workspace, answering, Answer(second, "level", 5.0, 3.0), now=NOW)
    assert report(workspace, wave).overall.score == 3.0


def test_people_of_three_groups_do_not_make_a_step_together(workspace, wave):
    for level in (2, 3, 4):
        join(workspace, wave, "frontline", level)
    show_figures(workspace, wave, now=NOW)
    for group in ("executive", "commercial", "enabling"):
        join(workspace, wave, group, 6)
    assert report(workspace, wave).overall.score == 3.0


def test_closing_counts_everybody_who_said_something_when_nothing_was_shown_before(workspace, wave):
    for level in (2, 4):
        join(workspace, wave, "executive", level)
    join(workspace, wave, "frontline", 6, hand_in=False)
    close_wave(workspace, wave, now=NOW)
    after = report(workspace, wave)
    assert after.people == {"executive": 2, "frontline": 1}
    assert {row.score for row in after.groups} == {None}
    both = {*asked_of(workspace, "executive")} & {*asked_of(workspace, "frontline")}
    assert {row.score for row in after.questions.values() if row.question in both} == {4.5}
    assert {row.score for row in after.questions.values() if row.question not in both} == {None}


def test_two_people_in_all_are_never_counted(workspace, wave):
    for level in (2, 4):
        join(workspace, wave, "executive", level)
    close_wave(workspace, wave, now=NOW)
    assert report(workspace, wave).people == {}
    assert report(workspace, wave).overall.score is None


def test_who_comes_after_figures_were_shown_and_alone_is_kept_and_not_counted(workspace, wave):
    for level in (2, 3, 4):
        join(workspace, wave, "frontline", level)
    show_figures(workspace, wave, now=NOW)
    late = join(workspace, wave, "executive", 6)
    close_wave(workspace, wave, now=NOW)
    assert report(workspace, wave).overall.score == 3.0
    asked = len(asked_of(workspace, "executive"))
    assert {given.level for given in given_answers(workspace, late).values()} == {6.0}
    assert len(given_answers(workspace, late)) == asked
    reopen_wave(workspace, wave, now=NOW)
    for level in (5, 5):
        join(workspace, wave, "executive", level)
    assert root(workspace, wave, "executive") == pytest.approx(16 / 3)


def test_what_two_of_three_said_to_a_question_waits(workspace, wave):
    for questions in (["ORI1", "ORI2"], ["ORI1", "ORI2"], ["ORI2"]):
        join(workspace, wave, "frontline", 4, questions=questions)
    close_wave(workspace, wave, now=NOW)
    rows = report(workspace, wave).questions
    assert (rows["ORI1"].score, rows["ORI1"].answered) == (None, 0)
    assert (rows["ORI2"].score, rows["ORI2"].answered) == (4.0, 3)


def test_many_at_once_in_sql_count_the_same_people(workspace, wave):
    for level in (2, 3, 4):
        join(workspace, wave, "frontline", level)
    show_figures(workspace, wave, now=NOW)
    join(workspace, wave, "frontline", 6)
    here = assessment(workspace, wave)
    assert score_many(workspace, [here])[0].questions["PEO1"].respondents == 3
    assert [one.overall.score for one in (*score_many(workspace, [here]), *scored(workspace, [here]))] == [3.0, 3.0]


def test_handed_in_answers_cannot_change(workspace, wave):
    person = join(workspace, wave, "executive", 4)
    with pytest.raises(AnswerRefusedError, match="handed in"):
        save_answer(workspace, person, Answer("ORI1", "level", 1.0), now=NOW)
    assert given_answers(workspace, person)["ORI1"].level == 4.0


def test_what_counts_since_the_close_cannot_be_changed_by_who_had_not_handed_in(workspace, wave):
    people = [join(workspace, wave, "executive", 4, hand_in=False) for _ in range(3)]
    close_wave(workspace, wave, now=NOW)
    reopen_wave(workspace, wave, now=NOW)
    with pytest.raises(AnswerRefusedError, match="when the wave was closed can no longer be changed"):
        save_answer(workspace, people[0], Answer("ORI1", "level", 1.0), now=NOW)


def test_an_answer_can_be_changed_until_it_is_handed_in(workspace, wave):
    person = join(workspace, wave, "executive", 4, hand_in=False)
    save_answer(workspace, person, Answer("ORI1", "level", 1.0), now=NOW)
    assert given_answers(workspace, person)["ORI1"].level == 1.0
    stored = workspace.store.rows("own_answers", assessment_id=wave, respondent_id=person.id)
    assert [row[2] for row in stored if row[0] == "ORI1"] == [1.0]


def identity(workspace, browser, now=NOW):
    """Who a browser is that has signed in."""
    return identity_of(workspace, browser, now=now)


def browser_with(workspace, link, now=NOW):
    """A browser that has opened a link and begun; what it is known by."""
    browser = digest(sign_in(workspace, now=now, link_hash=link))
    return browser, begin(workspace, link, now=now, sign_in=browser)


def test_each_browser_that_opens_an_invitation_begins_as_a_person_of_its_own_and_once(workspace, wave):
    link = digest(invite(workspace, wave, "executive", now=NOW))
    assert read_link(workspace, link, now=NOW)[:4] == (wave, "executive", None, False)
    (mine, first), (_, second) = (browser_with(workspace, link) for _ in range(2))
    assert first.id != second.id
    assert begin(workspace, link, now=NOW, sign_in=mine).id == first.id
    assert (identity(workspace, mine).respondent, first.group) == (first.id, "executive")


def test_a_link_for_one_person_is_begun_once_and_leads_no_other_browser_to_their_answers(workspace, wave):
    link = digest(invite(workspace, wave, "executive", now=NOW, for_one=True))
    opened_before = digest(sign_in(workspace, now=NOW, link_hash=link))
    assert is_invitation(workspace, link, now=NOW)
    own, first = browser_with(workspace, link)
    assert begin(workspace, link, now=NOW, sign_in=own).id == first.id
    for elsewhere in (opened_before, digest(sign_in(workspace, now=NOW, link_hash=link)), None):
        with pytest.raises(AnswerRefusedError, match="Somebody has begun with this link, and it is for one person"):
            begin(workspace, link, now=NOW, sign_in=elsewhere)
        assert elsewhere is None or identity(workspace, elsewhere).respondent is None
    assert not is_invitation(workspace, link, now=NOW)
    withdraw_links(workspace, wave, "executive", now=NOW)
    assert identity(workspace, own) == NOBODY


def test_who_answers_is_known_until_their_own_link_is_withdrawn_and_not_a_statement_longer(workspace, wave):
    link = digest(invite(workspace, wave, "executive", now=NOW, for_one=True))
    browser, person = browser_with(workspace, link)
    for level in (1.0, 2.0):
        save_answer(workspace, person, Answer("ORI1", "level", level), now=NOW)
        assert identity(workspace, browser).respondent == person.id
    withdraw_links(workspace, wave, "executive", now=NOW)
    assert identity(workspace, browser) == NOBODY


@pytest.mark.parametrize(("late", "known"), [(timedelta(seconds=-1), True), (timedelta(0), False)])
def test_a_browser_that_was_just_known_is_not_known_beyond_its_time(workspace, wave, late, known):
    browser, _ = browser_with(workspace, digest(invite(workspace, wave, "executive", now=NOW)))
    assert identity(workspace, browser) != NOBODY
    assert (identity(workspace, browser, now=NOW + LIFE + late) != NOBODY) == known


def test_a_withdrawn_invitation_leads_nowhere_and_those_who_began_go_on(workspace, wave):
    link = digest(invite(workspace, wave, "executive", now=NOW))
    browser, begun = browser_with(workspace, link)
    withdraw_links(workspace, wave, "executive", now=NOW)
    with pytest.raises(NotFoundError, match="does not lead to an assessment"):
        begin(workspace, link, now=NOW)
    assert identity(workspace, browser).respondent == begun.id


def test_an_invitation_leads_there_until_it_expires_and_those_who_began_go_on(workspace, wave):
    noon = datetime(2026, 12, 1, 12, 0)
    link = digest(invite(workspace, wave, "executive", now=NOW, expires_at=noon))
    browser, begun = browser_with(workspace, link, now=noon - timedelta(seconds=1))
    for late in (noon, noon + timedelta(seconds=1)):
        with pytest.raises(NotFoundError, match="does not lead to an assessment"):
            read_link(workspace, link, now=late)
        with pytest.raises(NotFoundError, match="does not lead to an assessment"):
            begin(workspace, link, now=late)
    assert identity(workspace, browser, now=noon + timedelta(days=29)).respondent == begun.id


def test_no_more_people_begin_at_once_than_a_wave_takes(workspace, wave):
    link = digest(invite(workspace, wave, "technology", now=NOW))
    set_due(workspace, wave, None, grows=True)
    for _ in range(AT_ONCE):
        begin(workspace, link, now=NOW)
    with pytest.raises(AnswerRefusedError, match="Many people are beginning at this moment"):
        begin(workspace, link, now=NOW + timedelta(seconds=59))
    assert begin(workspace, link, now=NOW + timedelta(seconds=61)).group == "technology"


def test_an_invitation_without_an_end_is_good_for_half_a_year(workspace, wave):
    link, half_a_year = digest(invite(workspace, wave, "executive", now=NOW)), timedelta(days=180)
    opened = read_link(workspace, link, now=NOW + half_a_year - timedelta(seconds=1))
    assert opened == (wave, "executive", None, False, False, NOW + half_a_year)
    with pytest.raises(NotFoundError, match="does not lead to an assessment"):
        read_link(workspace, link, now=NOW + half_a_year)


def test_of_a_group_that_nobody_of_is_invited_nobody_joins_unless_it_may_grow(workspace, wave):
    link = digest(invite(workspace, wave, "technology", now=NOW))
    with pytest.raises(AnswerRefusedError, match="Nobody of this group is invited"):
        begin(workspace, link, now=NOW)
    set_due(workspace, wave, None, grows=True)
    assert begin(workspace, link, now=NOW).group == "technology"


def test_nobody_joins_a_closed_wave(workspace, wave):
    link = digest(invite(workspace, wave, "executive", now=NOW))
    close_wave(workspace, wave, now=NOW)
    with pytest.raises(AnswerRefusedError, match="closed"):
        begin(workspace, link, now=NOW)


def test_participation_tells_how_far_each_group_is(workspace, wave):
    join(workspace, wave, "frontline", 4)
    join(workspace, wave, "frontline", 4, hand_in=False, questions=["ORI1"])
    rows = {row.group: row for row in participation(workspace, assessment(workspace, wave))}
    assert list(rows) == ["executive", "commercial", "frontline", "enabling"]
    asked = len(asked_of(workspace, "frontline"))
    there = rows["frontline"]
    assert (there.invited, there.begun, there.handed_in, there.counting) == (8, 2, 1, 0)
    assert (there.answered, there.asked) == (asked + 1, 2 * asked)
    assert rows["executive"].coverage is None


def test_the_smallest_group_is_free_before_the_first_answer_and_only_rises_afterwards(workspace, wave):
    set_minimum(workspace, wave, 3, now=NOW)
    set_minimum(workspace, wave, 4, now=NOW)
    join(workspace, wave, "frontline", 4, hand_in=False, questions=["ORI1"])
    set_minimum(workspace, wave, 5, now=NOW)
    with pytest.raises(OppositeError, match="trusting that groups below 5"):
        set_minimum(workspace, wave, 4, now=NOW)
    with pytest.raises(OppositeError, match=r"cannot be 2\."):
        set_minimum(workspace, wave, 2, now=NOW)
    assert assessment(workspace, wave).min_group_n == 5


def test_a_wave_by_invitation_never_shows_groups_of_two(workspace):
    with pytest.raises(OppositeError, match="below 3 people are never shown"):
        start_wave(
            workspace,
            workspace.resolve("opposite"),
            organisation="Acme",
            wave="1",
            profile="pulse",
            people={},
            now=NOW,
            min_group_n=2,
        )
