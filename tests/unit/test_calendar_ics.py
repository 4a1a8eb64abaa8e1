"""A roadmap as a calendar, read back with the library icalendar, and held against RFC 5545 line by line."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from handed_over import ALONE, CASE, EMPTY, MADE_AT, MARK, MONTHLY, NASTY, nasty_roadmap, roadmap
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from opposite.exports.calendar_ics import calendar_ics
from opposite.wording.roadmap.handover import description, name, printable


def events(plan, *, made_at=MADE_AT):
    """The events of a plan's calendar."""
    return Calendar.from_ical(calendar_ics(plan, made_at=made_at)).events


def days(event):
    """First day and the day after the last."""
    return event["DTSTART"].dt, event["DTEND"].dt


def test_an_initiative_is_an_all_day_event_from_its_first_to_its_last_day():
    case, *_ = events(roadmap())
    assert days(case) == (date(2027, 1, 31), date(2027, 4, 30))
    assert case["SUMMARY"] == "Write, evidence and sign the case"
    assert case["DESCRIPTION"] == description(roadmap(), roadmap().rows[0])
    assert case["CATEGORIES"].cats == ["Orientation", "Fix what is broken"]
    assert (case["TRANSP"], case["DTSTAMP"].dt) == ("TRANSPARENT", datetime(2026, 11, 22, 9, 30, tzinfo=UTC))


def test_an_assumption_is_an_event_on_the_last_day_of_its_week_and_none_without_a_week():
    assert [event["SUMMARY"] for event in events(roadmap())] == [
        "Write, evidence and sign the case",
        "Assumption to test: They can agree",
        "Cascade the case",
        "Listen",
    ]
    test = events(roadmap())[1]
    assert days(test) == (date(2027, 2, 13), date(2027, 2, 14))
    assert test["DESCRIPTION"] == (
        "Assumption: They can agree\n\nTest: two drafts compared\n\nInitiative: Write, evidence and sign the case"
    )


def test_the_calendar_says_what_it_is():
    calendar = Calendar.from_ical(calendar_ics(roadmap(), made_at=MADE_AT))
    assert [calendar[key] for key in ("VERSION", "CALSCALE", "METHOD")] == ["2.0", "GREGORIAN", "PUBLISH"]
    assert [calendar[key] for key in ("NAME", "X-WR-CALNAME")] == ["Roadmap of Acme\\, wave 1"] * 2


# The same event again


def test_an_event_keeps_its_uid_when_day_dates_and_words_change():
    moved = roadmap(((replace(CASE, title="Case"), 2, 2),))
    later = [event["UID"] for event in events(moved, made_at=datetime(2027, 5, 1))]
    assert later == [event["UID"] for event in events(roadmap())][:2]


def test_of_two_files_of_one_day_the_later_one_counts():
    first, *_ = events(roadmap())
    later, *_ = events(roadmap(), made_at=MADE_AT + timedelta(seconds=1))
    assert later["UID"] == first["UID"]
    assert later["DTSTAMP"].dt == first["DTSTAMP"].dt + timedelta(seconds=1)


def test_uids_differ_by_organisation_wave_initiative_and_assumption():
    plans = (roadmap(), roadmap(organisation="Bravo"), roadmap(wave="2"), roadmap(organisation="Acme\x1f1", wave=""))
    uids = [event["UID"] for plan in plans for event in events(plan)]
    assert len(uids) == 16
    assert len(set(uids)) == 16


def test_the_same_roadmap_and_moment_give_the_same_bytes():
    assert calendar_ics(nasty_roadmap(), made_at=MADE_AT) == calendar_ics(nasty_roadmap(), made_at=MADE_AT)


# Words of people


def test_nasty_words_come_back_as_they_were_and_make_no_events_of_their_own():
    plan = nasty_roadmap()
    found = events(plan)
    assert len(found) == 2 * len(NASTY)
    for row, event, test in zip(plan.rows, found[::2], found[1::2], strict=True):
        assert event["SUMMARY"] == name(row)
        assert event["DESCRIPTION"] == description(plan, row)
        assert test["DESCRIPTION"].startswith(
            f"Assumption:{' ' if chr(10) not in printable(row.initiative.title) else chr(10)}"
        )


def test_lines_end_in_crlf_and_hold_at_most_75_octets_none_of_them_cut_in_a_character():
    content = calendar_ics(nasty_roadmap(), made_at=MADE_AT)
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert max(len(line) for line in lines) == 75
    assert [line for line in lines if b"\n" in line or b"\r" in line or line.decode() == ""] == []


@settings(deadline=None)
@given(st.text(), st.text())
def test_whatever_is_typed_reads_back(title, text):
    plan = roadmap(((replace(ALONE, title=title, description=text), 1, 1),))
    (event,) = events(plan)
    assert (event["SUMMARY"], event["DESCRIPTION"]) == (name(plan.rows[0]), description(plan, plan.rows[0]))


# Other plans


def test_an_empty_plan_is_one_event_that_says_so():
    (event,) = events(EMPTY)
    assert event["SUMMARY"] == "No initiative adds anything for Acme under these settings."
    assert days(event) == (date(2027, 1, 31), date(2027, 2, 1))


def test_months_have_their_own_days():
    assert [days(event) for event in events(MONTHLY)][::2] == [
        (date(2027, 1, 31), date(2027, 3, 31)),
        (date(2027, 3, 31), date(2027, 8, 31)),
    ]


def test_every_event_of_a_sample_says_that_it_is_one():
    found = [*events(roadmap(sample=True)), *events(roadmap((), sample=True))]
    assert [event["DESCRIPTION"].split("\n\n")[0] for event in found] == [MARK] * 5
