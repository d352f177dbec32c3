from __future__ import annotations

import pytest
from pydantic import ValidationError

from custseg.recipes.recipe import Stability


def test_a_section_takes_no_other_type() -> None:
    """A number in quotes is no number."""
    with pytest.raises(ValidationError, match="valid integer"):
        Stability.model_validate({"n_pairs": "20"})


def test_a_section_cannot_be_changed() -> None:
    """What was read is what runs."""
    section = Stability()

    with pytest.raises(ValidationError, match="frozen"):
        section.n_pairs = 3
