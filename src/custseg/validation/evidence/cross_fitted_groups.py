"""In which group does a customer land when the fit has seen nothing of what that customer did later?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling import folds
from custseg.rules import NOISE
from custseg.validation.evidence.fit_quietly import fit_quietly

if TYPE_CHECKING:
    from custseg.rules import Labels
    from custseg.segmentation import Customers
    from custseg.validation.evidence.refittable import Refittable

_N_FITS = 5


def cross_fitted_groups(candidate: Refittable, customers: Customers, *, seed: int) -> Labels:
    """Place each fifth of the customers by a fit on the other four.

    Segments that were learned from an outcome foretell it among the same customers better than among others. These groups do not:
    nobody's own outcome had a say in the own group. Groups of different fits are different groups, with numbers of their own.

    Parameters
    ----------
    candidate
        Learns from the outcome, which is a column of the customers.
    customers
        n rows.
    seed
        Draws the fifths.

    Returns
    -------
    groups
        int32 (n,): from 0 on, or NOISE.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.candidates import FrameworkCandidate
    >>> from custseg.frameworks import QuantileGroups
    >>> from custseg.segmentation import Column, Customers
    >>> candidate = FrameworkCandidate(
    ...     name="halves",
    ...     algorithm="quantile_groups",
    ...     segmentation_name="shop",
    ...     id_column="id",
    ...     framework=QuantileGroups("spend", n_groups=2),
    ... )
    >>> customers = Customers(
    ...     ids=pa.array(range(200)),
    ...     columns=(Column(name="spend", kind="money"),),
    ...     raw=np.arange(200.0)[:, None],
    ... )
    >>> len(np.unique(cross_fitted_groups(candidate, customers, seed=0)))
    10
    """
    # Not the folds in which a criterion foretells: a group would lie in one of them, and be unknown to the others.
    own_seed = int(np.random.SeedSequence((seed, _N_FITS)).generate_state(1)[0])
    fold_of = folds(len(customers), n_folds=_N_FITS, seed=own_seed)
    groups = np.full(len(customers), NOISE, dtype=np.int32)
    n_before = 0
    for fold in range(_N_FITS):
        rows = np.flatnonzero(fold_of == fold)
        fit = fit_quietly(candidate, customers.take(np.flatnonzero(fold_of != fold)), seed=seed)
        labels = fit.place(customers.take(rows)).labels
        groups[rows] = np.where(labels == NOISE, NOISE, labels + n_before)
        n_before += fit.rule.n_clusters
    return groups
