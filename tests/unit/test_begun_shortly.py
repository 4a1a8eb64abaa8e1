"""The look that a run begins with is the one that Streamlit finds, though it is found once."""

import pytest
from streamlit.proto.NewSession_pb2 import CustomThemeConfig, NewSession
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession

from opposite.ui.runs.begun_shortly import begin_shortly

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar", "theme.dark.sidebar")

found = app_session._populate_theme_msg


@pytest.fixture(autouse=True)
def _kept(monkeypatch):
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    monkeypatch.setattr(AppSession, "_create_new_session_message", AppSession._create_new_session_message)
    begin_shortly()


def looks(find):
    """Each section's look, as bytes, and the messages of all runs' beginning with those of the sections within."""
    begin, alone = NewSession(), []
    within = {
        "theme": begin.custom_theme,
        "theme.light": begin.custom_theme.light,
        "theme.light.sidebar": begin.custom_theme.light.sidebar,
        "theme.sidebar": begin.custom_theme.sidebar,
    }
    for section in SECTIONS:
        message = CustomThemeConfig()
        find(message, section)
        alone.append(message.SerializeToString(deterministic=True))
    for section, message in within.items():
        find(message, section)
    return alone, begin.SerializeToString(deterministic=True)


def test_it_is_what_streamlit_finds_of_every_section_each_time():
    expected = looks(found)
    assert expected[0][0]
    assert [looks(app_session._populate_theme_msg) for _ in range(2)] == [expected, expected]


def test_what_one_message_is_changed_to_is_no_other_ones():
    first, second = CustomThemeConfig(), CustomThemeConfig()
    app_session._populate_theme_msg(first)
    kept = first.base_radius
    first.base_radius = "none"
    app_session._populate_theme_msg(second)
    assert second.base_radius == kept


def test_called_again_it_changes_nothing():
    begin_shortly()
    test_it_is_what_streamlit_finds_of_every_section_each_time()
