"""What people of the sample organisations write beside their answers; all of it is made up."""

from __future__ import annotations

NOTES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ORI": (
        (
            "The kick-off talked about the new system for an hour and about customers for five minutes.",
            "I would not know how to explain to a new colleague why we are doing this.",
            "We still start from the budget lines of last year.",
        ),
        (
            "Two business cases went back this spring because the customer part was empty.",
            "The managing board spends a day a quarter with customers and tells us what it learned.",
            "We were allowed to stop a pilot in the open. That had not happened before.",
        ),
    ),
    "PEO": (
        (
            "The last interviews I have seen are four years old.",
            "Segments are age and postcode. Nobody uses them here.",
            "Complaints are counted, not read.",
        ),
        (
            "Journey owners have their names on the wall, and they do answer the phone.",
            "The diary study changed what we thought the first week looks like.",
            "Service staff sat in the room when the needs were ranked.",
        ),
    ),
    "PRO": (
        (
            "I key the same case into three screens.",
            "Every exception needs a signature from someone who is out on Fridays.",
            "The friction list is long and has no owners.",
        ),
        (
            "The hand-over between the two departments takes a day now. It used to take nine.",
            "Six rules were dropped after we tested doing without them.",
            "We look at process and journey on the same sheet.",
        ),
    ),
    "OBJ": (
        (
            "I have read three different versions of the vision.",
            "Projects do not end here, they fade.",
            "My targets are the same as before the programme.",
        ),
        (
            "The roadmap says what we will not do. That helps.",
            "Each measure has a customer half and a business half, and both are looked at.",
            "Money is released in steps, after the test.",
        ),
    ),
    "STR": (
        (
            "The committee met twice last year.",
            "It is not clear who decides when two departments disagree.",
            "The team is three people who also have another job.",
        ),
        (
            "Decision rights for the two main journeys are written down and used.",
            "The experience team has its own budget since January.",
            "Shared goals made up a third of my review.",
        ),
    ),
    "INS": (
        (
            "There is a dashboard, but I do not know anybody who changed something because of it.",
            "We ask for a score and never ask why.",
            "What customers tell us in person never reaches the data.",
        ),
        (
            "The monthly insight meeting keeps a decision log. It is worth reading.",
            "We retired two measures that everybody liked and nobody could explain.",
            "Lost cases are looked at together with won ones.",
        ),
    ),
    "TEC": (
        (
            "Customers who call have to tell their story again. We do not see the chat.",
            "Changes to the core system wait for the yearly release.",
            "The tablet freezes when it is busy.",
        ),
        (
            "A customer can stop on the website and go on by phone.",
            "New links use the documented interfaces. Exceptions are on a list.",
            "The ten worst tool problems were fixed in one quarter.",
        ),
    ),
    "EXE": (
        (
            "Prototypes are built after the decision, to show it.",
            "We launch, then move on. Nobody looks whether people use it.",
            "Status is always green until it is red.",
        ),
        (
            "Nothing larger than six weeks starts without a prototype now.",
            "The learning review moved two initiatives down the list.",
            "Every project has its riskiest assumption and a date beside it.",
        ),
    ),
}
"""By factor: notes beside levels in the lower half of the scale, and beside levels in the upper half."""

UNSURE = (
    "I have not seen anything of this.",
    "That is decided elsewhere, I cannot judge it.",
    "Somebody in another department would know.",
)
"""Notes beside a don't know."""

REASONS = (
    "Not part of what my unit does.",
    "This is done by our parent organisation.",
    "We have no such process at my site.",
)
"""Why a question does not apply, where nothing more particular is known."""

PARTICULAR_REASONS = {
    "PEO3": (
        "Everybody in our area is served by law, so we do not choose segments.",
        "There is one tariff and one service for all households.",
    ),
}
"""By question: why it does not apply to an organisation to which hardly anybody could apply it."""
