"""What serves: the frozen rule from a customer's columns to a named segment."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from custseg.errors import TableError
from custseg.rules import NOISE, block_slices, place_blocks
from custseg.segmentation.segment import NO_SEGMENT_ID, NO_SEGMENT_NAME
from custseg.tables import from_arrow_like, to_arrow

if TYPE_CHECKING:
    from custseg.rules import Labels, Matrix, Placement, Rule
    from custseg.segmentation.contract import Contract
    from custseg.segmentation.customers import Customers
    from custseg.segmentation.segment import Segment
    from custseg.segmentation.training import Training
    from custseg.steps import Preparation


@dataclass(frozen=True, kw_only=True, eq=False)
class Segmentation:
    """Put every customer into a named segment, or say that none fits, the same way for years.

    Parameters
    ----------
    name
        Under which it is registered.
    contract
        The columns it reads.
    preparation
        From raw columns to the matrix that the rule reads; None when the rule reads raw columns.
    rule
        Places each row.
    segments
        Segment i is the rule's cluster i.
    training
        How it was fitted.
    scorecard
        What validation said of it, as plain data; empty before validation.

    Examples
    --------
    >>> from custseg.rules import CentroidRule
    >>> from custseg.segmentation import Column, Contract, Segment, Training
    >>> segmentation = Segmentation(
    ...     name="shop",
    ...     contract=Contract(id_column="id", columns=(Column(name="spend", kind="money"),)),
    ...     preparation=None,
    ...     rule=CentroidRule(
    ...         input_names=("spend",),
    ...         centroids=np.array([[10.0], [90.0]]),
    ...         counts=np.array([60, 40]),
    ...         variance=25.0,
    ...         limit=None,
    ...     ),
    ...     segments=(Segment(id="s1", name="Small"), Segment(id="s2", name="Large")),
    ...     training=Training(
    ...         candidate="kmeans-2", algorithm="kmeans", parameters={}, n_customers=100, seed=1
    ...     ),
    ... )
    >>> segmentation.assign(pa.table({"id": ["007"], "spend": [88.0]}))["segment_name"].to_pylist()
    ['Large']
    """

    name: str
    contract: Contract
    preparation: Preparation | None
    rule: Rule
    segments: tuple[Segment, ...]
    training: Training
    scorecard: dict[str, Any] = field(default_factory=dict)

    def prepare(self, customers: Customers) -> Matrix:
        """Return the matrix that the rule reads."""
        if self.preparation is None:
            return customers.matrix(self.rule.input_names)
        return self.preparation.transform(customers.matrix(self.preparation.input_names))

    def place(self, customers: Customers) -> Placement:
        """Place customers whose columns include those of the contract."""
        if self.preparation is None:
            return self.rule.place(customers.matrix(self.rule.input_names))
        raw = customers.matrix(self.preparation.input_names)
        # Block by block, so that what is prepared is still in a core's cache when it is placed.
        blocks = ((rows, raw[rows]) for rows in block_slices(len(raw)))
        place = partial(_place_raw, self.preparation, self.rule)
        return place_blocks(blocks, len(raw), place, n_clusters=self.rule.n_clusters)

    def assign(self, customers: Any) -> Any:
        """Return one assignment per row, in its order, as the same kind of table.

        Parameters
        ----------
        customers
            A pandas, Polars or Arrow table with the contract's columns; others are ignored.

        Returns
        -------
        table
            Of the same kind: the id, `segment_id`, `segment_name`, `membership`, `runner_up`, `margin`.
            A pandas index is not kept: the rows stand in the order they came. The id has the type it came with, but
            an Arrow dictionary comes out as what it stores, and `string_view` as `large_string`.

        Raises
        ------
        TableError
            When columns are missing, or any row breaks the contract; the counts are listed, never the rows.
        """
        reading = self.contract.read(to_arrow(customers))
        if len(reading.rejects):
            raise TableError(
                f"{len(reading.rejects):,} of {len(reading.rejects) + len(reading.customers):,}"
                " customers cannot be assigned.",
                found=_counted(reading.rejects["reason"]),
                hint="mend or leave out these rows; `custseg assign` sets them aside in a rejects file.",
            )
        return from_arrow_like(self.assignments(reading.customers), customers)

    def assignments(self, customers: Customers) -> pa.Table:
        """Return the assignments of customers that keep the contract."""
        placed = self.place(customers)
        return pa.table(
            {
                self.contract.id_column: customers.ids,
                "segment_id": self._coded(placed.labels, NO_SEGMENT_ID, "id"),
                "segment_name": self._coded(placed.labels, NO_SEGMENT_NAME, "name"),
                "membership": placed.own,
                "runner_up": self._coded(placed.runner_up, NO_SEGMENT_ID, "id"),
                "margin": placed.margin,
            }
        )

    def _coded(self, labels: Labels, none: str, attribute: str) -> pa.DictionaryArray:
        words = [*(getattr(segment, attribute) for segment in self.segments), none]
        codes = np.where(labels == NOISE, len(self.segments), labels).astype(np.int32)
        return pa.DictionaryArray.from_arrays(codes, pa.array(words, type=pa.string()))


def _place_raw(preparation: Preparation, rule: Rule, raw: Matrix) -> tuple[Labels, Matrix]:
    placed = rule.place(preparation.transform(raw))
    return placed.labels, placed.membership.T


def _counted(reasons: pa.ChunkedArray) -> str:
    counts = sorted(reasons.value_counts().to_pylist(), key=lambda entry: -entry["counts"])
    return "; ".join(f"{entry['counts']:,} x {entry['values']}" for entry in counts)
