"""What the data page says around its buttons."""

LEAD = (
    "Everything stands in one file on this machine. Here you bring in answers, keep organisations in order, take a copy of everything, and erase "
    "what must go."
)
COPIES = (
    "A **backup** is the whole database in one file, taken while people answer, read again after writing. An **export** "
    "holds the same as Parquet and YAML files, for other programs and for good."
)
HOW_TO_GO_BACK = (
    "Both hold every answer and note: keep them as carefully as the database. To go back to a backup, stop the "
    "application and put it in the place of the database; to go back to an export, unpack it and use `opposite restore`."
)
ERASING = (
    "The organisation, one of its waves or a person, everywhere and with the history. You see first what is removed."
)
ALL_WAVES = "The whole organisation"
EVERYBODY = "Everybody"
ERASE_ON = "To be erased on"
NEVER_BY_ITSELF = (
    "From that day on, this page and `opposite doctor` say that the wave is to be erased. Nothing is erased by itself."
)


def first_due(shown: int) -> str:
    """That of the waves whose answers are to be erased only the first ones are listed."""
    return f"The first {shown} are shown."


def what_to_erase(wave: str | None) -> str:
    """What of an organisation is erased: a wave, or everything."""
    return ALL_WAVES if wave is None else f"The wave {wave}"
