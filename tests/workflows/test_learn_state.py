from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

import shop
from custseg.features import FeatureState
from custseg.recipes import read_recipe
from custseg.tables import write_table
from custseg.workflows.held_out import held_out
from custseg.workflows.learn_state import learn_state
from custseg.workflows.transaction_request import transaction_request

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.recipes import LoadedRecipe

DAY = dt.date(2024, 10, 1)


def _learned(loaded: LoadedRecipe) -> FeatureState:
    request = transaction_request(loaded, source=None)
    return learn_state(request, loaded.recipe.data, as_of=DAY)


def test_named_categories_stay_as_they_are(tmp_path: Path) -> None:
    """Nothing is learned where a recipe names everything."""
    path = shop.open_till(tmp_path)
    text = path.read_text().replace(
        "[data.transactions]", 'categories = ["food", "x"]\n[data.transactions]\ncategory = "kind"'
    )
    path.write_text(text)

    assert _learned(read_recipe(path)) == FeatureState(categories=("food", "x"))


def test_categories_are_found_by_the_money_paid_for_them(tmp_path: Path) -> None:
    """As many as the recipe asks for, the greatest first."""
    path = shop.open_till(tmp_path)
    path.write_text(shop.with_found_categories(path.read_text()))
    lines = shop.lines()
    before = lines.filter(pc.less(lines["at"], DAY))
    paid = {
        kind: pc.sum(before.filter(pc.equal(before["kind"], kind))["paid"]).as_py()
        for kind in ("food", "tools")
    }

    categories = _learned(read_recipe(path)).categories

    assert categories == tuple(sorted(paid, key=lambda kind: -paid[kind]))


def _lines_of_lifetimes(n: int = 1_000) -> pa.Table:
    """Draw customers who buy at rates of their own, leave one day, and pay sums of their own."""
    rng = np.random.default_rng(4)
    rates, leaving = rng.gamma(1, 0.05, size=n), rng.beta(1, 3, size=n)
    usual = 60 / rng.gamma(4, size=n)
    drawn = [
        (who, day)
        for who in range(n)
        for day in _days(rng, rate=rates[who], leaving=leaving[who], first=int(rng.integers(0, 60)))
    ]
    who, day = np.array(drawn).T
    return pa.table(
        {
            "who": who,
            "receipt": np.arange(len(who)),
            "at": np.datetime64("2024-01-01") + day,
            "paid": (usual[who] * rng.gamma(12, 1 / 12, size=len(who))).round(2),
        }
    )


def _days(rng: np.random.Generator, *, rate: float, leaving: float, first: int) -> list[int]:
    days, now = [first], float(first)
    while rng.random() >= leaving:
        now += rng.exponential(1 / rate)
        if now >= 270:
            break
        days.append(int(now))
    return days


def test_models_learn_nothing_from_customers_kept_aside(tmp_path: Path) -> None:
    """Whatever those pay, and whenever they come, the models stay the same."""
    path = shop.open_till(tmp_path)
    path.write_text(path.read_text().replace("held_out = 0.3", "held_out = 0.3\nlifetimes = true"))
    lines = _lines_of_lifetimes()
    write_table(tmp_path / "lines.parquet", lines)
    before = _learned(read_recipe(path))
    is_aside = held_out(lines["who"].combine_chunks(), share=0.3)
    paid = np.where(is_aside, 1.0, np.asarray(lines["paid"]))
    at = np.where(is_aside, np.datetime64("2024-05-05"), np.asarray(lines["at"]))
    others = lines.set_column(3, "paid", pa.array(paid)).set_column(2, "at", pa.array(at))
    write_table(tmp_path / "lines.parquet", others)

    after = _learned(read_recipe(path))

    assert before.value is not None
    assert before.lapse is not None
    assert before.lapse.n_customers < 1_000
    assert after == before


def test_categories_are_found_among_the_others_too(tmp_path: Path) -> None:
    """What customers kept aside buy decides nothing."""
    path = shop.open_till(tmp_path)
    path.write_text(shop.with_found_categories(path.read_text()))
    lines = shop.lines()
    is_aside = held_out(lines["who"].combine_chunks(), share=0.3)
    kind = np.where(is_aside, "luxury", lines["kind"].to_pylist())
    paid = np.where(is_aside, 9e6, np.asarray(lines["paid"]))
    others = lines.set_column(3, "paid", pa.array(paid)).set_column(4, "kind", pa.array(kind))
    write_table(tmp_path / "lines.parquet", others)

    assert set(_learned(read_recipe(path)).categories) == {"food", "tools"}


def test_categories_are_found_in_the_window(tmp_path: Path) -> None:
    """What was bought before it is no part of any feature."""
    path = shop.open_till(tmp_path)
    text = shop.with_found_categories(path.read_text())
    path.write_text(text.replace("held_out = 0.3", "held_out = 0.3\nwindow_days = 60"))
    lines = shop.lines()
    is_old = np.asarray(pc.less(lines["at"], DAY - dt.timedelta(days=60)))
    kind = np.where(is_old, "radio", lines["kind"].to_pylist())
    write_table(tmp_path / "lines.parquet", lines.set_column(4, "kind", pa.array(kind)))

    learned = _learned(read_recipe(path))

    assert set(learned.categories) == {"food", "tools"}
    assert learned.window_days == 60


def test_what_was_chosen_is_kept(tmp_path: Path) -> None:
    """Period, window and returns are part of what a feature means."""
    path = shop.open_till(tmp_path)
    text = path.read_text().replace("[data]", "[data]\nperiod_days = 30\nwindow_days = 180", 1)
    path.write_text(text.replace('amount = "paid"', 'amount = "paid"\nreturns = "drop"'))

    learned = _learned(read_recipe(path))

    assert learned == FeatureState(window_days=180, period_days=30, returns="drop")
