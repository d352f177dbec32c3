from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

import shop
from custseg.errors import TableError
from custseg.recipes import read_recipe
from custseg.tables import write_table
from custseg.validation import NotAsked, Score
from custseg.workflows.gather import gather
from custseg.workflows.run_experiment import run_experiment

if TYPE_CHECKING:
    from pathlib import Path

LATER = shop.RECIPE + '\n[next_period]\ntable = "later.parquet"\n'


def later_table(*, n: int = 250) -> pa.Table:
    """Return some of the customers in another order, each having spent a hundred more."""
    rows = np.random.default_rng(5).permutation(300)[:n]
    table = shop.customers().take(rows).drop_columns(["later"])
    more = pa.array(np.asarray(table["spend"]) + 100)
    return table.set_column(table.column_names.index("spend"), "spend", more)


def test_the_same_customers_are_found_in_another_table(tmp_path: Path) -> None:
    """By id, whatever the order; those who are gone are left out."""
    write_table(tmp_path / "later.parquet", later_table())

    data = gather(read_recipe(shop.open_shop(tmp_path, recipe=LATER)))

    n_found = 0
    for group in (data.training, data.held_out):
        assert group.later is not None
        now, then = group.customers.take(group.later.rows), group.later.customers
        assert now.ids.equals(then.ids)
        np.testing.assert_allclose(then.matrix(("spend",)), now.matrix(("spend",)) + 100, rtol=1e-5)
        n_found += len(then)
    assert n_found == 250


def test_transactions_are_read_again_some_days_later(tmp_path: Path) -> None:
    """Everybody's last order lies no earlier than it did, and some orders have come in."""
    recipe = shop.LINES_RECIPE + "\n[next_period]\ndays = 60\n"
    path = shop.open_till(tmp_path)
    path.write_text(recipe)

    group = gather(read_recipe(path)).training

    assert group.later is not None
    names = ("frequency_orders",)
    now = group.customers.take(group.later.rows).matrix(names)
    then = group.later.customers.matrix(names)
    assert (then >= now).all()
    assert (then > now).mean() > 0.5


def test_nobody_known_later_is_refused(tmp_path: Path) -> None:
    """A table of other customers answers nothing."""
    strangers = later_table().set_column(0, "customer", [[f"x{one}" for one in range(250)]])
    write_table(tmp_path / "later.parquet", strangers)

    with pytest.raises(TableError, match="knows too few of the same customers"):
        gather(read_recipe(shop.open_shop(tmp_path, recipe=LATER)))


def test_few_of_those_kept_aside_may_be_known_later(tmp_path: Path) -> None:
    """The refit learns from the others; of so few the question is not asked."""
    held_out = set(gather(read_recipe(shop.open_shop(tmp_path))).held_out.customers.ids.to_pylist())
    ids = shop.customers()["customer"].to_pylist()
    kept = [row for row, one in enumerate(ids) if one not in held_out]
    write_table(tmp_path / "later.parquet", shop.customers().drop_columns(["later"]).take(kept))

    result = run_experiment(read_recipe(shop.open_shop(tmp_path, recipe=LATER)), n_jobs=1)

    card, aside = result.report_data.winner_scorecard, result.report_data.held_out
    assert card is not None
    assert aside is not None
    assert isinstance(card.scores["stability_over_time"], Score)
    assert isinstance(aside.scores["stability_over_time"], NotAsked)


def test_another_next_period_is_other_data(tmp_path: Path) -> None:
    """The digest of the data tells what was judged with."""
    digests = []
    for n in (250, 240):
        write_table(tmp_path / "later.parquet", later_table(n=n))
        digests.append(gather(read_recipe(shop.open_shop(tmp_path, recipe=LATER))).digest)

    assert digests[0] != digests[1]


def test_without_the_section_there_is_no_next_period(tmp_path: Path) -> None:
    """What is not asked for is not read."""
    data = gather(read_recipe(shop.open_shop(tmp_path)))

    assert data.training.later is None
