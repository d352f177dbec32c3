"""Which k latent classes, each with answers of its own, do the customers come from?"""

from __future__ import annotations

from math import log, prod
from operator import attrgetter
from typing import TYPE_CHECKING

from sklearn.base import BaseEstimator, ClusterMixin

from custseg.checks import check_at_least, check_fraction
from custseg.clusterers.answer_patterns import AnswerPatterns
from custseg.clusterers.base import (
    PlacedByRule,
    check_enough,
    input_names,
    read_rows,
    seeds,
    structural_faults,
    warn_if_degenerate,
)
from custseg.clusterers.in_canonical_order import in_canonical_order
from custseg.clusterers.search_classes import search_classes
from custseg.errors import ParameterError
from custseg.rules import LatentClassRule

if TYPE_CHECKING:
    from typing import Self

    import numpy as np
    import pyarrow as pa
    from sklearn.utils import Tags

    from custseg.clusterers.search_classes import Classes
    from custseg.rules import Matrix

_MAX_LEVELS = 100  # as many as levels of 1 % each can be


class LatentClassClusterer(PlacedByRule, ClusterMixin, BaseEstimator):
    """Place each customer with the latent class from which the answers most probably come, or in noise when they are unlikely.

    A mixture of independent yes/no and categorical columns (Lazarsfeld and Henry 1968), of greatest likelihood by expectation and
    maximisation (Goodman 1974). A missing value says nothing, and the others decide; a customer of whom nothing is known is noise.

    Parameters
    ----------
    n_clusters
        Classes.
    noise_fraction
        The share of the training customers, those of the unlikeliest answers, to call noise.
    n_init
        Starts.
    random_state
        Seed of the starts; None stands for 0.

    Attributes
    ----------
    rule_
        LatentClassRule, which places every row from now on.
    labels_
        int32 (n,): what the rule says about the training rows, -1 for noise.
    log_likelihood_
        Of the training rows: the sum of the log-probabilities of their answers.
    bic_
        Bayesian information criterion (Schwarz 1978): the lower, the better.
    n_iter_, converged_
        Of the long run that ended the search.
    degenerate_
        Reasons why the structure found is poor; empty for a sound fit.
    n_features_in_, feature_names_in_
        As in scikit-learn.

    Examples
    --------
    >>> import numpy as np
    >>> rng = np.random.default_rng(0)
    >>> likes = np.repeat([[0.9, 0.8, 0.9, 0.1], [0.1, 0.2, 0.1, 0.8]], [120, 80], axis=0)
    >>> X = (rng.uniform(size=(200, 4)) < likes).astype(float)
    >>> clusterer = LatentClassClusterer(n_clusters=2).fit(X)
    >>> clusterer.predict([[1, 1, 1, 0], [0, np.nan, 0, 1]])
    array([0, 1], dtype=int32)
    """

    rule_: LatentClassRule

    def __init__(
        self,
        n_clusters: int = 5,
        *,
        noise_fraction: float = 0.0,
        n_init: int = 10,
        random_state: int | np.random.RandomState | None = None,
    ) -> None:
        self.n_clusters = n_clusters
        self.noise_fraction = noise_fraction
        self.n_init = n_init
        self.random_state = random_state

    def fit(
        self,
        X: Matrix,
        y: None = None,  # noqa: ARG002 - scikit-learn's signature
        *,
        ids: pa.Array | None = None,  # noqa: ARG002 - all clusterers take them
    ) -> Self:
        """Learn the classes, and the probability below which a customer is noise.

        Parameters
        ----------
        X
            (n, d): each different number is a level of its column, NaN is missing.
        ids
            Not looked at: whichever customers are drawn for the starts, they are drawn by their answers.

        Raises
        ------
        ParameterError
            When a parameter cannot work, there are fewer rows than classes, or nobody gave an answer.
        ValueError
            scikit-learn's, when X is no matrix, or is infinite somewhere.
        """
        self._check_parameters()
        rows = read_rows(self, X, reset=True)
        check_enough(rows, n_clusters=self.n_clusters)
        patterns = AnswerPatterns.of(rows)
        if patterns.n_customers == 0:
            raise ParameterError("No customer has a value in any column.")
        classes = search_classes(
            patterns, n_clusters=self.n_clusters, seeds=seeds(self.random_state, self.n_init)
        )
        rule = self._rule(patterns, classes).with_limit(rows, noise_fraction=self.noise_fraction)
        probabilities_of = attrgetter("log_probabilities")
        self.rule_, self.labels_, _ = in_canonical_order(rule, rows, probabilities_of)
        self.log_likelihood_ = classes.log_likelihood
        self.bic_ = self._n_free * log(patterns.n_customers) - 2 * classes.log_likelihood
        self.n_iter_, self.converged_ = classes.n_iter, classes.has_converged
        self.degenerate_ = tuple(self._faults())
        warn_if_degenerate(self.degenerate_)
        return self

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        tags.input_tags.categorical = True
        return tags

    def _check_parameters(self) -> None:
        check_at_least(1, n_clusters=self.n_clusters, n_init=self.n_init)
        check_fraction(noise_fraction=self.noise_fraction)

    def _rule(self, patterns: AnswerPatterns, classes: Classes) -> LatentClassRule:
        return LatentClassRule(
            input_names=input_names(self),
            n_levels=patterns.n_levels,
            levels=patterns.levels,
            log_probabilities=classes.log_probabilities.T,
            log_weights=classes.log_weights,
            limit=None,
            covers=int(min(classes.least_answers, patterns.level_counts.min())),
        )

    @property
    def _n_free(self) -> int:
        """The numbers learned: shares that sum to 1 are one fewer than there are."""
        n_levels = self.rule_.n_levels
        per_class = int((n_levels[n_levels > 0] - 1).sum())
        return self.n_clusters * per_class + self.n_clusters - 1

    def _faults(self) -> list[str]:
        faults = structural_faults(self.rule_, self.labels_)
        n_levels = self.rule_.n_levels.tolist()
        faults += [
            f"column {name} has {n} levels"
            for name, n in zip(self.rule_.input_names, n_levels, strict=True)
            if n > _MAX_LEVELS
        ]
        n_possible = prod(max(n, 1) for n in n_levels)
        # Necessary for classes to be identified, not sufficient (Goodman 1974).
        if self._n_free > n_possible - 1:
            faults.append(
                f"{self._n_free} numbers cannot be learned from {n_possible} possible answers"
            )
        if not self.converged_:
            faults.append("no convergence")
        return faults
