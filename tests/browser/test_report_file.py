"""The report as one HTML file in a browser: it asks for nothing, fits a phone, and says the same in the dark."""

from datetime import date

import pytest
from chrome import new_context

from opposite.engine.briefing import brief
from opposite.engine.collecting.assessments import assessment
from opposite.exports.briefing.report_html import report_html

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.fixture
def report_file(workspace, add_answered, tmp_path):
    """Address of a report on the disk, of an organisation whose name is markup."""
    made = assessment(workspace, add_answered(workspace, "<img src=x onerror=alert(1)> Acme", seed=1))
    path = tmp_path / "report.html"
    path.write_bytes(report_html(brief(workspace, made, today=date(2026, 11, 29))))
    return path.as_uri()


@pytest.mark.parametrize(("viewport", "scheme"), [(PHONE, "light"), (PHONE, "dark"), (DESK, "light")])
def test_it_loads_itself_alone_and_is_no_wider_than_the_window(chromium, report_file, viewport, scheme):
    asked, said = [], []
    with new_context(chromium, viewport=viewport, color_scheme=scheme) as context:
        context.on("request", lambda request: asked.append(request.url))
        context.on("console", lambda message: said.append(message.text))
        page = context.new_page()
        page.goto(report_file)

        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        assert page.locator("h1").inner_text() == "<img src=x onerror=alert(1)> Acme"
        assert page.locator("img, script").count() == 0
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 21, 24)"}[scheme]
    assert asked == [report_file]
    assert said == []
