"""What a command writes on a terminal of its own."""

import os
import re


def written(terminal, until=None):
    """What stands on the terminal, to its end or until it says something."""
    text = ""
    while until is None or not re.search(until, text):
        try:
            text += os.read(terminal, 4096).decode()
        except OSError:  # nobody writes there any more
            break
    return text
