"""A dry run says all that the import itself says; only who waits in a wave that is there is known once it is stored."""

from dataclasses import replace

import pytest
from import_cases import SAMPLES, counts, imported, written

from opposite.errors import OppositeError
from opposite.wording.collecting.import_report import import_sentences

pytestmark = pytest.mark.long

HEADER = "organisation,wave,respondent,group,question,level\n"
TRUE_OF_STORED_ONES = {"waiting": 0, "answers_waiting": 0, "waves_in_steps": 0, "waves_of_few": 0}
FILES = sorted(path for ending in ("csv", "tsv", "txt", "xlsx") for path in SAMPLES.glob(f"**/*.{ending}"))


def outcome(workspace, path, **options):
    """The report, or why there is none."""
    try:
        return imported(workspace, path, **options)
    except OppositeError as error:
        return str(error)


def both(workspace, path, **options):
    """What the dry run says, then what the import says, of the same state of the store."""
    before = counts(workspace)
    tried = outcome(workspace, path, dry_run=True, **options)
    assert counts(workspace) == before
    done = outcome(workspace, path, **options)
    return (tried if isinstance(tried, str) else replace(tried, dry_run=False)), done


@pytest.mark.parametrize("attributed", [True, False], ids=["named", "confidential"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SAMPLES)))
def test_of_every_file_of_the_tests_a_dry_run_reports_what_the_import_does(workspace, path, attributed):
    options = {"organisation": "Acme", "attributed": attributed, "skip_bad_rows": True}
    tried, done = both(workspace, path, **options)
    assert tried == done
    tried, done = both(workspace, path, **options)
    if not isinstance(done, str):
        tried, done = replace(tried, **TRUE_OF_STORED_ONES), replace(done, **TRUE_OF_STORED_ONES)
    assert tried == done


@pytest.mark.main_way
def test_names_that_are_nearly_anothers_are_told_before_anything_is_stored(workspace, tmp_path):
    imported(workspace, written(tmp_path, f"{HEADER}Müller AG,1,ann,staff,A1,3\n"), attributed=True)
    file = written(
        tmp_path, HEADER + "".join(f"{name},1,b,staff,A1,3\n" for name in ("Muler AG", "Zeta", "Bravo Ltd", "Bravo"))
    )
    tried, done = both(workspace, file, attributed=True)
    assert tried.nearly_called == done.nearly_called == (("Bravo Ltd", "Bravo"), ("Muler AG", "Müller AG"))
    assert imported(workspace, file, attributed=True).nearly_called == ()


@pytest.mark.parametrize(("people", "of_few"), [(2, 1), (3, 0)])
def test_a_new_wave_of_too_few_people_is_told_before_anything_is_stored(workspace, tmp_path, people, of_few):
    rows = "".join(f"Acme,1,p{n},staff,A1,3\n" for n in range(people))
    tried, done = both(workspace, written(tmp_path, HEADER + rows))
    assert (tried.waves_of_few, tried.fewest) == (done.waves_of_few, done.fewest) == (of_few, 3)


def test_that_people_count_in_steps_is_told_before_anything_is_stored(workspace, tmp_path):
    first = written(tmp_path, HEADER + "".join(f"Acme,1,p{n},staff,A1,3\n" for n in range(3)))
    tried, _ = both(workspace, first)
    assert tried.waves_in_steps == 0
    further = written(tmp_path, f"{HEADER}Acme,1,p9,staff,A1,3\n")
    tried = imported(workspace, further, dry_run=True)
    assert tried.waves_in_steps == 1
    assert (
        "In 1 wave that is there or stays open, new people and corrected answers would begin to count in steps of 3 or more "
        "of a group; the import says who waits." in import_sentences(tried)
    )
    assert imported(workspace, further).waiting == 1
    assert imported(workspace, further, dry_run=True).waves_in_steps == 0  # it changes nothing
