"""What does a candidate find in a table that was drawn without groups?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from custseg.validation.evidence.bootstrap_refit import bootstrap_refit
from custseg.validation.evidence.fit_quietly import fit_quietly
from custseg.validation.evidence.null_draws import StructureFigures
from custseg.validation.measures.agreement_on_structure import agreement_on_structure
from custseg.validation.measures.mean_silhouette import mean_silhouette

if TYPE_CHECKING:
    from custseg.segmentation import Customers, Segmentation
    from custseg.steps import Preparation
    from custseg.validation.evidence.refittable import Refittable


class Null(Protocol):
    """A way to draw customers like others, without their groups: `permute_columns`, `draw_copula`."""

    def __call__(self, customers: Customers, generator: np.random.Generator) -> Customers:
        """Return as many customers with the same columns."""
        ...


@dataclass(frozen=True, kw_only=True, eq=False)
class NullTrial:
    """The same work on a sample of the customers, and on tables drawn without groups: fit, refit, measure.

    What a draw gives depends on the seed, the null and the draw's number alone: draws may be made in any order, and anywhere.

    Parameters
    ----------
    candidate
        Learns preparation and rule anew from every table.
    sample
        The customers, see `null_sample`.
    preparation
        The recipe's: what it makes of any of these tables is the matrix in which silhouettes are measured.
    n_refits
        On bootstrap samples of each table, as large as it is. The fit and its refits are compared each with each other: two refits
        make three pairs.
    seed
        Of draws, samples and fits.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.candidates import ClustererCandidate
    >>> from custseg.preprocessing import ColumnPreprocessor, Treated
    >>> from custseg.segmentation import Column, Customers
    >>> from custseg.validation.evidence.permute_columns import permute_columns
    >>> rng = np.random.default_rng(1)
    >>> names = ("visits", "spend")
    >>> customers = Customers(
    ...     ids=pa.array(range(90)),
    ...     columns=tuple(Column(name=name, kind="number") for name in names),
    ...     raw=np.repeat([[1.0, 1.0], [5.0, 9.0], [9.0, 1.0]], 30, axis=0) + rng.normal(size=(90, 2)),
    ... )
    >>> preprocessor = ColumnPreprocessor(tuple(Treated(name=one, kind="number") for one in names))
    >>> candidate = ClustererCandidate(
    ...     name="kmeans-3",
    ...     algorithm="kmeans",
    ...     segmentation_name="shop",
    ...     id_column="id",
    ...     preprocessor=preprocessor,
    ...     parameters={"n_clusters": 3},
    ... )
    >>> preparation = preprocessor.fit(customers.raw).preparation_
    >>> trial = NullTrial(candidate=candidate, sample=customers, preparation=preparation, seed=1)
    >>> trial.observed().separation > trial.drawn(permute_columns, 0).separation
    True
    """

    candidate: Refittable
    sample: Customers
    preparation: Preparation
    n_refits: int = 2
    seed: int

    @property
    def n_pairs(self) -> int:
        """The pairs of fits behind each stability."""
        return self.n_refits * (self.n_refits + 1) // 2

    def observed(self) -> StructureFigures:
        """Measure what the candidate finds in the sample itself."""
        return self._figures(self.sample, seed=self.seed)

    def drawn(self, null: Null, number: int) -> StructureFigures:
        """Measure what it finds in a table drawn from a null; `number` counts the draws, from 0 on."""
        generator = np.random.default_rng(np.random.SeedSequence(self.seed, spawn_key=(number,)))
        table = null(self.sample, generator)
        return self._figures(table, seed=int(generator.integers(2**31)))

    def _figures(self, customers: Customers, *, seed: int) -> StructureFigures:
        fits = [fit_quietly(self.candidate, customers, seed=seed), *self._refits(customers, seed)]
        labels = [fit.place(customers).labels for fit in fits]
        agreements = [agreement_on_structure(*pair) for pair in itertools.combinations(labels, 2)]
        raw = customers.matrix(self.preparation.input_names)
        return StructureFigures(
            stability=float(np.mean(agreements)),
            separation=mean_silhouette(self.preparation.transform(raw), labels[0]),
        )

    def _refits(self, customers: Customers, seed: int) -> list[Segmentation]:
        n = len(customers)
        return [
            bootstrap_refit(self.candidate, customers, n_drawn=n, number=number, seed=seed)
            for number in range(self.n_refits)
        ]
