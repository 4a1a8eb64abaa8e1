"""Scales whose labels are numbers other than their values: cells of the wide form are taken for the labels."""

from __future__ import annotations

from collections.abc import Iterator

from opposite.domain.collecting.answers import LEVEL
from opposite.domain.collecting.import_readings import LabelsTaken
from opposite.domain.framework import Framework
from opposite.engine.collecting.importing.layout import Layout
from opposite.engine.collecting.importing.words import numeric_labels


def labels_taken(framework: Framework, layout: Layout) -> Iterator[LabelsTaken]:
    """One fact for all questions of the file that have the same such label first."""
    by_label: dict[tuple[float, float], list[str]] = {}
    for id_, columns in layout.by_question.items():
        if LEVEL not in columns:
            continue
        labels = numeric_labels(framework.questions[id_])
        other = next(((label, value) for label, value in labels.items() if label != value), None)
        if other is not None:
            by_label.setdefault(other, []).append(id_)
    for (label, value), questions in by_label.items():
        yield LabelsTaken(tuple(questions), label, value)
