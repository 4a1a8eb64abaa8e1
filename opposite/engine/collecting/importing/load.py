"""The answers of a file staged, compared with the store and loaded, in the caller's transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from itertools import product
from typing import NamedTuple

import pyarrow as pa

from opposite import __version__
from opposite.definitions import Loaded
from opposite.definitions.diagnostics import quoted
from opposite.domain.collecting.answers import is_asked
from opposite.domain.collecting.assessment import LEAST_MINIMUM, natural_key
from opposite.domain.collecting.cell_faults import OtherGroup
from opposite.domain.collecting.import_report import ImportReport
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.engine.collecting.commands import keep_framework
from opposite.engine.collecting.counting_in import count_in
from opposite.engine.collecting.importing.arrow_columns import texts
from opposite.engine.collecting.importing.batches import Batch
from opposite.engine.collecting.importing.csv_rows import Progress
from opposite.engine.collecting.importing.dating_waves import know_waves
from opposite.engine.collecting.importing.file_parts import FilePart, FileParts, put_in_order
from opposite.engine.collecting.importing.report import Problems
from opposite.engine.collecting.importing.staging import ANSWERS, PEOPLE, Staging
from opposite.engine.collecting.portions import Portion
from opposite.engine.collecting.taking_over import take_over_targets
from opposite.errors import ImportRefusedError
from opposite.store.database import Cursor


class CountingPeople(NamedTuple):
    """Of the waves of a file: people who wait to count, answers that wait of those who count, waves of too few people."""

    waiting: int
    answers_waiting: int
    waves_of_few: int
    fewest: int


class WouldCount(NamedTuple):
    """Of the waves of a file: new ones of too few people, those in which people begin to count in steps, and the fewest."""

    waves_of_few: int
    waves_in_steps: int
    fewest: int


class Handed:
    """A table that is read by one name again and again, each time with other rows.

    A name that is registered anew keeps what it meant before until the end of the transaction.
    """

    def __init__(self, schema: pa.Schema) -> None:
        self.now = pa.Table.from_batches([], schema)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.now.__arrow_c_stream__(requested_schema)


def stage_answers(cursor: Cursor, staging: Staging, batches: Iterable[Batch]) -> None:
    """Make the answers of a file known to the cursor as its temporary tables `import_rows` and `import_named`."""
    cursor.run("import_rows")
    cursor.run("import_named")
    handed = {"import_batch_people": Handed(PEOPLE), "import_batch_answers": Handed(ANSWERS)}
    for name, table in handed.items():
        cursor.register(name, table)
    for batch in batches:
        for table, staged in zip(handed.values(), staging.take_in(batch), strict=True):
            table.now = staged
        cursor.run("import_take_named")
        cursor.run("import_take_rows")
    cursor.register("import_file_said", staging.said)
    cursor.run("import_said")
    cursor.register("import_file_questions", staging.questions)
    cursor.run("import_questions")
    if staging.times is not None:
        cursor.register("import_file_times", staging.times)
        cursor.run("import_set_times")


def refuse_occupied_waves(cursor: Cursor, framework: Framework, *, attributed: bool) -> None:
    """Raise ImportRefusedError when a wave of the file holds answers that others must not be mixed with."""
    by_wave: dict[tuple[str, str], list[tuple[str, str, str, bool, bool, bool]]] = {}
    for organisation, wave, *rest in cursor.run("import_occupied_waves"):
        by_wave.setdefault((organisation, wave), []).append(tuple(rest))
    for (organisation, wave), occupying in by_wave.items():
        name = f"The wave {quoted(wave)} of {quoted(organisation)}"
        same = [wave for wave in occupying if wave[2] == framework.hash]
        id_, version, _, alone, shown_with_author, invited = (same or occupying)[0]
        if not same:
            change = (
                "in an edited text of the same version" if (id_, version) == (framework.id, framework.version) else ""
            )
            raise ImportRefusedError(
                f"{name} was assessed with the framework {id_} {version}, this file is for {framework.id} "
                f"{framework.version}{', ' if change else ''}{change}.",
                "A wave keeps its framework; nothing was stored.",
                "Import under another name with --wave, or name the framework of that wave with --framework.",
            )
        if shown_with_author != attributed and not alone:
            told = "their author" if shown_with_author else "nobody's name"
            raise ImportRefusedError(
                f"The answers in {name[0].lower()}{name[1:]} are shown with {told}, as its people were told.",
                "Answers that are shown otherwise cannot be put there; nothing was stored.",
                f"Import {'with' if shown_with_author else 'without'} --attributed, or under another name with --wave.",
            )
        if alone:
            raise ImportRefusedError(
                f"{name} is a self-assessment whose answers are shown with their author.",
                "Answers of other people cannot be put there; nothing was stored.",
                "Import under another name with --wave.",
            )
        if invited:
            raise ImportRefusedError(
                f"{name} is answered by invitation, and its answers count only in steps.",
                "Answers from a file cannot be put there; nothing was stored.",
                "Import under another name with --wave.",
            )


def drop_conflicts(
    cursor: Cursor,
    framework: Framework,
    *,
    column: str,
    problems: Problems,
    ask: Callable[[Sequence[str]], None] | None = None,
) -> None:
    """Note and drop the rows of people who are in another group already, in the store or by an earlier row.

    `ask` is told first who is in another group in the store, and may refuse the file.
    """
    cursor.run("import_conflicts", framework_hash=framework.hash)
    conflicts = cursor.run("import_conflicting_rows")
    if ask is not None and any(stored for *_, stored in conflicts):
        ask(list(dict.fromkeys(respondent for _, respondent, *_, stored in conflicts if stored)))
    for row, respondent, typed, group, stored in conflicts:
        problems.add(row, column, OtherGroup(respondent, typed, group, stored))
    if conflicts:
        cursor.run("import_drop_conflicts")
        cursor.run("import_drop_conflicting_people")


class Compared(NamedTuple):
    """What loading the answers of a file would do, and its people, some at a time."""

    figures: ImportReport
    parts: FileParts


def diff_answers(
    cursor: Cursor, framework: Framework, *, together: bool, named: int, wave_date: date | None = None, now: datetime
) -> Compared:
    """Compare every answer with what is stored.

    `together` is whether the rows of a person stand together in every batch of the file; `named` counts the people of each.
    """
    cursor.run("import_organisations")
    know_waves(cursor, wave_date=wave_date, now=now, framework_hash=framework.hash)
    cursor.run("import_people")
    cursor.run("import_placed")
    staged, organisations, new_organisations, waves, new_waves, respondents, new_respondents = cursor.run(
        "import_figures"
    )[0]
    together = together and named <= 2 * respondents
    parts = put_in_order(cursor, framework, together=together, answers=staged, waves=waves, any_new=new_respondents > 0)
    cursor.run("import_stored")
    for portion in parts.known:
        cursor.run("import_take_stored", **portion._asdict())
    cursor.run("import_superseded")
    cursor.run("import_outcomes")
    counts: Counter[tuple[str, str, str, str]] = Counter()
    with cursor.joining_as_written():
        for part in parts.everybody:
            for *of, number in cursor.run("import_outcome_counts", **part._asdict()):
                counts[tuple(of)] += number
    outcomes = dict.fromkeys(("new", "replaced", "unchanged", "outdated", "not_answered"), 0)
    not_asked = 0
    for (profile, question, group, outcome), number in counts.items():
        outcomes[outcome] += number
        in_profile = question in scoring_tree(framework, profile).asked
        if outcome != "not_answered" and not (
            in_profile and is_asked(framework.questions[question], group, routed=True)
        ):
            not_asked += number
    figures = ImportReport(
        answers_stored=outcomes["new"] + outcomes["replaced"],
        replaced=outcomes["replaced"],
        unchanged=outcomes["unchanged"],
        repeated=staged - sum(outcomes.values()),
        outdated=outcomes["outdated"],
        not_answered=outcomes["not_answered"],
        not_asked=not_asked,
        organisations=organisations,
        waves=waves,
        respondents=respondents,
        new_organisations=new_organisations,
        new_waves=new_waves,
        new_respondents=new_respondents,
    )
    return Compared(figures, parts)


def load_answers(
    cursor: Cursor,
    loaded: Loaded,
    compared: Compared,
    *,
    keep_open: bool,
    attributed: bool,
    wave_date: date | None = None,
    now: datetime,
    progress: Progress,
) -> CountingPeople:
    """Store what was compared: organisations, waves, respondents, answers, and the answers they replace as history.

    `progress` is told the share of the answers that is stored.

    People and answers that are new in a wave that is open or was there before begin to count as
    `opposite.domain.collecting.joining` says, unless answers are attributed. Returns who counts and who waits.
    """
    framework = loaded.framework
    figures, parts = compared
    new_waves = [wave for (wave,) in cursor.run("import_new_waves")]
    if new_waves:
        orders = {"wave": texts(new_waves), "wave_order": texts([natural_key(wave) for wave in new_waves])}
        cursor.register("import_wave_orders", pa.table(orders))
        keep_framework(cursor, loaded, now=now)
        cursor.run("import_add_organisations", now=now)
        cursor.run(
            "import_add_assessments",
            framework_hash=framework.hash,
            framework_id=framework.id,
            framework_major=framework.major,
            attributed=attributed,
            min_group_n=1 if attributed else framework.scoring.privacy.min_group_n,
            scoring_version=__version__,
            now=now,
            closed_at=None if keep_open else now,
        )
        for (wave,) in cursor.run("import_waves_after_targets"):
            take_over_targets(cursor, framework, wave)
    if wave_date is not None:
        cursor.run("import_date_waves", wave_date=wave_date, now=now)
    cursor.run("import_add_respondents", now=now)
    if figures.replaced:
        for portion in parts.known:
            cursor.run("import_keep_replaced", **portion._asdict(), now=now)
            cursor.run("import_drop_replaced", **portion._asdict())
            cursor.run("import_drop_replaced_waiting", **portion._asdict())
    if figures.answers_stored:
        _add_answers(cursor, parts.everybody, now=now, progress=progress)
    if figures.answers_stored or figures.new_respondents:
        cursor.run("import_changed")
        cursor.run("import_raise_revisions", now=now)
        moving = [wave for (wave,) in cursor.run("import_moving_waves")]
        if moving:
            count_in(cursor, framework, moving, now=now, everybody=False, raised=True)
    rows = cursor.run("import_counting")
    few = fewest_shown(framework)
    return CountingPeople(
        waiting=sum(people for _, _, people, _ in rows),
        answers_waiting=sum(answers for *_, answers in rows),
        waves_of_few=0 if attributed else sum(counting < few for _, counting, _, _ in rows),
        fewest=few,
    )


def would_count(
    cursor: Cursor, framework: Framework, known: Sequence[Portion], *, keep_open: bool, attributed: bool
) -> WouldCount:
    """What can be said before a file is stored of who counts then: nothing of it where answers are attributed.

    `known` are the people of the file who are in the store.
    """
    few = fewest_shown(framework)
    if attributed:
        return WouldCount(0, 0, few)
    changed = {wave for portion in known for (wave,) in cursor.run("import_would_change", **portion._asdict())}
    rows = cursor.run("import_would_count")
    return WouldCount(
        waves_of_few=sum(is_new and not keep_open and people < few for _, is_new, people, _ in rows),
        waves_in_steps=sum(
            (has_new_people or wave in changed) and (keep_open or not is_new)
            for wave, is_new, _, has_new_people in rows
        ),
        fewest=few,
    )


def fewest_shown(framework: Framework) -> int:
    """The fewest people that a figure of an imported wave may rest on."""
    return max(LEAST_MINIMUM, framework.scoring.privacy.min_group_n)


def _add_answers(cursor: Cursor, parts: Sequence[FilePart], *, now: datetime, progress: Progress) -> None:
    """Store the answers that are new or replace others, those of an assessment and in it of a person together."""
    cursor.run("import_counting_people")
    ((some_count, some_wait),) = cursor.run("import_who_counts")
    steps = ["import_add_answers"] * some_count + ["import_add_waiting_answers"] * some_wait
    with cursor.joining_as_written():
        for done, (step, part) in enumerate(product(steps, parts), start=1):
            cursor.run(step, **part._asdict(), now=now)
            progress(done / (len(steps) * len(parts)))
