"""Every error a person can meet, each a sentence of the domain: what happened, what was kept, what to do."""

NOTHING_STORED = "Nothing was stored."
"""What was kept where something is refused before anything is written."""


class OppositeError(Exception):
    """Base of all expected errors.

    `title` says what happened, `detail` where and what was kept, `hint` what to do next.
    `exit_status` is what the command line ends with.
    """

    exit_status = 1

    def __init__(self, title: str, detail: str = "", hint: str = "") -> None:
        super().__init__(title, detail, hint)
        self.title = title
        self.detail = detail
        self.hint = hint

    def __str__(self) -> str:
        return " ".join(part for part in (self.title, self.detail, self.hint) if part)


class FrameworkError(OppositeError):
    """A framework file cannot be used as it is."""


class UnknownFrameworkError(FrameworkError):
    """No framework of that id or at that path."""


class ImportRefusedError(OppositeError):
    """A file of answers cannot be read, or holds rows that cannot be stored."""


class NotFoundError(OppositeError):
    """An organisation, wave, question or initiative that is named does not exist."""


class UnknownOrganisationError(NotFoundError):
    """No organisation has the name that was typed."""

    def __init__(self, name: str, title: str, detail: str = "", hint: str = "") -> None:
        super().__init__(title, detail, hint)
        self.name = name


class NotAllowedError(OppositeError):
    """Whoever asked may not do this, or not with this organisation, wave or person."""


class AnswerRefusedError(OppositeError):
    """An answer cannot be stored: off the scale, a closed wave, an option the question does not allow."""


class StoreError(OppositeError):
    """The database cannot be opened, read or written."""


class HeldError(StoreError):
    """The database is open in another process."""


class PlanError(OppositeError):
    """A roadmap cannot be made under the constraints given; the message names the constraint."""


class QuestionnaireError(OppositeError):
    """A questionnaire cannot be written for a tool such that its answers come back; the message says why."""


class BenchmarkError(OppositeError):
    """A benchmark cannot be made, or a file that is to be one cannot be used; the message names the place."""


class SettingsError(OppositeError):
    """An environment variable or option has a value that cannot be used."""
