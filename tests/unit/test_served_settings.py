"""How the application is served, beside its look: .streamlit/config.toml."""

import tomllib
from pathlib import Path

from streamlit import config

SETTINGS = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def test_no_click_waits_for_garbage_that_grows_with_the_number_of_open_tabs():
    assert SETTINGS["runner"]["postScriptGC"] is False


def test_streamlit_knows_every_setting_of_the_server_and_of_runs():
    told = {f"{section}.{name}" for section in ("server", "runner", "client", "browser") for name in SETTINGS[section]}
    assert told <= config._config_options_template.keys()


def test_no_run_of_a_tab_begins_beside_the_one_before():
    assert SETTINGS["runner"]["fastReruns"] is False
