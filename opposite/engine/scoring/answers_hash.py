"""One hash of what counted answers come to, as a report shows it: it tells a change and nothing that is hidden."""

from __future__ import annotations

import hashlib
import json

from opposite.domain.scoring.report import Report


def answers_hash(report: Report) -> str:
    """SHA-256 of the people, counts, levels and group responses that a report shows, in hexadecimal digits.

    Hidden figures do not enter: few answers could be guessed from a hash of them by trying all there can be. Nor does
    what other organisations answered.
    """
    said = {
        "people": dict(report.people),
        "questions": [row._asdict() for row in report.questions.values()],
        "levels": {question: sorted(counts.items()) for question, counts in report.distribution.items()},
        "groups": {
            question: {group: list(one) for group, one in groups.items()}
            for question, groups in report.group_responses.items()
        },
    }
    plain = json.dumps(said, sort_keys=True, ensure_ascii=True, default=repr)
    return hashlib.sha256(plain.encode("ascii")).hexdigest()
