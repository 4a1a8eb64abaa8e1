"""Benchmarks on pages: peers of a source on the profile; held, added and removed on the data page by whoever keeps data."""

from datetime import date

import pytest
from application import NOW, words

from opposite.domain.access.identity import Role
from opposite.domain.comparison.benchmark import Benchmark, Origin, QuestionShares, Scope, fingerprint
from opposite.engine.access.grants import Asked, grant
from opposite.engine.comparison.benchmark_file import benchmark_bytes
from opposite.engine.comparison.benchmarks import held_benchmarks, import_benchmarks

pytestmark = pytest.mark.long

SCRIPT = "<script>alert(1)</script> =cmd|x"


def file(application, source="Nordic Study", *, on=date(2026, 11, 2), version=None, scope=Scope()):  # noqa: B008
    framework = application.workspace.resolve("opposite").framework
    origin = Origin(framework.id, version or framework.version, "ab" if version else framework.hash)
    rows = {
        id_: QuestionShares(fingerprint(question), 24, 240, {2.0: 40, 3.0: 35, 4.0: 25})
        for id_, question in framework.questions.items()
        if id_ != "ORI5"
    }
    return benchmark_bytes(Benchmark(source, on, origin, scope, 24, 240, rows))


@pytest.fixture
def acme(application):
    """One client with the short profile answered, all at level 3."""
    application.answer("Acme", [3] * 16)
    return application


def plain(elements):
    return [word.replace("\\", "") for word in words(elements)]


def hold(application, *files):
    import_benchmarks(application.workspace, files, now=NOW)


def table(page):
    return page.dataframe[0].value.to_dict("records")


def test_where_none_is_held_the_profile_says_nothing_of_peers(acme):
    page = acme.page("profile")
    assert not [word for word in plain(page.header) if "Peers" in word]


@pytest.mark.main_way
def test_the_profile_names_the_source_the_number_and_the_date(acme):
    hold(acme, file(acme))
    page = acme.page("profile")
    assert "Peers of Nordic Study, 24 organisations, 2 November 2026" in plain(page.header)
    rows = table(page)
    assert rows[0] == {"Factor": "Orientation", "You": "3.0", "Mean of peers": "2.9", "Difference": "+0.2"}
    assert (rows[-1]["Factor"], rows[-1]["Mean of peers"]) == ("Overall", "2.9")
    assert [word for word in plain(page.caption) if word.startswith("Nothing is told of 1 question")]
    assert (len(page.exception), len(page.error)) == (0, 0)


def test_of_another_version_it_says_so(acme):
    hold(acme, file(acme, version="0.9.0"))
    captions = plain(acme.page("profile").caption)
    assert [word for word in captions if word.startswith("Answered in version 0.9.0 of OPPOSITE")]


def test_several_sources_are_chosen_among_those_of_most_organisations_first(acme):
    hold(acme, file(acme, "A"), file(acme, "B"), file(acme, "B", scope=Scope(sectors=("Retail",))))
    page = acme.page("profile")
    assert page.selectbox(key="peers-of").options == [
        "Peers of A and B, 48 organisations, 2 November 2026",
        "Peers of A, 24 organisations, 2 November 2026",
        "Peers of B, 24 organisations, 2 November 2026",
        "Peers of B, 24 organisations, Retail, 2 November 2026",
    ]


def test_which_peers_and_the_questions_of_which_factor_stand_in_the_address(acme):
    hold(acme, file(acme, "A"), file(acme, "B", scope=Scope(sectors=("Retail",))))
    page = acme.page("profile")
    page.selectbox(key="peers-of").set_value("B, Retail").run()
    page.selectbox(key="peers-factor").set_value("PEO").run()
    assert (page.query_params["benchmark"], page.query_params["factor"]) == ("B, Retail", "PEO")
    again = acme.page("profile", benchmark="B, Retail", factor="PEO")
    assert "Peers of B, 24 organisations, Retail, 2 November 2026" in plain(again.header)
    assert again.selectbox(key="peers-factor").value == "PEO"


def test_a_benchmark_that_is_not_here_is_told_and_the_first_is_shown(acme):
    hold(acme, file(acme, "A"))
    page = acme.page("profile", benchmark="B", factor="none of these")
    assert plain(page.warning) == ["The benchmark “B” that this address names is not here, or not shared with you."]
    assert "Peers of A, 24 organisations, 2 November 2026" in plain(page.header)
    assert page.selectbox(key="peers-factor").value == "ORI"


def test_a_source_that_would_be_markup_is_text(acme):
    hold(acme, file(acme, SCRIPT))
    page = acme.page("profile")
    assert f"Peers of {SCRIPT}, 24 organisations, 2 November 2026" in plain(page.header)
    assert len(page.exception) == 0


def test_files_are_added_on_the_data_page(acme):
    content = file(acme)
    acme.close()
    page = acme.page("data")
    assert "No benchmark is held here yet." in plain(page.caption)
    page.file_uploader(key="upload-benchmark").upload("study.json", content, "application/json").run()
    page = page.button(key="add-benchmark").click().run()
    assert plain(page.success) == ["Added: Nordic Study, 24 organisations, 2 November 2026."]
    assert [held.benchmark.source for held in held_benchmarks(acme.workspace)] == ["Nordic Study"]


def test_a_file_that_is_none_is_refused_in_a_sentence_and_nothing_kept(acme):
    content = file(acme).replace(b'"organisations": 24', b'"organisations": 9')
    acme.close()
    page = acme.page("data")
    page.file_uploader(key="upload-benchmark").upload("study.json", content, "application/json").run()
    page = page.button(key="add-benchmark").click().run()
    assert plain(page.warning)[0].startswith("The benchmark file cannot be used: organisations must be a whole number")
    assert held_benchmarks(acme.workspace) == []


def test_one_is_removed_once_that_is_confirmed(acme):
    hold(acme, file(acme, SCRIPT))
    (held,) = held_benchmarks(acme.workspace)
    acme.close()
    page = acme.page("data").button(key=f"remove-benchmark-{held.id}").click().run()
    page = page.button(key=f"remove-benchmark-{held.id}-confirmed").click().run()
    assert plain(page.success) == [f"Removed: {SCRIPT}, 24 organisations, 2 November 2026."]
    assert held_benchmarks(acme.workspace) == []


def test_a_consultant_sees_peers_and_can_neither_add_nor_remove(acme):
    hold(acme, file(acme))
    grant(acme.workspace, [Asked("ann@example.org", Role.CONSULTANT, "Acme")], now=NOW)
    ann = {"who": "nobody", "is_logged_in": True, "email": "ann@example.org", "email_verified": True}
    assert "Benchmarks" not in words(acme.page("data", user=ann).header)
    page = acme.page("profile", user=ann)
    assert "Peers of Nordic Study, 24 organisations, 2 November 2026" in plain(page.header)
