from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

import shop
from custseg.tables import read_table, write_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Call = Callable[..., Result]


def test_lines_become_a_file_of_customers(call: Call, tmp_path: Path) -> None:
    """The counts add up, and what became of every line is said."""
    shop.open_till(tmp_path)

    done = call("features", "till.toml", "--output", "out.parquet")

    assert done.exit_code == 0
    assert "299 customers with" in done.output
    assert "0 rejected" in done.output
    assert "set aside: on or after 2024-10-01" in done.output
    assert len(read_table(tmp_path / "out.parquet")) == 299


def test_too_many_rejects_have_their_own_status(call: Call, tmp_path: Path) -> None:
    """A nightly job can tell a broken table from a mistyped command."""
    shop.open_till(tmp_path)
    lines = shop.lines()
    write_table(
        tmp_path / "lines.parquet",
        lines.set_column(3, "paid", pa.nulls(len(lines), pa.float64())),
    )

    done = call("features", "till.toml", "--output", "out.parquet")

    assert done.exit_code == 4
    assert "too many to go on" in done.stderr
    assert not (tmp_path / "out.parquet").exists()


def test_limits_of_duckdb_are_none_of_sparks(call: Call, tmp_path: Path) -> None:
    """It is a matter of usage."""
    shop.open_till(tmp_path)

    done = call(
        "features", "till.toml", "-o", "out.csv", "--engine", "spark", "--memory-limit", "1GB"
    )

    assert done.exit_code == 2
    assert "Spark has its own settings" in done.stderr


def test_memory_and_day_can_be_given(call: Call, tmp_path: Path) -> None:
    """Less memory and another day change the figures as they should, and nothing else."""
    shop.open_till(tmp_path)

    done = call(
        "features", "till.toml", "-o", "out.csv", "--as-of", "2024-04-01", "--memory-limit", "1GB"
    )

    assert done.exit_code == 0
    assert "set aside: on or after 2024-04-01" in done.output


def test_a_wrong_day_or_model_is_one_clear_message(call: Call, tmp_path: Path) -> None:
    """No traceback, and nothing written."""
    shop.open_till(tmp_path)

    day = call("features", "till.toml", "-o", "out.csv", "--as-of", "soon")
    model = call("features", "till.toml", "-o", "out.csv", "--like", "nowhere")

    assert (day.exit_code, model.exit_code) == (2, 1)
    assert "nowhere" in model.stderr
    assert not (tmp_path / "out.csv").exists()
