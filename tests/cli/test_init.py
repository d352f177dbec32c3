from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

import shop
from custseg.recipes import read_recipe
from custseg.tables import write_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Call = Callable[..., Result]

QUICK = "\n[stability]\nn_pairs = 2\n\n[null_check]\nn_draws = 0\n"


def shorten(recipe: Path) -> None:
    """Leave one quick candidate in a recipe, and few refits."""
    head = recipe.read_text().split("[[candidates]]")[0]
    recipe.write_text(f'{head}[[candidates]]\nlearner = "kmeans"\nn_clusters = [3, 4]\n{QUICK}')


def order_lines() -> pa.Table:
    """Return the lines of the small shop under names that say what they hold."""
    names = {"who": "customer_id", "receipt": "receipt_no", "at": "order_date", "paid": "amount"}
    return shop.lines().select([*names]).rename_columns([*names.values()])


def respondents() -> pa.Table:
    """Return 400 respondents of two opinions, who agree more or less with everything, with demographics."""
    rng = np.random.default_rng(8)
    opinion = np.where(np.arange(400)[:, None] % 2, [1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1])
    answers = np.clip(
        opinion * 2 + rng.integers(1, 4, (400, 1)) + rng.integers(0, 2, (400, 6)), 1, 7
    )
    return pa.table(
        {
            "respondent": range(400),
            **{f"item {n}": answers[:, n] for n in range(6)},
            "age_band": np.array(["18-34", "35-54", "55+"])[rng.integers(0, 3, 400)],
            "plz": [f"{code:05}" for code in rng.integers(0, 30_000, 400)],
            "e_mail": [f"someone{n}@example.org" for n in range(400)],
        }
    )


def test_a_draft_of_customers_runs(call: Call, mlflow_store: Path) -> None:
    """From a table to a verdict in two commands."""
    write_table(mlflow_store / "customers.parquet", shop.customers())

    drafted = call("init", "customers.parquet")
    shorten(mlflow_store / "customers.toml")
    done = call("run", "customers.toml")

    assert (drafted.exit_code, done.exit_code) == (0, 0)
    assert "A draft from all 300 rows: customers.toml" in drafted.stdout
    assert "kmeans-4 wins with 4 segments" in done.stdout


def test_a_draft_of_order_lines_runs(call: Call, mlflow_store: Path) -> None:
    """Customer, order, time and amount are found by name, and an as-of day is chosen; in CSV, too."""
    write_table(mlflow_store / "lines.csv", order_lines())

    drafted = call("init", "lines.csv", "--output", "drafts/lines.toml")
    shorten(mlflow_store / "drafts" / "lines.toml")
    done = call("run", "drafts/lines.toml")

    assert drafted.exit_code == 0
    assert done.exit_code in (0, 3)
    assert read_recipe(mlflow_store / "drafts" / "lines.toml").recipe.data.source == ".."
    assert "lines used" in done.stdout


def test_a_draft_of_a_survey_runs(call: Call, mlflow_store: Path) -> None:
    """Answers are corrected, the postcode is cut, addresses stay out, and age is protected."""
    write_table(mlflow_store / "respondents.parquet", respondents())

    drafted = call("init", "respondents.parquet")
    recipe = read_recipe(mlflow_store / "respondents.toml").recipe
    shorten(mlflow_store / "respondents.toml")
    done = call("run", "respondents.toml")

    assert drafted.exit_code == 0
    assert {section.survey for section in recipe.columns.values()} == {"answers"}
    assert (recipe.profile["plz"].prefix, list(recipe.protected)) == (2, ["age_band"])
    assert done.exit_code in (0, 3)
    assert "someone" not in (mlflow_store / "respondents.toml").read_text()


def test_a_recipe_is_never_overwritten(call: Call, tmp_path: Path) -> None:
    """Status 1, and the file stays as it is."""
    write_table(tmp_path / "customers.parquet", shop.customers())
    (tmp_path / "customers.toml").write_text("mine")

    done = call("init", "customers.parquet")

    assert done.exit_code == 1
    assert "There is a file customers.toml already" in done.stderr
    assert (tmp_path / "customers.toml").read_text() == "mine"


def test_a_missing_table_is_told(call: Call, tmp_path: Path) -> None:
    """Status 1, and no recipe is left behind."""
    done = call("init", "no_such.parquet")

    assert done.exit_code == 1
    assert "There is no file no_such.parquet" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_table_of_no_known_format_is_told(call: Call, tmp_path: Path) -> None:
    """Status 1."""
    (tmp_path / "customers.xlsx").write_bytes(b"PK")

    done = call("init", "customers.xlsx")

    assert done.exit_code == 1
    assert "of no known format" in done.stderr


def test_times_of_a_usual_format_are_told(call: Call, tmp_path: Path) -> None:
    """Where one format alone fits; where day and month cannot be told apart, the draft asks."""
    days = [f"{1 + n % 28}/{1 + n % 12}/2023 8:05" for n in range(400)]
    lines = {"customer_id": [n % 40 for n in range(400)], "date": days, "amount": range(400)}
    write_table(tmp_path / "lines.csv", pa.table(lines))
    unclear = [day for day in days if int(day.split("/")[0]) <= 12]
    write_table(tmp_path / "unclear.csv", pa.table({**lines, "date": (unclear * 3)[:400]}))

    told, asked = call("init", "lines.csv"), call("init", "unclear.csv")

    assert (told.exit_code, asked.exit_code) == (0, 0)
    read = read_recipe(tmp_path / "lines.toml").recipe.data.transactions
    assert read is not None
    assert read.time_format == "%d/%m/%Y %H:%M"
    question = (tmp_path / "unclear.toml").read_text()
    assert '# time_format = "%d/%m/%Y %H:%M"\n# time_format = "%m/%d/%Y %H:%M"' in question


def test_few_lines_are_refused(call: Call, tmp_path: Path) -> None:
    """Seven of them would tell about single customers; status 1, and nothing is counted."""
    write_table(tmp_path / "lines.parquet", order_lines().slice(0, 7))

    done = call("init", "lines.parquet")

    assert done.exit_code == 1
    assert "lines of fewer than 10 customers" in done.stderr
    assert not (tmp_path / "lines.toml").exists()
