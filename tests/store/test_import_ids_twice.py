"""Where no column is called the respondent, an address or an id that stands in several rows is asked about, never counted twice in silence."""

import pytest
from import_cases import acme_by_name, levels

from opposite.definitions.mapping import ColumnMapping
from opposite.errors import ImportRefusedError

ONCE = "{heading},group,A1\nann@example.org,board,1\nbob@example.org,board,2\n,board,3\n,board,4\n"
TWICE = ONCE + "Ann@Example.org,board,4\n"


@pytest.mark.parametrize("heading", ["Email", "Who filled this in"])
def test_an_address_in_two_rows_is_asked_about_in_whatever_case(workspace, tmp_path, heading):
    for dry_run in (True, False):
        with pytest.raises(ImportRefusedError) as caught:
            acme_by_name(workspace, tmp_path, TWICE.format(heading=heading), dry_run=dry_run)
        said = str(caught.value)
        assert "one of them stands in several rows" in said
        assert f'"{heading}" is the respondent, or skip where every row is another person' in said
    assert levels(workspace) == {}


def test_addresses_that_stand_once_are_not_asked_about_nor_stored(workspace, tmp_path):
    report = acme_by_name(workspace, tmp_path, ONCE.format(heading="Email"))
    assert (report.new_respondents, report.columns_not_understood) == (4, ("Email",))
    assert levels(workspace) == {(f"row {row}", "A1"): row - 1 for row in range(2, 6)}


@pytest.mark.parametrize(("meant", "people"), [("respondent", 2), ("skip", 5)])
def test_a_mapping_says_what_the_column_is(workspace, tmp_path, meant, people):
    text = TWICE.format(heading="Email").replace("\n,board,3\n,board,4", "") if meant == "respondent" else TWICE
    mapping = ColumnMapping(columns={"Email": meant})
    report = acme_by_name(workspace, tmp_path, text.format(heading="Email"), mapping=mapping)
    assert report.new_respondents == people


@pytest.mark.parametrize("heading", ["ID", "Participant", "Employee ID"])
def test_an_id_in_two_rows_is_asked_about(workspace, tmp_path, heading):
    text = f"{heading},group,A1\n7,board,1\n8,board,2\n7,board,3\n"
    with pytest.raises(ImportRefusedError, match=f'in "{heading}" one of them stands in several rows'):
        acme_by_name(workspace, tmp_path, text)
    assert acme_by_name(workspace, tmp_path, text.replace("\n7,board,3", "\n9,board,3")).new_respondents == 3


@pytest.mark.parametrize("cells", [("7", "7"), ("ann@example.org", "ann@example.org and others")])
def test_a_column_that_says_something_else_is_left_alone(workspace, tmp_path, cells):
    text = "Remark,group,A1\n" + "".join(f"{cell},board,1\n" for cell in cells)
    assert acme_by_name(workspace, tmp_path, text).new_respondents == 2


TYPEFORM = "#,A1,{heading},Start Date (UTC),Submit Date (UTC),Network ID\n"


def typeform(*cells, heading="Your address"):
    rows = (f"x{n},{n},{cell},2026-03-01 10:00,2026-03-01 10:05,n\n" for n, cell in enumerate(cells, 1))
    return TYPEFORM.format(heading=heading) + "".join(rows)


def test_an_address_that_a_questionnaire_asked_for_is_asked_about_beside_the_id_that_a_tool_gives_every_row(
    workspace, tmp_path
):
    text = typeform("ann@example.org", "bob@example.org", "Ann@Example.org")
    with pytest.raises(
        ImportRefusedError, match=r'In "Your address" of a\.csv one address or code stands in several rows'
    ):
        acme_by_name(workspace, tmp_path, text)
    for meant, people in (("skip", 3), ("respondent", 2)):
        mapping = ColumnMapping(columns={"Your address": meant})
        assert acme_by_name(workspace, tmp_path, text, mapping=mapping, dry_run=True).new_respondents == people


@pytest.mark.parametrize(
    "text",
    [
        typeform("ann@example.org", "", ""),
        typeform("yes", "yes", "no", heading="Member"),
        "Timestamp,Email Address,A1,Boss\n2026/03/01 10:00,a@example.org,1,c@example.org\n2026/03/01 10:01,b@example.org,1,c@example.org\n",
        "record_id,redcap_event_name,mail,a1,pulse_complete\n1,baseline,a@example.org,1,2\n1,later,a@example.org,2,2\n",
    ],
    ids=["once", "no address", "the tool knows people", "a row an event"],
)
def test_beside_the_id_of_a_tool_other_columns_are_left_alone(workspace, tmp_path, text):
    report = acme_by_name(workspace, tmp_path, text)
    assert (report.answers_stored, report.repeated) == (text.count("\n") - 1, 0)
