"""The forms in which a roadmap is handed over to other tools: one table for pages and the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from opposite.domain.roadmap.rows import Roadmap
from opposite.exports.asana_csv import asana_csv
from opposite.exports.azure_csv import azure_csv
from opposite.exports.calendar_ics import calendar_ics
from opposite.exports.file_names import file_name
from opposite.exports.jira_csv import jira_csv
from opposite.exports.mermaid_gantt import mermaid_gantt
from opposite.exports.project_xml import project_xml
from opposite.exports.roadmap_xlsx import roadmap_xlsx


@dataclass(frozen=True, slots=True)
class Format:
    """A form of the roadmap: its name for people, the ending and the type of its files, and what makes one."""

    id: str
    label: str
    ending: str
    mime: str
    content: Callable[[Roadmap, date, datetime], bytes]
    """The bytes of a file from a roadmap, the day on which it is made where people read it, and the moment in UTC."""

    def file_name(self, roadmap: Roadmap) -> str:
        """What a file of it is called: acme-2026-q4-roadmap.xlsx, acme-2026-q4-roadmap-jira.csv."""
        kind = f"roadmap-{self.id}" if self.ending == ".csv" else "roadmap"
        return file_name(roadmap.organisation, roadmap.wave, kind, ending=self.ending, sample=roadmap.sample)


CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS: Mapping[str, Format] = MappingProxyType({
    form.id: form
    for form in (
        Format("xlsx", "Excel workbook", ".xlsx", XLSX, lambda plan, day, _: roadmap_xlsx(plan, made_on=day)),
        Format("jira", "Jira", ".csv", CSV, lambda plan, *_: jira_csv(plan)),
        Format("azure", "Azure DevOps", ".csv", CSV, lambda plan, *_: azure_csv(plan)),
        Format("asana", "Asana", ".csv", CSV, lambda plan, *_: asana_csv(plan)),
        Format("calendar", "Calendar", ".ics", "text/calendar", lambda plan, _, at: calendar_ics(plan, made_at=at)),
        Format("project", "Microsoft Project", ".xml", "application/xml", lambda plan, day, _: project_xml(plan, made_on=day)),
        Format("mermaid", "Mermaid Gantt chart", ".mmd", "text/vnd.mermaid", lambda plan, *_: mermaid_gantt(plan)),
    )
})  # fmt: skip
"""By id, in the order in which they are offered. The documented table as CSV is `table_csv(roadmap_table(...))`."""
