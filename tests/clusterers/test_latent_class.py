from __future__ import annotations

from dataclasses import fields
from math import log

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

import poll
from custseg.clusterers import LatentClassClusterer
from custseg.errors import DegenerateFit, ParameterError
from custseg.rules import NOISE


def coin_flips(n: int, n_columns: int) -> np.ndarray:
    return np.random.default_rng(6).integers(0, 2, (n, n_columns)).astype(float)


def test_planted_classes_are_found() -> None:
    """Of yes/no, categorical and ordered answers, one in eight of them missing."""
    clusterer = LatentClassClusterer(n_clusters=3).fit(poll.answers())

    assert adjusted_rand_score(poll.groups(), clusterer.labels_) > 0.8
    assert clusterer.degenerate_ == ()


def test_the_order_of_the_rows_does_not_matter() -> None:
    """The rule is the same to the last bit, because patterns of answers are counted and sorted."""
    X = poll.answers()
    mixed = np.random.default_rng(4).permutation(len(X))

    one, other = (LatentClassClusterer(n_clusters=3).fit(rows).rule_ for rows in (X, X[mixed]))

    for field in fields(one):
        np.testing.assert_array_equal(getattr(one, field.name), getattr(other, field.name))


def test_figures_are_those_of_the_rule() -> None:
    """The log-likelihood is the sum over the customers, and BIC charges for every number learned."""
    X = poll.answers()

    clusterer = LatentClassClusterer(n_clusters=3).fit(X)

    assert clusterer.log_likelihood_ == pytest.approx(clusterer.rule_.log_densities(X).sum())
    n_numbers = 2 + 3 * (1 + 1 + 1 + 2 + 2)
    assert clusterer.bic_ == pytest.approx(n_numbers * log(400) - 2 * clusterer.log_likelihood_)


def test_the_true_number_of_classes_has_the_least_bic() -> None:
    """Three were drawn."""
    X = poll.answers(2_000)

    bics = {k: LatentClassClusterer(n_clusters=k).fit(X).bic_ for k in (2, 3, 4)}

    assert min(bics, key=bics.__getitem__) == 3


def test_any_numbers_are_levels() -> None:
    """What a level is called makes no difference."""
    X = poll.answers()

    labels = LatentClassClusterer(n_clusters=3).fit(X).labels_
    renamed = LatentClassClusterer(n_clusters=3).fit(X * 1.5 - 40).labels_

    np.testing.assert_array_equal(renamed, labels)


def test_who_answers_nothing_is_noise_and_moves_nobody() -> None:
    """They are placed nowhere, in training as later."""
    X = poll.answers()
    silent = np.full((30, X.shape[1]), np.nan)

    clusterer = LatentClassClusterer(n_clusters=3).fit(np.concatenate([X, silent]))

    assert (clusterer.labels_[400:] == NOISE).all()
    np.testing.assert_array_equal(
        clusterer.labels_[:400], LatentClassClusterer(n_clusters=3).fit(X).labels_
    )


def test_nobody_at_all_answering_is_refused() -> None:
    """There is nothing to learn."""
    with pytest.raises(ParameterError, match="No customer has a value"):
        LatentClassClusterer(n_clusters=2).fit(np.full((30, 2), np.nan))


def test_a_share_of_the_customers_is_noise() -> None:
    """Those whose answers are least likely, as far as equal answers allow."""
    clusterer = LatentClassClusterer(n_clusters=3, noise_fraction=0.05).fit(poll.answers(2_000))

    assert np.mean(clusterer.labels_ == NOISE) == pytest.approx(0.05, abs=0.01)


def test_a_level_of_few_customers_is_told() -> None:
    """Its probabilities tell of three."""
    X = poll.answers()
    X[:3, 0] = 7.0

    with pytest.warns(DegenerateFit, match="stands for only 3 customers"):
        clusterer = LatentClassClusterer(n_clusters=3).fit(X)

    assert clusterer.rule_.covers == 3


def test_a_question_that_few_of_a_class_answered_is_told() -> None:
    """A share of four customers tells of four, however large their class."""
    X = poll.answers()
    X[np.flatnonzero(poll.groups() == 1)[4:], 3] = np.nan

    with pytest.warns(DegenerateFit, match=r"stands for only \d customers"):
        LatentClassClusterer(n_clusters=3).fit(X)


def test_classes_that_cannot_be_told_apart_are_no_finding() -> None:
    """Two questions of two answers have four patterns, from which no five numbers follow."""
    with pytest.warns(DegenerateFit, match="5 numbers cannot be learned from 4 possible answers"):
        LatentClassClusterer(n_clusters=2).fit(coin_flips(200, 2))


def test_a_column_of_numbers_is_told() -> None:
    """Hundreds of levels are a measurement."""
    X = np.column_stack([poll.answers(), np.arange(400)])

    with pytest.warns(DegenerateFit, match="column x5 has 400 levels"):
        LatentClassClusterer(n_clusters=3).fit(X)


@pytest.mark.parametrize(
    ("parameters", "fault"),
    [
        ({"n_clusters": 0}, "n_clusters=0"),
        ({"n_init": 0}, "n_init=0"),
        ({"noise_fraction": 1.0}, "noise_fraction=1.0"),
        ({"n_clusters": 10}, "n_samples=9, n_clusters=10"),
    ],
)
def test_impossible_parameters_are_refused(parameters: dict[str, float], fault: str) -> None:
    """They are named when fit looks at them."""
    with pytest.raises(ParameterError, match=fault):
        LatentClassClusterer(**parameters).fit(np.eye(9))  # type: ignore[arg-type]
