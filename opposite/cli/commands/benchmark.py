"""`opposite benchmark`: shares of levels of at least ten organisations, without names: written, read, listed, removed."""

from __future__ import annotations

from pathlib import Path

import click

from opposite.cli import options
from opposite.settings import today, utc_now


@click.group("benchmark")
def command() -> None:
    """Benchmarks: how many of at least ten organisations stand at each level of each question, without names.

    Example: opposite benchmark list
    """


@command.command("export")
@click.argument("file", type=click.Path(dir_okay=False), metavar="FILE")
@click.option("--source", type=options.NAME, metavar="NAME", required=True, help="Who says so, as others will read it.")
@options.framework
@click.option(
    "--sector", "sectors", type=options.NAME, metavar="TEXT", multiple=True, help="Of this sector; repeatable."
)
@click.option("--size", "sizes", type=options.NAME, metavar="PEOPLE", multiple=True, help="Of this size; repeatable.")
@click.option(
    "--country", "countries", type=options.NAME, metavar="TEXT", multiple=True, help="Of this country; repeatable."
)
@click.option(
    "--tag", "tags", type=options.NAME, metavar="TEXT", multiple=True, help="With this tag; repeatable: with each."
)
@options.database
def export(
    file: str,
    source: str,
    framework: str,
    sectors: tuple[str, ...],
    sizes: tuple[str, ...],
    countries: tuple[str, ...],
    tags: tuple[str, ...],
    database: str | None,
) -> None:
    """Write a benchmark of the latest closed wave of each organisation that is meant: of all, or of those chosen.

    Samples and archived organisations never count. Who stood in it is remembered, so that no later file tells together
    with it of fewer than ten organisations; the questions stand in the framework's order of ids.

    \b
    Example: opposite benchmark export retail.json --source "Nordic Study" --sector Retail
    """  # noqa: D301  what stands before the example keeps its line apart
    from opposite.cli.writing import say, write_bytes  # noqa: PLC0415  slow to import; help is not
    from opposite.domain.collecting.description import size_class  # noqa: PLC0415  likewise
    from opposite.domain.comparison.benchmark import Scope  # noqa: PLC0415  likewise
    from opposite.engine.collecting.choosing import chosen_assessments  # noqa: PLC0415  likewise
    from opposite.engine.collecting.narrowing import Narrowing  # noqa: PLC0415  likewise
    from opposite.engine.collecting.organisations import refuse_unknown_words  # noqa: PLC0415  likewise
    from opposite.engine.comparison.benchmark_export import Asked, make_benchmark  # noqa: PLC0415  likewise
    from opposite.engine.comparison.benchmark_file import benchmark_bytes  # noqa: PLC0415  likewise
    from opposite.wording.comparison.benchmark import made_sentences  # noqa: PLC0415  likewise

    sizes = tuple(map(size_class, sizes))
    narrowing = Narrowing(sectors, sizes, countries, tags, archived=False)
    with options.opened(database) as workspace:
        if sectors or tags:
            refuse_unknown_words(workspace, narrowing)
        asked = Asked(
            workspace.resolve(framework).framework, source, Scope(sectors, sizes, countries, by_tag=bool(tags))
        )
        chosen = chosen_assessments(workspace, (), None, asked.framework.id, all_waves=True, narrowing=narrowing)
        made = make_benchmark(workspace, chosen, asked, today=today(), now=utc_now())
    write_bytes(benchmark_bytes(made.benchmark), file)
    for sentence in made_sentences(made):
        say(sentence)


@command.command("import")
@click.argument("files", type=click.Path(exists=True, dir_okay=False), nargs=-1, required=True, metavar="FILE...")
@options.database
def import_(files: tuple[str, ...], database: str | None) -> None:
    """Keep benchmarks of others, to see on the page Profile how an organisation stands beside them: all files or none.

    The order does not matter, and reading a file again changes nothing. Of one source and kind of organisation the
    latest counts.

    Example: opposite benchmark import retail.json
    """
    from opposite.cli.writing import say  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.comparison.benchmark_file import read_file  # noqa: PLC0415  likewise
    from opposite.engine.comparison.benchmarks import import_benchmarks  # noqa: PLC0415  likewise
    from opposite.wording.comparison.benchmark import taken_sentence  # noqa: PLC0415  likewise

    contents = [read_file(Path(file)) for file in files]
    with options.opened_or_made(database) as workspace:
        taken = import_benchmarks(workspace, contents, now=utc_now())
    for one in taken:
        say(taken_sentence(one))


@command.command("list")
@options.database
@options.output
def list_(database: str | None, form: str | None, output: str | None) -> None:
    """The benchmarks that are held here, in the order they were read: one row each.

    Example: opposite benchmark list --format json
    """
    from opposite.cli.writing import write_table  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.comparison.benchmarks import held_benchmarks  # noqa: PLC0415  likewise
    from opposite.tables.benchmark import benchmarks_table  # noqa: PLC0415  likewise

    with options.opened_to_read(database) as workspace:
        table = benchmarks_table(held_benchmarks(workspace))
    write_table(table, form, output)


@command.command("remove")
@click.argument("number", type=int, metavar="NUMBER")
@options.database
def remove(number: int, database: str | None) -> None:
    """Remove a benchmark by its number in the list; its file can be read again.

    Example: opposite benchmark remove 17
    """
    from opposite.engine.comparison.benchmarks import remove_benchmark  # noqa: PLC0415  slow to import; help is not

    with options.opened(database) as workspace:
        remove_benchmark(workspace, number)
