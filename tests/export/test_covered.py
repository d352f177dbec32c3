from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.errors import BundleError
from custseg.export.covered import check_covered
from custseg.steps import Preparation

if TYPE_CHECKING:
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
