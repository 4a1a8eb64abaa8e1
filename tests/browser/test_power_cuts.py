"""The server is killed twenty times while somebody answers: what said saved is there, once."""

from playwright.sync_api import expect
from walking import expect_level, keyed, level, questions_here, ready, set_up, stored_answers, visit

KILLS = 20

LEVELS = (1, 2, 3, 4, 5, 6)


def test_what_said_saved_survives_twenty_kills_of_the_server_and_nothing_is_lost_or_doubled(
    open_context, serve, tmp_path
):
    server = serve()
    page = open_context(errors=True).new_page()
    link = set_up(page, server, organisation="Cut off", full=True)
    saved = {}
    for kill in range(KILLS):
        question = questions_here(page)[kill % 5]
        level(page, question, LEVELS[kill % 6])
        saved[question] = float(LEVELS[kill % 6])
        server.kill()
        page.goto("about:blank")
        server.launch()
        server.wait_healthy()
        stored = stored_answers(server.copy(tmp_path), "Cut off")
        assert sorted((question, value) for question, _, value, *_ in stored) == sorted(saved.items())
        visit(page, link)
        if len(saved) % 5:
            expect_level(page, question, LEVELS[kill % 6])
    assert len(saved) == KILLS


def test_a_page_that_stays_open_goes_on_by_itself_when_the_server_is_back(open_context, serve, tmp_path):
    server = serve()
    page = open_context(errors=True).new_page()
    set_up(page, server, organisation="Goes on", full=True)
    level(page, "ORI1", 3)
    server.kill()
    server.start()
    expect(keyed(page, "saved")).to_have_count(0)
    ready(page)
    level(page, "ORI2", 5)
    expect_level(page, "ORI1", 3)
    stored = stored_answers(server.copy(tmp_path), "Goes on")
    assert [(question, value) for question, _, value, *_ in stored] == [("ORI1", 3.0), ("ORI2", 5.0)]
