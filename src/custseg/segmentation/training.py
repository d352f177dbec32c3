"""What is worth remembering of the fit?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Training:
    """How a segmentation was fitted, as figures of the model.

    Parameters
    ----------
    candidate, algorithm
        The candidate's name, and the learner's.
    parameters
        The learner's parameters as used (shares already turned to counts).
    n_customers
        Customers it was fitted on.
    seed
        Of the fit.
    degenerate
        Reasons why the structure found is poor; empty for a sound fit.
    fidelity
        Share of held-out customers on whom the rule and the algorithm's own labels agree; None where they are the same thing.
    n_fidelity
        How many customers that share is of; None where there is no such share.
    n_searched
        How many of the customers the algorithm itself looked at, drawn by a hash of their id; None where it always looks at all.
    notes
        Sentences of the learner about these customers, each with its figures, such as a framework's 80/20 check.
    """

    candidate: str
    algorithm: str
    parameters: dict[str, object]
    n_customers: int
    seed: int
    degenerate: tuple[str, ...] = ()
    fidelity: float | None = None
    n_fidelity: int | None = None
    n_searched: int | None = None
    notes: tuple[str, ...] = ()
