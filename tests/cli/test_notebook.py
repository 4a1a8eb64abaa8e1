"""DataFrames for notebooks: what the command line prints, with types that do not depend on the data."""

import io
from datetime import date

import pandas as pd
import pytest

import opposite as package
from opposite import read_agreement, read_reliability, read_roadmap, read_scores
from opposite.errors import NotFoundError, StoreError, UnknownFrameworkError

pytestmark = pytest.mark.long

TEXT, COUNT, FIGURE, DATE = "string", "Int64", "Float64", "datetime64[s]"

READERS = {
    ("scores",): read_scores,
    ("scores", "--by", "question"): lambda **where: read_scores(by="question", **where),
    ("scores", "--by", "overall", "--all-waves"): lambda **where: read_scores(by="overall", all_waves=True, **where),
    ("scores", "--by", "group"): lambda **where: read_scores(by="group", **where),
    ("scores", "--organisation", "Bravo", "--wave", "Autumn"): lambda **where: read_scores(
        organisations=["Bravo"], wave="Autumn", **where
    ),
    ("agreement",): read_agreement,
    ("agreement", "--by", "question", "--framework", "opposite"): lambda **where: read_agreement(
        by="question", framework="opposite", **where
    ),
    ("reliability",): read_reliability,
    ("reliability", "--by", "question"): lambda **where: read_reliability(by="question", **where),
    ("roadmap", "--organisation", "Acme", "--method", "greedy", "--capacity", "change=2,1"): lambda **where: (
        read_roadmap("Acme", method="greedy", capacity={"change": [2, 1]}, **where)
    ),
}


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_a_frame_holds_what_the_command_prints(opposite, database, command):
    status, out, _ = opposite(*command, "--format", "csv", "--database", str(database))
    frame = READERS[command](database=database)
    printed = pd.read_csv(io.StringIO(out), dtype="string", keep_default_na=False, na_values=[""])

    assert status == 0
    assert list(frame.columns) == list(printed.columns)
    assert len(frame) == len(printed) > 0
    for name in frame.columns:
        kind = str(frame[name].dtype)
        if kind == DATE:
            assert [day.date() for day in frame[name]] == [date.fromisoformat(text) for text in printed[name]]
            continue
        expected = printed[name] if kind == TEXT else printed[name].astype(FIGURE).astype(kind)
        found = frame[name].replace("", pd.NA) if kind == TEXT else frame[name]  # a list without entries
        pd.testing.assert_series_equal(found, expected, check_exact=True)


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_text_is_text_and_a_number_is_a_number(database, command):
    """A column that is not known to hold numbers would be text: none of them looks like a number throughout."""
    frame = READERS[command](database=database)
    for name in frame.columns:
        if str(frame[name].dtype) == TEXT and name != "wave":
            assert pd.to_numeric(frame[name].dropna(), errors="coerce").isna().any() or frame[name].isna().all(), name


@pytest.mark.main_way
def test_types_do_not_depend_on_the_data(database):
    some, none = (read_scores(database=database, by="question", framework=key) for key in ("opposite", None))
    empty = read_scores(database=":memory:", by="question")

    assert len(empty) == 0
    assert some.dtypes.to_dict() == none.dtypes.to_dict() == empty.dtypes.to_dict()
    kinds = {name: str(some[name].dtype) for name in ("organisation", "question", "score", "respondents", "target")}
    assert kinds == dict(zip(kinds, (TEXT, TEXT, FIGURE, COUNT, FIGURE), strict=True))


def test_what_is_absent_is_na_and_never_0(database):
    """Two organisations: too few others for a percentile or a rank."""
    frame = read_scores(database=database)

    assert frame["percentile"].isna().all()
    assert frame["rank"].isna().all()
    assert set(frame["peers"]) == {1}


def test_dates_of_a_roadmap_can_be_reckoned_with(database):
    roadmap = read_roadmap("Acme", database=database, method="greedy", start=date(2127, 1, 1))

    assert str(roadmap["start_date"].dtype) == str(roadmap["finish_date"].dtype) == DATE
    assert roadmap["start_date"].min() == pd.Timestamp(2127, 1, 1)
    assert (roadmap["finish_date"] >= roadmap["start_date"]).all()
    excluded = roadmap["initiative"][0]
    again = read_roadmap("Acme", database=database, method="greedy", exclusions=[excluded])
    assert excluded not in set(again["initiative"])


def test_one_name_may_stand_alone(database):
    for read in (read_scores, read_agreement):
        one = read(database=database, organisations="Bravo")
        pd.testing.assert_frame_equal(one, read(database=database, organisations=["Bravo"]))
        assert set(one["organisation"]) == {"Bravo"}
    left_out = read_roadmap("Acme", database=database, method="greedy", exclusions="ori_case")
    assert "ori_case" not in set(left_out["initiative"])


def test_one_capacity_holds_in_every_period(database):
    alone = read_roadmap("Acme", database=database, method="greedy", capacity={"change": 2})
    pd.testing.assert_frame_equal(
        alone, read_roadmap("Acme", database=database, method="greedy", capacity={"change": [2.0]})
    )


def test_one_wave_and_every_wave_contradict_each_other(database):
    with pytest.raises(ValueError, match="all_waves contradict"):
        read_scores(database=database, wave="Spring", all_waves=True)


def test_what_is_not_there_is_named(database, tmp_path):
    with pytest.raises(NotFoundError, match="no organisation named 'Oak'"):
        read_scores(database=database, organisations=["Oak"])
    with pytest.raises(UnknownFrameworkError, match="oak"):
        read_reliability(database=database, framework="oak")
    with pytest.raises(StoreError):
        read_agreement(database=tmp_path / "absent.duckdb")
    assert not (tmp_path / "absent.duckdb").exists()


def test_the_package_has_nothing_else():
    assert {"read_scores", "read_agreement", "read_reliability", "read_roadmap"} <= set(dir(package))
    with pytest.raises(AttributeError, match="no attribute 'read_everything'"):
        package.read_everything  # noqa: B018
