from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

import custseg
import naive
from custseg.candidates import ClustererCandidate, learn_contract
from custseg.preprocessing import ColumnPreprocessor, Treated
from custseg.segmentation import Column, Customers
from custseg.validation import ColumnInfluence, column_influence

COLUMNS = (
    Treated(name="region", kind="category", levels=("north", "south", "isle")),
    Treated(name="spend", kind="money"),
    Treated(name="visits", kind="number"),
)


@pytest.fixture
def customers() -> Customers:
    """Draw two groups that differ in visits alone."""
    rng = np.random.default_rng(8)
    table = pa.table(
        {
            "id": range(200),
            "visits": np.repeat([3.0, 12.0], 100) + rng.normal(0, 0.8, 200),
            "spend": rng.lognormal(4, 0.5, 200),
            "region": rng.choice(["north", "south", "isle"], 200),
        }
    )
    columns = [Column(name=one.name, kind=one.kind, levels=one.levels) for one in COLUMNS]  # type: ignore[arg-type]
    return learn_contract(table, id_column="id", columns=columns).read(table).customers


def candidate(*columns: Treated) -> ClustererCandidate:
    return ClustererCandidate(
        name="kmeans-2",
        algorithm="kmeans",
        segmentation_name="shop",
        id_column="id",
        preprocessor=ColumnPreprocessor(columns),
        parameters={"n_clusters": 2, "noise_fraction": 0.01},
    )


def test_the_column_that_makes_the_groups_stands_out(customers: Customers) -> None:
    """Without visits nothing is left of the segments, without another column all of them."""
    region, spend, visits = column_influence(candidate(*COLUMNS), customers, seed=1)

    assert abs(visits.adjusted_rand) < 0.1
    assert min(region.adjusted_rand, spend.adjusted_rand) > 0.8


def test_shares_are_of_the_whole_distance(customers: Customers) -> None:
    """Three columns, whatever their kinds, carry a third each, and the order is the candidate's."""
    influences = column_influence(candidate(*COLUMNS), customers, seed=1)

    assert [one.column for one in influences] == ["region", "spend", "visits"]
    assert [one.share for one in influences] == pytest.approx([1 / 3] * 3)


def test_the_index_compares_with_a_fit_without_the_column(customers: Customers) -> None:
    """A candidate that never knew the column is fitted, and all pairs of customers are compared."""
    region, spend, visits = COLUMNS
    others = {"region": (spend, visits), "spend": (region, visits), "visits": (region, spend)}
    labels = candidate(*COLUMNS).fit(customers, seed=3).place(customers).labels.tolist()

    influences = column_influence(candidate(*COLUMNS), customers, seed=3)

    for one in influences:
        segmentation = candidate(*others[one.column]).fit(customers, seed=3)
        without = segmentation.place(customers).labels.tolist()
        assert one.adjusted_rand == pytest.approx(naive.adjusted_rand(labels, without))


def test_a_column_twice_can_be_left_out(customers: Customers) -> None:
    """Its share says much, and its absence changes nothing, because the other tells the same."""
    again = Treated(name="visits again", kind="number")
    raw = np.column_stack([customers.matrix(("visits",)), customers.matrix(("visits",))])
    columns = tuple(Column(name=name, kind="number") for name in ("visits", "visits again"))
    twice = Customers(ids=customers.ids, columns=columns, raw=raw)

    influences = column_influence(candidate(COLUMNS[2], again), twice, seed=1)

    assert influences == tuple(
        ColumnInfluence(column=column.name, share=0.5, adjusted_rand=1.0, n_customers=200)
        for column in columns
    )


def test_a_column_without_which_all_is_poor_warns_of_nothing(customers: Customers) -> None:
    """That nothing is found without a column is the answer, and no warning."""
    columns = tuple(Column(name=name, kind="number") for name in ("visits", "constant"))
    raw = np.column_stack([customers.matrix(("visits",)), np.ones(len(customers))])
    half_constant = Customers(ids=customers.ids, columns=columns, raw=raw)
    treated = tuple(Treated(name=one.name, kind=one.kind) for one in columns)

    visits, constant = column_influence(candidate(*treated), half_constant, seed=1)

    assert (visits.share, visits.adjusted_rand) == (1.0, 0.0)
    assert (constant.share, constant.adjusted_rand) == (0.0, 1.0)


def test_latent_classes_measure_no_distance(customers: Customers) -> None:
    """Their columns have no share of one, and can be left out all the same."""
    raw = np.column_stack([np.arange(200) % 2, np.arange(200) // 2 % 2, np.arange(200) % 2])
    columns = tuple(
        Column(name=name, kind="binary", levels=("no", "yes")) for name in ("card", "app", "club")
    )
    answers = Customers(ids=customers.ids, columns=columns, raw=raw.astype(float))
    treated = (Treated(name=one.name, kind="levels", levels=one.levels) for one in columns)
    latent = replace(
        candidate(*treated), algorithm="latent_class", parameters={"n_clusters": 2, "n_init": 2}
    )

    influences = column_influence(latent, answers, seed=1)

    assert [one.share for one in influences] == [None] * 3
    assert influences[1].adjusted_rand == 1.0


def test_a_single_column_cannot_be_left_out(customers: Customers) -> None:
    """There would be nothing to fit, and there is nothing to tell."""
    assert column_influence(candidate(COLUMNS[1]), customers, seed=1) == ()


def test_it_is_at_hand() -> None:
    """It is one of the package's public names."""
    assert custseg.column_influence is column_influence
