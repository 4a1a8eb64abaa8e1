"""Pages among two thousand organisations: as many statements and rows as among sixty, and names found by typing."""

import re
from datetime import timedelta

import pytest
from application import NOW, Application, is_there, leave, settled, words

from opposite.domain.access.identity import Identity, Role
from opposite.domain.access.rules import Verb, may
from opposite.engine.access.grants import Asked, grant
from opposite.engine.access.guard import subject
from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.finding import find_organisations, latest_organisations
from opposite.engine.collecting.importing import import_answers
from opposite.engine.sample import fill_with_sample
from opposite.engine.scoring.overview import overview, with_score
from opposite.engine.scoring.stored_scores import stale_assessments
from opposite.engine.workspace import open_workspace
from opposite.store.cursor import Cursor
from opposite.ui.shell.finding import MOST

pytestmark = pytest.mark.long

FEW, MANY = 60, 2_004
PAGES = ("start", "profile", "gaps", "alignment", "roadmap", "compare", "data", "access", "participation", "progress")
EMAIL = "ann@example.org"
MINE, THEIRS = "Larkmarrow Stores", "Larkmarrow Stores 7"
ODD = "Ärzte-Verbund 100% *Süd*"
NORTHERN = "Ærøskøbing & Đurić, Straße Łódź"

COPIES = (
    """
    insert into organisations
    select one.* replace (one.id + copy * 100000 as id, one.name || ' ' || copy as name)
    from organisations as one, range(1, $copies) as copies(copy)
    """,
    """
    insert into assessments
    select one.* replace (
        one.id + copy * 100000 as id, one.organisation_id + copy * 100000 as organisation_id,
        one.last_activity - to_minutes(copy) as last_activity
    )
    from assessments as one, range(1, $copies) as copies(copy)
    """,
    """
    insert into scores
    select one.* replace (one.assessment_id + copy * 100000 as assessment_id)
    from scores as one, range(1, $copies) as copies(copy)
    """,
)
"""The sample portfolio once more for each copy, with its scores, under ids and names of their own."""


def filled(path, organisations):
    workspace = open_workspace(str(path))
    fill_with_sample(workspace, now=NOW)
    with workspace.store.writing() as cursor:
        for copies in COPIES:
            cursor._cursor.execute(copies, {"copies": organisations // 12})
        cursor._cursor.execute("update organisations set name = $odd where name = 'Corvandale Pumps 3'", {"odd": ODD})
        cursor._cursor.execute(
            "update organisations set name = $new where name = 'Corvandale Pumps 4'", {"new": NORTHERN}
        )
    workspace.close()
    return Application(path)


@pytest.fixture(scope="module")
def portfolios(tmp_path_factory):
    """By how many organisations there are, the application on them."""
    folder = tmp_path_factory.mktemp("many")
    opened = {number: filled(folder / f"{number}.duckdb", number) for number in (FEW, MANY)}
    yield opened
    for application in opened.values():
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("OPPOSITE_DATABASE", str(application.path))
            leave(application)


@pytest.fixture
def among(portfolios, monkeypatch):
    """The function that gives the application on so many organisations."""

    def call(number):
        monkeypatch.setenv("OPPOSITE_DATABASE", str(portfolios[number].path))
        return portfolios[number]

    return call


@pytest.fixture
def reads(monkeypatch):
    """The statements that are run, each with how many rows it gave."""
    noted = []

    def noting(read):
        def note(self, statement, /, **parameters):
            rows = list(read(self, statement, **parameters))
            noted.append((statement, len(rows)))
            return rows

        return note

    for name in ("run", "many"):
        monkeypatch.setattr(Cursor, name, noting(getattr(Cursor, name)))
    return noted


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_the_same_statements_and_reads_as_many_rows(among, reads, name):
    read = {}
    for number in (FEW, MANY):
        application = among(number)
        settled(application.page(name))
        reads.clear()
        page = application.page(name)
        assert (words(page.error), list(page.exception)) == ([], [])
        read[number] = list(reads)
    assert [statement for statement, _ in read[MANY]] == [statement for statement, _ in read[FEW]]
    assert abs(sum(rows for _, rows in read[MANY]) - sum(rows for _, rows in read[FEW])) <= 5
    assert sum(rows for _, rows in read[MANY]) < 250


@pytest.mark.main_way
def test_the_portfolio_runs_the_same_statements_and_reads_a_page_of_rows(among, reads):
    """Twenty organisations, each with its latest wave, its factors in one row, and its waves."""
    read = {}
    for number in (FEW, MANY):
        page = among(number).page("portfolio", sort="overall")
        reads.clear()
        page = among(number).page("portfolio", sort="overall")
        assert (words(page.error), list(page.exception)) == ([], [])
        assert len(page.get_by_key("portfolio-table").value) == 20
        read[number] = list(reads)
    assert [statement for statement, _ in read[MANY]] == [statement for statement, _ in read[FEW]]
    assert sum(rows for _, rows in read[MANY]) < 250


def test_the_portfolio_is_turned_page_by_page(among):
    page, number = among(MANY).page("portfolio"), len(latest_organisations(among(MANY).workspace, most=5_000))
    page = page.button(key="page-after").click().run()
    assert page.query_params["page"] == "2"
    assert f"21 to 40 of {number:,} organisations" in words(page.caption)
    page.selectbox(key="sort-by").set_value("overall").run()
    assert "page" not in page.query_params


@pytest.mark.parametrize("name", ["start", "profile", "gaps", "alignment", "roadmap", "compare"])
def test_the_first_view_after_an_import_does_too(among, reads, name, tmp_path):
    """The scores of what was imported are computed within it. Answers are read of that and of what is shown alone."""
    file = tmp_path / "answers.csv"
    cells = [f"Imported,{person},executive,{q},3" for person in ("ann", "bob", "cay") for q in ("ORI1", "ORI2", "ORI3")]
    file.write_text("\n".join(["organisation,respondent,group,question,level", *cells]) + "\n")
    read = {}
    for number in (FEW, MANY):
        application = among(number)
        settled(application.page(name))
        imports = application.workspace
        import_answers(imports, file, framework=imports.resolve("opposite"), wave=name, now=NOW - timedelta(days=400))
        reads.clear()
        page = application.page(name)
        assert (words(page.error), list(page.exception)) == ([], [])
        read[number] = list(reads)
        assert stale_assessments(imports) == []
    assert [statement for statement, _ in read[MANY]] == [statement for statement, _ in read[FEW]]
    assert [statement for statement, _ in read[MANY]].count("stale_assessments") == 1
    assert ("add_scored", 1) in read[MANY]
    of_one = {"answers": 2_000, "people": 60}
    others = [sum(rows for statement, rows in read[number] if statement not in of_one) for number in (FEW, MANY)]
    assert abs(others[0] - others[1]) <= 5
    assert others[1] < 250
    assert not [(statement, rows) for statement, rows in read[MANY] if rows > of_one.get(statement, 250)]


def test_what_is_typed_finds_names_and_one_of_them_is_opened(among):
    page = among(MANY).page("profile")
    assert len(page.selectbox(key="organisation").options) == MOST
    page.text_input(key="find-organisation").input("PUMPS 16").run()
    picker = page.selectbox(key="organisation")
    assert (picker.value, picker.placeholder) == (None, "8 found")
    assert set(picker.options) == {f"Corvandale Pumps {number}" for number in (16, *range(160, 167))}
    picker.select("Corvandale Pumps 164").run()
    assert page.query_params["organisation"] == "Corvandale Pumps 164"
    assert page.selectbox(key="organisation").value == "Corvandale Pumps 164"
    assert page.text_input(key="find-organisation").value == ""


@pytest.mark.parametrize(("typed", "found"), [("xyz", "None found"), ("%", "1 found"), ("o", "The first 50")])
def test_the_picker_says_how_many_were_found(among, typed, found):
    page = among(MANY).page("gaps")
    page.text_input(key="find-organisation").input(typed).run()
    assert page.selectbox(key="organisation").placeholder == found


@pytest.mark.parametrize("typed", ["arzte", "ARZTE-ver", "verbund", "100%", "*süd*", "  SUD* ", "a\u0308rzte"])
def test_what_is_typed_is_text_whatever_its_case_and_accents(among, typed):
    assert [one.name for one in find_organisations(among(MANY).workspace, typed, most=MOST)] == [ODD]


@pytest.mark.parametrize(
    "typed", ["aeroskobing", "ÆRØ", "đurić", "duric", "strasse", "STRAẞE", "straße lo", "lodz", "ŁÓDŹ"]
)
def test_letters_that_others_write_otherwise_are_found_however_they_are_typed(among, typed):
    assert [one.name for one in find_organisations(among(MANY).workspace, typed, most=MOST)] == [NORTHERN]


@pytest.mark.parametrize("typed", ["arzte_verbund", "100%süd", ".*", "sud verbund", "\\"])
def test_what_is_typed_is_no_pattern(among, typed):
    assert find_organisations(among(MANY).workspace, typed, most=MOST) == []


def test_names_that_begin_so_come_first_then_words_that_do(among):
    workspace = among(FEW).workspace
    names = [one.name for one in find_organisations(workspace, "ve", most=MOST)]
    place = [(not name.lower().startswith("ve"), " ve" not in f" {name.lower().replace('-', ' ')}") for name in names]
    assert place == sorted(place)
    assert names.index(ODD) < min(at for at, name in enumerate(names) if name.startswith("Tivvelane"))


def test_a_page_opens_what_the_address_names_though_the_picker_does_not_offer_it(among):
    last = latest_organisations(among(MANY).workspace, most=5_000)[-1].name
    page = among(MANY).page("profile", organisation=last)
    assert page.selectbox(key="organisation").value == last
    assert (words(page.warning), list(page.exception)) == ([], [])


def test_compared_are_those_that_the_address_names_and_others_are_found(among):
    last = with_score(among(MANY).workspace)[-2:]
    page = among(MANY).page("compare", compare=[str(one.id) for one in last])
    picker = page.multiselect(key="compare-organisations")
    assert picker.value == [str(one.id) for one in last]
    page.text_input(key="find-compare-organisations").input("Stores 8").run()
    found = {one.id for one in find_organisations(among(MANY).workspace, "Stores 8", most=MOST)}
    offered = with_score(among(MANY).workspace, organisations=found, most=MOST)
    assert len(page.multiselect(key="compare-organisations").options) == len({one.id for one in (*last, *offered)})


def test_the_start_page_finds_by_name_and_says_how_many_there_are(among):
    page, number = among(MANY).page("start"), len(latest_organisations(among(MANY).workspace, most=5_000))
    assert f"1 to 12 of {number:,} organisations" in words(page.caption)
    page.text_input(key="find-start").input("arzte").run()
    assert len([said for said in words(page.markdown) if "rzte" in said]) == 1


def test_the_start_page_is_turned_page_by_page(among):
    page, number = among(MANY).page("start", sort="name"), len(latest_organisations(among(MANY).workspace, most=5_000))
    page = page.button(key="page-after").click().run()
    assert page.query_params["page"] == "2"
    assert f"13 to 24 of {number:,} organisations" in words(page.caption)
    last = (number - 1) // 12 + 1
    page = among(MANY).page("start", sort="name", page=str(last))
    assert f"{12 * last - 11:,} to {number:,} of {number:,} organisations" in words(page.caption)
    assert not is_there(page, "page-after")
    page.text_input(key="find-start").input("Stores 8").run()
    assert "page" not in page.query_params


@pytest.fixture
def executive(among):
    """A page as an executive of one organisation among many sees it."""
    application = among(MANY)
    grant(application.workspace, [Asked(EMAIL, Role.EXECUTIVE, MINE)], now=NOW)
    user = {"who": "nobody", "is_logged_in": True, "email": EMAIL, "email_verified": True}
    return lambda name, **query: application.page(name, user=user, **query)


@pytest.mark.parametrize(
    "name", ["start", "profile", "gaps", "alignment", "roadmap", "progress", "compare", "participation", "portfolio"]
)
def test_an_executive_is_offered_the_own_organisation_alone(executive, name):
    page = executive(name)
    said = [*words(page.markdown), *words(page.caption), *[o for box in page.selectbox for o in box.options]]
    said += [option for box in page.multiselect for option in box.options]
    assert not [line for line in said if re.search(f"{MINE} [0-9]", line)]
    assert not [field.key for field in page.text_input if (field.key or "").startswith("find-")]


def test_an_executive_who_names_another_organisation_in_the_address_is_told_that_it_is_not_here(executive):
    page = executive("profile", organisation=THEIRS)
    assert words(page.warning)[0].startswith(f"Nothing is shown: the organisation “{THEIRS}” is not here")
    assert page.selectbox(key="organisation").options == [MINE]


def test_an_executive_who_names_another_wave_to_compare_is_told_so(executive, among):
    other = assessments(among(MANY).workspace, organisation=THEIRS)[0].id
    page = executive("compare", compare=[str(other)])
    assert words(page.warning)[0] == "Some of what this address names is not here, or not shared with you."


@pytest.mark.parametrize(
    "who",
    [
        Identity(Role.OWNER),
        Identity(Role.AUTHOR),
        Identity(Role.NOBODY),
        Identity(Role.CONSULTANT),
        Identity(Role.CONSULTANT, organisations=frozenset({1, 100_001, 200_001})),
        Identity(Role.EXECUTIVE, organisations=frozenset({1})),
        Identity(Role.RESPONDENT),
        Identity(Role.RESPONDENT, assessment=15, respondent=1),
    ],
    ids=lambda who: f"{who.role.value}-{len(who.organisations)}-{who.assessment}",
)
def test_what_is_asked_for_within_reach_is_what_the_rules_allow(among, who):
    """Each list that a query limits holds just those rows that `may` allows."""
    workspace = among(FEW).workspace
    theirs = workspace.acting_for(who)
    everything = assessments(workspace)

    def allowed(verb):
        return {one.id for one in everything if may(who, verb, subject(workspace, one))}

    listed, seen = allowed(Verb.LIST), allowed(Verb.SEE_FIGURES)
    names = {one.organisation.name for one in everything if one.id in listed}
    assert {one.name for one in latest_organisations(theirs, most=10_000)} == names
    assert {one.name for one in find_organisations(theirs, "", most=10_000)} == names
    assert {row.assessment.id for row in overview(theirs)} == seen
    assert {one.id for one in with_score(theirs)} == seen & {one.id for one in with_score(workspace)}
    assert {one.id for one in with_score(theirs, ids=[a.id for a in everything])} <= seen
    asked = {one.organisation.id for one in everything}
    assert {row.assessment.id for row in overview(theirs, organisations=asked)} == seen
