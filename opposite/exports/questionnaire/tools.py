"""The tools that a questionnaire is made for: one table for the page and the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from opposite.domain.framework import FULL, Framework
from opposite.errors import QuestionnaireError
from opposite.exports.questionnaire import googleforms, limesurvey, msforms, paper, qualtrics, surveyjs, xlsform
from opposite.exports.questionnaire.choices import Rules
from opposite.exports.questionnaire.form import Form, build_form
from opposite.exports.undrawn import Undrawn
from opposite.wording.collecting.questionnaire_files import groups_to_name, needs_group


def nothing_undrawn(_: Form) -> tuple[Undrawn, ...]:
    """Nothing: whoever opens the file has its typefaces."""
    return ()


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: its name for people, the ending and the type of its file, what it takes, and what makes the file.

    `routes`: whether the file says who is asked what. `as_text`: whether the file is text rather than bytes.
    `undrawn`: which of its words are not drawn whole, of one that is set here.
    """

    id: str
    label: str
    ending: str
    mime: str
    rules: Rules
    content: Callable[[Form], bytes]
    routes: bool = True
    as_text: bool = True
    undrawn: Callable[[Form], tuple[Undrawn, ...]] = nothing_undrawn

    @property
    def endings(self) -> tuple[str, ...]:
        """How a file for it may be called: a table that is separated by tabs is one under either name."""
        return (self.ending, ".tsv") if self.mime == TSV else (self.ending,)

    def file_name(self, form: Form) -> str:
        """What a file of it is called: questionnaire-opposite-limesurvey.txt, with the group where it is for one of them."""
        of = f"-{form.only_group.means}" if form.of_one and form.only_group is not None else ""
        return f"questionnaire-{form.id}{of}-{self.id}{self.ending}"

    def form(
        self, framework: Framework, *, profile: str = FULL, group: str | None = None, with_importance: bool = False
    ) -> Form:
        """The questionnaire for this tool; raises QuestionnaireError as `build_form` does.

        Also where groups are asked different things, none is chosen, and the file cannot say who is asked what.
        """
        form = build_form(framework, self.rules, profile=profile, group=group, with_importance=with_importance)
        if form.routed and not self.routes:
            groups = [choice.means for choice in (form.group.choices if form.group else ())]
            raise QuestionnaireError(needs_group(self.label), hint=groups_to_name(groups))
        return form


TSV = "text/tab-separated-values"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

TOOLS: Mapping[str, Tool] = MappingProxyType({
    tool.id: tool
    for tool in (
        Tool("limesurvey", "LimeSurvey", ".txt", TSV, limesurvey.RULES, limesurvey.limesurvey),
        Tool("qualtrics", "Qualtrics", ".txt", "text/plain", qualtrics.RULES, qualtrics.qualtrics, routes=False),
        Tool("xlsform", "ODK, KoboToolbox", ".xlsx", XLSX, xlsform.RULES, xlsform.xlsform, as_text=False),
        Tool("surveyjs", "SurveyJS", ".json", "application/json", surveyjs.RULES, surveyjs.surveyjs),
        Tool("msforms", "Microsoft Forms", ".docx", DOCX, msforms.RULES, msforms.msforms, routes=False, as_text=False),
        Tool("googleforms", "Google Forms", ".gs", "text/plain", googleforms.RULES, googleforms.googleforms),
        Tool("paper", "Paper", ".pdf", "application/pdf", paper.RULES, paper.paper, as_text=False, undrawn=paper.undrawn_on_paper),
    )
})  # fmt: skip
"""By id, in the order in which they are offered."""
