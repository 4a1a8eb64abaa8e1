"""The keys of all widgets: stable names under which browser tests and scripts find them, as `.st-key-<key>`."""

from __future__ import annotations

ORGANISATION, WAVE = "organisation", "wave"
"""The pickers of most pages; their values stand in the address under the same names."""

QUESTION, COMPARE, GROUP = "question", "compare", "group"
"""Names in the address of the question that is opened, of what is compared, and of groups side by side."""

# who one is
SIGN_IN, SIGN_OUT = "sign-in", "sign-out"

# access
GRANT, GRANT_WHO, GRANT_ROLE, GRANT_ORGANISATION = "grant", "grant-who", "grant-role", "grant-organisation"

# start
START, ASSESS, DEMO = "start", "assess", "demo"
SECTOR, COUNTRY, TAG, ARCHIVED = "sector", "country", "tag", "archived"
SORT, PAGE, FIND = "sort", "page", "find"
"""What the list of organisations is narrowed and ordered by; it stands in the address under the same names."""

FILTER_SECTOR, FILTER_COUNTRY, FILTER_TAG, FILTER_ARCHIVED = (
    "filter-sector",
    "filter-country",
    "filter-tag",
    "filter-archived",
)
SORT_BY, PAGE_BEFORE, PAGE_AFTER, FILTERS = "sort-by", "page-before", "page-after", "filters"

# set-up
WAY_OF_ANSWERING = "way-of-answering"
NEW_ORGANISATION, NEW_WAVE, MY_GROUP = "new-organisation", "new-wave", "my-group"
PROFILE_OF_QUESTIONS, SMALLEST_GROUP = "profile-of-questions", "smallest-group"
START_ASSESSMENT, START_WAVE = "start-assessment", "start-wave"

# questionnaire
BEGIN, CONTINUE_LATER = "begin", "continue-later"
SCREEN_HEADING, SCREEN_TOP = "screen-heading", "screen-top"
STEPPER, PREVIOUS_FACTOR, NEXT_FACTOR = "stepper", "previous-factor", "next-factor"
SAVED, HAND_IN = "saved", "hand-in"
OUTCOME = "outcome"
"""What became of what was confirmed in a window; it stands over every page."""
SCREEN, SO_FAR = "screen", "so-far"

# participation
PARTICIPATION = "participation"
SHOW_FIGURES, CLOSE_WAVE, REOPEN_WAVE, CHANGE_WAVE = "show-figures", "close-wave", "reopen-wave", "change-wave"
SAVE_INVITATIONS, SAVE_SMALLEST_GROUP, SAVE_DUE = "save-invitations", "save-smallest-group", "save-due"
HOW_MANY_LINKS, MAKE_LINKS, SINGLE_LINKS = "how-many-links", "make-links", "single-links"
INVITATION_LINK, INVITATION_TEXT, DOWNLOAD_QR = "invitation-link", "invitation-text", "download-qr"

# profile
OVERALL, RADAR, RADAR_CHART, RADAR_SERIES = "overall", "radar", "radar-chart", "radar-series"

PEERS = "peers"
"""What others are narrowed by; it stands in the address under the same name."""

# targets
SET_TARGETS, SAVE_TARGETS, TARGETS_HISTORY = "set-targets", "save-targets", "targets-history"
TARGETS_REASON, TARGETS_APPROVED_BY, TARGETS_BY = "targets-reason", "targets-approved-by", "targets-by"
FISCAL_YEAR_START = "fiscal-year-start"

# gaps
GAP_TABLE, OPENED_QUESTION = "gap-table", "opened-question"
GAP_FACTOR, IMPORTANCE_GRID, OPPORTUNITIES = "gap-factor", "importance-grid", "opportunities"

# alignment
GROUP_HEAT_MAP, TWO_GROUPS = "group-heat-map", "two-groups"
FIRST_GROUP, SECOND_GROUP = "first-group", "second-group"
OTHER_WEIGHTS, OTHER_PEOPLE, CARE = "other-weights", "other-people", "care"
STATISTICS, FACTOR_STATISTICS, QUESTION_STATISTICS = "statistics", "factor-statistics", "question-statistics"
RELIABILITY, FACTOR_RELIABILITY = "reliability", "factor-reliability"
RECORD_CONSENSUS, AGREED_QUESTION, RECORD = "record-consensus", "agreed-question", "record"

# scores
SCORING, STOP_SCORING, RESUME_SCORING = "scoring", "stop-scoring", "resume-scoring"

# roadmap
SCENARIO, SAVE_AS, SCENARIO_NAME = "scenario", "save-as", "scenario-name"
SAVE_SCENARIO, REMOVE_SCENARIO, UNDO_CHANGES = "save-scenario", "remove-scenario", "undo-changes"
WHAT_IF = "what-if"
ROADMAP_PERIOD, ROADMAP_MONTHS = "roadmap-period", "roadmap-months"
ROADMAP_START, ROADMAP_BUDGET = "roadmap-start", "roadmap-budget"
ROADMAP_FREEZE, ROADMAP_EXCLUDE, ROADMAP_PIN = "roadmap-freeze", "roadmap-exclude", "roadmap-pin"
SEARCH, STOP_SEARCH, RESUME_SEARCH, DISTANCE = "search", "stop-search", "resume-search", "distance"
WORTH, GROUP_PLANS, CONTRADICTION = "worth", "group-plans", "contradiction"
FIRST_WAVE, TIMELINE, ROADMAP_VIEW = "first-wave", "timeline", "roadmap-view"
HOLD, HOLDING = "hold", "holding"
ROADMAP_TABLE, ROADMAP_ROWS, OTHER_TOOLS = "roadmap-table", "roadmap-rows", "other-tools"
CHANGES = "changes"
LIMITS, ROADMAP_AT_ONCE, ROADMAP_QUICK_WINS = "limits", "roadmap-at-once", "roadmap-quick-wins"
ROADMAP_MUST, ROADMAP_DATED = "roadmap-must", "roadmap-dated"
RADAR_AFTER, RADAR_PROJECTED, CAPACITY = "radar-after", "radar-projected", "capacity"
EXPLAIN, EXPLANATION = "explain", "explanation"
MOVE, MOVE_INITIATIVE, LEAVE_OUT, LEFT_OUT = "move", "move-initiative", "leave-out", "left-out"
STABILITY, PLAN_STABILITY_TABLE = "stability", "plan-stability-table"
ESTIMATES, ESTIMATES_SHOWN, SAVE_ESTIMATES = "estimates", "estimates-shown", "save-estimates"
ESTIMATES_TOLD = "estimates-told"
DEFAULTS_AGAIN, TAKE_BACK_ESTIMATES, UPLOAD_ESTIMATES = "defaults-again", "take-back-estimates", "upload-estimates"
READ_ESTIMATES, DAY_RATES, CURRENCY = "read-estimates", "day-rates", "currency"
SAVE_DAY_RATES, NO_DAY_RATES = "save-day-rates", "no-day-rates"

ODDS, ODDS_TABLE, SCORE_BAND = "odds", "odds-table", "score-band"
ODDS_AWAITED, ODDS_VIEW_AWAITED = "odds-awaited", "odds-view-awaited"
AGAINST_BASE, COMPARE_SCENARIOS, SCENARIO_TABLE = "against-base", "compare-scenarios", "scenario-table"

# documents
PAPER, FRAMEWORKS_PLAN = "paper", "frameworks-plan"
LOOK, PLAIN_LOOK, LOOK_NAME = "look", "plain-look", "look-name"
"""The size of pages, the way back from a scenario to the framework's own plan, and a firm's own look for decks."""

# progress
STATUSES, AGREE_FIRST_WAVE = "statuses", "agree-first-wave"
PROGRESS_TABLE, PROGRESS_ROWS, PROGRESS_INITIATIVE = "progress-table", "progress-rows", "progress-initiative"
SAVE_PROGRESS, PROGRESS_HISTORY, READINGS = "save-progress", "progress-history", "readings"
PROGRESS_EARLIER, MOVEMENTS, UNMOVED = "progress-earlier", "movements", "unmoved"

# portfolio
PORTFOLIO = "portfolio"
PORTFOLIO_TABLE, PORTFOLIO_HEATMAP = "portfolio-table", "portfolio-heatmap"
PORTFOLIO_CHOSEN, PORTFOLIO_AGAINST, PORTFOLIO_COMPARE = "portfolio-chosen", "portfolio-against", "portfolio-compare"
PORTFOLIO_CHOICE = "portfolio-choice"
RECURRING_ONE, RECURRING_STARTS = "recurring-one", "recurring-starts"
PORTFOLIO_FRAMEWORK, PORTFOLIO_DESCENDING, RECURRING = "portfolio-framework", "portfolio-descending", "recurring"
FILTER_SIZE, PORTFOLIO_AGREEMENT = "filter-size", "portfolio-agreement"
PORTFOLIO_WAVE, ROADMAPS_ZIP, PORTFOLIO_REPORT = "portfolio-wave", "download-roadmaps-zip", "portfolio-report"
SIZE, DESCENDING, AGAINST, FACTOR, AGREEMENT = "size", "descending", "against", "factor", "agreement"
OF_WAVE = "of-wave"
"""Names in the address of what the portfolio is narrowed, ordered and coloured by."""

# compare
COMPARE_ORGANISATIONS = "compare-organisations"

# benchmarks
BENCHMARK = "benchmark"
"""Whose peers stand on the profile, in the address."""
PEERS_OF, PEERS_FACTOR, PEERS_TABLE, PEERS_CHART = "peers-of", "peers-factor", "peers-table", "peers-chart"
UPLOAD_BENCHMARK, ADD_BENCHMARK, BENCHMARKS = "upload-benchmark", "add-benchmark", "benchmarks"

# frameworks
FRAMEWORK, FRAMEWORK_PART, FRAMEWORK_FACTOR = "framework", "framework-part", "framework-factor"
FRAMEWORK_VERSION, FRAMEWORK_INITIATIVES = "version", "initiatives-of-framework"
"""Name in the address of the framework that is read: its id and version."""
ELSEWHERE_PROFILE, ELSEWHERE_GROUP = "elsewhere-profile", "elsewhere-group"
ELSEWHERE_IMPORTANCE = "elsewhere-importance"

# data
BACKUP, EXPORT = "backup", "export"
ERASE, ERASE_WAVE, ERASE_PERSON, ERASE_DUE = "erase", "erase-wave", "erase-person", "erase-due"
MERGE_WAVES = "merge-waves"
KEPT_NAME, KEPT_ARCHIVED, KEEP_ORGANISATION, SAVE_WAVE = "kept-name", "kept-archived", "keep-organisation", "save-wave"
ARCHIVE, TAKE_BACK, MERGE, MERGE_INTO = "archive", "take-back", "merge", "merge-into"
UNDO_IMPORT, IMPORTS_BEFORE, IMPORTS_AFTER = "undo-import", "imports-before", "imports-after"
IMPORTS = "imports"
"""Name in the address of the page of the list of imports."""

# upload of answers
UPLOAD_ANSWERS, UPLOAD_WHOSE, UPLOAD_FRAMEWORK = "upload-answers", "upload-whose", "upload-answers-framework"
UPLOAD_FILE, UPLOAD_MAPPING, UPLOAD_IMPORT = "upload-file", "upload-mapping", "upload-import"
UPLOAD_KEEP_MAPPING, UPLOAD_MAPPING_NAME = "upload-keep-mapping", "upload-mapping-name"
UPLOAD_FORGET_MAPPING, UPLOAD_MAPPING_YAML = "upload-forget-mapping", "upload-mapping-yaml"
UPLOAD_COLUMNS, UPLOAD_WORDS, UPLOAD_GROUPS = "upload-columns", "upload-words", "upload-groups"
UPLOAD_PROFILE, UPLOAD_REPORT = "upload-profile", "upload-report"
DOWNLOAD_ORGANISATION = "download-organisation"


UPLOAD_LEAVE_OUT = "leave-out-unusable"
"""In the upload of answers, of a file: whether what cannot be used is left out."""


def upload(field: str, file: str, *further: object) -> str:
    """In the upload of answers: a field for a file, by the number of the file."""
    return "-".join(["upload", field, file, *map(str, further)])


def find(picker: str) -> str:
    """The field in which one types to find what a picker offers, where there is much to choose among."""
    return f"find-{picker}"


def erase_on(assessment: int) -> str:
    """On the data page: the day on which the answers of a wave are to be erased."""
    return f"erase-on-{assessment}"


def remove_benchmark(number: int) -> str:
    """On the data page: the button that removes a benchmark, by its number."""
    return f"remove-benchmark-{number}"


def open_roadmap(assessment: int) -> str:
    """On the start page: the way to the roadmap of an assessment."""
    return f"roadmap-of-{assessment}"


def keep(organisation: int) -> str:
    """On the start page: the way to what is kept of an organisation."""
    return f"keep-{organisation}"


def undo_import(number: int) -> str:
    """The button that undoes an import that is not the latest; of the latest, what holds its button."""
    return f"undo-import-{number}"


def kept(field: str, number: int) -> str:
    """On the data page: a field of what is kept of an organisation, or of a wave."""
    return f"kept-{field}-{number}"


def card(factor: str) -> str:
    """The card of a factor."""
    return f"card-{factor}"


def why(node_or_question: str) -> str:
    """The button that opens the arithmetic of a score."""
    return f"why-{node_or_question}"


def download_csv(table: str) -> str:
    """The download of a table as CSV."""
    return f"download-{table}-csv"


def confirmed(button: str) -> str:
    """The button of a window that does what the button of this key asked for."""
    return f"{button}-confirmed"


def typed(button: str) -> str:
    """The field of a window in which a name is typed before what is named so is erased."""
    return f"{button}-typed"


def left(button: str) -> str:
    """The button of a window that leaves all as it is."""
    return f"{button}-left"


def open_participation(assessment: int) -> str:
    """On the start page: the way to the participation of an assessment."""
    return f"participation-{assessment}"


def continue_assessment(assessment: int) -> str:
    """On the start page: the way back into the questionnaire of an assessment."""
    return f"continue-{assessment}"


def open_profile(assessment: int) -> str:
    """On the start page: the way to the profile of an assessment."""
    return f"profile-{assessment}"


def invite(group: str) -> str:
    """In the set-up form: how many people of a group are invited."""
    return f"invite-{group}"


def invited(group: str, assessment: int) -> str:
    """On the participation page: how many people of a group are invited to a wave."""
    return f"invited-{group}-{assessment}"


def smallest_group(assessment: int) -> str:
    """On the participation page: the smallest group of a wave whose figures are shown."""
    return f"smallest-group-{assessment}"


def due_on(assessment: int) -> str:
    """On the participation page: the last day of a wave."""
    return f"due-on-{assessment}"


def grows(assessment: int) -> str:
    """On the participation page: whether groups of a wave may grow beyond those invited."""
    return f"grows-{assessment}"


def links_for_one(group: str) -> str:
    """The button that opens the window of links for single people of a group."""
    return f"links-for-one-{group}"


def group(name: str) -> str:
    """The card of a group."""
    return f"group-{name}"


def link(group: str) -> str:
    """The button that makes an invitation link for a group."""
    return f"link-{group}"


def withdraw(group_or_question: str) -> str:
    """The button that withdraws the links of a group, or the level agreed on for a question."""
    return f"withdraw-{group_or_question}"


def step(factor: str) -> str:
    """The button of the questionnaire that goes to a factor."""
    return f"step-{factor}"


def part(question: str) -> str:
    """The part of a screen that is a question with all it asks."""
    return f"part-{question}"


def answer(question: str) -> str:
    """The choice of level of a question."""
    return f"answer-{question}"


def importance(question: str) -> str:
    """The importance of a question."""
    return f"importance-{question}"


def evidence_of(question: str) -> str:
    """The part of a question that holds its evidence and note."""
    return f"evidence-of-{question}"


def evidence(question: str) -> str:
    """What the answer to a question rests on."""
    return f"evidence-{question}"


def note(question: str) -> str:
    """The note beside the answer to a question."""
    return f"note-{question}"


def reason(question: str) -> str:
    """Why a question does not apply."""
    return f"reason-{question}"


def asked(question: str) -> str:
    """The frame around a question; what stands last in it, the line that tells of its answer, keeps its room."""
    return f"asked-{question}"


def told_of(question: str) -> str:
    """The line beneath a question that tells what became of its answer."""
    return f"told-of-{question}"


def not_saved(question: str) -> str:
    """That a change to a question is not saved, and why."""
    return f"not-saved-{question}"


def save_again(question: str) -> str:
    """The button that saves a change to a question again."""
    return f"save-again-{question}"


def written(field: str) -> str:
    """The place of a field that is typed in, with the line that tells while it is not stored."""
    return f"written-{field}"


def unsaved(screen: str) -> str:
    """What watches the fields of a screen that are typed in."""
    return f"unsaved-{screen}"


def seen(factor: str) -> str:
    """How a factor is seen: its questions, folded away."""
    return f"seen-{factor}"


def knowledge(lens: str) -> str:
    """The card of a knowledge lens."""
    return f"knowledge-{lens}"


def lens_questions(lens: str) -> str:
    """The questions of a knowledge lens, folded away."""
    return f"questions-{lens}"


def download_agenda(ending: str) -> str:
    """The download of the agenda of a workshop."""
    return f"download-agenda-{ending}"


def agreed(question: str) -> str:
    """What a workshop agreed on for a question."""
    return f"agreed-{question}"


def agreed_level(assessment: int, question: str) -> str:
    """The level that was agreed on."""
    return f"agreed-level-{assessment}-{question}"


def agreed_note(assessment: int, question: str) -> str:
    """The note on a level that was agreed on."""
    return f"agreed-note-{assessment}-{question}"


def agreed_on(assessment: int) -> str:
    """The day on which a level was agreed on."""
    return f"agreed-on-{assessment}"


def agreed_by(assessment: int) -> str:
    """Who agreed on a level."""
    return f"agreed-by-{assessment}"


def target(factor: str) -> str:
    """The choice of a factor's target."""
    return f"target-{factor}"


def roadmap_capacity(role: str) -> str:
    """The capacity of a role."""
    return f"roadmap-capacity-{role}"


def roadmap_money(year: int) -> str:
    """Most money of a year."""
    return f"roadmap-money-{year}"


def day_rate(role: str) -> str:
    """What a day of a role costs."""
    return f"day-rate-{role}"


def sums(title: str) -> str:
    """What the plan costs, by year or by role."""
    return f"money-{title.lower().replace(' ', '-')}"


def estimates_table(stamp: str) -> str:
    """The table of estimates that was drawn for some estimates."""
    return f"estimates-table-{stamp}"


def roadmap_target(factor: str) -> str:
    """The target of a factor in a scenario."""
    return f"roadmap-target-{factor}"


def roadmap_not_before(initiative: str) -> str:
    """The day before which an initiative may not start."""
    return f"roadmap-not-before-{initiative}"


def roadmap_finish_by(initiative: str) -> str:
    """The day by which an initiative has to be finished."""
    return f"roadmap-finish-by-{initiative}"


def roadmap_pin(initiative: str) -> str:
    """The period in which an initiative is fixed to start."""
    return f"roadmap-pin-{initiative}"


def start_in(initiative: str) -> str:
    """The period to which an explained initiative may be moved."""
    return f"start-in-{initiative}"


def radar_after(periods: int) -> str:
    """The period after which the radar is drawn, in a plan of so many."""
    return f"radar-after-{periods}"


def radar_of_scenario(number: int) -> str:
    """The small radar of a scenario, counted from 0 as they stand side by side."""
    return f"radar-scenario-{number}"


def download_roadmap(format_id: str) -> str:
    """The download of the roadmap for another tool."""
    return f"download-roadmap-{format_id}"


def state_of(initiative: str, field: str) -> str:
    """A field of an initiative's state: status, owner, start, finish, baseline or target."""
    return f"{field}-{initiative}"


def edit(kind: str) -> str:
    """The form of a kind of entry (reading, assumption, review), folded away."""
    return f"edit-{kind}"


def entry(kind: str, initiative: str) -> str:
    """The picker of an entry of an initiative."""
    return f"{kind}-{initiative}"


def entry_field(kind: str, field: str, initiative: str) -> str:
    """A field of an entry of an initiative."""
    return f"{kind}-{field}-{initiative}"


def save_entry(kind: str) -> str:
    """The button that saves an entry."""
    return f"save-{kind}"


def remove_entry(kind: str) -> str:
    """The button that removes an entry."""
    return f"remove-{kind}"


def axes_of(radar: str) -> str:
    """The axes of a radar, each of which leads to the questions of its factor."""
    return f"axes-of-{radar}"


def radar_of_compared(number: int) -> str:
    """The small radar of a compared wave, counted from 0 as they stand side by side."""
    return f"radar-{number}"


def revoke(grant: int) -> str:
    """The button that takes a role back."""
    return f"revoke-{grant}"


def ask(about: str) -> str:
    """The button that asks for what takes many plans to answer."""
    return f"ask-{about}"


def late(download: str) -> str:
    """The part of a page with a download that is made when somebody asks for it, by the key of its button."""
    return f"late-{download}"


def stop_asking(about: str) -> str:
    """The button that ends the search for an answer."""
    return f"stop-{about}"


def download_questionnaire(tool: str) -> str:
    """The download of the questionnaire for a survey tool, or for print."""
    return f"download-questionnaire-{tool}"


def on_screen(part: str) -> str:
    """A part of a page that is of no use on paper, and is not printed."""
    return f"on-screen-{part}"


def look_file(kind: str, turn: int) -> str:
    """The field for a file of a firm's look, by its kind and by how many were taken before it."""
    return f"look-{kind}-{turn}"


def look_colour(name: str) -> str:
    """The choice of a colour of a firm's look."""
    return f"look-{name}"


def take_away(kind: str) -> str:
    """The button that takes a file of a firm's look away."""
    return f"take-away-{kind}"


def report_of(kind: str) -> str:
    """The download of a kind of document."""
    return f"report-{kind}"


def portfolio_report_on(paper: str) -> str:
    """The download of the portfolio's report on a size of paper."""
    return report_of(f"portfolio-{paper}")
