"""The keys of widgets: each that is promised to browser tests and scripts, literally, and none written anywhere else."""

import ast
import re
from pathlib import Path

import pytest

from opposite.ui.shell import keys

UI = Path(keys.__file__).parents[1]
KEYS = Path(keys.__file__)
KEY_LIKE = re.compile(r"[a-z]*(-[a-z]*)+")
"""What the fixed parts of a key look like: small letters and at least one dash."""

PROMISED = (
    "add-benchmark", "peers-of", "upload-benchmark", "frameworks-plan", "look", "look-name", "paper", "plain-look",
    "archive", "filters", "keep-organisation", "kept-archived", "kept-name", "merge", "merge-into", "page-after",
    "page-before", "save-wave", "sort-by", "take-back",
    "against-base", "agree-first-wave", "agreed-question", "assess", "backup", "begin", "care", "change-wave", "close-wave",
    "compare-organisations", "compare-scenarios", "continue-later", "demo", "distance", "download-qr", "erase", "erase-due",
    "erase-person", "erase-wave", "explain", "export",
    "first-group", "fiscal-year-start", "gap-table", "hand-in", "invitation-link", "invitation-text", "leave-out", "move", "my-group",
    "new-organisation", "new-wave", "next-factor", "opened-question", "elsewhere-group",
    "elsewhere-importance", "elsewhere-profile", "organisation", "other-people",
    "other-weights", "overall", "participation", "previous-factor", "profile-of-questions",
    "progress-initiative", "progress-table", "radar", "record-consensus", "reliability", "remove-scenario", "reopen-wave",
    "resume-search", "roadmap-budget", "roadmap-exclude", "roadmap-freeze", "roadmap-months", "roadmap-period",
    "roadmap-pin", "roadmap-start", "roadmap-table", "save-as", "save-invitations", "save-progress",
    "save-targets", "save-scenario", "save-smallest-group", "saved", "scenario", "scenario-name", "scenario-table", "search",
    "second-group", "set-targets", "show-figures", "smallest-group", "start-assessment", "start-wave", "statistics", "stop-search",
    "timeline", "two-groups", "undo-changes", "wave", "way-of-answering", "what-if",
)  # fmt: skip


@pytest.mark.parametrize("key", PROMISED)
def test_a_promised_key_has_its_name(key):
    assert getattr(keys, key.upper().replace("-", "_")) == key


@pytest.mark.parametrize(
    ("key", "literal"),
    [
        (keys.answer("ORI1"), "answer-ORI1"),
        (keys.importance("ORI1"), "importance-ORI1"),
        (keys.evidence("ORI1"), "evidence-ORI1"),
        (keys.note("ORI1"), "note-ORI1"),
        (keys.reason("ORI1"), "reason-ORI1"),
        (keys.asked("ORI1"), "asked-ORI1"),
        (keys.told_of("ORI1"), "told-of-ORI1"),
        (keys.not_saved("ORI1"), "not-saved-ORI1"),
        (keys.save_again("ORI1"), "save-again-ORI1"),
        (keys.written("note-ORI1"), "written-note-ORI1"),
        (keys.card("orientation"), "card-orientation"),
        (keys.why("orientation"), "why-orientation"),
        (keys.axes_of("radar-chart"), "axes-of-radar-chart"),
        (keys.target("ORI"), "target-ORI"),
        (keys.step("people"), "step-people"),
        (keys.download_questionnaire("paper"), "download-questionnaire-paper"),
        (keys.download_csv("roadmap"), "download-roadmap-csv"),
        (keys.report_of("comparison"), "report-comparison"),
        (keys.on_screen("erase"), "on-screen-erase"),
        (keys.look_file("logo", 1), "look-logo-1"),
        (keys.look_colour("accent"), "look-accent"),
        (keys.take_away("template"), "take-away-template"),
        (keys.portfolio_report_on("a4"), "report-portfolio-a4"),
        (keys.download_csv("progress"), "download-progress-csv"),
        (keys.download_roadmap("jira"), "download-roadmap-jira"),
        (keys.download_agenda("pdf"), "download-agenda-pdf"),
        (keys.confirmed("close-wave"), "close-wave-confirmed"),
        (keys.left("close-wave"), "close-wave-left"),
        (keys.open_profile(7), "profile-7"),
        (keys.open_roadmap(7), "roadmap-of-7"),
        (keys.keep(7), "keep-7"),
        (keys.kept("name", 7), "kept-name-7"),
        (keys.open_participation(7), "participation-7"),
        (keys.continue_assessment(7), "continue-7"),
        (keys.invite("executive"), "invite-executive"),
        (keys.invited("executive", 7), "invited-executive-7"),
        (keys.smallest_group(7), "smallest-group-7"),
        (keys.group("executive"), "group-executive"),
        (keys.erase_on(7), "erase-on-7"),
        (keys.link("executive"), "link-executive"),
        (keys.withdraw("executive"), "withdraw-executive"),
        (keys.seen("people"), "seen-people"),
        (keys.knowledge("blind_spot"), "knowledge-blind_spot"),
        (keys.lens_questions("blind_spot"), "questions-blind_spot"),
        (keys.agreed("ORI1"), "agreed-ORI1"),
        (keys.agreed_level(7, "ORI1"), "agreed-level-7-ORI1"),
        (keys.agreed_note(7, "ORI1"), "agreed-note-7-ORI1"),
        (keys.agreed_on(7), "agreed-on-7"),
        (keys.agreed_by(7), "agreed-by-7"),
        (keys.roadmap_capacity("change"), "roadmap-capacity-change"),
        (keys.roadmap_target("people"), "roadmap-target-people"),
        (keys.roadmap_pin("I-1"), "roadmap-pin-I-1"),
        (keys.state_of("I-1", "status"), "status-I-1"),
        (keys.state_of("I-1", "target"), "target-I-1"),
        (keys.edit("review"), "edit-review"),
        (keys.entry("review", "I-1"), "review-I-1"),
        (keys.entry_field("review", "on", "I-1"), "review-on-I-1"),
        (keys.save_entry("review"), "save-review"),
        (keys.remove_entry("review"), "remove-review"),
        (keys.radar_of_compared(0), "radar-0"),
        (keys.radar_of_scenario(0), "radar-scenario-0"),
        (keys.radar_after(8), "radar-after-8"),
        (keys.start_in("I-1"), "start-in-I-1"),
    ],
    ids=lambda value: value,
)
def test_a_key_for_each_question_group_or_initiative_is_made_of_its_id(key, literal):
    assert key == literal


def written_keys(source):
    """Every literal in the source of a page that is a key, or from which one is built."""
    named = {value for name, value in vars(keys).items() if name.isupper() and "-" in value}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.keyword) and node.arg == "key" and isinstance(node.value, ast.Constant | ast.JoinedStr):
            if not (isinstance(node.value, ast.Constant) and node.value.value is None):
                yield ast.unparse(node.value)
        elif isinstance(node, ast.Constant) and node.value in named:
            yield ast.unparse(node)
        elif isinstance(node, ast.JoinedStr):
            fixed = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            if KEY_LIKE.fullmatch(fixed):
                yield ast.unparse(node)


@pytest.mark.parametrize("page", sorted(UI.rglob("*.py")), ids=lambda path: str(path.relative_to(UI)))
def test_no_page_writes_a_key_of_its_own(page):
    found = list(written_keys(page.read_text("utf-8"))) if page != KEYS else []
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        'st.button("Go", key="go")',
        'st.button("Go", key=f"go_{n}")',
        'key = f"answer-{question}"',
        'key = f"{kind}-{n}"',
        'held("what-if")',
    ],
)
def test_a_key_written_by_hand_is_noticed(source):
    assert list(written_keys(source)) != []


@pytest.mark.parametrize(
    "source",
    ['st.button("Go", key=keys.SAVED)', 'name = f"sample-{n}.csv"', 'f"{a} - {b}"', "sorted(x, key=lambda i: i)"],
)
def test_what_is_no_key_is_left_alone(source):
    assert list(written_keys(source)) == []
