"""The application on an empty database, on a few answers, and on the sample portfolio."""

import gc

import pytest
import streamlit as st
from application import NOW, Application
from waves_by_invitation import Wave

from opposite.engine.roadmap.search import end_all
from opposite.engine.sample import fill_with_sample
from opposite.engine.workspace import open_workspace


@pytest.fixture
def application(tmp_path, monkeypatch):
    """The application on an empty database; nothing is kept from the test before."""
    path = tmp_path / "opposite.duckdb"
    monkeypatch.setenv("OPPOSITE_DATABASE", str(path))
    st.cache_resource.clear()
    opened = Application(path)
    yield opened
    end_all()
    opened.close()
    st.cache_resource.clear()
    gc.unfreeze()
    gc.collect()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    """A database file with the sample portfolio, closed."""
    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    workspace = open_workspace(str(path))
    fill_with_sample(workspace, now=NOW)
    workspace.close()
    return path


@pytest.fixture
def sample(application, sample_file):
    """The application on the sample portfolio."""
    application.path.write_bytes(sample_file.read_bytes())
    return application


@pytest.fixture
def few(application):
    """The application where one person has answered five of sixteen questions."""
    application.answer("Few Answers Ltd", [2, 3, 4, 1, 6])
    return application


@pytest.fixture
def wave(application):
    """A wave by invitation that nobody has joined yet."""
    return Wave(application)
