"""The application run in this process, page by page, and the engine beside it to compare with."""

import contextlib
import html
import json
import re
import shutil
from datetime import datetime
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from opposite.domain.collecting.answers import LEVEL
from opposite.domain.collecting.description import Description
from opposite.engine.collecting.assessments import assessment, find_wave, questions_for, respondent
from opposite.engine.collecting.organisations import write_description
from opposite.engine.collecting.setup import start_assessment
from opposite.engine.report import build_report
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.search import under_way
from opposite.engine.workspace import open_workspace
from opposite.errors import StoreError
from opposite.settings import utc_now
from opposite.ui.shell import cache

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "opposite" / "ui" / "shell" / "script.py"

NOW = datetime(2026, 11, 22, 9, 0)

PAGES = (
    "start",
    "assess",
    "participation",
    "profile",
    "gaps",
    "alignment",
    "roadmap",
    "progress",
    "documents",
    "portfolio",
    "compare",
    "data",
    "frameworks",
    "access",
    "about",
)


class Application:
    """The pages over one database, and the engine over the same one to compare with."""

    def __init__(self, path):
        self.path = path
        self._workspace = None
        self._roadmaps = {}

    @property
    def workspace(self):
        """The engine's view of the database."""
        if self._workspace is None:
            self._workspace = open_workspace(str(self.path))
        return self._workspace

    def refill(self, original):
        """Put a copy of another file in the place of the database, which nobody may have opened yet."""
        assert self._workspace is None
        shutil.copyfile(original, self.path)

    def close(self):
        """Close the engine's view."""
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    def page(self, name="start", *, who="owner", user=None, **query):
        """A page, run once, with what stands behind the question mark of its address."""
        opened = AppTest.from_file(SCRIPT, default_timeout=120)
        opened.user = {"who": who} if user is None else user
        for key, words in query.items():
            opened.query_params[key] = words
        if name != "start":
            opened.switch_page(f"../pages/{name}.py")  # as an address opens it, no other page before
        return opened.run()

    def roadmap(self, organisation, options=None):
        """The best roadmap of an organisation's latest wave, made once."""
        key = (organisation, (options or RoadmapOptions()).key)
        if key not in self._roadmaps:
            self._roadmaps[key] = build_roadmap(self.report(organisation), options)
        return self._roadmaps[key]

    def report(self, organisation, wave=None):
        """The report that a page of an organisation must show."""
        found = find_wave(self.workspace, organisation, wave)
        return build_report(self.workspace, found.id, today=utc_now().date())

    def answer(self, organisation, levels, *, wave="1", profile="pulse", group="executive"):
        """Set up an assessment of one person and answer its first questions; returns its start and the person.

        A level of None leaves a question out. The answers are stored at once, for time: save_answer, with its checks,
        is what the pages call.
        """
        loaded = self.workspace.resolve("opposite")
        started = start_assessment(
            self.workspace, loaded, organisation=organisation, wave=wave, group=group, profile=profile, now=NOW
        )
        person = respondent(self.workspace, started.respondent_id)
        asked = questions_for(loaded.framework, assessment(self.workspace, started.assessment_id), group)
        given = [(question, level) for question, level in zip(asked, levels, strict=False) if level is not None]
        if given:
            with self.workspace.store.writing(answers_alone=True) as cursor:
                assert cursor.run("touch_open_wave", assessment_id=started.assessment_id, now=NOW)
                for question, level in given:
                    assert level in {point.value for point in question.scale.points}
                    cursor.run(
                        "add_answer", assessment_id=started.assessment_id, group_id=group, respondent_id=person.id,
                        question_id=question.id, state=LEVEL, level=float(level), importance=3.0,
                        evidence=None, note=None, reason=None, now=NOW,
                    )  # fmt: skip
        return started, person

    def describe(self, names, sector):
        """Say of organisations in which sector they are."""
        with self.workspace.store.writing() as cursor:
            for name in names:
                write_description(cursor, find_wave(self.workspace, name).organisation.id, Description(sector))


def leave(application):
    """Close a database for the test and for the pages, of which each has a view."""
    application.close()
    with contextlib.suppress(StoreError):
        cache.opened().close()


def settled(page):
    """A page of a plan once the search for the best one is over and its odds are there; a person would watch notices go."""
    if is_there(page, "search"):
        for search in under_way():
            assert search.wait(300)  # so long only where many processes share the processors
        page.run()
    if is_there(page, "odds-awaited"):
        for odds in cache.odds_asked().under_way():
            assert odds.wait(300)
        page.run()
    return page


def found_out(page):
    """A page of a plan once what was asked about it is found out; a person would watch how far it is."""
    for asked in (*cache.enquiries().under_way(), *cache.plans_that_hold().under_way()):
        assert asked.wait(300)
    return settled(page.run())


def looking_at(page, view):
    """The roadmap page with one of its views beneath the timeline."""
    page.segmented_control(key="roadmap-view").set_value(view)
    return page.run()


def drawn(page):
    """What the timeline of the roadmap page is drawn from; None where there is no plan."""
    found = page.get("bidi_component")
    return json.loads(found[0].proto.json) if len(found) else None


def is_there(page, key):
    """Whether a page has an element of a key."""
    try:
        page.get_by_key(key)
    except KeyError:
        return False
    return True


def opened(page, *keys):
    """The page with these expanders open."""
    for key in keys:
        page.session_state[key] = True
    return page.run()


def words(elements):
    """The text of elements, in their order."""
    return [element.value for element in elements]


def cards(page):
    """The cards of a page, or of a container, each as its lines: label, figure, and what to make of it."""
    drawn = [found.proto.body for found in page.get("html") if found.proto.body.startswith("<div class=card>")]
    lines = [re.findall(r"<(p|h2|h3)\b[^>]*>(.*?)</\1>", body) for body in drawn]
    return [[html.unescape(re.sub(r"<[^>]*>", "", words)) for _, words in card] for card in lines]


def rows(frame):
    """The rows of a shown table as dictionaries, absent values as None."""
    return [
        {name: None if pd.isna(value) else value for name, value in row.items()} for row in frame.to_dict("records")
    ]
