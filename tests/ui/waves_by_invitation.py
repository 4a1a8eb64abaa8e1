"""A wave by invitation beneath the pages: set up, joined and answered through the engine."""

from application import NOW

from opposite.domain.collecting.answers import Answer
from opposite.engine.access.sign_ins import sign_in
from opposite.engine.access.tokens import digest
from opposite.engine.collecting.answering import finish, save_answer
from opposite.engine.collecting.assessments import assessment, questions_for
from opposite.engine.collecting.invitations import begin, invite, new_link
from opposite.engine.collecting.setup import start_wave
from opposite.settings import utc_now

INVITED = {"executive": 4, "commercial": 3, "frontline": 8}


class Wave:
    """A wave of Acme with three invited groups, smallest group three, core questions."""

    def __init__(self, application, people=INVITED, label="1"):
        self.application = application
        loaded = application.workspace.resolve("opposite")
        self.framework = loaded.framework
        self.id = start_wave(
            application.workspace, loaded, organisation="Acme", wave=label, profile="pulse", people=people, now=NOW
        )

    @property
    def assessment(self):
        """The wave as the engine knows it now."""
        return assessment(self.application.workspace, self.id)

    def invite(self, group):
        """The token of a new link of a group."""
        return invite(self.application.workspace, self.id, group, now=NOW)

    def opened(self, token):
        """The questionnaire as the browser sees it that opens a link; what it signed in with stands in `who`."""
        workspace = self.application.workspace
        signed_in = sign_in(workspace, now=utc_now(), link_hash=digest(token))
        return self.application.page("assess", who=digest(signed_in))

    def came_back(self, person):
        """The questionnaire behind a person's own link."""
        return self.opened(new_link(self.application.workspace, person, now=NOW))

    def asked(self, group):
        """The questions a group is asked."""
        return questions_for(self.framework, self.assessment, group)

    def join(self, group, *, answered=2, level=4, hand_in=True):
        """A person of a group who gives a level to the first questions, or to all (None); returns the person."""
        workspace = self.application.workspace
        person = begin(workspace, digest(self.invite(group)), now=NOW)
        for question in self.asked(group)[:answered]:
            save_answer(workspace, person, Answer(question.id, "level", float(level), 3.0), now=NOW)
        if hand_in:
            finish(workspace, person, now=NOW)
        return person
