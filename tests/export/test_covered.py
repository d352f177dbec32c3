from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.errors import BundleError
from custseg.export import save_bundle
from custseg.export.covered import check_covered
from custseg.export.document import split_segmentation
from custseg.rules import NeighbourRule
from custseg.steps import Preparation

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.segmentation import Segmentation


def test_ten_customers_are_enough(segmentation: Segmentation) -> None:
    """A centroid of exactly 10 customers may be stored."""
    rule = replace(segmentation.rule, counts=np.array([120, 100, 10]))

    check_covered(replace(segmentation, rule=rule))


def test_a_centroid_of_nine_customers_is_refused(segmentation: Segmentation) -> None:
    """A mean of nine tells too much about each."""
    rule = replace(segmentation.rule, counts=np.array([120, 100, 9]))

    with pytest.raises(BundleError, match="a few customers only") as caught:
        check_covered(replace(segmentation, rule=rule))

    assert caught.value.found == "rule stands for 9"


def test_a_step_of_nine_customers_is_refused(segmentation: Segmentation) -> None:
    """So does a quantile of nine."""
    (step,) = segmentation.preparation.treatments
    preparation = Preparation(treatments=(replace(step, covers=9),))

    with pytest.raises(BundleError, match="a few customers only") as caught:
        check_covered(replace(segmentation, preparation=preparation))

    assert caught.value.found == "preparation stands for 9"


def test_every_small_part_is_named(segmentation: Segmentation) -> None:
    """Training, and each segment's size, are told to the reader too: all faults come at once."""
    small = replace(segmentation.segments[1], n_customers=2)
    segments = (segmentation.segments[0], small, segmentation.segments[2])
    training = replace(segmentation.training, n_customers=8)

    with pytest.raises(BundleError, match="a few customers only") as caught:
        check_covered(replace(segmentation, segments=segments, training=training))

    assert caught.value.found == "segment 1 stands for 2, training stands for 8"


def test_a_rule_on_raw_columns_needs_no_preparation(segmentation: Segmentation) -> None:
    """Without preparation only the others are asked."""
    check_covered(replace(segmentation, preparation=None))


def test_a_rule_that_keeps_customers_is_refused(segmentation: Segmentation, tmp_path: Path) -> None:
    """Nearest neighbours are the exact yardstick in memory, and nothing of them is written."""
    customers = np.random.default_rng(1).normal(size=(60, len(segmentation.rule.input_names)))
    rule = NeighbourRule.from_labels(
        customers, np.arange(60) % 3, input_names=segmentation.rule.input_names
    )

    with pytest.raises(BundleError, match="a few customers only") as caught:
        save_bundle(
            replace(segmentation, rule=rule), tmp_path / "1", report="", card="", lineage={}
        )

    assert caught.value.found == "rule stands for 1"
    assert list(tmp_path.iterdir()) == []


def test_no_bundle_names_a_rule_that_keeps_customers(segmentation: Segmentation) -> None:
    """So MLflow, which is handed bundles, cannot be handed one either."""
    rule = NeighbourRule.from_labels(
        np.eye(len(segmentation.rule.input_names)),
        np.arange(len(segmentation.rule.input_names)),
        input_names=segmentation.rule.input_names,
    )

    with pytest.raises(BundleError, match="of a kind that no bundle holds"):
        split_segmentation(replace(segmentation, rule=rule))
