"""One stored framework cannot be read: it is named where it is asked for, and everything else goes on."""

from datetime import timedelta

import pytest
from application import NOW, ROOT, words

from opposite.definitions import load, load_document
from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.importing import import_answers

OTHER = load(ROOT / "tests" / "imports" / "framework.yaml")
TITLE = OTHER.framework.title
FILE = "organisation,respondent,A1,A2,B1\n" + "".join(f"Broken Ltd,p{n},1,2,1\n" for n in range(4))


@pytest.fixture
def broken(application, tmp_path):
    """Acme has answered the framework that comes with the product; that of Broken Ltd cannot be read any more."""
    application.answer("Acme", [3] * 16)
    path = tmp_path / "answers.csv"
    path.write_text(FILE)
    import_answers(application.workspace, path, framework=OTHER, now=NOW)
    with application.workspace.store.writing() as cursor:
        cursor.script(f"update frameworks set document = '[1,2,3]' where hash = '{OTHER.framework.hash}'")
    application.close()
    return application


def test_an_assessment_is_set_up_with_the_other_framework(broken):
    page = broken.page("assess", organisation="Nobody yet")
    assert (list(page.exception), list(page.error)) == ([], [])
    (picker,) = [one for one in page.selectbox if one.label == "Framework"]
    assert TITLE in picker.options
    assert [one.label for one in page.selectbox if one.label == "I answer for"] != []


def test_one_who_chooses_it_is_told_which_it_is_and_can_choose_another(broken):
    page = broken.page("assess", organisation="Nobody yet")
    (picker,) = [one for one in page.selectbox if one.label == "Framework"]
    picker.select(TITLE).run()
    (error,) = page.error
    assert f"The stored framework {OTHER.framework.id}, version {OTHER.framework.version}, cannot be read." in (
        error.proto.title + error.value
    ).replace("\\", "")
    (picker,) = [one for one in page.selectbox if one.label == "Framework"]
    picker.select_index(0).run()
    assert list(page.error) == []


def test_answers_to_the_other_framework_are_brought_in(broken):
    page = broken.page("data")
    text = "organisation,wave,respondent,ORI1,ORI2,ORI3\n" + "".join(f"New Ltd,2026,p{n},2,3,4\n" for n in range(4))
    page.file_uploader(key="upload-answers").set_value([("answers.csv", text.encode(), "text/csv")])
    page.run()
    assert (list(page.exception), list(page.error)) == ([], [])
    assert TITLE in next(one for one in page.selectbox if one.label == "Framework").options


def test_of_a_wave_whose_framework_can_be_read_there_is_a_report_without_the_wave_before(broken, tmp_path):
    newer = load_document(OTHER.json.replace(f'"version": "{OTHER.framework.version}"', '"version": "1.0.1"'))
    path = tmp_path / "newer.csv"
    path.write_text(FILE)
    import_answers(broken.workspace, path, framework=newer, wave="2027", now=NOW + timedelta(days=365))
    report = broken.report("Broken Ltd", "2027")
    assert (report.framework.version, report.earlier) == ("1.0.1", None)
    for name in ("profile", "gaps", "roadmap", "progress", "alignment"):
        page = broken.page(name, organisation="Broken Ltd", wave="2027")
        assert (list(page.exception), list(page.error)) == ([], [])


@pytest.mark.parametrize("name", ["profile", "roadmap"])
def test_a_page_of_its_organisation_names_it(broken, name):
    page = broken.page(name, organisation="Broken Ltd")
    said = " ".join([one.proto.title + one.value for one in page.error] + words(page.info)).replace("\\", "")
    assert f"The stored framework {OTHER.framework.id}, version {OTHER.framework.version}, cannot be read." in said


def test_compare_names_it_where_an_address_asks_for_its_organisation(broken):
    broken.answer("Bolt", [2] * 16)
    acme, bolt = (broken.report(name).assessment.id for name in ("Acme", "Bolt"))
    (other,) = [one.id for one in assessments(broken.workspace, organisation="Broken Ltd")]
    gone = "Some of what this address names is not here, or not shared with you."
    left_out = f"1 assessment left out: the stored framework {OTHER.framework.id} cannot be read."
    for asked, said in (([acme, bolt], []), ([acme, bolt, other], [left_out]), ([acme, other, 0], [left_out, gone])):
        page = broken.page("compare", compare=[str(one) for one in asked])
        assert (list(page.exception), [one.replace("\\", "") for one in words(page.warning)]) == ([], said)
