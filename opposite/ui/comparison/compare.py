"""The compare page: two to six organisations or waves side by side."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from opposite import wording
from opposite.charts import compare as charts
from opposite.charts import over_waves as over_waves_chart
from opposite.charts import radar, ranking
from opposite.charts.scale import overall_axis
from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.domain.comparison.peer_filters import Kind
from opposite.domain.scoring.report import Report
from opposite.engine.comparison.over_waves import over_waves
from opposite.engine.scoring.overview import unreadable_among, with_score
from opposite.engine.side_by_side import MOST, side_by_side, spread_of_others
from opposite.engine.workspace import Workspace
from opposite.exports.file_names import comparison_file
from opposite.exports.mime_types import PPTX
from opposite.tables.comparison import compared
from opposite.ui.comparison.compared_choice import asked_for, offered_first
from opposite.ui.comparison.compared_peers import show_compared_peers
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.choosable_radar import draw_radar
from opposite.ui.shell.downloads import download_table
from opposite.ui.shell.empty_state import show_empty_state, show_ways_to_answers
from opposite.ui.shell.finding import MOST as MOST_OFFERED
from opposite.ui.shell.finding import Offer, first_offer, narrowed
from opposite.ui.shell.late_download import late_download, show_own_words
from opposite.ui.shell.local_time import local_today
from opposite.ui.shell.others_as_of import show_as_of
from opposite.ui.shell.page_head import head, set_tab_title
from opposite.ui.shell.plotly_chart import draw_chart
from opposite.ui.shell.session import session
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.access import pages as words
from opposite.wording.briefing import side_by_side as deck
from opposite.wording.comparison import differences, findings, peers
from opposite.wording.comparison import over_waves as over_waves_words
from opposite.wording.comparison.differences import difference_rows, name_of, short_name_of
from opposite.wording.scoring.upkeep import left_out

if TYPE_CHECKING:
    from opposite.exports.briefing.deck.look import Look

WHERE_THERE_IS_ROOM = 60
"""Characters of a name in a heading."""


def show_compare() -> None:
    """Pick two to six assessments of one framework and lay them side by side."""
    first = first_offer()
    if not first.organisations:
        head("Compare")
        address.named(keys.ORGANISATION, ())
        show_empty_state(differences.NOTHING_YET)
        return
    head("Compare", "Two to six organisations or waves of the same framework.")
    recent = _in_order(with_score(cache.workspace(), most=MOST_OFFERED if first.many else None))
    if len(recent) < 2:
        st.info(differences.TOO_FEW)
        show_ways_to_answers()
        return
    asked = address.all_said(keys.COMPARE)
    by_id = {str(assessment.id): assessment for assessment in recent}
    if first.many and not set(asked) <= set(by_id):
        named = with_score(cache.workspace(), ids=_numbers(asked), most=MOST_OFFERED)
        by_id |= {str(assessment.id): assessment for assessment in named}
    absent = [one for one in dict.fromkeys(asked) if one not in by_id]
    if absent:
        _say_absent(absent)
    chosen = asked_for(asked, by_id) if asked else offered_first(recent)
    address.say({keys.COMPARE: list(chosen)})
    if first.many:
        _picker_among_many(first, chosen, recent)
    else:
        _picker(chosen, recent)
    if len(chosen) < 2:
        st.info("Choose at least two.")
        return
    reports = [cache.report(one.id, one.revision) for one in chosen.values()]
    set_tab_title("Compare", deck.title(reports))
    if len({(r.framework.id, r.framework.major) for r in reports}) > 1:
        st.warning(differences.FRAMEWORKS_DIFFER)
        _draw_over_waves(reports)
        return
    _draw(reports)


def _say_absent(named: list[str]) -> None:
    """Say of what the address names and cannot be compared that its framework cannot be read, else that it is not here."""
    unreadable = unreadable_among(cache.workspace(), _numbers(named))
    if unreadable:
        st.warning(as_text(left_out(Counter(one.framework_id for one in unreadable))))
    if len(unreadable) < len(named):
        st.warning(words.SOME_NOT_HERE)


@st.fragment
def _picker_among_many(first: Offer, chosen: dict[str, Assessment], recent: list[Assessment]) -> None:
    """The picker with the field to find organisations; typing there draws nothing else of the page anew."""
    if address.all_said(keys.COMPARE) != list(chosen):  # others were picked
        st.rerun()
    offered = narrowed(first, keys.COMPARE_ORGANISATIONS)
    if offered.typed:
        recent = _in_order(with_score(cache.workspace(), organisations=offered.ids, most=MOST_OFFERED))
    _picker(chosen, recent, offered)


def _picker(chosen: dict[str, Assessment], others: list[Assessment], found: Offer | None = None) -> None:
    options = {str(assessment.id): name_of(assessment) for assessment in others}
    address.picker_of_several(
        "Organisations and waves",
        keys.COMPARE,
        options if options.keys() >= chosen.keys() else {i: name_of(one) for i, one in chosen.items()} | options,
        list(chosen),
        key=keys.COMPARE_ORGANISATIONS,
        most=MOST,
        placeholder=None if found is None else found.placeholder,
        found_by=None if found is None else keys.find(keys.COMPARE_ORGANISATIONS),
    )


def _in_order(assessments: list[Assessment]) -> list[Assessment]:
    return sorted(assessments, key=lambda one: (one.organisation.name, wave_key(one)))


def _numbers(asked: list[str]) -> list[int]:
    """The ids that an address names, as far as they are any."""
    return [int(one) for one in asked[:MOST_OFFERED] if one.isascii() and one.isdigit() and len(one) < 19]


def _draw(reports: list[Report]) -> None:
    dark = st.context.theme.type == "dark"
    names = [name_of(report.assessment) for report in reports]
    st.markdown(as_text(findings.what_it_shows(reports)))
    told = st.container()
    st.header(as_text(findings.told_apart(reports)), anchor=False)
    draw_chart(ranking.ranking(reports, dark=dark), alt=ranking.alt_text(reports))
    _draw_over_waves(reports)
    first = reports[0].assessment
    placed, kinds = show_compared_peers(reports)
    with told:
        _download_deck([report.assessment for report in reports], kinds)
    alike = peers.alike(kinds)
    spread = spread_of_others(cache.workspace(), reports[0], kinds)
    grid = st.grid(min_column_width=320)
    figures = charts.small_radars(placed, reference=placed[0].reference, dark=dark)
    for number, (report, name, figure) in enumerate(zip(placed, names, figures, strict=True)):
        with grid.container(border=True):
            st.markdown(f"**{as_text(name)}**")
            parts = (report.overall.stage, wording.interval(report.overall), wording.standing(report.overall, alike))
            st.caption(as_text(" · ".join(part for part in parts if part)))
            draw_radar(figure, report, key=keys.radar_of_compared(number), alt=radar.alt_text(report))
    show_as_of(reports[0])
    st.header("Factor by factor", anchor=False)
    if spread:
        most = max(one.n for one in spread.values())
        st.caption(as_text(differences.whose_spread(first, most, alike)))
    elif kinds:
        st.caption(as_text(differences.no_spread(first, alike)))
    draw_chart(
        charts.dot_plot(reports, spread=spread or None, alike=alike, dark=dark),
        alt=charts.alt_text(reports, spread=spread or None, alike=alike),
    )
    st.header(as_text(f"Differences to {short_name_of(first, WHERE_THERE_IS_ROOM)}"), anchor=False)
    draw_table(difference_rows(reports), alt="Differences by factor")
    st.caption(differences.WHAT_COUNTS)
    download_table(
        compared(placed, kinds), "compare", of=None, sample=any(r.assessment.organisation.sample for r in reports)
    )


def _download_deck(chosen: list[Assessment], kinds: list[Kind]) -> None:
    """A button that downloads the deck of what is compared, in the look that was given, or why there is none."""
    if len({one.organisation.sample for one in chosen}) > 1:
        st.caption(deck.NOT_OF_BOTH)
        return
    given = session().given_look
    show_own_words()
    late_download(
        deck.DOWNLOAD,
        partial(_deck, cache.workspace(), chosen, kinds, given.look, local_today()),
        which=(0, f"comparison {[one.id for one in chosen]} {[kind.value for kind in kinds]}"),
        called=deck.DECK,
        file_name=comparison_file(chosen, ending=".pptx"),
        mime=PPTX,
        key=keys.report_of("comparison"),
        icon=":material/slideshow:",
        help=deck.WHAT_IT_HOLDS,
    )
    if given.is_own:
        st.caption(as_text(deck.dressed(list(given.files.values()))))


def _deck(workspace: Workspace, chosen: list[Assessment], kinds: list[Kind], look: Look | None, today: date) -> bytes:
    from opposite.exports.briefing.deck.look import PLAIN  # noqa: PLC0415  read where a deck is made
    from opposite.exports.briefing.deck.pptx_file import comparison_pptx  # noqa: PLC0415  likewise

    return comparison_pptx(side_by_side(workspace, chosen, today=today, kinds=kinds), look or PLAIN)


def _draw_over_waves(reports: list[Report]) -> None:
    """The overall scores of those compared over all their waves, where any has several in the framework of all."""
    several = over_waves(cache.workspace(), reports) if len({one.framework.id for one in reports}) == 1 else []
    if not several:
        return
    st.header(over_waves_words.TITLE, anchor=False)
    for sentence in (over_waves_words.course(several), *over_waves_words.breaks(several)):
        if sentence:
            st.caption(as_text(sentence))
    places: dict[int, int] = {}
    for place, report in enumerate(reports):
        places.setdefault(report.assessment.organisation.id, place)
    draw_chart(
        over_waves_chart.over_waves(
            several, like=overall_axis(reports), places=places, dark=st.context.theme.type == "dark"
        ),
        alt=over_waves_chart.alt_text(several),
    )
