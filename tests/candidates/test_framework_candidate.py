from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from custseg.candidates import FrameworkCandidate
from custseg.errors import ParameterError
from custseg.frameworks import (
    MatrixAxis,
    QuantileGroups,
    SegmentationTree,
    ValuePotentialMatrix,
    ValueTiers,
)

if TYPE_CHECKING:
    from custseg.segmentation import Customers


def test_a_framework_reads_raw_columns(customers: Customers) -> None:
    """Its segmentation has no preparation, and asks for the one column it cuts."""
    candidate = FrameworkCandidate(
        name="thirds",
        algorithm="quantile_groups",
        segmentation_name="shop",
        id_column="who",
        framework=QuantileGroups("spend", n_groups=3),
    )

    segmentation = candidate.fit(customers, seed=1)

    assert segmentation.preparation is None
    assert segmentation.contract.names == ("who", "spend")
    assert [segment.n_customers for segment in segmentation.segments] == [80, 80, 80]
    assert segmentation.training.parameters == {"column": "spend", "n_groups": 3}


def test_its_segments_have_the_frameworks_names(customers: Customers) -> None:
    """Names, sizes and notes are what the framework says of these customers."""
    candidate = FrameworkCandidate(
        name="tiers",
        algorithm="value_tiers",
        segmentation_name="shop",
        id_column="who",
        framework=ValueTiers(column="spend", names=("Top", "Rest"), customer_shares=(0.25, 0.75)),
    )

    segmentation = candidate.fit(customers, seed=1)

    found = [(one.id, one.name, one.n_customers) for one in segmentation.segments]
    assert found == [("s1", "Rest", 180), ("s2", "Top", 60)]
    assert segmentation.training.notes[0].startswith("The top 20 % of the customers by spend")


def test_the_parameters_of_a_framework_are_plain_data(customers: Customers) -> None:
    """Nested settings become objects and lists, as JSON holds them."""
    axis = MatrixAxis(column="spend", cuts=(50,))
    candidate = FrameworkCandidate(
        name="matrix",
        algorithm="value_potential_matrix",
        segmentation_name="shop",
        id_column="who",
        framework=ValuePotentialMatrix(value=axis, potential=MatrixAxis(column="recency_days")),
    )

    parameters = candidate.fit(customers, seed=1).training.parameters

    assert parameters["value"] == {"column": "spend", "n_levels": 2, "cuts": [50], "names": []}
    assert json.loads(json.dumps(parameters)) == parameters


def test_a_tree_can_do_without_a_column() -> None:
    """Any that it may ask for, and never the outcome; a framework that is made of its columns without none."""
    tree = FrameworkCandidate(
        name="tree",
        algorithm="segmentation_tree",
        segmentation_name="shop",
        id_column="who",
        framework=SegmentationTree(("spend", "orders"), outcome="later"),
    )
    tiers = replace(tree, name="tiers", framework=ValueTiers(column="spend"))

    left = tree.without("spend")

    assert (tree.dispensable, tree.outcome) == (("spend", "orders"), "later")
    assert (left.name, left.input_names) == ("tree without spend", ("orders", "later"))
    assert (left.dispensable, tiers.dispensable, tiers.outcome) == ((), (), None)
    for candidate, column in ((tree, "later"), (left, "orders"), (tiers, "spend")):
        with pytest.raises(ParameterError, match=f"cannot do without the column '{column}'"):
            candidate.without(column)
