from __future__ import annotations

import pytest

from custseg.errors import ParameterError
from custseg.segmentation import KINDS, LEVEL_KINDS, Column


@pytest.mark.parametrize("kind", KINDS)
def test_names_and_binaries_have_levels(kind: str) -> None:
    """An ordered column has them only where they are listed; numbers never."""
    column = Column(name="x", kind=kind)

    assert column.has_levels == (kind in ("binary", "category"))


def test_an_ordered_column_of_texts_has_levels() -> None:
    """Their order is the one listed."""
    assert Column(name="size", kind="ordered", levels=("S", "M", "L")).has_levels
    assert "ordered" in LEVEL_KINDS


def test_an_unknown_kind_is_refused() -> None:
    """The error lists those that there are."""
    with pytest.raises(ParameterError, match="Unknown value: kind") as caught:
        Column(name="x", kind="text")

    assert "money" in str(caught.value.expected)
