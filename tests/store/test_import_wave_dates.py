"""What dates an imported wave: a given date, its answers but for wrong clocks, its label, or nothing."""

from datetime import date, datetime

import pytest
from import_cases import NOW, acme, counts

from opposite.domain.collecting.import_readings import WavesDatedByLabel, WavesUndated, WrongClocks
from opposite.engine.collecting.assessments import waves
from opposite.errors import ImportRefusedError

HEAD = "wave,respondent,question,level,answered_at\n"


def import_rows(workspace, tmp_path, rows, **options):
    return acme(workspace, tmp_path, HEAD + rows, **options)


def dates(workspace):
    return [(wave.wave, wave.wave_date) for wave in waves(workspace, "Acme")]


def test_waves_named_by_month_stand_in_the_order_of_the_year(workspace, tmp_path):
    report = import_rows(
        workspace, tmp_path, "".join(f"{month} 2026,p1,A1,1,\n" for month in ("Jan", "Feb", "Mar", "Apr"))
    )
    assert [wave for wave, _ in dates(workspace)] == ["Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026"]
    assert report.readings[0] == WavesDatedByLabel(
        tuple((f"{m} 2026", date(2026, i, 1)) for i, m in enumerate(("Jan", "Feb", "Mar", "Apr"), 1))
    )


def test_a_wave_without_times_stands_before_a_later_one_with_times(workspace, tmp_path):
    import_rows(workspace, tmp_path, "2024,p1,A1,2,\n2026,p1,A1,4,2026-02-03\n")
    assert dates(workspace) == [("2024", date(2024, 1, 1)), ("2026", date(2026, 2, 3))]


@pytest.mark.parametrize("wrong", ["1970-01-01T00:00:00", "2062-03-01", "1904-01-01"])
def test_one_wrong_clock_dates_nothing(workspace, tmp_path, wrong):
    report = import_rows(
        workspace, tmp_path, f"2026,p1,A1,2,2026-03-01\n2026,p1,A2,2,{wrong}\n2025,p1,A1,1,2025-03-01\n"
    )
    assert dates(workspace) == [("2025", date(2025, 3, 1)), ("2026", date(2026, 3, 1))]
    assert report.readings == (WrongClocks(1, (datetime.fromisoformat(wrong),)),)


def test_a_clock_that_is_years_from_all_others_dates_nothing(workspace, tmp_path):
    rows = "".join(f"a,p{i},A1,2,2026-03-0{i}\n" for i in range(1, 5)) + "a,p9,A1,2,2004-01-01\n"
    import_rows(workspace, tmp_path, rows)
    assert dates(workspace) == [("a", date(2026, 3, 1))]


def test_waves_that_nothing_dates_are_told(workspace, tmp_path):
    report = import_rows(workspace, tmp_path, "post,p1,A1,2,\npre,p1,A1,2,\n")
    assert report.readings == (WavesUndated(("post", "pre")),)
    assert dates(workspace) == [("pre", NOW.date()), ("post", NOW.date())]


def test_a_given_date_dates_the_wave_new_or_there(workspace, tmp_path):
    import_rows(workspace, tmp_path, "1,p1,A1,2,2026-03-01\n", wave_date=date(2025, 5, 1))
    assert dates(workspace) == [("1", date(2025, 5, 1))]
    import_rows(workspace, tmp_path, "1,p1,A1,2,2026-03-01\n", wave_date=date(2025, 6, 1))
    assert dates(workspace) == [("1", date(2025, 6, 1))]
    import_rows(workspace, tmp_path, "1,p1,A1,2,2026-03-01\n")
    assert dates(workspace) == [("1", date(2025, 6, 1))]


def test_one_date_for_several_waves_is_refused(workspace, tmp_path):
    with pytest.raises(ImportRefusedError, match='has 2 waves of "Acme"'):
        import_rows(workspace, tmp_path, "1,p1,A1,2,\n2,p1,A1,2,\n", wave_date=date(2025, 5, 1))
    assert counts(workspace)["assessments"] == 0
