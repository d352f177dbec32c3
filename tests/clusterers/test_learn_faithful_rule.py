from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.clusterers.learn_density_rule import learn_density_rule
from custseg.clusterers.learn_faithful_rule import Fidelity, learn_faithful_rule
from custseg.rules import NOISE

if TYPE_CHECKING:
    from custseg.rules import DensityRule


def learn(
    X: np.ndarray, labels: np.ndarray, *, place_noise: bool = False
) -> tuple[DensityRule, Fidelity]:
    """Learn a rule whose columns are numbered."""
    names = tuple(map(str, range(X.shape[1])))
    return learn_faithful_rule(X, labels, place_noise=place_noise, input_names=names, seed=0)


def blob(n: int, *, n_noise: int) -> tuple[np.ndarray, np.ndarray]:
    """Return a disc among noise farther out, shuffled."""
    rng = np.random.default_rng(0)
    angles, labels = rng.uniform(0, 2 * np.pi, n), np.zeros(n, dtype=np.int32)
    labels[rng.choice(n, n_noise, replace=False)] = NOISE
    reach = np.where(labels == NOISE, rng.uniform(1.2, 3, n), np.sqrt(rng.uniform(size=n)))
    return np.column_stack([reach * np.cos(angles), reach * np.sin(angles)]), labels


def test_fidelity_is_that_of_a_rule_from_the_other_rows() -> None:
    """The first 80 % learn, and what the rule says of the last 20 % is counted."""
    X, labels = blob(1_000, n_noise=100)
    early = learn_density_rule(
        X[:800], labels[:800], n_prototypes=125, place_noise=False, input_names=("x", "y"), seed=0
    )
    is_alike = early.label(X[800:]) == labels[800:]

    _, fidelity = learn(X, labels)

    assert fidelity.n == 200
    assert fidelity.agreement == is_alike.mean()
    of_groups = [is_alike[labels[800:] == group].mean() for group in (0, NOISE)]
    assert fidelity.recalls.tolist() == pytest.approx(of_groups)


def test_the_rule_learns_from_all_rows() -> None:
    """Its prototypes average those of the last 20 %, too."""
    X, labels = blob(1_000, n_noise=100)

    rule, _ = learn(X, labels)

    assert rule.counts.sum() == 900


def test_a_simple_shape_takes_few_prototypes() -> None:
    """A disc needs no more than the first number tried."""
    rule, fidelity = learn(*blob(12_000, n_noise=600))

    assert fidelity.is_enough
    assert len(rule.prototypes) <= 125


def test_a_winding_shape_takes_more_prototypes() -> None:
    """A checkerboard of noise and customers grows them, and its fidelity with them."""
    rng = np.random.default_rng(0)
    X = rng.uniform(0, 24, (12_000, 2))
    is_dense = np.floor(X).sum(axis=1) % 2 == 0
    labels = np.where(is_dense, 0, NOISE).astype(np.int32)

    rule, _ = learn(X, labels)

    assert len(rule.prototypes) > 125


def test_a_cluster_may_be_held_out_whole() -> None:
    """Then nothing agrees on it, and the rule from all rows still knows it."""
    X, labels = blob(1_000, n_noise=0)
    X[960:], labels[960:] = X[960:] + 9.0, 1

    rule, fidelity = learn(X, labels)

    assert fidelity.recalls[1] == 0
    assert rule.n_clusters == 2
    assert rule.label(X[960:]).tolist() == [1] * 40


def test_noise_that_is_placed_is_not_asked_about() -> None:
    """Only customers in a cluster count where nobody may stay outside."""
    X, labels = blob(1_000, n_noise=100)

    _, fidelity = learn(X, labels, place_noise=True)

    assert fidelity.n == np.count_nonzero(labels[800:] == 0)
    assert fidelity.agreement == 1
    assert np.isnan(fidelity.recalls[1])


@pytest.mark.parametrize(
    ("said", "is_enough"),
    [
        ([0] * 980 + [1] * 20, True),
        ([0] * 950 + [1] * 50, False),
        ([0] * 990 + [1] * 10, False),
    ],
    ids=["all but none", "too many elsewhere", "half of the small cluster lost"],
)
def test_enough_is_enough_of_each_cluster(said: list[int], is_enough: bool) -> None:  # noqa: FBT001
    """98 % in all, and 90 % of each."""
    labels = np.repeat([0, 1], [980, 20])

    assert Fidelity.of(np.array(said), labels, n_clusters=2).is_enough is is_enough
