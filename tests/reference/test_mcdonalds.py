"""McDonald's: 1,453 Australians on a fast-food brand, the running example of *Market Segmentation Analysis* (2018)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from sklearn.cluster import KMeans

import examples
from answers import Answers, bootstrapped, evidence, labels_of, respondents
from custseg.rules import CentroidRule
from custseg.tables import read_table
from custseg.validation import Score, SegmentStability, Stability

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.segmentation import Customers, Segmentation
    from custseg.validation import NotAsked

pytestmark = pytest.mark.reference

N_ITEMS = 11


@dataclass(frozen=True)
class PlainLloyd:
    """Four segments by the best of four runs of Lloyd's algorithm alone, as R's flexclust finds them."""

    def fit(self, customers: Customers, *, seed: int) -> Segmentation:
        """Return a segmentation without a preparation."""
        found = KMeans(4, n_init=4, random_state=seed).fit(customers.raw)
        rule = CentroidRule(
            input_names=customers.names,
            centroids=found.cluster_centers_,
            counts=np.bincount(found.labels_),
            variance=1.0,
            limit=None,
        )
        return replace(examples.segmentation(), preparation=None, rule=rule)


@pytest.fixture(scope="module")
def survey(reference_data: Path) -> Customers:
    table = read_table(reference_data / "mcdonalds.parquet")
    return respondents(table, table.column_names[:N_ITEMS])


@pytest.fixture(scope="module")
def four_segments(survey: Customers) -> Segmentation:
    """Return the best of 200 starts."""
    return Answers(n_clusters=4, n_init=200).fit(survey, seed=1)


def asked(score: Score | NotAsked) -> Score:
    assert isinstance(score, Score)
    return score


def test_four_segments_are_the_best_known(
    survey: Customers, four_segments: Segmentation, figures: dict[str, Any]
) -> None:
    """The best of 200 starts has the least sum of squares that anybody found, and its sizes."""
    known = figures["mcdonalds"]["measured"]["kmeans_best_known"]
    labels = labels_of(four_segments, survey)
    residuals = survey.raw - four_segments.rule.centroids[labels]

    assert (residuals**2).sum() == pytest.approx(known["4"], abs=0.001)
    assert np.bincount(labels).tolist() == known["sizes_k4"]


def test_stability_is_highest_for_few_segments(survey: Customers) -> None:
    """From two segments to eight the adjusted Rand index falls from above 0.9 to below 0.8: the book's figure by k."""
    found = []
    for k in range(2, 9):
        learner = Answers(n_clusters=k, n_init=4)
        refits = bootstrapped(learner, survey, 40)
        score = Stability().score(evidence(survey, learner.fit(survey, seed=1), refits))
        found.append(asked(score).value)

    assert min(found[:3]) > max(found[3:])
    assert found[0] == max(found) > 0.9
    assert max(found[4:]) < 0.8


def test_each_of_the_four_is_found_again(survey: Customers, four_segments: Segmentation) -> None:
    """With Lloyd's algorithm alone the mean Jaccard index of every segment lies between 0.80 and 0.93."""
    refits = bootstrapped(PlainLloyd(), survey, 50)

    score = asked(SegmentStability().score(evidence(survey, four_segments, refits)))

    assert score.value > 0.80
    assert max(score.per_segment) < 0.93


def test_a_thorough_search_finds_them_better(
    survey: Customers, four_segments: Segmentation
) -> None:
    """With our own search, which swaps and moves after each start, chance starts blur less: 0.89 and more."""
    refits = bootstrapped(Answers(n_clusters=4, n_init=4), survey, 50)

    score = asked(SegmentStability().score(evidence(survey, four_segments, refits)))

    assert 0.87 < score.value < 0.93
    assert max(score.per_segment) < 0.98
    assert score.by_segment["dissolved"] == (0.0,) * 4
