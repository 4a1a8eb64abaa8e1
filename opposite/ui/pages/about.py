"""About: the sources, what is original, and what is not known."""

import streamlit as st

from opposite import __version__
from opposite.ui.shell import cache
from opposite.ui.shell.closed import sign_out_button
from opposite.ui.shell.page_head import head
from opposite.ui.shell.text import as_text
from opposite.wording.access.pages import you_are

head("About OPPOSITE", f"Version {__version__}")
st.markdown(
    """
**What it is.** An assessment of how far an organisation has come with its digital transformation, through the eight
success factors that Brian Solis named in 2016: Orientation, People, Processes, Objectives, Structure,
Insights & Intent, Technology and Execution. The scale follows the six stages of digital transformation described by
Brian Solis and Jaimy Szymanski (Altimeter, April 2016).

**What is his and what is ours.** The eight names and their one-line definitions are quoted and attributed. Every
question, level description, initiative and formula is this project's own. Neither Brian Solis nor Altimeter or
Prophet has endorsed it. Pairing the eight factors with the six stages is a design decision of this project: the
public sources do not draw that link.

**How figures are made.** Each stakeholder group has one voice, whatever its size. “I don't know”, “does not
apply” and “not answered” are kept apart and never count as a low level. A score says what it rests on; an
interval is given only where at least five people answered and every group has two. Every figure on the pages can be
opened down to the answers. Nothing here says pass or fail.
"""
)
st.header("What is not known", anchor=False)
st.markdown(
    """
- The questions are expert content. They have **not been psychometrically validated**; no data for that exist yet.
- Efforts, durations, roles and targets of initiatives are **planning defaults** without an empirical basis. Replace
  them with your own.
- **No benchmark figures are shipped.** Comparisons use only the organisations in this database, and no rank is given
  among fewer than five others.
- The original report on the eight factors could not be found in public; only its one-line definitions are sourced.
- An interval speaks of the differences between the people who answered. If everybody concerned answered, it is about
  judgement, not about sampling.
"""
)
st.header("What stays here", anchor=False)
st.markdown(
    "Answers are kept in one file on this machine. The application sends nothing anywhere: no usage statistics, no "
    "fonts or pictures from elsewhere. The organisations of the sample portfolio are synthetic."
)
st.header("Who you are here", anchor=False)
identity = cache.workspace().identity
st.markdown(as_text(you_are(identity.role, identity.name)))
sign_out_button()
