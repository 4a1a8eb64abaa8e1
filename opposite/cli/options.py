"""Options that several commands share, and the workspace they open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from opposite.cli.fitting import ASKED, WIDE
from opposite.cli.stopping import stopping
from opposite.domain.comparison.peer_filters import Kind
from opposite.errors import UnknownOrganisationError
from opposite.settings import database_address

if TYPE_CHECKING:
    from opposite.engine.collecting.narrowing import Narrowing
    from opposite.engine.workspace import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])


class _Name(click.ParamType):  # type: ignore[type-arg]  # no type argument before click 8.3
    """A name in its one spelling, as in files: composed characters, single spaces."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as it is stored."""
        del param, ctx
        from opposite.domain.collecting.names import one_spelling  # noqa: PLC0415  help needs none of it

        return one_spelling(str(value))


NAME = _Name()

database = click.option(
    "--database",
    metavar="TEXT",
    default=None,
    help="Path of the database file. Default: OPPOSITE_DATABASE, else data/opposite.duckdb here.",
)
framework = click.option(
    "--framework",
    metavar="TEXT",
    default="opposite",
    show_default=True,
    help="Id of a framework, or the path of a framework file or folder.",
)
only_framework = click.option(
    "--framework",
    metavar="TEXT",
    default=None,
    help="Only assessments with this framework: its id, or the path of its file or folder. Default: all.",
)
organisations = click.option(
    "--organisation",
    "organisations",
    type=NAME,
    metavar="TEXT",
    multiple=True,
    help="An organisation's name, exactly; repeatable.",
)


def chosen_organisations(command: Command) -> Command:
    """The options --organisation, --all, --sector and --tag."""
    for option in (
        click.option(
            "--tag",
            "tags",
            type=NAME,
            metavar="TEXT",
            multiple=True,
            help="Those with this tag; repeatable: with each.",
        ),
        click.option(
            "--sector", "sectors", type=NAME, metavar="TEXT", multiple=True, help="Those of this sector; repeatable."
        ),
        click.option("--all", "everyone", is_flag=True, help="Every organisation that is not archived."),
        organisations,
    ):
        command = option(command)
    return command


class Chosen(NamedTuple):
    """The organisations that are meant: these by name, or those of one of the sectors and with each of the tags."""

    names: tuple[str, ...]
    sectors: tuple[str, ...]
    tags: tuple[str, ...]

    def narrowing(self, workspace: Workspace) -> Narrowing:
        """What the engine narrows organisations by; raises NotFoundError for a sector or tag that none has."""
        from opposite.engine.collecting.narrowing import Narrowing  # noqa: PLC0415  slow to import; help is not
        from opposite.engine.collecting.organisations import refuse_unknown_words  # noqa: PLC0415  likewise

        narrowing = Narrowing(sectors=self.sectors, tags=self.tags)
        refuse_unknown_words(workspace, narrowing)
        return narrowing


def chosen(
    names: tuple[str, ...], sectors: tuple[str, ...], tags: tuple[str, ...], *, everyone: bool, required: bool = False
) -> Chosen:
    """The organisations that are meant, each once; without any and where none are `required`, all.

    Raises click.UsageError where they are named and chosen at once, or neither and some are required.
    """
    if names and (everyone or sectors or tags):
        raise click.UsageError("Name organisations with --organisation, or choose them with --all, --sector or --tag.")
    if everyone and (sectors or tags):
        raise click.UsageError("--all leaves no organisation out; give it without --sector and --tag.")
    if required and not (names or everyone or sectors or tags):
        raise click.UsageError("Say which organisations: --organisation, --all, --sector or --tag.")
    return Chosen(tuple(dict.fromkeys(names)), sectors, tags)


def _kinds(context: click.Context, _: click.Parameter, named: tuple[str, ...]) -> tuple[Kind, ...]:
    """In what others are alike, each once; a place among them is then what a terminal shows beside the score."""
    if named:
        context.meta[ASKED] = ("percentile", "rank", "peers")
    return tuple(dict.fromkeys(Kind(one) for one in named))


alike = click.option(
    "--peers",
    "kinds",
    type=click.Choice([kind.value for kind in Kind]),
    multiple=True,
    callback=_kinds,
    help="Place each among others of its own sector, size or country; repeatable: alike in each. Default: all others.",
)

wave = click.option("--wave", type=NAME, metavar="TEXT", default=None, help="Label of the wave. Default: the latest.")

all_waves = click.option("--all-waves", is_flag=True, help="Every wave rather than the latest of each organisation.")


def refuse_both(wave: str | None, *, all_waves: bool) -> None:
    """Raise click.UsageError where one wave and every wave are asked for."""
    if wave is not None and all_waves:
        raise click.UsageError("--wave and --all-waves contradict each other; leave out one of the two.")


def output(command: Command) -> Command:
    """The options --format, --output and --wide."""
    formatted = click.option(
        "--format",
        "form",
        type=click.Choice(["table", "csv", "json"]),
        default=None,
        help="Default: table on a terminal, csv otherwise.",
    )
    filed = click.option(
        "--output",
        type=click.Path(dir_okay=False),
        default=None,
        metavar="FILE",
        help="Write here instead of standard output; whole or not at all.",
    )
    return formatted(filed(_wide(command)))


def _remember_wide(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  called by place
    context.meta[WIDE] = value


_wide = click.option(
    "--wide",
    is_flag=True,
    expose_value=False,
    callback=_remember_wide,
    help="On a terminal: every column, also those that do not fit.",
)


def opened(named: str | None) -> AbstractContextManager[Workspace]:
    """The workspace of a database to change, for the length of one command; raises StoreError when it is not there.

    While the application has it open, it makes way for the command.
    """
    return _opened(named or database_address(), make=False)


def opened_to_read(named: str | None) -> AbstractContextManager[Workspace]:
    """The workspace of a database whose changes nobody needs, of a snapshot of it while the application has it open.

    Raises StoreError when it is not there.
    """
    return _opened(named or database_address(), make=False, to_read=True)


def opened_or_made(named: str | None) -> AbstractContextManager[Workspace]:
    """The workspace of a database to change, for the length of one command; made when it is not there."""
    return _opened(named or database_address(), make=True)


def opened_or_empty(named: str | None) -> AbstractContextManager[Workspace]:
    """The workspace of a database to read; of an empty one in memory where none is named and the default is not there."""
    from opposite.store.database import MEMORY, is_there  # noqa: PLC0415  slow to import; help is not

    address = named or database_address()
    return _opened(address if named or is_there(address) else MEMORY, make=False, to_read=True)


def opened_to_try(named: str | None) -> AbstractContextManager[Workspace]:
    """The workspace of a database for what stores nothing; of an empty one in memory where it is not there."""
    from opposite.store.database import MEMORY, is_there  # noqa: PLC0415  slow to import; help is not

    address = named or database_address()
    return _opened(address if is_there(address) else MEMORY, make=False, to_read=True)


def opened_to_examine(named: str | None, *, accept: bool = False) -> AbstractContextManager[Workspace]:
    """The workspace of a database whose faults are about to be told; raises StoreError when it is not there.

    With `accept`, changes that are missing with its log are given up.
    """
    return _opened(named or database_address(), make=False, to_read=not accept, silent=True, accept=accept)


@contextmanager
def _opened(
    address: str, *, make: bool, to_read: bool = False, silent: bool = False, accept: bool = False
) -> Iterator[Workspace]:
    from opposite.engine.handover.taking import workspace_of  # noqa: PLC0415  the engine is slow to import; help is not

    with (
        stopping(_stopped),
        workspace_of(address, make=make, to_read=to_read, accept=accept, tell=_tell_handed_over) as workspace,
    ):
        store = workspace.store
        if store.kept_copy is not None or (store.faulty and not silent):
            from opposite.wording.database import opening_sentences  # noqa: PLC0415  likewise

            for sentence in opening_sentences(store.address, store.kept_copy, faulty=store.faulty and not silent):
                click.echo(sentence, err=True)
        try:
            yield workspace
        except UnknownOrganisationError as error:
            raise _with_likest(workspace, error) from error


def _with_likest(workspace: Workspace, error: UnknownOrganisationError) -> UnknownOrganisationError:
    """The error of a name that is not there, with the name that was probably meant."""
    from opposite.engine.collecting.finding import likest_organisation  # noqa: PLC0415  slow to import; help is not

    likest = likest_organisation(workspace, error.name)
    if likest is None:
        return error
    return UnknownOrganisationError(error.name, error.title, error.detail, f'Did you mean "{likest}"? {error.hint}')


def _tell_handed_over(application: str, to_read: bool) -> None:  # noqa: FBT001  called by place
    from opposite.wording.database import handed_over  # noqa: PLC0415  slow to import; help is not

    click.echo(handed_over(application, to_read=to_read), err=True)


def _stopped() -> str:
    from opposite.wording.database import STOPPED  # noqa: PLC0415  slow to import; help is not

    return STOPPED
