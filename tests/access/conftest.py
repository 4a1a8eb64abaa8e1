"""Two organisations with a wave by invitation each, and an assessment that one person answers alone."""

from datetime import datetime
from types import SimpleNamespace

import pytest

from opposite.engine.access.tokens import digest
from opposite.engine.collecting.assessments import assessment
from opposite.engine.collecting.invitations import begin, invite
from opposite.engine.collecting.setup import start_assessment, start_wave
from opposite.engine.workspace import Workspace
from opposite.store import open_store

NOW = datetime(2026, 11, 22, 9, 0)


@pytest.fixture
def workspace():
    """An empty workspace in memory, as its owner uses it."""
    opened = Workspace(open_store())
    yield opened
    opened.close()


@pytest.fixture
def wave_of(workspace):
    """Set up a wave of an organisation, with one person who has begun."""

    def call(name, people=3):
        loaded = workspace.resolve("opposite")
        wave = start_wave(
            workspace, loaded, organisation=name, wave="1", profile="pulse", people={"executive": people}, now=NOW
        )
        link = digest(invite(workspace, wave, "executive", now=NOW))
        person = begin(workspace, link, now=NOW)
        return SimpleNamespace(assessment=assessment(workspace, wave), person=person, link=link)

    return call


@pytest.fixture
def acme(wave_of):
    """The wave of Acme."""
    return wave_of("Acme")


@pytest.fixture
def bravo(wave_of):
    """The wave of Bravo."""
    return wave_of("Bravo")


@pytest.fixture
def alone(workspace):
    """An assessment of Acme that one person answers alone."""
    loaded = workspace.resolve("opposite")
    return start_assessment(
        workspace, loaded, organisation="Acme", wave="alone", group="executive", profile="pulse", now=NOW
    )
