"""Mapping files: what they say, and every mistake in them at its line."""

import pytest

from opposite.definitions.mapping import ColumnMapping, read_mapping, read_mapping_text
from opposite.errors import ImportRefusedError


def refusal(text):
    with pytest.raises(ImportRefusedError) as caught:
        read_mapping_text(text)
    return caught.value.detail


def test_a_mapping_says_what_columns_levels_and_groups_mean(tmp_path):
    path = tmp_path / "map.yaml"
    path.write_text(
        'organisation: Acme\nwave: 2026\ncolumns: {"Q1": ORI1, Token: respondent, Notes: skip}\n'
        'levels: {AO1: 1, "Don\'t know": DK}\ngroups: {Top management: executive}\n'
    )
    assert read_mapping(path) == ColumnMapping(
        organisation="Acme",
        wave="2026",
        columns={"Q1": "ORI1", "Token": "respondent", "Notes": "skip"},
        levels={"AO1": "1", "Don't know": "DK"},
        groups={"Top management": "executive"},
    )


def test_words_may_mean_something_else_for_a_question_or_a_factor():
    text = 'levels:\n  A1: 1\n  ORI: {A1: 6, "Not sure": empty}\n  PEO: &scale {A1: 5}\n  PRO: *scale\n'
    mapping = read_mapping_text(text)
    assert mapping.levels == {"A1": "1"}
    assert mapping.levels_within == {"ORI": {"A1": "6", "Not sure": "empty"}, "PEO": {"A1": "5"}, "PRO": {"A1": "5"}}
    assert refusal("levels: {ORI: {A1: [1]}}") == (
        "mapping.yaml:1: levels > ORI > A1: does not name one thing; write one word or number, in quotes"
    )


def test_dates_and_unfinished_answers_are_choices():
    mapping = read_mapping_text("dates: month first\nunfinished: skip\norganisations: {ACME: Acme}\n")
    assert (mapping.dates, mapping.finished_only, mapping.organisations) == ("month first", True, {"ACME": "Acme"})
    assert refusal("dates: american") == ("mapping.yaml:1: dates: is no choice; write day first or month first")


def test_a_number_keeps_the_digits_it_was_typed_with():
    assert read_mapping_text("wave: 1.10").wave == "1.10"


def test_every_mistake_is_told_at_once_at_its_line():
    assert refusal("collumns: {a: b}\nwave: no\nlevels: [1]\ncolumns:\n  a: {b: c}\n  d:\n").splitlines() == [
        "mapping.yaml:1: collumns: is not a key of a mapping; use organisation, wave, columns, levels, groups, organisations, waves, dates, unfinished",
        "mapping.yaml:2: wave: is not a name; write it in quotes",
        'mapping.yaml:3: levels: is not a list of pairs; write lines such as "in the file": meaning',
        "mapping.yaml:5: columns > a: does not name one thing; write one word or number, in quotes",
        "mapping.yaml:6: columns > d: does not name one thing; write one word or number, in quotes",
    ]


def test_a_list_is_no_mapping():
    assert (
        refusal("- a\n- b\n")
        == "mapping.yaml:1: is not a mapping; write the keys organisation, wave, columns, levels, groups, organisations, waves, dates, unfinished"
    )


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ImportRefusedError, match="there is no such file"):
        read_mapping(tmp_path / "map.yaml")
