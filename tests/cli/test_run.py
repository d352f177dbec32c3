from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

import shop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Call = Callable[..., Result]


def test_a_run_shows_the_result_and_registers_it(call: Call, mlflow_store: Path) -> None:
    """Leaderboard, verdict, segments; the second time there is nothing new."""
    recipe = str(shop.open_shop(mlflow_store))

    first, again = call("run", recipe), call("run", recipe)

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "(five money quantiles)" in first.stdout
    assert "kmeans-4 wins with 4 segments" in first.stdout
    assert "Registered: shop version 1 (champion)" in first.stdout
    assert "Registered before, nothing new: shop version 1" in again.stdout
    assert (mlflow_store / "models/shop/1/manifest.json").exists()


def test_status_3_says_that_nobody_deserves_to_serve(call: Call, mlflow_store: Path) -> None:
    """The scorecards are logged all the same."""
    done = call("run", str(shop.open_shop(mlflow_store, recipe=shop.STRICT)))

    assert done.exit_code == 3
    assert "Nothing was registered; the scorecards are in MLflow." in done.stdout
    assert not (mlflow_store / "models").exists()


def test_another_candidate_can_be_registered(call: Call, mlflow_store: Path) -> None:
    """The reason stays with the model."""
    recipe = str(shop.open_shop(mlflow_store))

    done = call("run", recipe, "--choose", "kmeans-3", "--reason", "three mailings")

    assert done.exit_code == 0
    assert "Registered: shop version 1" in done.stdout
    assert "three mailings" in call("show", "models/shop/1").stdout


@pytest.mark.parametrize("given", [("--choose", "kmeans-3"), ("--reason", "why not")])
def test_a_choice_needs_its_reason(call: Call, given: tuple[str, str]) -> None:
    """Neither stands alone: status 2."""
    done = call("run", "shop.toml", *given)

    assert done.exit_code == 2
    assert "--choose and --reason go together" in done.stderr


def test_a_missing_recipe_is_said(call: Call) -> None:
    """Status 1."""
    done = call("run", "nowhere.toml")

    assert done.exit_code == 1
    assert "Error: Recipe 'nowhere.toml' cannot be read" in done.stderr


def test_a_missing_input_is_said(call: Call, tmp_path: Path) -> None:
    """Status 1."""
    done = call("run", str(shop.open_shop(tmp_path)), "--input", "nowhere.parquet")

    assert done.exit_code == 1
    assert "Error: There is no file nowhere.parquet" in done.stderr


_TABLE = shop.customers()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        pytest.param(_TABLE.drop_columns(["orders"]), "lacks 1 of its", id="missing column"),
        pytest.param(_TABLE.slice(0, 0), "too few customers", id="empty"),
        pytest.param(_TABLE.slice(0, 3), "too few customers", id="three customers"),
        pytest.param(pa.concat_tables([_TABLE, _TABLE.slice(9, 1)]), "1 ids of", id="id twice"),
        pytest.param(
            _TABLE.set_column(2, "orders", [[4.0] * 300]), "the same value", id="constant column"
        ),
    ],
)
def test_a_table_that_cannot_work_is_said(
    call: Call, tmp_path: Path, table: pa.Table, said: str
) -> None:
    """One message, no traceback, status 1; nothing is written."""
    done = call("run", str(shop.open_shop(tmp_path, table)))

    assert done.exit_code == 1
    assert done.stderr.count("Error: ") == 1
    assert said in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "models").exists()


def test_ctrl_c_stops_at_once(mlflow_store: Path) -> None:
    """While refits run in two processes: no traceback, a status of its own, nothing registered, and nobody works on."""
    endless = shop.RECIPE.replace("n_pairs = 2", "n_pairs = 500")
    recipe = shop.open_shop(mlflow_store, recipe=endless)
    running = subprocess.Popen(
        [sys.executable, "-m", "custseg", "run", str(recipe)],
        cwd=mlflow_store,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stderr is not None
    first = next(line for line in running.stderr if line.startswith("Fitting"))

    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=20)

    assert first == "Fitting kmeans-3 (1 of 5005)\n"
    assert told.strip() == "Stopped."
    assert running.returncode == 130
    assert not (mlflow_store / "models").exists()
