"""A deck with the plan of a scenario, in a firm's own look, is given its look and downloaded in a browser."""

import io

from PIL import Image
from playwright.sync_api import expect
from pptx import Presentation
from walking import keyed, press, ready, visit


def logo():
    made = io.BytesIO()
    Image.new("RGB", (300, 60), "navy").save(made, "PNG")
    return made.getvalue()


def test_a_deck_of_a_scenario_has_the_logo_that_was_given_and_an_svg_is_refused(page, sample_server):
    visit(page, f"{sample_server.url}/documents?organisation=Larkmarrow+Stores&scenario=Constrained")
    ready(page)
    expect(page.get_by_text("The documents hold the plan of the scenario Constrained")).to_be_visible(timeout=60_000)
    keyed(page, "look").locator("summary").click()
    field = keyed(page, "look-logo-0").locator("input[type=file]")
    svg = {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": b"<svg><script>alert(1)</script></svg>"}
    field.set_input_files(svg)
    expect(page.get_by_text("The logo logo.svg is no PNG.")).to_be_visible(timeout=30_000)
    field.set_input_files({"name": "logo.png", "mimeType": "image/png", "buffer": logo()})
    expect(page.get_by_text("logo.png is used.")).to_be_visible(timeout=30_000)
    with page.expect_download(timeout=120_000) as taken:
        press(page, "report-deck")
    assert taken.value.suggested_filename == "sample-larkmarrow-stores-2026-q4-constrained-deck.pptx"
    first = Presentation(io.BytesIO(taken.value.path().read_bytes())).slides[0]
    assert "logo" in [shape.name for shape in first.shapes]
    assert "plan of the scenario Constrained" in " ".join(one.text_frame.text for one in first.placeholders)
