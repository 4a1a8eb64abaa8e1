"""`opposite access`: who may see what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from opposite.cli import options
from opposite.settings import utc_now

if TYPE_CHECKING:
    from opposite.engine.access.grants import Asked


@click.command("access")
@click.option("--grant", "grants", multiple=True, metavar="WHO=ROLE[:ORGANISATION]", help="Give a role; repeatable.")
@click.option("--revoke", "revoked", multiple=True, metavar="WHO", help="Take every role from somebody; repeatable.")
@options.database
@options.output
def command(
    grants: tuple[str, ...], revoked: tuple[str, ...], database: str | None, form: str | None, output: str | None
) -> None:
    """Give and take roles, then list who has which: by name, role and organisation.

    WHO is an e-mail address, or a claim of the sign-in as name:value. ROLE is owner or author, or consultant or
    executive of one organisation. Whoever is not listed sees nothing; people who are invited answer by their link.

    Example: opposite access --grant "ann@example.org=executive:Acme Ltd"
    """
    from opposite.cli.writing import write_table  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.access.grants import grant, read_grants, revoke  # noqa: PLC0415  likewise
    from opposite.tables.access import access_table  # noqa: PLC0415  likewise

    asked = [_asked(typed) for typed in grants]
    opened = options.opened if grants or revoked else options.opened_to_read
    with opened(database) as workspace:
        grant(workspace, asked, now=utc_now())
        for who in revoked:
            revoke(workspace, who, now=utc_now())
        table = access_table(read_grants(workspace))
    write_table(table, form, output)


def _asked(typed: str) -> Asked:
    """The role that was typed as WHO=ROLE[:ORGANISATION]; raises click.UsageError for what is not that."""
    from opposite.domain.access.identity import GRANTED, Role  # noqa: PLC0415  likewise
    from opposite.engine.access.grants import Asked  # noqa: PLC0415  likewise

    who, _, given = typed.partition("=")
    role, colon, organisation = given.partition(":")
    if role.strip() not in GRANTED:
        raise click.UsageError(
            f"{typed!r} names no role; write WHO=ROLE or WHO=ROLE:ORGANISATION, ROLE one of {', '.join(GRANTED)}."
        )
    return Asked(who, Role(role.strip()), organisation if colon else None)
