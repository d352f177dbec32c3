"""What does `custseg features` do?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from custseg.cli.exit_status import EXIT_STATUSES

if TYPE_CHECKING:
    import datetime as dt

    from custseg.tables import Engine
    from custseg.workflows.write_features import WrittenFeatures


@click.command(epilog=EXIT_STATUSES)
@click.argument("recipe", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    required=True,
    help="A .parquet or .csv file.",
)
@click.option(
    "--input",
    "source",
    type=click.Path(path_type=Path),
    help="A file, a glob or a folder in place of the recipe's transactions.",
)
@click.option(
    "--as-of",
    metavar="DAY",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="In place of the recipe's day, such as 2017-10-01.",
)
@click.option(
    "--like",
    metavar="MODEL",
    help="A bundle or MLflow address: what its features have learned is used again.",
)
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help="What computes.",
)
@click.option(
    "--memory-limit", metavar="SIZE", help="Of DuckDB, such as 4GB: the rest goes to disk."
)
@click.option("--spill-limit", metavar="SIZE", help="How much may go to disk, such as 50GB.")
def features(
    *,
    recipe: Path,
    output: Path,
    source: Path | None,
    as_of: dt.datetime | None,
    like: str | None,
    engine: str,
    memory_limit: str | None,
    spill_limit: str | None,
) -> None:
    """Turn the order lines of RECIPE into one row per customer.

    The table has every feature that the recipe's columns allow, and its attributes; `custseg assign` takes it as it is.

    Example: custseg features experiments/online_retail.toml --input invoices.parquet --output customers.parquet
    """
    from custseg.recipes import read_recipe
    from custseg.workflows.write_features import write_features

    done = write_features(
        read_recipe(recipe),
        output,
        source=source,
        as_of=None if as_of is None else as_of.date(),
        like=like,
        engine=_engine(engine, memory_limit=memory_limit, spill_limit=spill_limit),
    )
    _show(done)


def _engine(name: str, *, memory_limit: str | None, spill_limit: str | None) -> Engine:
    from custseg.tables import DuckDBEngine, SparkEngine

    if name == "duckdb":
        return DuckDBEngine(memory_limit=memory_limit, spill_limit=spill_limit)
    if memory_limit or spill_limit:
        raise click.UsageError(
            "--memory-limit and --spill-limit are DuckDB's; Spark has its own settings."
        )
    return SparkEngine()


def _show(done: WrittenFeatures) -> None:
    lines = done.lines
    click.echo(f"{done.n_customers:,} customers with {done.n_columns} columns: {done.output}")
    click.echo(
        f"{lines.lines_in:,} lines: {lines.used:,} used, {lines.n_rejected:,} rejected, {lines.n_set_aside:,} set aside."
    )
    for reason, n in lines.set_aside:
        click.echo(f"  {n:,} set aside: {reason}")
    for reason, n in lines.rejected:
        click.echo(f"  {n:,} rejected: {reason}")
    for entry in done.set_aside:
        click.echo(f"{entry.n:,} {entry.what} set aside: {entry.reason}")
    if done.rejects is not None:
        click.echo(f"The rejected lines, with a reason each: {done.rejects}")
    if done.n_extra_columns:
        click.echo(f"Columns that play no part, and were passed over: {done.n_extra_columns:,}")
