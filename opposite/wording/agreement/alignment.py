"""What is said of agreement, flags, quality and what a workshop decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from opposite.domain.agreement.flags import FRONT, LEADERS, Flag, Kind
from opposite.domain.agreement.verdicts import Verdict
from opposite.domain.collecting.quality import Quality
from opposite.domain.scoring.report import Report
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.figures import day, listed, people, plain, pluralise, rounded
from opposite.wording.scoring.absence import NOT_ENOUGH
from opposite.wording.scoring.factors import group_title
from opposite.wording.scoring.targets import target_word, targets_word

if TYPE_CHECKING:  # words need no numpy and no store
    from opposite.domain.scoring.robustness import Stability
    from opposite.engine.agreement.consensus import Consensus

HIDDEN = "Figures hidden: too few people in a group"
NO_PAIR_SHOWN = "Fewer than two groups are large enough to be shown."

FLAG_TITLES: dict[Kind, str] = {
    "technology_led": "Technology runs ahead of its purpose",
    "plan_without_people": "A plan without its people",
    "insight_without_action": "Insight without action",
    "sponsor_optimism": "Optimism at the top",
}

KNOWLEDGE_MEANINGS = {
    "unknown_unknown": "In every group many say they do not know, or it matters greatly and hardly an answer names evidence.",
    "unknown_known": "One group can say and another cannot, or the groups see different things.",
    "known_known": "Most people can say, and the groups see much the same.",
}


STATISTICS = {
    "n": "how many people gave a level.",
    "r*wg(j)": "how far people agree on the questions of a factor. 1 is full agreement, 0 what answers at random would "
    "show, less than 0 is further apart than that.",
    "rwg(j)": "the same, stepped up by the number of questions, so factors of different length cannot be compared by it.",
    "rwg": "how far people agree on one question, read in the same way.",
    "awg": "agreement on one question against the most that its mean leaves room for.",
    "AD": "how far an answer lies from the mean of all on average, in levels; for a factor, people's own scores of it.",
    "AD of the median": "the same from the median, less moved by one person far away.",
    "Eta squared": "the share of all differences that lies between the groups, from 0 to 1.",
    "ICC(1)": "how much of the differences between people their group explains. At most 1; 0 or less is nothing.",
    "ICC(2)": "how reliably the means of the groups can be told apart. At most 1.",
    "Krippendorff's alpha": "how far people agree on which questions of a factor lie higher and which lower. 1 is full "
    "agreement, 0 what chance would show.",
}
"""What each statistic of agreement means, in the order in which they are explained."""


def distance(value: float, unit: str) -> str:
    """How far apart something lies: less than 0.1 of a level, 0.6 of a level, 1 level, 1.3 levels."""
    number = rounded(value).removesuffix(".0")
    if number == "0":
        return f"less than 0.1 of a {unit}"
    if number == "1":
        return f"1 {unit}"
    return f"{number} of a {unit}" if value < 1 else f"{number} {unit}s"


def ends_in_words(ends: Sequence[tuple[str, float]]) -> str | None:
    """The highest and the lowest of some groups with their figures; None with fewer than two."""
    if len(ends) < 2:
        return None
    high, low = max(ends, key=lambda end: end[1]), min(ends, key=lambda end: end[1])
    return f"{high[0]} {rounded(high[1])} against {low[0]} {rounded(low[1])}"


def verdict_sentence(
    verdict: Verdict,
    *,
    differ: float | None,
    within: float | None,
    ends: Sequence[tuple[str, float]],
    unit: str,
    shown: Literal["all", "some", "none"],
) -> str:
    """How people see a question or factor, without a full stop.

    `differ` is by how much people differ in all, `within` inside their groups, both in `unit`; `ends` are the groups
    that can be shown, with their figures. `shown` tells of which groups the verdict knows: where one is hidden it says
    that it may not hold for all.
    """
    if differ is not None and differ < TOLERANCE:
        return "Aligned: everybody sees the same"
    by = "" if differ is None else f" by {distance(differ, unit)}"
    far = "" if shown == "all" else ", as far as can be shown"
    if verdict.word in {"aligned", "mixed"} and shown == "none":
        return f"People differ{by}; the figures of the groups are hidden"
    if verdict.word == "aligned":
        return f"Aligned{far}: people differ{by}"
    if verdict.word == "camps" and not verdict.by_group:
        return "Two camps: people hold two views" + (", and both are found across the groups" if shown == "all" else "")
    if verdict.word == "scattered":
        inside = "" if within is None else f", by {distance(within, unit)}"
        return f"Scattered: people differ even within their groups{inside}"
    if verdict.word == "mixed":
        return f"Mixed{far}: people differ{by}, without a clear pattern"
    pattern = (
        "Camps: each group agrees within itself, and they see different things"
        if verdict.word == "camps"
        else "Split: the groups see different things"
    )
    figures = ends_in_words(ends)
    return pattern if figures is None else f"{pattern}: {figures}"


def too_few_to_agree(people_heard: int, needed: int) -> str:
    """Why nothing can be said of agreement yet."""
    if people_heard < needed:
        return f"{NOT_ENOUGH}: {people_heard} of at least {people(needed)}"
    return f"{NOT_ENOUGH}: too few people answered enough of it"


def alignment_headline(name: str, verdicts: Sequence[Verdict | None], *, hidden: int) -> str:
    """On how many factors people see the same, and what the others show, in one sentence.

    `verdicts` are those of all factors, None where there is none; of these so many are `hidden`.
    """
    words = [None if verdict is None else verdict.word for verdict in verdicts]
    aligned, total, lacking = words.count("aligned"), len(words), words.count(None) - hidden
    others = [
        saying.format("all " * (number == total > 1) + str(number))
        for number, saying in (
            (words.count("camps"), "on {} they form camps"),
            (words.count("split"), "on {} they are split"),
            (words.count("scattered"), "on {} they are scattered"),
            (words.count("mixed"), "on {} the picture is mixed"),
            (hidden, f"{{}} {'is' if hidden == 1 else 'are'} hidden because a group is too small"),
            (lacking, f"{{}} {'lacks' if lacking == 1 else 'lack'} answers"),
        )
        if number
    ]
    if words.count(None) == total:
        return f"How far people at {name} see things alike cannot be said yet: of {pluralise(total, 'factor')} {listed(others)}."
    number = "all" if aligned == total > 1 else f"{aligned or 'none'} of"
    return f"People at {name} see {number} {pluralise(total, 'factor')} alike{'; ' * bool(others)}{listed(others)}."


def widest_sentence(title: str, ends: Sequence[tuple[str, float]], *, all_shown: bool) -> str:
    """The factor on which groups are furthest apart, with the two groups and their figures."""
    start = "Groups are furthest apart" if all_shown else "Of the groups that can be shown, views are furthest apart"
    return f"{start} on {title}: {ends_in_words(ends)}."


def pair_sentence(first: str, second: str, differences: Sequence[float], *, factors: int) -> str | None:
    """Which of two groups sees more of the `factors` higher, None where none shows both.

    `differences` are first minus second, for the factors that show both.
    """
    if not differences:
        return None
    total, steps = len(differences), [float(rounded(difference)) for difference in differences]
    sides = (
        (sum(step > 0 for step in steps), f"{first} sees", "higher"),
        (sum(step < 0 for step in steps), f"{second} sees", "higher"),
        (sum(step == 0 for step in steps), "both see", "alike"),
    )
    parts = [f"{who} {'all' if number == total else number} {how}" for number, who, how in sides if number]
    both = "" if total == factors else " that show both"
    return f"Of {pluralise(total, 'factor')}{both}, {listed(parts)}."


def flag_sentences(report: Report, flags: Sequence[Flag]) -> list[str]:
    """Imbalances in words with both figures; sponsor optimism in one sentence for all its factors."""

    def title(node: str) -> str:
        return report.framework.nodes[node].title

    sentences = [
        f"{FLAG_TITLES[flag.kind]}: {title(flag.factor)} stands at {rounded(flag.ahead)}, "
        f"{listed([title(node) for node in flag.behind])} at {rounded(flag.against)}"
        f"{' on average' if len(flag.behind) > 1 else ''}."
        for flag in flags
        if flag.kind != "sponsor_optimism"
    ]
    optimistic = [flag for flag in flags if flag.kind == "sponsor_optimism"]
    if optimistic:
        pairs = [f"{title(flag.factor)} ({rounded(flag.ahead)} against {rounded(flag.against)})" for flag in optimistic]
        leaders, front = group_title(report.framework, LEADERS), group_title(report.framework, FRONT)
        sentences.append(f"{FLAG_TITLES['sponsor_optimism']}: {leaders} stands well above {front} on {listed(pairs)}.")
    return sentences


def quality_sentences(quality: Quality) -> list[str]:
    """How many people show a sign of haste, a sentence a sign; one sentence where nobody does."""
    of = f"of {people(quality.people)}"
    signs = (
        (quality.straight_lining, "gave one and the same level everywhere"),
        (quality.contradicting, "contradicted themselves on questions that ask the same the other way round"),
        (quality.too_fast, "answered faster than the questions can be read"),
    )
    sentences = [f"{number} {of} {words}." for number, words in signs if number]
    return sentences or [f"No sign of haste in the answers {of}."]


def quality_limits(quality: Quality) -> str | None:
    """What cannot be told of how carefully people answered; None where all can."""
    unknown = [
        words
        for number, words in (
            (quality.contradicting, "whether people contradict themselves"),
            (quality.too_fast, "how fast people answered"),
        )
        if number is None
    ]
    if not unknown:
        return None
    return f"Not known here: {listed(unknown)}."


def stability_sentences(report: Report, held: Stability, variations: int, *, of_what: str) -> list[str]:
    """What of the picture held when it was varied: the order of the factors, the first of them, the overall score."""
    sentences = [f"The order of the factors by gap holds in {held.same_order} of {of_what}."]
    if held.first is None:
        sentences.append(f"All {targets_word(report)} are reached in {held.same_first} of {variations}.")
    else:
        first = report.framework.nodes[held.first].title
        sentences.append(
            f"{first} is furthest from its {target_word(report, held.first)} in {held.same_first} of {variations}."
        )
    if held.overall is not None:
        low, high = rounded(held.overall.low), rounded(held.overall.high)
        sentences.append(
            f"The overall score stays at {low}."
            if low == high
            else f"In 95 of 100 the overall score lies between {low} and {high}."
        )
    return sentences


CONSENSUS_KEPT = "Kept beside the computed score, never in its place."
CONSENSUS_LACKS_LEVEL = "Give the level that was agreed on."


def consensus_sentence(consensus: Consensus, score: float | None) -> str:
    """What a workshop agreed on beside what was computed, without a full stop."""
    computed = "no score yet" if score is None else rounded(score)
    return f"Agreed: {plain(consensus.level)} on {day(consensus.decided_on)} by {consensus.decided_by}; computed: {computed}"


def heard_so_far(number: int) -> str:
    """Why agreement cannot be told where no two people answered the same question."""
    if number == 0:
        return "Nobody has answered so far."
    if number == 1:
        return "One person has answered so far. What can be said from that stands below."
    return f"{people(number)} have answered so far, no two of them the same question."


NO_ORDER = "An order needs two factors with a target and a score that is not hidden."
NO_OTHER_PEOPLE_DRAWN = "Too few people, or a group too small to show, to say how much depends on who answered."
HOW_PEOPLE_WERE_DRAWN = "Each group was drawn again from its own people."


def other_weights(variations: int) -> str:
    """What was tried to see how much depends on the weights."""
    return f"{variations} variations of the weights"


def other_people(variations: int) -> str:
    """What was tried to see how much depends on who answered."""
    return f"{variations} simulations with other people from the same groups"


def weights_note(held_fixed: int) -> str:
    """How the weights were varied, and at how many questions groups kept theirs."""
    sentence = "Each weight was moved by up to 20 percent."
    if not held_fixed:
        return sentence
    return f"{sentence} At {pluralise(held_fixed, 'question')} the groups kept theirs, because one of them is too small to show."


def care_hidden(minimum: int) -> str:
    """Why it is not told how carefully people answered."""
    return f"Not shown: fewer than {people(minimum)} gave enough levels to tell."


def care_note(quality: Quality, enough: int) -> str:
    """Whose answers were looked at for signs of haste, what a sign is worth, and what cannot be told."""
    limits = quality_limits(quality)
    sentence = f"Of those who gave at least {enough} levels. A sign is no proof that somebody did not read."
    return sentence if limits is None else f"{sentence} {limits}"
