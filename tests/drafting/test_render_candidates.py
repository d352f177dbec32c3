from __future__ import annotations

import tomllib

import pytest

from custseg.drafting.drafted_column import DraftedColumn
from custseg.drafting.render_candidates import render_candidates

SPEND = DraftedColumn(name="spend", kind="money", reason="")
REGION = DraftedColumn(name="region", kind="category", reason="")
RATING = DraftedColumn(name="q1", kind="number", reason="", scale=(1, 5), battery="answers")


@pytest.mark.parametrize(
    ("columns", "learners"),
    [
        ([SPEND], ["kmeans", "gaussian_mixture", "hdbscan", "segmentation_tree"]),
        ([REGION], ["kmeans", "latent_class"]),
        ([SPEND, REGION], ["kmeans"]),
        ([RATING], ["kmeans"]),
    ],
    ids=["numbers", "levels", "both", "corrected answers"],
)
def test_candidates_suit_the_columns(columns: list[DraftedColumn], learners: list[str]) -> None:
    """Mixtures need numbers that vary freely, latent classes levels."""
    found = tomllib.loads("\n".join(render_candidates(columns, value=None)))

    assert [one["learner"] for one in found["candidates"]] == learners


def test_tiers_need_a_value() -> None:
    """They are cut from it."""
    found = tomllib.loads("\n".join(render_candidates([SPEND], value="spend")))

    assert found["candidates"][-1]["column"] == "spend"
