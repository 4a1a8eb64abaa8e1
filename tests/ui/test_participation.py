"""The participation page: who is invited and how far they are, links, first figures, closing and reopening."""

import io
import re
from datetime import date

import pytest
import segno
from application import NOW, words
from PIL import Image
from waves_by_invitation import INVITED, Wave

from opposite.domain.collecting.assessment import Assessment, Organisation
from opposite.engine.access.tokens import digest
from opposite.engine.collecting.assessments import assessments, find_wave
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.invitations import read_link, set_due
from opposite.engine.collecting.waves import (
    GroupProgress,
    close_wave,
    figures_are_shown,
    participation,
    set_minimum,
    show_figures,
)
from opposite.errors import NotFoundError
from opposite.exports.csv_file import table_csv
from opposite.tables.invitations import single_links
from opposite.ui.collecting.invitation_link import is_this_machine, qr_png, qr_svg
from opposite.ui.shell.text import as_text
from opposite.ui.shell.wave_progress_view import WaveProgress, forecast_close, shown_coverage

pytestmark = pytest.mark.long


def opened(wave):
    """The participation page of a wave."""
    return wave.application.page("participation", organisation="Acme")


def bars(page):
    """Words and whole percent of the progress bars of a page or part of it."""
    return [(bar.proto.text, bar.proto.value) for bar in page.get("progress")]


def text(page):
    """Everything a page says, without the marks that keep it text."""
    said = [*words(page.header), *words(page.markdown), *words(page.caption), *words(page.info)]
    return " ".join(said).replace("\\", "")


def confirm(page, key):
    """Open the window of a button, confirm it, and come back to the page."""
    return page.button(key=key).click().run().button(key=f"{key}-confirmed").click().run()


# --- setting up


def set_up(application, *, way="invited", organisation="Acme", invite=INVITED, smallest=None):
    page = application.page("assess")
    page.radio(key="way-of-answering").set_value(way).run()
    page.text_input(key="new-organisation").set_value(organisation)
    page.text_input(key="new-wave").set_value("Spring")
    for group, number in invite.items():
        page.number_input(key=f"invite-{group}").set_value(number)
    if smallest is not None:
        page.number_input(key="smallest-group").set_value(smallest)
    return page.button(key="start-wave").click().run()


def test_a_wave_is_set_up_and_leads_to_its_participation(application):
    page = set_up(application, smallest=4)
    assert words(page.title) == ["Participation"]
    assert [page.selectbox(key=key).value for key in ("organisation", "wave")] == ["Acme", "Spring"]
    assert "0 of 15 people have handed in" in words(page.header)
    wave = find_wave(application.workspace, "Acme", "Spring")
    assert (wave.invited, wave.self_assessment, wave.profile, wave.min_group_n) == (True, False, "pulse", 4)
    assert {row.group: row.invited for row in participation(application.workspace, wave)} == INVITED


def test_the_smallest_group_starts_at_the_frameworks_and_cannot_go_below_three(application):
    page = application.page("assess")
    page.radio(key="way-of-answering").set_value("invited").run()
    field = page.number_input(key="smallest-group")
    assert (field.value, field.min) == (3, 3)


def test_every_group_has_its_field_at_nought_and_one_that_is_asked_nothing_cannot_be_invited(application):
    page = application.page("assess")
    page.radio(key="way-of-answering").set_value("invited").run()
    groups = application.workspace.resolve("opposite").framework.groups
    fields = [page.number_input(key=f"invite-{group.id}") for group in groups]
    assert [field.value for field in fields] == [0] * len(groups)
    assert [field.label for field in fields if field.disabled] == ["Customers and partners (for comparison)"]


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"organisation": " "}, "The organisation has no name yet. Give it a name."),
        ({"invite": {}}, "Write for at least one group how many people are invited."),
    ],
    ids=["an organisation of spaces", "nobody invited"],
)
def test_a_form_that_lacks_something_says_what_and_stores_nothing(application, typed, refusal):
    page = set_up(application, **typed)
    assert words(page.warning) == [as_text(refusal)]
    assert assessments(application.workspace) == []


def test_a_wave_that_exists_is_refused(application):
    set_up(application)
    page = set_up(application)
    assert words(page.warning)[0].startswith("Acme has a wave 'Spring' already.")
    assert len(assessments(application.workspace)) == 1


# --- how far the groups are


@pytest.mark.parametrize(
    ("handed_in", "missing"),
    [
        (0, "Figures can be shown once 3 people have handed in: nobody has yet."),
        (1, "Figures can be shown once 3 people have handed in: 1 has."),
        (2, "Figures can be shown once 3 people have handed in: 2 have."),
    ],
)
def test_what_is_missing_for_figures_is_said_and_no_button_shows_them(wave, handed_in, missing):
    for _ in range(handed_in):
        wave.join("frontline")
    wave.join("frontline", hand_in=False)
    page = opened(wave)
    assert missing in text(page)
    assert "show-figures" not in [button.key for button in page.button]


def test_from_the_smallest_number_on_figures_can_be_shown(wave):
    for group in ("frontline", "executive", "commercial"):
        wave.join(group)
    page = opened(wave)
    assert "3 of 15 people have handed in" in words(page.header)
    assert "3 people have handed in: figures can be shown now, or when the wave is closed." in text(page)
    assert page.button(key="show-figures").label == "Show figures now"


def test_a_group_tells_how_many_are_invited_have_begun_and_have_handed_in(wave):
    wave.join("frontline")
    wave.join("frontline", hand_in=False, answered=2)
    page = opened(wave)
    group = page.get_by_key("group-frontline")
    assert bars(group) == [("1 of 8 handed in", 12)]
    assert text(group) == ("**Customer-facing staff** 2 have begun. How much is answered is shown from 3 people on.")
    assert text(page.get_by_key("group-commercial")) == "**Marketing, CX, product** Nobody has begun yet."


def test_how_much_a_group_has_answered_is_shown_from_the_smallest_group_on(wave):
    asked = len(wave.asked("frontline"))
    for answered in (asked, asked, 0):
        wave.join("frontline", answered=answered, hand_in=answered > 0)
    group = opened(wave).get_by_key("group-frontline")
    assert bars(group) == [("2 of 8 handed in", 25), ("67 % of their questions answered", 66)]
    assert text(group) == "**Customer-facing staff** 3 have begun."


def test_more_people_than_were_invited_fill_the_bar_and_no_more(application):
    wave = Wave(application, people={"executive": 1})
    set_due(application.workspace, wave.id, None, grows=True)
    wave.join("executive")
    wave.join("executive")
    assert bars(opened(wave).get_by_key("group-executive")) == [("2 of 1 handed in", 100)]


@pytest.mark.parametrize(("invited", "told"), [(2, True), (3, False)])
def test_a_group_of_which_too_few_are_invited_is_told_to_stay_hidden(application, invited, told):
    wave = Wave(application, people={"executive": invited})
    sentence = "Fewer than 3 are invited, so this group will not be shown by itself."
    assert (sentence in text(opened(wave))) == told


# --- the first figures


def test_the_window_says_what_follows_before_figures_are_shown(wave):
    for group in ("frontline", "executive", "commercial"):
        wave.join(group)
    window = opened(wave).button(key="show-figures").click().run()
    assert "Figures will rest on the 3 people who have handed in so far." in text(window)
    assert "once 3 more of the same group have handed in" in text(window)
    assert "Where fewer than 3 of a group come later, they are not counted" in text(window)
    assert not figures_are_shown(wave.application.workspace, wave.assessment)


def test_who_leaves_the_window_leaves_all_as_it_is(wave):
    for _ in range(3):
        wave.join("frontline")
    window = opened(wave).button(key="show-figures").click().run()
    page = window.button(key="show-figures-left").click().run()
    assert "figures can be shown now" in text(page)
    assert not figures_are_shown(wave.application.workspace, wave.assessment)


@pytest.mark.main_way
def test_once_confirmed_figures_are_shown(wave):
    for _ in range(3):
        wave.join("frontline")
    page = confirm(opened(wave), "show-figures")
    assert "Figures as of 3 people." in text(page)
    assert figures_are_shown(wave.application.workspace, wave.assessment)
    assert "show-figures" not in [button.key for button in page.button]


def test_what_cannot_be_done_any_more_is_told_after_the_window(wave):
    for _ in range(3):
        wave.join("frontline")
    window = opened(wave).button(key="show-figures").click().run()
    set_minimum(wave.application.workspace, wave.id, 4, now=NOW)
    page = window.button(key="show-figures-confirmed").click().run()
    (warning,) = words(page.warning)
    assert warning.startswith("Fewer than 4 people have handed in their answers. Nothing was changed.")


@pytest.mark.main_way
@pytest.mark.parametrize(
    ("later", "page_says", "group_says"),
    [
        (0, "Figures as of 3 people.", "3 have begun, 3 count."),
        (
            1,
            "Figures as of 3 people; 1 other has handed in and waits.",
            "4 have begun, 3 count. 1 waits until 3 of this group do.",
        ),
        (
            2,
            "Figures as of 3 people; 2 others have handed in and wait.",
            "5 have begun, 3 count. 2 wait until 3 of this group do.",
        ),
        (3, "Figures as of 6 people.", "6 have begun, 6 count."),
    ],
)
def test_after_the_first_figures_a_group_waits_for_three(wave, later, page_says, group_says):
    for _ in range(3):
        wave.join("frontline")
    show_figures(wave.application.workspace, wave.id, now=NOW)
    for _ in range(later):
        wave.join("frontline")
    page = opened(wave)
    assert page_says in text(page)
    assert text(page.get_by_key("group-frontline")) == f"**Customer-facing staff** {group_says}"


# --- closing and reopening


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (2, ["No figures will be shown.", "2 people will not be counted, because fewer than 3 people"]),
        (3, ["Figures will rest on 3 people."]),
    ],
)
def test_the_window_tells_how_many_a_close_would_count(wave, people, said):
    for _ in range(people):
        wave.join("frontline")
    window = opened(wave).button(key="close-wave").click().run()
    assert [sentence for sentence in said if sentence not in text(window)] == []
    assert wave.assessment.is_open


def test_who_has_not_handed_in_counts_at_the_close_with_what_they_said_and_who_said_nothing_does_not(wave):
    wave.join("frontline")
    wave.join("frontline", hand_in=False)
    wave.join("executive", hand_in=False, answered=1)
    wave.join("executive", hand_in=False, answered=0)
    window = opened(wave).button(key="close-wave").click().run()
    assert "2 people have begun and not handed in: what they have said counts as it stands" in text(window)
    assert "Figures will rest on 3 people." in text(window)
    page = window.button(key="close-wave-confirmed").click().run()
    assert "Figures as of 3 people." in text(page)
    assert not wave.assessment.is_open


def test_who_came_late_in_a_small_group_is_not_counted_and_the_window_says_so(wave):
    for _ in range(3):
        wave.join("frontline")
    show_figures(wave.application.workspace, wave.id, now=NOW)
    wave.join("executive")
    wave.join("executive", hand_in=False)
    wave.join("commercial")
    window = opened(wave).button(key="close-wave").click().run()
    assert (
        "3 people will not be counted, because fewer than 3 of their group came after figures were first shown: "
        "Executive leadership (2) and Marketing, CX, product (1). Their answers are kept."
    ) in text(window)
    assert "have begun and not handed in" not in text(window)
    page = window.button(key="close-wave-confirmed").click().run()
    assert "Figures as of 3 people; 2 others have handed in and do not count." in text(page)


def test_a_closed_wave_makes_no_links_and_can_be_reopened(wave):
    for _ in range(3):
        wave.join("frontline")
    close_wave(wave.application.workspace, wave.id, now=NOW)
    page = opened(wave)
    assert [button.key for button in page.button] == ["reopen-wave"]
    window = page.button(key="reopen-wave").click().run()
    assert "The answers of the 3 people who count stay as they are." in text(window)
    assert "Others count once 3 more of the same group have handed in." in text(window)
    page = window.button(key="reopen-wave-confirmed").click().run()
    assert wave.assessment.is_open
    assert "link-frontline" in [button.key for button in page.button]


def test_who_was_taken_at_the_close_is_not_counted_as_having_handed_in(wave):
    wave.join("frontline")
    for _ in range(2):
        wave.join("frontline", hand_in=False)
    close_wave(wave.application.workspace, wave.id, now=NOW)
    page = opened(wave)
    assert "1 of 15 people has handed in" in words(page.header)
    assert "Figures as of 3 people." in text(page)
    assert bars(page.get_by_key("group-frontline"))[0] == ("1 of 8 handed in", 12)


def test_a_wave_that_was_closed_with_too_few_says_so(wave):
    for _ in range(2):
        wave.join("frontline")
    close_wave(wave.application.workspace, wave.id, now=NOW)
    assert "No figures: fewer than 3 people have answered. Their answers are kept." in text(opened(wave))


WEIGHTS = {"executive": 1.0, "frontline": 1.0, "external": 0.0}


def progress(**handed_in_and_counting):
    rows = [GroupProgress(g, 9, n, n, c, 10 * n, 20 * n) for g, (n, c) in handed_in_and_counting.items()]
    return WaveProgress(tuple(rows), WEIGHTS, 3)


def test_comparators_do_not_bring_the_first_figures_nearer():
    assert (progress(frontline=(2, 0), external=(5, 0)).deciding, progress(frontline=(3, 0)).deciding) == (2, 3)
    assert not progress(frontline=(2, 0), external=(5, 0)).can_show_figures
    assert progress(frontline=(3, 0), external=(5, 0)).can_show_figures


def test_at_the_first_close_all_count_together_or_nobody():
    all_of_them = forecast_close(progress(frontline=(2, 0), external=(1, 0)), {"executive": 0, "frontline": 1})
    assert (all_of_them.joining, all_of_them.taken, all_of_them.left_out) == (4, 1, {})
    nobody = forecast_close(progress(frontline=(2, 0), external=(1, 0)), {})
    assert (nobody.joining, nobody.taken, nobody.left_out) == (0, 0, {"frontline": 2, "external": 1})


def test_later_a_group_counts_from_three_who_wait_on():
    forecast = forecast_close(progress(executive=(5, 3), frontline=(6, 4)), {"frontline": 1})
    assert (forecast.joining, forecast.taken, forecast.left_out) == (3, 1, {"executive": 2})


@pytest.mark.parametrize(("begun", "shown"), [(2, None), (3, 0.5)])
def test_the_share_answered_is_told_of_three_people_and_not_of_two(begun, shown):
    assert shown_coverage(GroupProgress("frontline", 9, begun, 0, 0, 10 * begun, 20 * begun), 3) == shown


# --- links


def test_a_link_is_shown_once_with_its_address_a_picture_and_a_text(wave):
    page = opened(wave).button(key="link-frontline").click().run()
    (address,) = words(page.get_by_key("invitation-link").code)
    found = re.fullmatch(r"/i/[0-9a-f]{12}/\?key=([\w-]{22})", address)
    assert read_link(wave.application.workspace, digest(found[1]), now=NOW)[:4] == (wave.id, "frontline", None, False)
    (sent,) = words(page.get_by_key("invitation-text").code)
    assert sent.endswith(f"{address}\n\nThank you.")
    assert sent.startswith("Acme is finding out where it stands (1) and asks for your view")
    for part in ("“Customer-facing staff”", "13 questions, about 10 minutes", "at least 3 people"):
        assert part in sent
    assert "!" not in sent
    assert "It is shown this once, because only a fingerprint of it is stored." in text(page)
    (picture,) = page.image
    assert picture.proto.imgs[0].alt == "QR code of the invitation link for Customer-facing staff"
    assert list(page.run().code) == []


def test_a_further_link_leaves_the_earlier_ones_good(wave):
    tokens = []
    for _ in range(2):
        page = opened(wave).button(key="link-frontline").click().run()
        tokens.append(page.get_by_key("invitation-link").code[0].value.rpartition("=")[2])
    assert [read_link(wave.application.workspace, digest(token), now=NOW).group for token in tokens] == [
        "frontline"
    ] * 2


def test_withdrawn_links_lead_nowhere_and_those_of_other_groups_stay_good(wave):
    token, other = wave.invite("frontline"), wave.invite("executive")
    wave.join("frontline")
    window = opened(wave).button(key="withdraw-frontline").click().run()
    assert "1 person who has begun keeps their own link; who came by a link for one person cannot go on." in text(
        window
    )
    page = window.button(key="withdraw-frontline-confirmed").click().run()
    assert words(page.success) == [as_text("The links of Customer-facing staff are withdrawn.")]
    with pytest.raises(NotFoundError):
        read_link(wave.application.workspace, digest(token), now=NOW)
    assert read_link(wave.application.workspace, digest(other), now=NOW).group == "executive"


@pytest.mark.parametrize(
    ("address", "only_here"),
    [
        ("http://127.0.0.1:8501/assess?link=x", True),
        ("http://localhost:8501/assess?link=x", True),
        ("http://[::1]:8501/assess?link=x", True),
        ("http://192.168.1.4:8501/assess?link=x", False),
        ("https://maturity.example.org/assess?link=x", False),
        ("/assess?link=x", False),
    ],
)
def test_an_address_that_leads_nowhere_else_is_known(address, only_here):
    assert is_this_machine(address) == only_here


def test_the_picture_holds_the_code_dark_on_light_with_a_margin_of_four():
    address = "https://maturity.example.org/assess?link=ABCDEFGHIJKLMNOPQRSTUV"
    modules = [[bool(module) for module in row] for row in segno.make_qr(address, error="m").matrix]
    size = len(modules)
    picture = Image.open(io.BytesIO(qr_png(address))).convert("L")
    assert picture.size == (12 * (size + 8), 12 * (size + 8))
    dark = [[picture.getpixel((12 * x + 6, 12 * y + 6)) < 128 for x in range(size + 8)] for y in range(size + 8)]
    margin = [[False] * (size + 8)] * 4
    assert dark == [*margin, *([False] * 4 + row + [False] * 4 for row in modules), *margin]


def test_the_picture_on_the_page_has_a_light_ground_of_its_own():
    svg = qr_svg("https://maturity.example.org/assess?link=x")
    assert svg.startswith("<svg")
    assert ('fill="#fff"' in svg, 'stroke="#000"' in svg) == (True, True)


# --- changing a wave


def test_who_is_invited_can_be_changed(wave):
    page = opened(wave)
    page.number_input(key=f"invited-frontline-{wave.id}").set_value(20)
    page.number_input(key=f"invited-commercial-{wave.id}").set_value(0)
    page = page.button(key="save-invitations").click().run()
    assert "0 of 24 people have handed in" in words(page.header)
    rows = participation(wave.application.workspace, wave.assessment)
    assert {row.group: row.invited for row in rows} == {"executive": 4, "frontline": 20}


@pytest.mark.main_way
@pytest.mark.parametrize(("answered", "kept", "told"), [(0, 3, []), (1, 5, ["trusting that groups below 5"])])
def test_the_smallest_group_can_be_lowered_before_the_first_answer_only(wave, answered, kept, told):
    set_minimum(wave.application.workspace, wave.id, 5, now=NOW)
    wave.join("frontline", answered=answered, hand_in=False)
    page = opened(wave)
    page.number_input(key=f"smallest-group-{wave.id}").set_value(3)
    page = page.button(key="save-smallest-group").click().run()
    assert wave.assessment.min_group_n == kept
    assert [part in words(page.warning)[0] for part in told] == [True] * len(told)
    assert len(page.warning) == len(told)


def test_the_smallest_group_can_be_raised_after_answers(wave):
    for _ in range(3):
        wave.join("frontline")
    page = opened(wave)
    page.number_input(key=f"smallest-group-{wave.id}").set_value(4)
    page = page.button(key="save-smallest-group").click().run()
    assert "Figures can be shown once 4 people have handed in: 3 have." in text(page)


def test_the_day_on_which_answers_are_due_is_set_and_taken_back(wave):
    page = opened(wave)
    page.date_input(key=f"due-on-{wave.id}").set_value(date(2030, 11, 29))
    page.button(key="save-due").click().run()
    assert (wave.assessment.due_on, wave.assessment.grows) == (date(2030, 11, 29), False)
    page = opened(wave).button(key="link-frontline").click().run()
    (sent,) = words(page.get_by_key("invitation-text").code)
    assert "Please open this link and answer what you can by 29 November 2030:" in sent
    page = opened(wave)
    assert page.date_input(key=f"due-on-{wave.id}").value == date(2030, 11, 29)
    page.date_input(key=f"due-on-{wave.id}").set_value(None)
    page.button(key="save-due").click().run()
    assert wave.assessment.due_on is None


def test_a_group_grows_beyond_the_invited_only_where_that_is_allowed(wave):
    page = opened(wave)
    assert not page.checkbox(key=f"grows-{wave.id}").value
    page.checkbox(key=f"grows-{wave.id}").set_value(True)
    page.button(key="save-due").click().run()
    assert wave.assessment.grows


@pytest.mark.parametrize(("begun", "held_back"), [(3, False), (4, True)])
def test_while_more_have_begun_than_were_invited_the_page_says_so_and_figures_are_held_back(
    application, begun, held_back
):
    wave = Wave(application, people={"executive": 3, "frontline": 8})
    set_due(application.workspace, wave.id, None, grows=True)
    for _ in range(begun):
        wave.join("executive")
    page = opened(wave)
    assert words(page.warning) == held_back * [
        as_text(
            "More people have begun than were invited: Executive leadership (3 invited, 4 have begun). Until the number of "
            "people invited is put right, no further figures are shown and the wave cannot be closed."
        )
    ]
    for key in ("show-figures", "close-wave"):
        page = confirm(opened(wave), key)
        assert ("3 were invited and 4 have begun" in "".join(words(page.warning))) == held_back
        assert figures_are_shown(application.workspace, wave.assessment) != held_back
    assert wave.assessment.is_open == held_back


# --- links for single people


@pytest.mark.parametrize(("people", "begun", "suggested"), [(8, 2, 6), (1, 1, 1)])
def test_as_many_links_for_single_people_are_suggested_as_have_not_begun(application, people, begun, suggested):
    wave = Wave(application, people={"frontline": people})
    for _ in range(begun):
        wave.join("frontline")
    window = opened(wave).button(key="links-for-one-frontline").click().run()
    assert window.number_input(key="how-many-links").value == suggested
    assert "one link for the whole group tells nothing of the kind." in text(window)


def test_links_for_single_people_are_shown_once_and_each_is_for_one(wave):
    window = opened(wave).button(key="links-for-one-frontline").click().run()
    window.number_input(key="how-many-links").set_value(3)
    window = window.button(key="make-links").click().run()
    (shown,) = words(window.get_by_key("single-links").code)
    tokens = [address.rpartition("=")[2] for address in shown.splitlines()]
    links = [read_link(wave.application.workspace, digest(token), now=NOW)[:4] for token in tokens]
    assert links == [(wave.id, "frontline", None, True)] * 3
    assert "3 links, each for one person: send everybody another one." in text(window)
    assert "make-links" not in [button.key for button in window.button]


def test_the_file_of_links_is_safe_in_a_spreadsheet():
    acme = Organisation(1, "=Acme, Ltd")
    wave = Assessment(1, acme, "f", "h", "1", date(2026, 11, 22), "pulse", False, False, 3, 0, NOW)
    table = single_links(wave, "Customer-facing staff", ["https://maturity.example.org/i/a/?key=b"])
    assert table_csv(table) == (
        b"organisation,wave,group,link\n"
        b'"\'=Acme, Ltd",1,Customer-facing staff,https://maturity.example.org/i/a/?key=b\n'
    )


# --- waves that nobody was invited to


def test_a_wave_of_one_person_says_so_and_is_closed_and_reopened(few):
    page = few.page("participation")
    assert words(page.header) == ["1 person in 1 group"]
    assert "One person answers this wave alone; nobody was invited." in text(page)
    assert bars(page) == [("31 % of their questions answered", 31)]
    window = page.button(key="close-wave").click().run()
    assert "5 of 16 questions are answered." in text(window)
    page = window.button(key="close-wave-confirmed").click().run()
    assert not assessments(few.workspace)[0].is_open
    page = confirm(page, "reopen-wave")
    assert assessments(few.workspace)[0].is_open


@pytest.mark.parametrize(("people", "shares"), [(2, 0), (3, 6)])
def test_of_an_imported_wave_the_people_are_shown_and_how_much_they_answered_from_three_on(
    application, add_answered, people, shares
):
    add_answered(application.workspace, "Imported", seed=1, people_a_group=people)
    page = application.page("participation")
    assert words(page.header) == [f"{6 * people} people in 6 groups"]
    assert "The answers of this wave were read from a file; nobody was invited here." in text(page)
    assert text(page).count(f"{people} people") >= 6
    assert bars(page) == [("100 % of their questions answered", 100)] * shares
    assert (text(page).count("How much is answered is shown from 3 people on."), shares) in {(6, 0), (0, 6)}


def test_answers_to_what_a_group_is_not_asked_do_not_add_to_its_share(application, tmp_path):
    """Whoever is given the whole questionnaire elsewhere answers more than their group is asked here."""
    questions = application.workspace.resolve("opposite").framework.questions.values()
    everything = "".join(f"p{n},frontline,{one.id},3\n" for n in range(3) for one in questions)
    asked = [one.id for one in questions if one.is_for("operations")]
    half = "".join(f"q{n},operations,{one.id},3\n" for n in range(3) for one in questions if one.id not in asked[::2])
    file = tmp_path / "answers.csv"
    file.write_text("respondent,group,question,level\n" + everything + half)
    loaded = application.workspace.resolve("opposite")
    import_answers(application.workspace, file, framework=loaded, organisation="Acme", now=NOW)
    page = application.page("participation")
    share = 100 * (len(asked) // 2) // len(asked)
    assert [value for _, value in bars(page)] == [100, share]
    rows = participation(application.workspace, assessments(application.workspace)[0])
    assert [(row.group, row.coverage) for row in rows] == [
        ("frontline", 1.0),
        ("operations", (len(asked) // 2) / len(asked)),
    ]


def test_before_an_imported_wave_is_closed_it_is_not_told_how_much_its_small_groups_answered(application, add_answered):
    add_answered(application.workspace, "Imported", seed=1, people_a_group=2, closed=False)
    window = application.page("participation").button(key="close-wave").click().run()
    assert "Answers can no longer be added or changed" in text(window)
    assert "answered." not in text(window)


def test_a_sample_says_that_it_is_made_up(sample):
    page = sample.page("participation", organisation="Larkmarrow Stores")
    assert "The answers of this wave are made up, like all of the sample portfolio." in text(page)
    rows = participation(sample.workspace, find_wave(sample.workspace, "Larkmarrow Stores"))
    assert words(page.header) == [f"{sum(row.begun for row in rows)} people in {len(rows)} groups"]


# --- the other pages while a wave shows no figures


@pytest.mark.parametrize("name", ["profile", "gaps", "alignment", "roadmap", "progress"])
@pytest.mark.parametrize(
    ("handed_in", "told"),
    [
        (1, "No figures yet: 1 of at least 3 people has handed in"),
        (2, "No figures yet: 2 of at least 3 people have handed in"),
        (3, "No figures yet: 3 people have handed in, and figures are not shown so far"),
    ],
)
def test_a_page_says_why_there_are_no_figures_and_leads_to_participation(wave, name, handed_in, told):
    for _ in range(handed_in):
        wave.join("frontline")
    page = wave.application.page(name, organisation="Acme")
    assert words(page.header) == [told]
    page = page.button(key="participation").click().run()
    assert words(page.title) == ["Participation"]
    assert page.selectbox(key="organisation").value == "Acme"


@pytest.mark.parametrize("name", ["profile", "gaps", "alignment", "roadmap", "progress"])
def test_a_page_of_an_open_wave_says_whose_answers_its_figures_rest_on(wave, name):
    for _ in range(3):
        wave.join("frontline")
    show_figures(wave.application.workspace, wave.id, now=NOW)
    wave.join("executive")
    page = wave.application.page(name, organisation="Acme")
    assert "Figures as of 3 people; 1 other has handed in and waits." in words(page.caption)


def test_a_closed_wave_says_nothing_of_who_waits(wave):
    for _ in range(3):
        wave.join("frontline")
    close_wave(wave.application.workspace, wave.id, now=NOW)
    page = wave.application.page("profile", organisation="Acme")
    assert [caption for caption in words(page.caption) if caption.startswith("Figures as of")] == []


def test_a_closed_wave_of_too_few_says_so_on_the_profile(wave):
    wave.join("frontline")
    close_wave(wave.application.workspace, wave.id, now=NOW)
    page = wave.application.page("profile", organisation="Acme")
    assert words(page.header) == ["No figures: fewer than 3 people have answered"]


def test_the_card_of_a_wave_by_invitation_leads_to_its_participation(wave):
    wave.join("frontline")
    wave.join("executive", hand_in=False)
    page = wave.application.page()
    assert [button.key for button in page.button if not button.key.startswith("assess")] == [
        f"participation-{wave.id}",
        f"profile-{wave.id}",
        f"keep-{assessments(wave.application.workspace)[0].organisation.id}",
    ]
    assert words(page.caption)[0].startswith("1 · 1 of 15 people has handed in · last active")
    page = page.button(key=f"participation-{wave.id}").click().run()
    assert words(page.title) == ["Participation"]
