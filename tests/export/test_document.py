from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import examples
from custseg.errors import BundleError
from custseg.export.document import check_fits, join_segmentation, split_segmentation
from custseg.rules import CentroidRule, GridRule
from custseg.segmentation import Contract
from custseg.steps import Preparation, Projection

if TYPE_CHECKING:
    from collections.abc import Callable

    from custseg.rules import Rule
    from custseg.segmentation import Segmentation


def test_the_parts_come_back(segmentation: Segmentation) -> None:
    """Contract, segments, training and scorecard are equal, and customers go where they went."""
    document, arrays = split_segmentation(segmentation)

    back = join_segmentation(json.loads(json.dumps(document)), arrays)

    assert (back.name, back.contract, back.segments, back.training, back.scorecard) == (
        segmentation.name,
        segmentation.contract,
        segmentation.segments,
        segmentation.training,
        segmentation.scorecard,
    )
    table = examples.customer_table()
    assert back.assign(table).equals(segmentation.assign(table))


def test_a_bundle_from_before_the_figures_of_the_search_is_read(
    segmentation: Segmentation,
) -> None:
    """It lacks how many customers were looked at, which is then not known."""
    document, arrays = split_segmentation(segmentation)
    for name in ("n_searched", "n_fidelity"):
        del document["training"][name]

    back = join_segmentation(document, arrays)

    assert (back.training.n_searched, back.training.n_fidelity) == (None, None)


def test_a_bundle_from_before_the_notes_is_read(segmentation: Segmentation) -> None:
    """Its learner said nothing."""
    document, arrays = split_segmentation(segmentation)
    del document["training"]["notes"]

    assert join_segmentation(document, arrays).training.notes == ()


def test_a_grid_from_before_missing_values_had_a_bin_is_read(segmentation: Segmentation) -> None:
    """To it a customer with a missing value is noise, as ever."""
    rule = GridRule(
        input_names=segmentation.rule.input_names,
        cuts=np.array([0.5]),
        n_cuts=np.array([0, 1]),
        missing_levels=np.array([0, 0]),
        cell_clusters=np.array([0, 1]),
        n_clusters=2,
        covers=80,
    )
    two = replace(segmentation, rule=rule, segments=segmentation.segments[:2])
    document, arrays = split_segmentation(two)
    del arrays["rule.missing_levels"]

    back = join_segmentation(document, arrays).rule

    assert back.label(np.array([[np.nan, 1.0], [0.0, np.nan], [0.0, 1.0]])).tolist() == [-1, -1, 1]


def test_columns_of_an_older_bundle_have_neither_prefix_nor_scale(
    segmentation: Segmentation,
) -> None:
    """They were written before there were any."""
    document, arrays = split_segmentation(segmentation)
    for column in document["contract"]["columns"]:
        for name in ("prefix", "lowest", "highest"):
            del column[name]

    back = join_segmentation(document, arrays)

    assert back.contract == segmentation.contract


def test_every_kind_of_rule_places_as_before(segmentation: Segmentation, rule: Rule) -> None:
    """Whatever the rule, labels and memberships of the segmentation built again are the same bits."""
    with_rule = replace(segmentation, rule=rule)
    customers = segmentation.contract.read(examples.customer_table()).customers

    back = join_segmentation(*split_segmentation(with_rule))

    assert back.place(customers).labels.tolist() == with_rule.place(customers).labels.tolist()
    assert (
        back.place(customers).membership.tobytes()
        == with_rule.place(customers).membership.tobytes()
    )


def test_a_rule_on_raw_columns_comes_back(segmentation: Segmentation) -> None:
    """No preparation is no preparation."""
    back = join_segmentation(*split_segmentation(replace(segmentation, preparation=None)))

    assert back.preparation is None


def test_a_projection_comes_back(segmentation: Segmentation) -> None:
    """Steps that follow are built again in their order."""
    projection = Projection(
        input_names=("recency_days", "spend"),
        mean=np.zeros(2),
        components=np.array([[0.6, 0.8], [0.8, -0.6]]),
        covers=300,
    )
    preparation = replace(segmentation.preparation, following=(projection,))
    rule = replace(segmentation.rule, input_names=("pc1", "pc2"))
    projected = replace(segmentation, preparation=preparation, rule=rule)

    back = join_segmentation(*split_segmentation(projected))

    table = examples.customer_table()
    assert back.assign(table).equals(projected.assign(table))


def test_a_rule_of_no_registered_kind_is_not_stored(segmentation: Segmentation) -> None:
    """A class that only calls itself `centroid`, such as one that keeps training rows, is refused."""

    @dataclass(frozen=True, kw_only=True, eq=False)
    class Neighbours(CentroidRule):
        pass

    rule = segmentation.rule
    names = ("input_names", "centroids", "counts", "variance", "limit")
    other = Neighbours(**{name: getattr(rule, name) for name in names})

    with pytest.raises(BundleError, match="'rule' is of a kind that no bundle holds"):
        split_segmentation(replace(segmentation, rule=other))


def without(*path: str | int) -> Callable[[Any], None]:
    """Make a function that removes what is at a path in a document."""

    def _remove(document: Any) -> None:
        for key in path[:-1]:
            document = document[key]
        del document[path[-1]]

    return _remove


def with_value(value: object, *path: str | int) -> Callable[[Any], None]:
    """Make a function that puts a value at a path in a document."""

    def _put(document: Any) -> None:
        for key in path[:-1]:
            document = document[key]
        document[path[-1]] = value

    return _put


@pytest.mark.parametrize(
    ("alter", "message"),
    [
        (without("scorecard"), "'segmentation' has other fields"),
        (with_value(1, "extra"), "'segmentation' has other fields"),
        (with_value([], "scorecard"), "'scorecard' is no object"),
        (with_value(7, "name"), "'name' is no text"),
        (with_value(None, "contract"), "'contract' is no object"),
        (with_value(7, "contract", "id_column"), "'contract.id_column' is no text"),
        (with_value({}, "contract", "columns"), "'contract.columns' is no list"),
        (with_value("odd", "contract", "columns", 0, "kind"), "does not make a Column"),
        (without("contract", "columns", 0), "columns that its contract does not name"),
        (with_value("sphere", "rule", "kind"), "'rule' is of a kind that this version"),
        (with_value(["centroid"], "rule", "kind"), "'rule' is of a kind that this version"),
        (with_value("os.system", "preparation", "treatments", 0, "kind"), "is of a kind that"),
        (with_value([], "preparation", "treatments"), "A preparation has no steps"),
        (with_value(["a", "b"], "rule", "input_names"), "does not read what the preparation makes"),
        (without("segments", 2), "does not name each cluster"),
        (with_value([None] * 3, "segments"), "'segments.0' is no object"),
    ],
)
def test_an_altered_document_is_refused(
    segmentation: Segmentation, alter: Callable[[Any], None], message: str
) -> None:
    """Whatever is missing, extra or of another kind is named."""
    document, arrays = split_segmentation(segmentation)
    document = json.loads(json.dumps(document))
    alter(document)

    with pytest.raises(BundleError, match=message):
        join_segmentation(document, arrays)


def test_an_array_that_nothing_reads_is_refused(segmentation: Segmentation) -> None:
    """Nothing travels in a bundle unseen."""
    document, arrays = split_segmentation(segmentation)

    with pytest.raises(BundleError, match="arrays that nothing reads") as caught:
        join_segmentation(document, {**arrays, "rows": examples.CENTROIDS})

    assert caught.value.found == ["rows"]


def test_parts_that_do_not_fit_are_refused_before_saving(segmentation: Segmentation) -> None:
    """The rule, or the preparation, reads columns that the contract does not ask for."""
    contract = Contract(id_column="customer_id", columns=segmentation.contract.columns[:1])

    with pytest.raises(BundleError, match="columns that its contract does not name"):
        check_fits(replace(segmentation, contract=contract))
    with pytest.raises(BundleError, match="columns that its contract does not name"):
        check_fits(replace(segmentation, contract=contract, preparation=None))


def test_the_preparation_must_lead_to_the_rule(segmentation: Segmentation) -> None:
    """The names that the preparation makes are those that the rule reads."""
    (step,) = segmentation.preparation.treatments
    other = replace(step, input_names=("spend", "recency_days"))

    with pytest.raises(BundleError, match="does not read what the preparation makes"):
        check_fits(replace(segmentation, preparation=Preparation(treatments=(other,))))
