"""Which few questions part customers best?"""

from __future__ import annotations

import math
from dataclasses import KW_ONLY, dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.checks import check_at_least, check_fraction
from custseg.errors import ParameterError, TableError
from custseg.frameworks.as_rows import as_rows
from custseg.frameworks.behaviour_matrix import behaviour_matrix
from custseg.frameworks.box_rule_of import box_rule_of
from custseg.frameworks.grow_tree import grow_tree
from custseg.frameworks.halves import judging_half
from custseg.frameworks.learned_framework import LearnedFramework
from custseg.frameworks.outcome_grower import OutcomeGrower
from custseg.frameworks.profile_grower import ProfileGrower
from custseg.frameworks.questions import Questions
from custseg.frameworks.region import Region
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from typing import Self

    from custseg.frameworks.grow_tree import GrownTree
    from custseg.frameworks.proposal import Grower, Proposal
    from custseg.rules import Matrix, Vector

EVERYBODY = "All customers"
_NOTHING_TO_ASK = "One segment: no question parts the customers into two large enough sides that differ by more than chance."


@dataclass(frozen=True)
class SegmentationTree:
    """Part the customers by one question after the other, so that a segment is what its name says, missing values apart.

    Without an outcome each split makes the customers of a leaf most alike in all columns at once: a predictive clustering tree (Blockeel, De
    Raedt and Ramon 1998). With an outcome each split tells most surely about it, as in CHAID (Kass 1980), and customers who did not propose it must
    confirm it (Athey and Imbens 2016). The leaf that gains most is split first. Nothing is drawn, and the order of the customers does not matter.

    Parameters
    ----------
    columns
        The raw columns that may be asked for.
    outcome
        A raw column that says what customers did later; it is never asked for.
    max_leaves
        At most so many segments, 2 or more.
    min_share
        The share of all customers that a leaf has at least, and never under 10 of them.
    levels
        The levels of those columns whose values are positions among levels: a split parts one level from the rest.
    ordered
        Those of them whose levels rise: they are cut as numbers are, and "at least 2" is their third level. Any other level lies with
        the highest.

    Raises
    ------
    ParameterError
        When no column is named or one twice, or a number is impossible.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> orders, spend = rng.poisson(2, 400), rng.gamma(2, 20, 400)
    >>> tree = SegmentationTree(("orders", "spend"), max_leaves=3)
    >>> learned = tree.fit(np.column_stack([orders, spend]).astype(float))
    >>> learned.names
    ('Spend at least 42', 'Orders below 3, spend below 42', 'Orders at least 3, spend below 42')
    """

    columns: tuple[str, ...]
    _: KW_ONLY
    outcome: str | None = None
    max_leaves: int = 6
    min_share: float = 0.05
    levels: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ordered: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_at_least(2, max_leaves=self.max_leaves)
        check_fraction(min_share=self.min_share)
        if not self.columns or len(set(self.input_names)) < len(self.input_names):
            raise ParameterError(
                "A tree needs columns to ask for, each once, and not the outcome.",
                found=f"columns {list(self.columns)}, outcome {self.outcome}",
            )

    @property
    def input_names(self) -> tuple[str, ...]:
        """The columns, and last the outcome where there is one."""
        return self.columns if self.outcome is None else (*self.columns, self.outcome)

    @property
    def dispensable(self) -> tuple[str, ...]:
        """The columns, where there are at least two."""
        return self.columns if len(self.columns) > 1 else ()

    def without(self, column: str) -> Self:
        """Return the same tree, which may not ask for this column.

        Raises
        ------
        ParameterError
            When it asks for no such column, or for no other.
        """
        if column not in self.dispensable:
            raise ParameterError(
                f"The tree cannot do without the column '{column}'.",
                found=f"columns {list(self.columns)}",
                expected="a column that it may ask for, beside at least one other",
            )
        return replace(self, columns=tuple(one for one in self.columns if one != column))

    def fit(self, raw: Matrix) -> LearnedFramework:
        """Grow the tree from raw values (n, len(input_names)), n >= 1, NaN where missing.

        Raises
        ------
        TableError
            When a value is infinite, nobody is there, or the matrix is not as wide as its names.
        """
        rows = self._sorted_rows(raw)
        values = rows[:, : len(self.columns)]
        grower = self._grower(rows)
        tree = grow_tree(values, grower, max_leaves=self.max_leaves)
        rule, order = box_rule_of([leaf.region for leaf in tree.leaves], values, names=self.columns)
        names = [self._words(leaf.region) for leaf in tree.leaves]
        return LearnedFramework(
            rule=rule,
            names=tuple(f"{names[leaf][:1].upper()}{names[leaf][1:]}" for leaf in order),
            notes=self._notes(tree, grower),
        )

    def _sorted_rows(self, raw: Matrix) -> Matrix:
        """Return the rows as a customer table stores them, sorted, so that sums have the same bits in any order of customers."""
        rows = as_rows(raw, input_names=self.input_names)
        if not len(rows):
            raise TableError("A tree cannot be grown without customers.")
        return np.ascontiguousarray(rows[np.lexsort(rows.T[::-1])])

    def _grower(self, rows: Matrix) -> Grower:
        values = rows[:, : len(self.columns)]
        questions = tuple(map(self._questions, range(len(self.columns)), values.T))
        min_customers = max(math.ceil(self.min_share * len(rows)), MIN_COVERED)
        if self.outcome is None:
            at_levels = {name: own for name, own in self.levels.items() if name not in self.ordered}
            return ProfileGrower(
                questions=questions,
                behaviour=behaviour_matrix(values, self.columns, at_levels),
                min_customers=min_customers,
            )
        return OutcomeGrower(
            questions=questions,
            values=values,
            outcome=rows[:, -1],
            judges=judging_half(rows),
            min_customers=min_customers,
            n_splits=self.max_leaves - 1,
        )

    def _questions(self, column: int, values: Vector) -> Questions:
        name = self.columns[column]
        if name not in self.levels:
            return Questions.about_numbers(column, values)
        n_levels = len(self.levels[name])
        if name not in self.ordered:
            return Questions.about_levels(column, values, n_levels=n_levels)
        # The position after the last is any other level: it has no place in the order, and stays with the highest.
        return Questions.about_numbers(column, np.minimum(values, n_levels - 1))

    def _words(self, region: Region) -> str:
        said = region.words(self.columns, levels=self.levels, ordered=self.ordered)
        return said or EVERYBODY

    def _notes(self, tree: GrownTree, grower: Grower) -> tuple[str, ...]:
        leaves = [leaf.rows for leaf in tree.leaves]
        first = _NOTHING_TO_ASK if len(leaves) == 1 else grower.summary(leaves)
        return (
            first,
            *(self._judgement(one, "kept") for one in tree.made if one.judgement),
            *(self._judgement(one, "dropped") for one in tree.dropped),
        )

    def _judgement(self, proposal: Proposal, end: str) -> str:
        inside, _ = Region.whole(len(self.columns)).sides(proposal.split)
        return f"The split at '{self._words(inside)}': {proposal.judgement}: {end}."
