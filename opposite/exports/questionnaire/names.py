"""What items are known by, in a tool and on the way back: a name, or only their text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

from opposite.domain.framework import Framework
from opposite.engine.collecting.importing.layout import LEVEL
from opposite.errors import QuestionnaireError
from opposite.exports.questionnaire.choices import Rules
from opposite.exports.questionnaire.reading_back import Claim, headers_understood
from opposite.wording.collecting.questionnaire_files import ambiguous_question
from opposite.wording.sentences import one_line


def names(framework: Framework, rules: Rules, claims: Sequence[Claim]) -> tuple[dict[Claim, str], list[Claim]]:
    """What a tool knows the items by, which is the question's id where it takes that; and the items of other names."""
    allowed = rules.names or re.compile(".*")
    exact = {claim: claim[0] + ("" if claim[1] == LEVEL else f"{rules.joint}{claim[1]}") for claim in claims}
    wished = {
        claim: name if allowed.fullmatch(name) else re.sub(r"[^A-Za-z0-9]", "", name) for claim, name in exact.items()
    }
    known = headers_understood(framework, list(wished.values()))
    unnamed = [claim for claim, name in wished.items() if not allowed.fullmatch(name) or known.get(name) != claim]
    used = {name.casefold() for claim, name in wished.items() if claim not in unnamed}
    free = (name for name in (f"Q{place}" for place in count(1)) if name.casefold() not in used)
    return wished | {claim: next(free) for claim in unnamed}, unnamed


def texts(framework: Framework, claims: Sequence[Claim], *, among: Sequence[Claim]) -> dict[Claim, str]:
    """What is asked where only the text tells what it is; raises QuestionnaireError where it does not tell.

    `claims` are all items of the questionnaire.
    """
    texts: dict[Claim, str] = {}
    for prefixed in (False, True):
        wished = {
            (id_, aspect): f"{id_} {aspect}"
            if aspect != LEVEL
            else one_line(f"{id_} {framework.questions[id_].text}" if prefixed else framework.questions[id_].text)
            for id_, aspect in claims
        }
        known = headers_understood(framework, list(wished.values())) if among else {}
        texts = {claim: text for claim, text in wished.items() if claim in among and known.get(text) == claim} | texts
    lost = next((claim for claim in among if claim not in texts), None)
    if lost is not None:
        raise QuestionnaireError(ambiguous_question(lost[0]))
    return texts
