"""How agreement is put into words: every verdict, with what can be shown and with what cannot."""

from datetime import date, datetime

import pytest
from chart_reports import report

from opposite import wording
from opposite.domain.agreement.verdicts import Verdict
from opposite.domain.collecting.quality import Quality
from opposite.domain.scoring.robustness import RankRange, Spread, Stability
from opposite.engine.agreement.consensus import Consensus
from opposite.statistics.figure import Undefined
from opposite.wording.agreement.undefined import why_undefined

ENDS = (("Staff", 2.1), ("Board", 4.55), ("Sales, service", 3.0))


def told(word, *, by_group=None, differ=0.64, within=1.25, ends=(), unit="level", shown="all"):
    return wording.verdict_sentence(
        Verdict(word, by_group), differ=differ, within=within, ends=ends, unit=unit, shown=shown
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.04, "less than 0.1 of a level"),
        (0.05, "0.1 of a level"),
        (0.94, "0.9 of a level"),
        (0.95, "1 level"),
        (1.04, "1 level"),
        (1.05, "1.1 levels"),
        (2.0, "2 levels"),
    ],
)
def test_a_distance_is_told_in_parts_of_a_level_up_to_one(value, words):
    assert wording.distance(value, "level") == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (told("aligned"), "Aligned: people differ by 0.6 of a level"),
        (told("aligned", differ=0.0), "Aligned: everybody sees the same"),
        (told("aligned", unit="point"), "Aligned: people differ by 0.6 of a point"),
        (
            told("camps", by_group=True, ends=ENDS),
            "Camps: each group agrees within itself, and they see different things: Board 4.6 against Staff 2.1",
        ),
        (
            told("camps", by_group=True, ends=ENDS[:1]),
            "Camps: each group agrees within itself, and they see different things",
        ),
        (told("camps", by_group=False), "Two camps: people hold two views, and both are found across the groups"),
        (told("split", ends=ENDS), "Split: the groups see different things: Board 4.6 against Staff 2.1"),
        (told("scattered"), "Scattered: people differ even within their groups, by 1.3 levels"),
        (told("scattered", within=None), "Scattered: people differ even within their groups"),
        (told("mixed"), "Mixed: people differ by 0.6 of a level, without a clear pattern"),
    ],
)
def test_every_verdict_has_its_words(sentence, words):
    assert sentence == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (told("aligned", shown="some"), "Aligned, as far as can be shown: people differ by 0.6 of a level"),
        (
            told("mixed", shown="some"),
            "Mixed, as far as can be shown: people differ by 0.6 of a level, without a clear pattern",
        ),
        (told("aligned", shown="none"), "People differ by 0.6 of a level; the figures of the groups are hidden"),
        (told("mixed", shown="none"), "People differ by 0.6 of a level; the figures of the groups are hidden"),
        (told("camps", by_group=False, shown="some"), "Two camps: people hold two views"),
    ],
)
def test_where_groups_are_hidden_no_more_is_said_than_is_known(sentence, words):
    assert sentence == words


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (1, "Not enough answers yet: 1 of at least 2 people"),
        (2, "Not enough answers yet: too few people answered enough of it"),
    ],
)
def test_too_few_people_are_counted(people, words):
    assert wording.too_few_to_agree(people, 2) == words


def headline(*words, hidden=0):
    return wording.alignment_headline(
        "Acme", [None if word is None else Verdict(word) for word in words], hidden=hidden
    )


def test_the_headline_counts_what_is_seen_alike_and_what_is_not():
    assert headline("aligned", "aligned") == "People at Acme see all 2 factors alike."
    assert headline("aligned") == "People at Acme see 1 of 1 factor alike."
    assert headline("camps", "camps") == "People at Acme see none of 2 factors alike; on all 2 they form camps."
    assert headline("aligned", "split", "scattered", "mixed", None, None, hidden=1) == (
        "People at Acme see 1 of 6 factors alike; on 1 they are split, on 1 they are scattered, on 1 the picture is mixed, "
        "1 is hidden because a group is too small and 1 lacks answers."
    )
    assert headline(None, None, None, hidden=2) == (
        "How far people at Acme see things alike cannot be said yet: of 3 factors 2 are hidden because a group is too small "
        "and 1 lacks answers."
    )


@pytest.mark.parametrize(
    ("differences", "words"),
    [
        ((1.0, 0.5), "Of 2 factors, Board sees all higher."),
        ((1.0, -0.5, 0.04), "Of 3 factors, Board sees 1 higher, Staff sees 1 higher and both see 1 alike."),
        ((-0.05, 0.049), "Of 2 factors, Staff sees 1 higher and both see 1 alike."),
        ((0.0, 0.0), "Of 2 factors, both see all alike."),
        ((), None),
    ],
)
def test_two_groups_are_compared_by_what_their_figures_show(differences, words):
    assert wording.pair_sentence("Board", "Staff", differences, factors=len(differences)) == words


def test_factors_that_do_not_show_both_groups_are_not_counted():
    assert wording.pair_sentence("Board", "Staff", (1.0, 1.0), factors=8) == (
        "Of 2 factors that show both, Board sees all higher."
    )


def test_signs_of_haste_are_counts_and_what_is_not_known_is_said():
    assert wording.quality_sentences(Quality(18, straight_lining=2, contradicting=1, too_fast=0)) == [
        "2 of 18 people gave one and the same level everywhere.",
        "1 of 18 people contradicted themselves on questions that ask the same the other way round.",
    ]
    careful = Quality(18, straight_lining=0, contradicting=None, too_fast=None)
    assert wording.quality_sentences(careful) == ["No sign of haste in the answers of 18 people."]
    assert wording.quality_limits(careful) == (
        "Not known here: whether people contradict themselves and how fast people answered."
    )
    assert wording.quality_limits(Quality(18, straight_lining=0, contradicting=0, too_fast=0)) is None


def stability(first, overall):
    return Stability((RankRange("F1", 1, 1, 2, 93),), same_order=93, first=first, same_first=96, overall=overall)


def test_what_holds_in_variations_is_counted():
    made = report(2.0, 2.0, 2.0, 2.0)
    assert wording.stability_sentences(
        made, stability("F1", Spread(3.06, 3.14, 2.9, 3.3)), 100, of_what="100 variations of the weights"
    ) == [
        "The order of the factors by gap holds in 93 of 100 variations of the weights.",
        "Orientation is furthest from its target in 96 of 100.",
        "The overall score stays at 3.1.",
    ]
    assert wording.stability_sentences(
        made, stability(None, Spread(3.04, 3.15, 2.9, 3.3)), 100, of_what="100 variations of the weights"
    )[1:] == ["All targets are reached in 96 of 100.", "In 95 of 100 the overall score lies between 3.0 and 3.2."]
    assert len(wording.stability_sentences(made, stability("F1", None), 100, of_what="100")) == 2


def test_what_was_agreed_on_stands_beside_what_was_computed():
    agreed = Consensus("Q1", 3.5, date(2026, 11, 20), "the steering committee", None, datetime(2026, 11, 20, 9, 0))
    assert wording.consensus_sentence(agreed, 2.88) == (
        "Agreed: 3.5 on 20 November 2026 by the steering committee; computed: 2.9"
    )
    assert wording.consensus_sentence(agreed, None).endswith("; computed: no score yet")


def test_every_reason_for_a_missing_statistic_has_words_of_its_own():
    texts = [why_undefined(reason) for reason in Undefined]

    assert len(set(texts)) == len(texts)
    assert why_undefined("no_variation") == "the answers do not vary"
    assert why_undefined("too_few_classes") == "fewer than two groups"
    assert why_undefined(None) == "no answers"


@pytest.mark.parametrize(("most", "sentence"), [(0, "0 people"), (1, "1 person"), (19, "19 people")])
def test_below_twenty_complete_rows_it_says_how_many_there_are(most, sentence):
    assert wording.rows_needed(most, 20) == (
        "Reliability is shown from 20 people who gave a level for every question of a factor; "
        f"so far the most is {sentence}."
    )
