"""Vacation motives: why 1,000 Australians travel, and the six segments that Dolnicar and Leisch (2008) published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from answers import Answers, labels_of, respondents
from custseg.tables import read_table
from custseg.validation.measures.adjusted_rand import adjusted_rand

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from custseg.segmentation import Customers

pytestmark = pytest.mark.reference

NO_MOTIVES = ("respondent", "published_segment_6")


@pytest.fixture(scope="module")
def table(reference_data: Path) -> pa.Table:
    return read_table(reference_data / "vacation_motives.parquet")


@pytest.fixture(scope="module")
def survey(table: pa.Table) -> Customers:
    return respondents(table, [name for name in table.column_names if name not in NO_MOTIVES])


def test_six_segments_are_the_published_ones(survey: Customers, table: pa.Table) -> None:
    """K-means on the 20 motives as 0 and 1 agrees with the published segments by an adjusted Rand index of at least 0.75."""
    published = np.asarray(table["published_segment_6"]).astype(np.int32)

    found = Answers(n_clusters=6, n_init=50).fit(survey, seed=1)

    assert adjusted_rand(labels_of(found, survey), published) >= 0.75


def test_the_six_segments_fit_better_than_known(survey: Customers, figures: dict[str, Any]) -> None:
    """The sum of squares is below that of the published segments, and of the best of 200 plain runs."""
    known = figures["vacation_motives"]["measured"]

    found = Answers(n_clusters=6, n_init=50).fit(survey, seed=1)

    residuals = survey.raw - found.rule.centroids[labels_of(found, survey)]
    inertia = (residuals**2).sum()
    assert inertia < known["published_partition_within_ss"]
    assert inertia < known["kmeans_best_of_200_within_ss_k6"] + 0.01
