from __future__ import annotations

import pytest
from pydantic import ValidationError

from custseg.recipes.judging_sections import CostsSection, NullCheckSection, ReachSection
from custseg.validation import Costs, Reach


def test_reach_is_handed_to_validation_as_it_is_said() -> None:
    """Consent and channels, and each column once among the names."""
    section = ReachSection(consent="agreed", channels=("email", "agreed"))

    assert section.as_reach() == Reach(consent="agreed", channels=("email", "agreed"))
    assert section.names == ("agreed", "email")


def test_costs_are_handed_to_validation_as_they_are_said() -> None:
    """Nothing is earned twice: a margin is at most 1."""
    section = CostsSection(per_segment=100, per_customer=2, margin=0.3)

    assert section.as_costs() == Costs(per_segment=100, per_customer=2, margin=0.3)
    with pytest.raises(ValidationError, match="less than or equal to 1"):
        CostsSection(per_segment=100, per_customer=2, margin=1.3)


def test_by_default_the_null_check_can_find_something() -> None:
    """Of 99 draws the smallest p-value is 0.01, which four tests after Holm still call significant."""
    section = NullCheckSection()

    assert 4 / (1 + section.n_draws) < 0.05
