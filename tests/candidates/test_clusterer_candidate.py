from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

import poll
from custseg.candidates import ClustererCandidate, learn_contract
from custseg.clusterers import CLUSTERERS
from custseg.errors import DegenerateFit, ParameterError
from custseg.preprocessing import ColumnPreprocessor, Treated
from custseg.segmentation import Column

if TYPE_CHECKING:
    from custseg.segmentation import Customers

SETTINGS = {
    "kmeans": ({"n_clusters": 3}, {}),
    "gaussian_mixture": ({"n_clusters": 3, "covariance_type": "diag"}, {}),
    "hdbscan": ({}, {"min_cluster_size": 0.1, "min_samples": 0.02}),
}


def test_the_training_says_whom_the_search_looked_at(
    kmeans: ClustererCandidate, customers: Customers
) -> None:
    """HDBSCAN looked at all 240, and a fifth of them judged the rule; k-means has nothing to say of that."""
    hdbscan = replace(kmeans, algorithm="hdbscan", parameters={}, shares={"min_cluster_size": 0.1})

    searched, other = (
        hdbscan.fit(customers, seed=1).training,
        kmeans.fit(customers, seed=1).training,
    )

    assert (searched.n_searched, searched.n_fidelity) == (240, 48)
    assert (other.n_searched, other.n_fidelity) == (None, None)


def test_samples_are_drawn_by_id(kmeans: ClustererCandidate, customers: Customers) -> None:
    """The same rows under other ids are other draws, so other customers are held out."""
    hdbscan = replace(kmeans, algorithm="hdbscan", parameters={}, shares={"min_cluster_size": 0.1})
    renamed = replace(customers, ids=customers.ids.take(np.arange(len(customers))[::-1]))

    rule, other = (hdbscan.fit(one, seed=1).rule for one in (customers, renamed))

    assert not np.array_equal(rule.prototypes, other.prototypes)


@pytest.mark.parametrize("algorithm", SETTINGS)
def test_clear_groups_are_found(
    algorithm: str, kmeans: ClustererCandidate, customers: Customers
) -> None:
    """Every clusterer puts the three groups of 80 into segments of their own."""
    parameters, shares = SETTINGS[algorithm]
    candidate = replace(kmeans, algorithm=algorithm, parameters=parameters, shares=shares)

    labels = candidate.fit(customers, seed=1).place(customers).labels

    groups = [set(labels[start::3].tolist()) - {-1} for start in range(3)]
    assert sorted(len(group) for group in groups) == [1, 1, 1]
    assert len(set.union(*groups)) == 3


def test_the_contract_holds_what_the_rule_reads_and_no_more(
    kmeans: ClustererCandidate, customers: Customers
) -> None:
    """A column that only describes is not asked of new customers."""
    contract = kmeans.fit(customers, seed=1).contract

    assert contract.names == ("who", "recency_days", "spend")


def test_same_seed_same_rule(kmeans: ClustererCandidate, customers: Customers) -> None:
    """Two fits with one seed agree to the last bit."""
    first, second = (kmeans.fit(customers, seed=1).place(customers) for _ in range(2))

    assert np.array_equal(first.membership, second.membership)


def test_a_customer_alone_gets_the_segment_of_the_batch(
    kmeans: ClustererCandidate, customers: Customers
) -> None:
    """Who else is in the table never matters."""
    segmentation = kmeans.fit(customers, seed=1)
    whole = segmentation.place(customers).labels

    alone = [segmentation.place(customers.take(np.array([row]))).labels[0] for row in range(30)]

    assert alone == whole[:30].tolist()


def test_a_subset_in_any_order_gets_the_same_segments(
    kmeans: ClustererCandidate, customers: Customers
) -> None:
    """Neither the size of a batch nor its order moves anybody, by a single bit."""
    segmentation = kmeans.fit(customers, seed=1)
    whole = segmentation.place(customers)
    rows = np.random.default_rng(5).permutation(len(customers))[:100]

    some = segmentation.place(customers.take(rows))

    assert np.array_equal(some.labels, whole.labels[rows])
    assert np.array_equal(some.membership, whole.membership[rows])


def test_poor_structure_is_a_result(kmeans: ClustererCandidate, customers: Customers) -> None:
    """Customers of one kind cannot be three clusters: the fit warns, and the training remembers it."""
    same = customers.take(np.zeros(50, dtype=np.intp))

    with pytest.warns(DegenerateFit, match="1 of 3 clusters found"):
        segmentation = kmeans.fit(same, seed=1)

    assert "1 of 3 clusters found, because rows repeat" in segmentation.training.degenerate
    assert [one.n_customers for one in segmentation.segments] == [50]


def test_every_clusterer_is_tried() -> None:
    """No registered clusterer is left out of these tests; latent classes ask for levels, and have a test of their own."""
    assert {*SETTINGS, "latent_class"} == set(CLUSTERERS)


def test_classes_of_answers_are_found(kmeans: ClustererCandidate) -> None:
    """Treated as levels, the questions of a poll give the three groups of those who answer alike."""
    columns = tuple(Column(name=question, kind="category") for question in poll.QUESTIONS)
    table = poll.customers()
    contract = learn_contract(table, id_column="customer", columns=columns)
    treated = tuple(
        Treated(name=column.name, kind="levels", levels=column.levels)
        for column in contract.columns
    )
    candidate = replace(
        kmeans,
        algorithm="latent_class",
        id_column="customer",
        preprocessor=ColumnPreprocessor(treated),
    )
    customers = contract.read(table).customers

    labels = candidate.fit(customers, seed=1).place(customers).labels

    assert adjusted_rand_score(poll.groups(), labels) > 0.8


def test_shares_become_counts(kmeans: ClustererCandidate, customers: Customers) -> None:
    """A density given as a share asks for as many customers as there are, times the share."""
    candidate = replace(
        kmeans, algorithm="hdbscan", parameters={}, shares={"min_cluster_size": 0.1}
    )

    whole = candidate.fit(customers, seed=1)
    half = candidate.fit(customers.take(np.arange(120)), seed=1)

    assert whole.training.parameters == {"min_cluster_size": 24}
    assert half.training.parameters == {"min_cluster_size": 12}


def test_a_candidate_does_without_a_column(
    kmeans: ClustererCandidate, customers: Customers
) -> None:
    """It is a candidate of its own, which asks new customers for the other column alone."""
    without = kmeans.without("spend")

    assert without.name == "kmeans-3 without spend"
    assert without.fit(customers, seed=1).contract.names == ("who", "recency_days")
    assert kmeans.fit(customers, seed=1).contract.names == ("who", "recency_days", "spend")


@pytest.mark.parametrize("column", ["recency_days", "age_years"])
def test_a_candidate_keeps_a_column(kmeans: ClustererCandidate, column: str) -> None:
    """Neither its last one nor one that it never read can be left out."""
    alone = kmeans.without("spend")

    with pytest.raises(ParameterError, match=f"cannot do without the column '{column}'"):
        alone.without(column)


def test_a_candidate_without_a_column_has_no_more_components_than_columns() -> None:
    """Three numbers in three components become two in two."""
    columns = tuple(Treated(name=name, kind="number") for name in ("a", "b", "c"))
    candidate = ClustererCandidate(
        name="kmeans-2",
        algorithm="kmeans",
        segmentation_name="shop",
        id_column="id",
        preprocessor=ColumnPreprocessor(columns, n_components=3),
        parameters={"n_clusters": 2},
    )

    assert candidate.without("b").preprocessor.n_components == 2


def test_starts_can_be_fewer(kmeans: ClustererCandidate) -> None:
    """Ten by default, or as many as were asked for, never more than that; HDBSCAN has none."""
    hdbscan = replace(kmeans, algorithm="hdbscan", parameters={})
    once = replace(kmeans, parameters={**kmeans.parameters, "n_init": 1})

    assert kmeans.with_n_init(2).parameters == {**kmeans.parameters, "n_init": 2}
    assert once.with_n_init(2) is once
    assert hdbscan.with_n_init(2) is hdbscan
