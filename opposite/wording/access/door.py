"""What somebody reads who is not let in: a page of its own, before any of the application."""

from __future__ import annotations

import html

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · OPPOSITE</title><style>'
    "body{{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:20vh auto;padding:0 1.5rem;color-scheme:light dark}}"
    "h1{{font-family:Georgia,serif;font-weight:600}}</style></head><body><h1>{title}</h1><p>{text}</p></body></html>"
)

TEXTS = {
    401: (
        "This address is not open to everybody",
        "Open the invitation you were sent, or sign in with the address that the owner of this installation gave you.",
    ),
    403: ("This was not sent from here", "The request came from another website and was not carried out."),
    404: ("There is no such page", "Check the address, or begin at the start page."),
    503: (
        "The database cannot be read at this moment",
        "The command line may be at work on it. Nothing was stored; try again in a minute.",
    ),
    429: ("Too many tries", "Wait a minute, then open the address you were given once more."),
}

NO_LONGER = (
    "This invitation does not lead to a questionnaire",
    (
        "It may be mistyped, over, or withdrawn, or for one person, who has begun in another browser. What was answered is "
        "kept. Ask the person who sent it for a new one."
    ),
)


def answer_page(status: int, *, expired: bool = False) -> str:
    """The page of an answer that lets nobody in; `expired` of an invitation that is not good or not good any more."""
    title, text = NO_LONGER if expired else TEXTS[status]
    return PAGE.format(title=html.escape(title), text=html.escape(text))
