from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

import examples
import shop
from custseg.errors import ParameterError, RejectsError, TableError
from custseg.export import save_bundle
from custseg.features import FeatureState
from custseg.recipes import read_recipe
from custseg.tables import read_table, write_table
from custseg.workflows.customer_table import customer_table
from custseg.workflows.run_experiment import run_experiment
from custseg.workflows.write_features import write_features

if TYPE_CHECKING:
    from pathlib import Path

    from postgres_server import PostgresServer


MORE = """
[[data.lookups]]
table = "kinds.parquet"
on = "kind"
columns = ["department"]

[data.contacts]
table = "calls.parquet"
customer = "who"
time = "at"

[data.attributes]
table = "members.parquet"
columns = ["age"]

[columns]"""


def _with_bad_lines(folder: Path, n: int) -> None:
    """Take the amount out of the till's first lines."""
    lines = shop.lines()
    paid = [None] * n + lines["paid"].to_pylist()[n:]
    place = lines.column_names.index("paid")
    write_table(folder / "lines.parquet", lines.set_column(place, "paid", pa.array(paid)))


def test_the_file_holds_what_an_experiment_would_look_at(tmp_path: Path) -> None:
    """The columns of the recipe are those of `customer_table`, and every other feature stands beside them."""
    recipe = read_recipe(shop.open_till(tmp_path))
    used = customer_table(recipe, source=None).table

    done = write_features(recipe, tmp_path / "new" / "out.parquet")  # folders are made

    written = read_table(tmp_path / "new" / "out.parquet")
    assert written.select(used.column_names).equals(used)
    assert done.n_customers == len(written) == len(used)
    assert done.n_columns == written.num_columns - 1 > used.num_columns
    assert done.rejects is None


def test_bad_lines_go_to_a_file_with_a_reason(tmp_path: Path) -> None:
    """Every line is used, rejected or set aside, and the rejected ones can be looked at."""
    recipe = read_recipe(shop.open_till(tmp_path))
    _with_bad_lines(tmp_path, 3)

    done = write_features(recipe, tmp_path / "out.parquet")

    assert done.rejects == tmp_path / "out.rejects.csv"
    assert read_table(done.rejects)["reason"].to_pylist() == ["no amount, or an impossible one"] * 3
    assert done.lines.lines_in == done.lines.used + 3 + done.lines.n_set_aside


def test_too_many_bad_lines_stop_the_work(tmp_path: Path) -> None:
    """Then something is wrong with the table: there is a rejects file, and no output."""
    recipe = read_recipe(shop.open_till(tmp_path))
    _with_bad_lines(tmp_path, len(shop.lines()) // 10)

    with pytest.raises(RejectsError, match="break the contract: too many to go on"):
        write_features(recipe, tmp_path / "out.parquet")

    assert (tmp_path / "out.rejects.csv").exists()
    assert not (tmp_path / "out.parquet").exists()


def test_too_many_bad_lines_leave_an_older_output(tmp_path: Path) -> None:
    """It is as it was, and the error says that nothing was written."""
    recipe = read_recipe(shop.open_till(tmp_path))
    write_features(recipe, tmp_path / "out.parquet")
    before = (tmp_path / "out.parquet").read_bytes()
    _with_bad_lines(tmp_path, len(shop.lines()) // 10)

    with pytest.raises(RejectsError) as caught:
        write_features(recipe, tmp_path / "out.parquet")

    assert "nothing was written to" in str(caught.value.hint)
    assert (tmp_path / "out.parquet").read_bytes() == before


def test_rejects_of_an_earlier_run_go_away(tmp_path: Path) -> None:
    """A file of rejects is always that of the last run."""
    recipe = read_recipe(shop.open_till(tmp_path))
    _with_bad_lines(tmp_path, 3)
    write_features(recipe, tmp_path / "out.parquet")
    _with_bad_lines(tmp_path, 0)

    done = write_features(recipe, tmp_path / "out.parquet")

    assert done.rejects is None
    assert not (tmp_path / "out.rejects.csv").exists()


@pytest.mark.parametrize("table", ["lines", "kinds", "calls", "members"])
def test_no_table_of_the_recipe_is_written_over(tmp_path: Path, table: str) -> None:
    """Neither lines nor lookups, contacts or attributes, and nothing is done before that is seen."""
    path = shop.open_till(tmp_path)
    path.write_text(path.read_text().replace("\n[columns]", MORE))
    (tmp_path / f"{table}.parquet").write_text("of some importance")

    with pytest.raises(TableError, match="would be written over"):
        write_features(read_recipe(path), tmp_path / f"{table}.parquet")

    assert (tmp_path / f"{table}.parquet").read_text() == "of some importance"


def test_a_day_before_all_lines_is_refused(tmp_path: Path) -> None:
    """There is nobody to say anything of, and no file."""
    recipe = read_recipe(shop.open_till(tmp_path))

    with pytest.raises(TableError, match="No line lies before 2019-01-01") as caught:
        write_features(recipe, tmp_path / "out.parquet", as_of=dt.date(2019, 1, 1))

    assert "on or after 2019-01-01" in str(caught.value.found)
    assert not (tmp_path / "out.parquet").exists()


def test_another_day_may_be_asked_for(tmp_path: Path) -> None:
    """Next month's features come from the same recipe."""
    recipe = read_recipe(shop.open_till(tmp_path))

    done = write_features(recipe, tmp_path / "out.parquet", as_of=dt.date(2024, 4, 1))

    assert done.lines.used < write_features(recipe, tmp_path / "later.parquet").lines.used


def test_what_a_model_has_learned_is_used_again(tmp_path: Path) -> None:
    """The categories found for the model stay, whatever others buy by now."""
    path = shop.open_till(tmp_path)
    path.write_text(shop.with_found_categories(path.read_text()))
    recipe = read_recipe(path)
    segmentation = run_experiment(recipe, n_jobs=1).segmentation
    assert segmentation is not None
    save_bundle(segmentation, tmp_path / "bundle", report="<html>", card="", lineage={})
    lines = shop.lines()
    kind = lines.column_names.index("kind")
    renamed = lines.set_column(kind, "kind", pa.array(["new"] * len(lines)))
    write_table(tmp_path / "lines.parquet", renamed)

    write_features(recipe, tmp_path / "own.parquet")
    write_features(recipe, tmp_path / "like.parquet", like=tmp_path / "bundle")

    shares = {
        name: [
            one
            for one in read_table(tmp_path / f"{name}.parquet").column_names
            if one.startswith("category_share_")
        ]
        for name in ("own", "like")
    }
    assert shares["own"] == ["category_share_new"]
    assert set(shares["like"]) == {"category_share_food", "category_share_tools"}


def _saved(folder: Path, state: FeatureState | None) -> Path:
    """Save a model whose features were built in this way."""
    plain = examples.segmentation()
    segmentation = replace(plain, contract=replace(plain.contract, features=state))
    save_bundle(segmentation, folder / "bundle", report="<html>", card="", lineage={})
    return folder / "bundle"


@pytest.mark.parametrize(
    ("state", "found"),
    [
        (FeatureState(period_days=30), "period_days is 90 in the recipe and 30 in the model"),
        (
            FeatureState(window_days=180),
            "window_days is not given in the recipe and 180 in the model",
        ),
        (FeatureState(returns="drop"), "returns is 'net' in the recipe and 'drop' in the model"),
    ],
)
def test_features_of_another_meaning_are_refused(
    tmp_path: Path, state: FeatureState, found: str
) -> None:
    """What a model was made with must be what the recipe asks for, or a column would not mean what it meant."""
    recipe = read_recipe(shop.open_till(tmp_path))

    with pytest.raises(ParameterError, match="in another way") as caught:
        write_features(recipe, tmp_path / "out.parquet", like=_saved(tmp_path, state))

    assert caught.value.found == found
    assert not (tmp_path / "out.parquet").exists()


def test_a_model_without_features_is_refused(tmp_path: Path) -> None:
    """It may be of a finished table, or older than features are: nothing in it tells which."""
    recipe = read_recipe(shop.open_till(tmp_path))

    with pytest.raises(ParameterError, match="from a finished table, or by an older version"):
        write_features(recipe, tmp_path / "out.parquet", like=_saved(tmp_path, None))


def test_a_finished_table_has_no_lines(tmp_path: Path) -> None:
    """Features cannot be built from customers."""
    recipe = read_recipe(shop.open_shop(tmp_path))

    with pytest.raises(ParameterError, match="has no transactions"):
        write_features(recipe, tmp_path / "out.parquet")


def test_a_recipe_may_name_a_query_of_a_database(postgres: PostgresServer, tmp_path: Path) -> None:
    """What a real server answers makes the very features that the file makes."""
    path = shop.open_till(tmp_path)
    write_table(tmp_path / "lines.csv", shop.lines())
    postgres.execute(
        "CREATE TABLE till (who bigint, receipt bigint, at date, paid numeric(12, 2), kind text)"
    )
    postgres.execute(
        "COPY till FROM STDIN WITH (FORMAT csv, HEADER)", read_from=tmp_path / "lines.csv"
    )
    write_features(read_recipe(path), tmp_path / "file.parquet")
    asked = path.read_text().replace("[data]\n", f'[data]\nsource = "{postgres.address}"\n')
    path.write_text(asked.replace('table = "lines.parquet"', 'query = "SELECT * FROM till"'))

    done = write_features(read_recipe(path), tmp_path / "database.parquet")

    from_file, from_database = (
        read_table(tmp_path / f"{name}.parquet") for name in ("file", "database")
    )
    assert done.lines.lines_in == len(shop.lines())
    assert from_database.equals(from_file)
