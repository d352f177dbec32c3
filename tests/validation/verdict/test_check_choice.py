from __future__ import annotations

import pytest

from custseg.errors import ParameterError
from custseg.validation import check_choice


def test_a_candidate_with_a_reason_may_be_chosen() -> None:
    """Nothing is said."""
    check_choice("kmeans-4", ["kmeans-3", "kmeans-4"], reason="four mailings")


def test_a_reason_is_needed() -> None:
    """Blanks are none."""
    with pytest.raises(ParameterError, match="needs a reason"):
        check_choice("kmeans-4", ["kmeans-4"], reason="  ")


def test_the_closest_candidates_are_named() -> None:
    """Where a name was mistyped."""
    with pytest.raises(ParameterError, match=r"(?s)'kmean-4' cannot be chosen.*closest: kmeans-4"):
        check_choice("kmean-4", ["kmeans-4", "hdbscan-0.02"], reason="four mailings")
