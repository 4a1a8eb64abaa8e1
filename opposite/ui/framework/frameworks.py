"""The frameworks page: what is asked, in full, and what the roadmap draws from."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.framework import Framework, Initiative, Question
from opposite.engine.workspace import KnownFramework
from opposite.ui.framework.questionnaire_files import show_questionnaire_files
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.page_head import head
from opposite.ui.shell.session import set_widget_value, widget_value
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text, labelled_list
from opposite.wording.collecting.questionnaire_files import ELSEWHERE
from opposite.wording.framework.initiatives import outcomes, way_of_working
from opposite.wording.framework.instrument import asides, placed_by, target_words
from opposite.wording.framework.languages import language_sentence
from opposite.wording.roadmap.headline import NO_INITIATIVES


def show_frameworks() -> None:
    """Choose a framework and read it."""
    head("Frameworks", "The questions, their levels and the initiatives, as they are asked and used.")
    workspace = cache.workspace()
    by_name: dict[str, KnownFramework] = {}
    for item in workspace.known():
        name = f"{item.id} {item.version}"
        by_name[name if name not in by_name else f"{name} {item.hash[:8]}"] = item
    names = list(by_name)
    chosen = address.named(keys.FRAMEWORK_VERSION, by_name) or names[0]
    if len(names) > 1:
        address.picker(
            "Framework",
            keys.FRAMEWORK_VERSION,
            names,
            chosen,
            key=keys.FRAMEWORK,
            format_func=lambda name: f"{by_name[name].title}, version {by_name[name].version}",
        )
    item = by_name[chosen]
    framework = workspace.resolve(item.id).framework if item.bundled else workspace.framework(item.hash)
    _about(framework)
    part = st.segmented_control(
        "Show",
        ["Questions", "Initiatives", "Groups and scale", ELSEWHERE],
        default="Questions",
        required=True,
        key=keys.FRAMEWORK_PART,
    )
    if part == "Questions":
        _questions(framework)
    elif part == "Initiatives":
        with st.container(key=keys.FRAMEWORK_INITIATIVES):
            _initiatives(framework)
    elif part == ELSEWHERE:
        show_questionnaire_files(framework)
    else:
        _groups(framework)


def _about(framework: Framework) -> None:
    st.header(as_text(f"{framework.title}, version {framework.version}"), anchor=False)
    for words in (
        framework.attribution,
        framework.licence and f"Licence: {framework.licence}.",
        language_sentence(framework.locale),
    ):
        if words:
            st.caption(as_text(words))
    scored = [question for question in framework.questions.values() if question.scored]
    st.markdown(
        f"{wording.pluralise(len(framework.factors), framework.display_level)}, {wording.pluralise(len(scored), 'question')}, "
        f"{wording.pluralise(len(framework.initiatives), 'initiative')}, {wording.pluralise(len(framework.groups), 'group')}."
    )


def _questions(framework: Framework) -> None:
    titles = {node.id: node.title for node in framework.factors}
    factor = address.named(keys.FACTOR, titles) or next(iter(titles))
    set_widget_value(keys.FRAMEWORK_FACTOR, factor)
    st.segmented_control(
        framework.display_level.capitalize(),
        list(titles),
        required=True,
        format_func=lambda node: as_text(titles[node]),
        key=keys.FRAMEWORK_FACTOR,
        on_change=_say_factor,
    )
    node = framework.nodes[factor]
    if node.quote:
        st.markdown(f"*{as_text(node.quote)}*")
    if node.intent:
        st.markdown(as_text(node.intent))
    for question in node.all_questions():
        _question(framework, question)


def _say_factor() -> None:
    address.choose(keys.FACTOR, widget_value(keys.FRAMEWORK_FACTOR))


def _question(framework: Framework, question: Question) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{as_text(question.id)} {as_text(question.title)}**", width="content")
            if question.core:
                st.badge("Core", color="blue")
        st.markdown(as_text(question.text))
        placed = placed_by(question)
        if placed is not None:
            st.caption(as_text(placed))
        st.markdown(
            "\n".join(
                f"- **{wording.plain(point.value)} {as_text(point.label)}.** {as_text(question.levels.get(point.value, ''))}"
                for point in question.scale.points
            )
            if question.levels
            else as_text("Levels: " + ", ".join(f"{wording.plain(p.value)} {p.label}" for p in question.scale.points))
        )
        for line in asides(framework, question):
            st.caption(as_text(line))


def _initiatives(framework: Framework) -> None:
    if not framework.initiatives:
        st.info(NO_INITIATIVES)
        return
    st.caption("Efforts, durations, roles and targets are planning defaults, not benchmarks.")
    for node in framework.factors:
        initiatives = [initiative for initiative in framework.initiatives if initiative.factor == node.id]
        if initiatives:
            st.subheader(as_text(node.title), anchor=False)
        for initiative in initiatives:
            with st.expander(as_text(initiative.title)):
                _initiative(framework, initiative)


def _initiative(framework: Framework, initiative: Initiative) -> None:
    initiative_by_id = framework.initiative_by_id
    lines = [
        ("What", initiative.description),
        (
            "Lifts",
            ", ".join(
                f"{lift.question} from {wording.plain(lift.start)} to {wording.plain(lift.to)}"
                for lift in initiative.lifts
            ),
        ),
        (
            "Effort",
            f"{wording.plain(initiative.effort_days)} days over {wording.plain(initiative.duration_weeks)} weeks",
        ),
        ("Roles", ", ".join(f"{role} {wording.plain(fte)} FTE" for role, fte in initiative.demand.items())),
        ("Needs first", "; ".join(initiative_by_id[i].title for i in initiative.prerequisites)),
        ("Owner", initiative.owner_role),
        *outcomes(initiative),
        ("Measured by", None if initiative.kpi is None else initiative.kpi.name),
        ("To be tested", "; ".join(f"{a.text} ({a.test})" if a.test else a.text for a in initiative.assumptions)),
        *way_of_working(initiative),
    ]
    st.markdown(labelled_list((label, words) for label, words in lines if words))


def _groups(framework: Framework) -> None:
    draw_table(
        [
            {
                "Group": group.title,
                "Weight": group.weight,
                "Counted": "no, shown beside" if group.weight == 0 else "yes",
            }
            for group in framework.groups
        ],
        alt="Stakeholder groups and their weights",
    )
    st.caption(as_text(target_words(framework)))
    for scale in {question.scale.id: question.scale for question in framework.questions.values()}.values():
        st.markdown("\n".join(f"- **{wording.plain(point.value)}** {as_text(point.label)}" for point in scale.points))
