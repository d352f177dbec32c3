"""Which columns make the segments what they are?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.preprocessing import column_shares
from custseg.steps import LevelStep
from custseg.validation.evidence.fit_quietly import fit_quietly
from custseg.validation.measures.adjusted_rand import adjusted_rand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.candidates import Candidate
    from custseg.rules import Labels
    from custseg.segmentation import Customers, Segmentation


@dataclass(frozen=True, kw_only=True)
class ColumnInfluence:
    """How much of the segments hangs on one raw column.

    Parameters
    ----------
    column
        Its name.
    share
        Of all squared distances between customers, in [0, 1]: what the column could do. None where levels are only told
        apart, and where no distance is measured (latent classes, trees).
    adjusted_rand
        Between the segments and those found without the column: what it does. 1 where nobody would be placed otherwise,
        about 0 where nothing would be left of the segments.
    n_customers
        That were fitted and compared.
    """

    column: str
    share: float | None
    adjusted_rand: float
    n_customers: int


def column_influence(
    candidate: Candidate, customers: Customers, *, seed: int
) -> tuple[ColumnInfluence, ...]:
    """Return the influence of each column that the candidate could do without, in the candidate's order.

    The candidate learns once with all columns and once without each, preparation and rule, on the same customers and from the same
    seed. A column may carry much of the distance and change little, where another column tells the same.

    Parameters
    ----------
    candidate
        A framework that is made of its columns, and whatever reads a single one, cannot do without any: there is no influence to tell.
    customers
        Those it learns from, and on whose segments the fits are compared; noise is one more group.
    seed
        Of every fit.

    Examples
    --------
    >>> import numpy as np
    >>> import pyarrow as pa
    >>> from custseg.candidates import ClustererCandidate
    >>> from custseg.preprocessing import ColumnPreprocessor, Treated
    >>> from custseg.segmentation import Column, Contract
    >>> rng = np.random.default_rng(1)
    >>> table = pa.table(
    ...     {
    ...         "id": range(90),
    ...         "visits": np.repeat([2.0, 9.0], 45) + rng.random(90),
    ...         "age_years": rng.uniform(20, 70, 90),
    ...     }
    ... )
    >>> columns = tuple(Column(name=name, kind="number") for name in ("visits", "age_years"))
    >>> candidate = ClustererCandidate(
    ...     name="kmeans-2",
    ...     algorithm="kmeans",
    ...     segmentation_name="shop",
    ...     id_column="id",
    ...     preprocessor=ColumnPreprocessor(
    ...         tuple(Treated(name=one.name, kind=one.kind) for one in columns)
    ...     ),
    ...     parameters={"n_clusters": 2},
    ... )
    >>> customers = Contract(id_column="id", columns=columns).read(table).customers
    >>> visits, age = column_influence(candidate, customers, seed=1)
    >>> round(visits.share, 2), visits.adjusted_rand < 0.1, age.adjusted_rand
    (0.5, True, 1.0)
    """
    names = candidate.dispensable
    if not names:
        return ()
    reduced = [candidate.without(name) for name in names]
    whole = fit_quietly(candidate, customers, seed=seed)
    labels = _labels(whole, customers)
    shares = _shares(whole, customers)
    return tuple(
        ColumnInfluence(
            column=name,
            share=shares.get(name),
            adjusted_rand=adjusted_rand(
                labels, _labels(fit_quietly(one, customers, seed=seed), customers)
            ),
            n_customers=len(customers),
        )
        for name, one in zip(names, reduced, strict=True)
    )


def _labels(segmentation: Segmentation, customers: Customers) -> Labels:
    return segmentation.place(customers).labels


def _shares(segmentation: Segmentation, customers: Customers) -> Mapping[str, float | None]:
    preparation = segmentation.preparation
    if preparation is None:
        return {}
    if any(isinstance(step, LevelStep) for step in preparation.treatments):
        return {}
    return column_shares(preparation, segmentation.prepare(customers))
