"""The console script: commands found by name, errors as one message, exit status 0, 1 or 2."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from importlib import import_module
from types import FrameType

import click

from opposite import __version__
from opposite.errors import OppositeError

DEBUG = "OPPOSITE_DEBUG"
"""Environment variable that lets an unexpected error show where it happened."""

MANY = 100_000
"""Objects made before Python looks again for circles among them: a command makes many rows and hardly a circle."""

COMMANDS = {
    "run": "Serve the application to a browser.",
    "demo": "Fill the database with the synthetic sample portfolio.",
    "check": "Validate framework files: every mistake at once, with its line.",
    "import": "Read answers from a CSV or XLSX file.",
    "imports": "List what was imported; undo an import whole.",
    "frameworks": "List the frameworks known here.",
    "show": "Print a framework's questionnaire and initiatives.",
    "questionnaire": "Write the questionnaire for a survey tool, or for print.",
    "scores": "Scores of every organisation by factor, question, group or overall.",
    "agreement": "How far people agree, by factor or question.",
    "reliability": "How well the questions of each factor measure one thing.",
    "compare": "Lay organisations side by side, factor by factor.",
    "benchmark": "Shares of levels of at least ten organisations, without names: write, read, list.",
    "organisations": "List organisations; describe, rename, merge and archive them.",
    "targets": "Show or set the targets of an organisation.",
    "roadmap": "Generate the roadmap of an organisation.",
    "report": "Write documents for a meeting: one page, a deck, a report, a workbook, a package.",
    "verify": "Recompute a document that was made here and list what differs.",
    "estimates": "An organisation's own estimates of initiatives, and its day rates.",
    "access": "Who may see what; give and take it.",
    "key": "Make a new owner's key.",
    "backup": "Write one self-contained copy of the database, while it is in use too.",
    "export": "Write everything as Parquet and YAML, with a manifest of hashes.",
    "restore": "Make a database again of what export wrote.",
    "erase": "Remove a person, a wave or an organisation everywhere.",
    "doctor": "What is wrong in a database, in words.",
    "salvage": "Read what can still be read of a damaged database.",
}
"""Every command with its line in the help, in the order of the help."""


class Commands(click.Group):
    """Commands by name; a module is imported when its command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = "import_" if cmd_name == "import" else cmd_name
        command: click.Command = import_module(f"opposite.cli.commands.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """One line a command, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="opposite")
def opposite() -> None:
    """OPPOSITE: a digital-transformation assessment, from a questionnaire to a dated roadmap.

    Options of a command stand after it: opposite scores --by question --format csv
    """


def end(number: int, frame: FrameType | None) -> None:
    """End the command in order, so that what it has open is closed."""
    del frame
    sys.exit(128 + number)


def _end_in_order() -> None:
    """Let a command that is told to end, or whose terminal goes away, close what it has open."""
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) == signal.SIG_DFL:
                signal.signal(getattr(signal, name), end)


def main() -> None:
    """Run a command; an expected error becomes one message on standard error and exit status 1."""
    _end_in_order()
    gc.set_threshold(MANY)
    try:
        opposite.main(prog_name="opposite", standalone_mode=True)
    except OppositeError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(error.exit_status)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except Exception as error:
        if DEBUG in os.environ:
            raise
        click.echo(
            f"Error: This should not have happened ({type(error).__name__}: {error}). What was stored before is kept. "
            f"Set {DEBUG}=1 to see where it happened, and report it.",
            err=True,
        )
        sys.exit(1)
