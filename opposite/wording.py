"""Every sentence and number format that people read; nothing here computes a figure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal

from opposite.domain.flags import FRONT, LEADERS, Flag, Kind
from opposite.domain.framework import Framework
from opposite.domain.import_report import ImportReport
from opposite.domain.quality import Quality
from opposite.domain.report import Report, Scored
from opposite.domain.roadmap_rows import Roadmap, RoadmapRow
from opposite.domain.scores import NodeScore, QuestionScore
from opposite.domain.tolerance import TOLERANCE
from opposite.domain.verdicts import Verdict

if TYPE_CHECKING:  # words need no numpy and no store
    from opposite.domain.sensitivity import Stability
    from opposite.engine.consensus import Consensus

NOT_ENOUGH = "Not enough answers yet"

LENS_TITLES = {
    "missed_opportunity": "Missed opportunity",
    "fix": "Fix what is broken",
    "innovate_now": "Ready to build on",
    "innovate_next": "Ahead: look further",
    "maintain": "Maintain",
}

KNOWLEDGE_TITLES = {
    "known_known": "Known",
    "unknown_known": "Known to some",
    "unknown_unknown": "Known to nobody",
}

STATUS_TITLES = {"proposed": "Proposed", "agreed": "Agreed", "running": "Running", "done": "Done", "dropped": "Dropped"}


def rounded(value: float, places: int = 1) -> str:
    """A number rounded half away from zero; what is within 1e-9 of a half counts as a half."""
    exact = Decimal(repr(round(value, 9)))
    shown = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{shown + 0:f}"


def figure(value: float | None, places: int = 1) -> str:
    """A score as shown on pages, or a dash where there is none."""
    return "–" if value is None else rounded(value, places)


def plain(value: float) -> str:
    """A number without needless decimals: 4 rather than 4.0."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def percent(share: float | None) -> str:
    """A share from 0 to 1 as whole percent, or a dash."""
    return "–" if share is None else f"{rounded(100 * share, 0)} %"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 person, 2 people."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def people(number: int) -> str:
    """How many people, in words."""
    return counted(number, "person", "people")


def day_count(days: float) -> str:
    """Days of work: 1,840 days."""
    return (
        f"{rounded(days, 0 if float(days).is_integer() else 1)} {'day' if days == 1 else 'days'}"
        if days < 1000
        else f"{days:,.0f} days"
    )


def listed(names: Sequence[str]) -> str:
    """Names joined as in a sentence: a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def day(moment: date | datetime) -> str:
    """A date as people read it: 3 March 2027."""
    return f"{moment.day} {moment:%B %Y}"


def interval(row: NodeScore) -> str | None:
    """The interval of a score in words, or None where none is honest."""
    if row.interval is None:
        return None
    return f"{rounded(row.interval[0])} to {rounded(row.interval[1])}"


def stage(row: NodeScore) -> str | None:
    """The stage of a score by the framework's method."""
    return row.stage


def stage_note(row: NodeScore) -> str | None:
    """What to say where the nearest and the gated stage differ; None where they agree or one is missing."""
    if row.stage_nearest is None or row.stage_gated is None or row.stage_nearest == row.stage_gated:
        return None
    return (
        f"By its average it is nearest to “{row.stage_nearest}”; the stage that its questions "
        f"reach together is “{row.stage_gated}”."
    )


def standing(row: NodeScore) -> str | None:
    """Where a score stands among other organisations, or None where too few are known."""
    if row.percentile is not None:
        return f"{rounded(row.percentile, 0)}th percentile among {row.peers} others"
    if row.rank is not None:
        return f"{ordinal(row.rank)} of {row.peers + 1}"
    return None


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def rests_on(row: NodeScore) -> str:
    """How much a score rests on: people, groups, coverage."""
    return f"{people(row.respondents)}, {counted(row.groups, 'group')}, {percent(row.coverage)} covered"


def coverage_note(framework: Framework, row: NodeScore) -> str:
    """Why a node has no score yet."""
    needed = framework.scoring.aggregate[row.kind].min_coverage
    return f"{NOT_ENOUGH}: {percent(row.coverage)} of at least {percent(needed)} covered"


def headline(report: Scored) -> str:
    """Where the organisation stands, in one sentence a board can read out."""
    overall, name = report.overall, report.assessment.organisation.name
    if overall.score is None or overall.maximum is None:
        return f"{name} has no overall score yet: {percent(overall.coverage)} of the questions are covered."
    at = f" ({overall.stage})" if overall.stage else ""
    sentence = f"{name} stands at {rounded(overall.score)} of {plain(overall.maximum)}{at}"
    if overall.percent_to_target is not None:
        sentence += f", {percent(overall.percent_to_target)} of the way to its targets"
    return sentence + "."


def second_line(report: Scored) -> str | None:
    """What is strongest, what is weakest and where the largest gap lies; None where no factor is scored."""
    scored = [row for row in report.factors if row.score is not None]
    if len(scored) < 2 or report.weakest is None or report.weakest.score is None:
        return None
    strongest = max(scored, key=lambda row: row.score if row.score is not None else 0.0)
    if strongest.score is None or strongest.score - report.weakest.score < 1e-9:
        return f"All {len(scored)} scored factors stand level at {rounded(report.weakest.score)}."
    gaps = [row for row in scored if row.gap is not None and row.gap > 0]
    widest = max(gaps, key=lambda row: row.gap or 0.0) if gaps else None
    sentence = (
        f"{strongest.title} is the strongest factor at {rounded(strongest.score)}, "
        f"{report.weakest.title} the weakest at {rounded(report.weakest.score)}"
    )
    if widest is None:
        return sentence + "; every target is reached."
    if widest.node == report.weakest.node:
        return f"{sentence}, {rounded(widest.gap or 0.0)} below its target."
    return f"{sentence}; {widest.title} is furthest from its target, {rounded(widest.gap or 0.0)} below."


def change(now: float | None, before: float | None) -> str | None:
    """How a score moved since the earlier wave, in words; None without both."""
    if now is None or before is None:
        return None
    difference = now - before
    if abs(difference) < 0.05 - 1e-9:
        return "unchanged"
    return f"{'up' if difference > 0 else 'down'} {rounded(abs(difference))}"


def trend(report: Report, node: str) -> str | None:
    """The change of a node or question since the earlier wave, with the wave's name."""
    if report.earlier is None:
        return None
    row = report.nodes.get(node) or report.questions.get(node)
    moved = change(None if row is None else row.score, report.earlier.scores.get(node))
    return None if moved is None else f"{moved} since {report.earlier.wave}"


def answer_counts(row: QuestionScore) -> str:
    """What the asked people did with a question, each kind of answer kept apart."""
    parts = [f"{row.answered} of {people(row.respondents)} gave a level"]
    for number, words in (
        (row.dont_know, "do not know"),
        (row.not_applicable, "say it does not apply"),
        (row.unanswered, "have not answered"),
    ):
        if number:
            parts.append(f"{number} {words}")
    return ", ".join(parts)


def question_state(row: QuestionScore) -> str | None:
    """Why a question has no score; None when it has one."""
    if row.score is not None:
        return None
    if not row.applicable and row.not_applicable > 0:
        return "Does not apply here"
    if row.respondents == 0:
        return "Asked of nobody in this wave"
    if row.dont_know > 0 and row.answered == 0:
        return "Nobody who answered knows"
    return "Not answered yet"


def sample_mark() -> str:
    """The mark that every page and file carries for synthetic organisations."""
    return "Sample: a synthetic organisation, made up to show the product."


def reason(row: RoadmapRow) -> str:
    """Why an initiative stands in the roadmap: what it lifts, how much of the gaps it closes, what it unlocks."""
    parts: list[str] = []
    for closing in row.closings:
        unscored = " (not scored yet, so the lowest level stands in)" if closing.unscored else ""
        part = f"{closing.title} from {rounded(closing.start)} to {rounded(closing.to)}{unscored}"
        if closing.closed > 0:
            part += f", closing {rounded(closing.closed)} of its gap"
        parts.append(part)
    sentence = f"Lifts {'; '.join(parts)}." if parts else "Prepares others; what it lifts is reached already."
    if row.unlocks:
        sentence += f" {counted(len(row.unlocks), 'further initiative')} can start only after it."
    return sentence


def roadmap_headline(roadmap: Roadmap) -> str:
    """What the plan is, in one sentence a board can read out."""
    if not roadmap.rows:
        return f"No initiative adds anything for {roadmap.organisation} under these settings."
    first = sum(row.horizon == roadmap.rows[0].horizon for row in roadmap.rows)
    days = sum(row.initiative.effort_days for row in roadmap.rows)
    before, after = roadmap.radar_before.get("root"), roadmap.radar_after_each_period[-1].get("root")
    moved = (
        ""
        if before is None or after is None
        else f", taking the overall score from {rounded(before)} to {rounded(after)} if every step works"
    )
    return (
        f"{counted(len(roadmap.rows), 'initiative')} over {counted(roadmap.request.periods, roadmap.period)}, "
        f"{first} of them to start with, {day_count(days)} of work{moved}."
    )


def naive_comparison(roadmap: Roadmap) -> str | None:
    """What the plan gains over tackling the largest gap first; None where nothing can be gained."""
    if roadmap.naive_objective <= 0 or roadmap.plan.objective <= 0:
        return None
    more = roadmap.plan.objective / roadmap.naive_objective - 1
    if abs(more) < 0.005:
        return "It closes as much of the gaps, as early, as a plan that tackles the largest gap first."
    return (
        f"It closes {percent(abs(more))} {'more' if more > 0 else 'less'} of the gaps, weighted by importance and time, "
        "than a plan that tackles the largest gap first."
    )


def import_sentences(report: ImportReport) -> list[str]:
    """What an import read, stored and left out, a line each; lines about nothing are left out."""
    form = f"the export of {report.tool}" if report.tool else f"the {report.form} form"
    would = "would be " if report.dry_run else ""
    lines = [f"Read {counted(report.rows_read, 'row')} in {form}."]
    figures = (
        (report.answers_stored, f"{would}stored"),
        (report.replaced, "of them in place of an earlier answer, which is kept in the history"),
        (report.unchanged, "stored just so before"),
        (report.repeated, "given again later in the file"),
        (report.outdated, "older than what is stored, which was kept"),
        (report.not_answered, "left empty"),
        (report.not_asked, "from people who are not asked that question: kept, not counted"),
    )
    lines += [f"{counted(number, 'answer')} {words}." for number, words in figures if number]
    lines.append(
        f"{counted(report.organisations, 'organisation')} ({report.new_organisations} new), "
        f"{counted(report.waves, 'wave')} ({report.new_waves} new), "
        f"{counted(report.respondents, 'respondent')} ({report.new_respondents} new)."
    )
    if report.skipped:
        lines.append(f"{counted(report.skipped, 'row')} skipped:")
        lines += [f"  {problem}" for problem in report.problems]
        if report.problems_found > len(report.problems):
            lines.append(f"  and {report.problems_found - len(report.problems):,} more")
    if report.columns_not_understood:
        lines.append(f"Columns not understood: {', '.join(report.columns_not_understood)}.")
    if report.columns_left_out:
        lines.append(f"Columns left out: {', '.join(report.columns_left_out)}.")
    if report.dry_run:
        lines.append("Dry run: nothing was stored.")
    return lines


def promise(minimum: int) -> str:
    """What nobody who is invited need fear: in a wave by invitation this is so on every page and in every file."""
    return (
        "Nobody's own answers or notes are shown to anyone. Figures of a group are shown only where at least "
        f"{people(minimum)} of it have answered."
    )


def what_is_kept(minimum: int) -> list[str]:
    """What an invited person is told before they begin."""
    return [
        promise(minimum),
        "Kept are your answers, when you gave them, and your group. You are not asked for your name.",
        (
            "At the end you hand in your answers. From then on they cannot be changed, because a change by one person "
            "alone would show in the figures."
        ),
    ]


def handed_in(number: int, invited: int) -> str:
    """How many of the invited have handed in; without the invited where nobody was counted as such."""
    return f"{number:,} of {invited:,} handed in" if invited else f"{number:,} handed in"


def people_handed_in(number: int, invited: int) -> str:
    """How many people of all groups have handed in, as a heading."""
    who = f"{number:,} of {people(invited)}" if invited else people(number)
    return f"{who} {'has' if number == 1 else 'have'} handed in"


def group_standing(begun: int, counting: int, waiting: int, minimum: int) -> list[str]:
    """How many people of a group have begun and count, and until when those wait who handed in after the figures."""
    if not begun:
        return ["Nobody has begun yet."]
    counts = f", {counting:,} {'counts' if counting == 1 else 'count'}" if counting else ""
    lines = [f"{begun:,} {'has' if begun == 1 else 'have'} begun{counts}."]
    if waiting:
        lines.append(f"{waiting:,} {'waits' if waiting == 1 else 'wait'} until {minimum:,} of this group do.")
    return lines


def answered_from(minimum: int) -> str:
    """Why it is not told how much of its questions a group has answered."""
    return f"How much is answered is shown from {people(minimum)} on."


def hidden_group(begun: int, invited: int, minimum: int) -> str | None:
    """What is hidden of a group because it is small: its figures, or how far it is; None where nothing is."""
    if 0 < invited < minimum and begun < minimum:
        return f"Fewer than {minimum:,} are invited, so this group will not be shown by itself."
    return answered_from(minimum) if 0 < begun < minimum else None


def figures_need(number: int, minimum: int) -> str:
    """What is missing before figures can first be shown; `number` people of counted groups have handed in."""
    if number >= minimum:
        return f"{people(number)} have handed in: figures can be shown now, or when the wave is closed."
    have = "nobody has yet" if number == 0 else f"{number:,} {'has' if number == 1 else 'have'}"
    return f"Figures can be shown once {people(minimum)} have handed in: {have}."


def no_figures(number: int, minimum: int, *, is_open: bool) -> str:
    """Why a wave by invitation shows no figures; `number` people of counted groups have handed in."""
    if not is_open:
        return f"No figures: fewer than {people(minimum)} have answered"
    if number >= minimum:
        return f"No figures yet: {people(number)} have handed in, and figures are not shown so far"
    return f"No figures yet: {number:,} of at least {people(minimum)} {'has' if number == 1 else 'have'} handed in"


def figures_as_of(counting: int, waiting: int, *, is_open: bool) -> str:
    """Whose answers the figures of a wave by invitation rest on, and how many people are not among them."""
    sentence = f"Figures as of {people(counting)}"
    if waiting == 0:
        return f"{sentence}."
    one = waiting == 1
    others = "1 other has" if one else f"{waiting:,} others have"
    if is_open:
        return f"{sentence}; {others} handed in and {'waits' if one else 'wait'}."
    return f"{sentence}; {others} handed in and {'does' if one else 'do'} not count."


def how_answered(*, sample: bool, alone: bool) -> str:
    """How a wave was answered that nobody was invited to."""
    if sample:
        return "The answers of this wave are made up, like all of the sample portfolio."
    if alone:
        return "One person answers this wave alone; nobody was invited."
    return "The answers of this wave were read from a file; nobody was invited here."


def on_showing_figures(counting: int, minimum: int) -> list[str]:
    """What follows from showing figures while a wave by invitation is open."""
    return [
        f"Figures will rest on the {people(counting)} who {'has' if counting == 1 else 'have'} handed in so far.",
        (
            f"From then on people count only in steps: once {minimum:,} more of the same group have handed in. "
            "Otherwise one person's answers could be worked out by watching the figures move."
        ),
        (
            f"Where fewer than {minimum:,} of a group come later, they are not counted, not even when the wave is closed. "
            "Their answers are kept."
        ),
        "This cannot be taken back.",
    ]


def on_closing(
    *, taken: int, joining: int, counting: int, minimum: int, left_out: Sequence[tuple[str, int]], shown_before: bool
) -> list[str]:
    """What follows from closing a wave by invitation.

    `joining` people begin to count, of whom `taken` have not handed in; `counting` count then. `left_out` holds title
    and number of people by group who have said something and do not count.
    """
    lines = ["Nobody can answer any more, and the wave counts when organisations are compared."]
    if taken:
        lines.append(
            f"{people(taken)} {'has' if taken == 1 else 'have'} begun and not handed in: "
            "what they have said counts as it stands and can no longer be changed."
        )
    lines.append(f"Figures will rest on {people(counting)}." if counting else "No figures will be shown.")
    if joining:
        lines.append("What too few people said to a question stays out, so that nobody's answer can be worked out.")
    if left_out:
        reason = (
            f"fewer than {minimum:,} of their group came after figures were first shown"
            if shown_before
            else f"fewer than {people(minimum)} of groups that count have answered"
        )
        groups = listed([f"{title} ({number:,})" for title, number in left_out])
        missing = sum(number for _, number in left_out)
        lines.append(f"{people(missing)} will not be counted, because {reason}: {groups}. Their answers are kept.")
    return [*lines, "The wave can be reopened."]


def on_closing_uninvited(given: tuple[int, int] | None) -> list[str]:
    """What follows from closing a wave that nobody was invited to; `given` are answers and questions of one person."""
    lines = ["Answers can no longer be added or changed, and the wave counts when organisations are compared."]
    if given is not None:
        lines.append(f"{given[0]:,} of {counted(given[1], 'question')} {'is' if given[0] == 1 else 'are'} answered.")
    return [*lines, "The wave can be reopened."]


def on_reopening(*, counting: int, minimum: int, waiting: Sequence[tuple[str, int]]) -> list[str]:
    """What follows from reopening a wave by invitation; `waiting` holds title and number of who waits by group."""
    lines = ["People can answer again under the links they have, and others can join."]
    if counting:
        lines.append(f"The answers of the {people(counting)} who count stay as they are.")
        lines.append(f"Others count once {minimum:,} more of the same group have handed in.")
        lines += [f"{number:,} of {title} {'waits' if number == 1 else 'wait'} already." for title, number in waiting]
    else:
        lines.append(f"Figures can be shown once {people(minimum)} have handed in.")
    return [*lines, "Until it is closed again, the wave does not count when organisations are compared."]


def on_reopening_uninvited() -> list[str]:
    """What follows from reopening a wave that nobody was invited to."""
    return [
        "Answers can be added and changed again.",
        "Until it is closed again, the wave does not count when organisations are compared.",
    ]


def on_withdrawing(begun: int) -> list[str]:
    """What follows from withdrawing the invitation links of a group, of which `begun` people have begun."""
    lines = ["Nobody can join any more with a link given out so far, nor with its QR code."]
    if begun:
        keep = "has begun keeps their own link" if begun == 1 else "have begun keep their own links"
        lines.append(f"{people(begun)} who {keep}.")
    return [*lines, "You can make a new link at any time."]


def on_handing_in(unanswered: Sequence[tuple[str, int]], asked: int) -> list[str]:
    """What follows from handing in; `unanswered` holds title and number of unanswered questions by factor."""
    missing = sum(number for _, number in unanswered)
    if missing == asked:
        return ["You have not answered a question yet. Answer at least one before you hand in."]
    left = (
        f"{missing:,} of {counted(asked, 'question')} {'is' if missing == 1 else 'are'} unanswered: "
        f"{listed([f'{title} ({number})' for title, number in unanswered])}."
        if missing
        else f"All {counted(asked, 'question')} are answered."
    )
    return [left, "Once handed in, your answers can no longer be changed."]


def time_needed(questions: int, minutes: int) -> str:
    """How much is asked: 13 questions, about 10 minutes."""
    return f"{counted(questions, 'question')}, about {counted(minutes, 'minute')}"


def invitation_text(
    *, organisation: str, wave: str, group: str, questions: int, minutes: int, minimum: int, link: str
) -> str:
    """The text to send with an invitation link: who asks, how long it takes, what is shown, and the link."""
    return "\n\n".join(
        (
            f"{organisation} is finding out where it stands ({wave}) and asks for your view, as one of the group “{group}”.",
            (
                f"{time_needed(questions, minutes)}, on a phone or a computer. Everything is saved as you go; "
                "you can stop and come back."
            ),
            f"{promise(minimum)} You are not asked for your name.",
            f"Please open this link and answer what you can:\n{link}",
            "Thank you.",
        )
    )


# How far people see it alike

HIDDEN = "Figures hidden: too few people in a group"

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


def group_title(framework: Framework, group: str) -> str:
    """What people call a group, also that of people for whom none is known."""
    return next((known.title for known in framework.groups if known.id == group), "No group given")


def distance(value: float, unit: str) -> str:
    """How far apart something lies: less than 0.1 of a level, 0.6 of a level, 1 level, 1.3 levels."""
    said = rounded(value).removesuffix(".0")
    if said == "0":
        return f"less than 0.1 of a {unit}"
    if said == "1":
        return f"1 {unit}"
    return f"{said} of a {unit}" if value < 1 else f"{said} {unit}s"


def ends_in_words(ends: Sequence[tuple[str, float]]) -> str | None:
    """The highest and the lowest of some groups with their figures; None with fewer than two."""
    if len(ends) < 2:
        return None
    high, low = max(ends, key=lambda end: end[1]), min(ends, key=lambda end: end[1])
    return f"{high[0]} {rounded(high[1])} against {low[0]} {rounded(low[1])}"


def verdict_sentence(
    found: Verdict,
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
    if found.word in {"aligned", "mixed"} and shown == "none":
        return f"People differ{by}; the figures of the groups are hidden"
    if found.word == "aligned":
        return f"Aligned{far}: people differ{by}"
    if found.word == "camps" and not found.by_group:
        return "Two camps: people hold two views" + (", and both are found across the groups" if shown == "all" else "")
    if found.word == "scattered":
        inside = "" if within is None else f", by {distance(within, unit)}"
        return f"Scattered: people differ even within their groups{inside}"
    if found.word == "mixed":
        return f"Mixed{far}: people differ{by}, without a clear pattern"
    said = (
        "Camps: each group agrees within itself, and they see different things"
        if found.word == "camps"
        else "Split: the groups see different things"
    )
    figures = ends_in_words(ends)
    return said if figures is None else f"{said}: {figures}"


def too_few_to_agree(people_heard: int, needed: int) -> str:
    """Why nothing can be said of agreement yet."""
    if people_heard < needed:
        return f"{NOT_ENOUGH}: {people_heard} of at least {people(needed)}"
    return f"{NOT_ENOUGH}: too few people answered enough of it"


def alignment_headline(name: str, verdicts: Sequence[Verdict | None], *, hidden: int) -> str:
    """On how many factors people see the same, and what the others show, in one sentence.

    `verdicts` are those of all factors, None where there is none; of these so many are `hidden`.
    """
    words = [None if found is None else found.word for found in verdicts]
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
        return f"How far people at {name} see things alike cannot be said yet: of {counted(total, 'factor')} {listed(others)}."
    number = "all" if aligned == total > 1 else f"{aligned or 'none'} of"
    return f"People at {name} see {number} {counted(total, 'factor')} alike{'; ' * bool(others)}{listed(others)}."


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
    return f"Of {counted(total, 'factor')}{both}, {listed(parts)}."


def flag_sentences(report: Report, found: Sequence[Flag]) -> list[str]:
    """Imbalances in words with both figures; sponsor optimism in one sentence for all its factors."""

    def title(node: str) -> str:
        return report.framework.nodes[node].title

    said = [
        f"{FLAG_TITLES[flag.kind]}: {title(flag.factor)} stands at {rounded(flag.ahead)}, "
        f"{listed([title(node) for node in flag.behind])} at {rounded(flag.against)}"
        f"{' on average' if len(flag.behind) > 1 else ''}."
        for flag in found
        if flag.kind != "sponsor_optimism"
    ]
    optimistic = [flag for flag in found if flag.kind == "sponsor_optimism"]
    if optimistic:
        pairs = [f"{title(flag.factor)} ({rounded(flag.ahead)} against {rounded(flag.against)})" for flag in optimistic]
        leaders, front = group_title(report.framework, LEADERS), group_title(report.framework, FRONT)
        said.append(f"{FLAG_TITLES['sponsor_optimism']}: {leaders} stands well above {front} on {listed(pairs)}.")
    return said


def quality_sentences(quality: Quality) -> list[str]:
    """How many people show a sign of haste, a sentence a sign; one sentence where nobody does."""
    of = f"of {people(quality.people)}"
    signs = (
        (quality.straight_lining, "gave one and the same level everywhere"),
        (quality.contradicting, "contradicted themselves on questions that ask the same the other way round"),
        (quality.too_fast, "answered faster than the questions can be read"),
    )
    said = [f"{number} {of} {words}." for number, words in signs if number]
    return said or [f"No sign of haste in the answers {of}."]


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
    said = [f"The order of the factors by gap holds in {held.same_order} of {of_what}."]
    if held.first is None:
        said.append(f"All targets are reached in {held.same_first} of {variations}.")
    else:
        first = report.framework.nodes[held.first].title
        said.append(f"{first} is furthest from its target in {held.same_first} of {variations}.")
    if held.overall is not None:
        low, high = rounded(held.overall.low), rounded(held.overall.high)
        said.append(
            f"The overall score stays at {low}."
            if low == high
            else f"In 95 of 100 the overall score lies between {low} and {high}."
        )
    return said


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


def absence_sentences(words: Collection[str], minimum: int) -> list[str]:
    """What the words in the cells of a heat map of groups mean, for those that occur."""
    meanings = {
        "hidden": f"fewer than {people(minimum)} answered, or the figure would give away another that is hidden",
        "not asked": "the group was not asked about it",
        "no answer": "nobody of the group gave a level",
        "too few": "not enough of it is answered yet",
    }
    return [f"{word.capitalize()}: {meaning}." for word, meaning in meanings.items() if word in words]


def weights_note(still: int) -> str:
    """How the weights were varied, and at how many questions groups kept theirs."""
    sentence = "Each weight was moved by up to 20 percent."
    if not still:
        return sentence
    return (
        f"{sentence} At {counted(still, 'question')} the groups kept theirs, because one of them is too small to show."
    )


def care_hidden(minimum: int) -> str:
    """Why it is not told how carefully people answered."""
    return f"Not shown: fewer than {people(minimum)} gave enough levels to tell."


def care_note(quality: Quality, enough: int) -> str:
    """Whose answers were looked at for signs of haste, what a sign is worth, and what cannot be told."""
    limits = quality_limits(quality)
    sentence = f"Of those who gave at least {enough} levels. A sign is no proof that somebody did not read."
    return sentence if limits is None else f"{sentence} {limits}"
