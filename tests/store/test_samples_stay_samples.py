"""Nothing real is put into an organisation of the sample, by a file or by a new wave; beside it everything can be."""

import pytest
from import_cases import FRAMEWORK, NOW, counts, imported, written

from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.commands import ensure_organisation
from opposite.engine.collecting.setup import set_up_refusals, start_assessment, start_wave
from opposite.errors import ImportRefusedError, OppositeError

SAMPLE = "Larkmarrow Stores"
HEADER = "organisation,wave,respondent,group,question,level\n"


@pytest.fixture
def beside_a_sample(workspace):
    with workspace.store.writing() as cursor:
        ensure_organisation(cursor, SAMPLE, now=NOW, sample=True)
    return workspace


@pytest.mark.parametrize("dry_run", [True, False], ids=["a dry run", "an import"])
def test_answers_are_not_imported_into_a_sample(beside_a_sample, tmp_path, dry_run):
    before = counts(beside_a_sample)
    file = written(tmp_path, f"{HEADER}Acme,1,r1,staff,A1,3\n Larkmarrow  Stores ,1,r1,staff,A1,3\n")
    with pytest.raises(ImportRefusedError) as refused:
        imported(beside_a_sample, file, attributed=True, dry_run=dry_run)
    assert str(refused.value) == (
        '"Larkmarrow Stores" is an organisation of the sample, whose figures are made up. Real answers never stand among '
        "them. Nothing was stored. Import under another name, with --organisation or a mapping file, or erase the sample "
        "first with `opposite erase`."
    )
    assert counts(beside_a_sample) == before


def test_under_another_name_the_same_file_is_imported(beside_a_sample, tmp_path):
    file = written(tmp_path, "respondent,group,question,level\nr1,staff,A1,3\n")
    with pytest.raises(ImportRefusedError):
        imported(beside_a_sample, file, organisation=SAMPLE)
    assert imported(beside_a_sample, file, organisation=f"{SAMPLE} of ours").answers_stored == 1
    assert [one.organisation.name for one in assessments(beside_a_sample)] == [f"{SAMPLE} of ours"]


def test_no_wave_is_set_up_for_a_sample(beside_a_sample):
    names = {"organisation": f"  {SAMPLE}", "wave": "2026"}
    before = counts(beside_a_sample)
    said = (
        "Larkmarrow Stores is an organisation of the sample, whose figures are made up. Real answers never stand among them. "
        "Nothing was stored. Type another name for your own organisation, or erase this one on the Data page first."
    )
    assert [str(one) for one in set_up_refusals(beside_a_sample, FRAMEWORK, **names)] == [said]
    with pytest.raises(OppositeError, match="of the sample"):
        start_assessment(beside_a_sample, FRAMEWORK, **names, group="staff", profile="full", now=NOW)
    with pytest.raises(OppositeError, match="of the sample"):
        start_wave(beside_a_sample, FRAMEWORK, **names, profile="full", people={"staff": 5}, now=NOW)
    assert counts(beside_a_sample) == before
    real = names | {"organisation": "Acme"}
    assert set_up_refusals(beside_a_sample, FRAMEWORK, **real) == []
