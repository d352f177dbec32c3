"""What does an experiment know about its customers, before anything competes?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from custseg.report import SetAside
    from custseg.rules import Vector
    from custseg.segmentation import Contract, Customers


@dataclass(frozen=True, kw_only=True, eq=False)
class Later:
    """The customers of a group who are known a period later, by the columns of that time.

    Parameters
    ----------
    rows
        (m,): their positions in the group.
    customers
        m rows, in that order.
    """

    rows: NDArray[np.intp]
    customers: Customers


@dataclass(frozen=True, kw_only=True, eq=False)
class Group:
    """Some of the customers, and what they brought and did.

    Parameters
    ----------
    customers
        n rows with every column the recipe knows.
    value, outcome
        float64 (n,): what each brings, and did later; None where the recipe does not say.
    later
        Those who are known a period later, too; None where the recipe does not ask.
    """

    customers: Customers
    value: Vector | None
    outcome: Vector | None
    later: Later | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class ExperimentData:
    """The customers of an experiment, those that choose and those kept aside.

    Parameters
    ----------
    contract
        Of all columns.
    training, held_out
        Nine in ten, and one in ten, by a hash of the id.
    set_aside
        Lines and customers that do not take part.
    lines_in, lines_used
        Transaction lines; 0 where a finished table was read.
    digest
        SHA-256 of the customer table with its outcome.
    vocabulary
        By column: the words for customers below and above the average.
    """

    contract: Contract
    training: Group
    held_out: Group
    set_aside: tuple[SetAside, ...]
    lines_in: int
    lines_used: int
    digest: str
    vocabulary: dict[str, tuple[str, str]]
