"""Which plain sentences about the data and the candidates does a report have?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.preprocessing import compositions, correlated_pairs
from custseg.rules import MIN_COVERED
from custseg.workflows.search_note import search_note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from custseg.workflows.examination import Examination, Examined


def report_notes(
    examination: Examination, examined: Iterable[Examined], winner: Examined | None
) -> tuple[str, ...]:
    """Return what is missing and what says the same, how the winner was searched, and what each framework has noted.

    Parameters
    ----------
    examination
        The customers and their columns.
    examined
        All candidates and yardsticks.
    winner
        One of them; None without a winner.
    """
    search = None if winner is None else search_note(winner.segmentation.training)
    return (
        *_missing(examination),
        *_doubled(examination),
        *([] if search is None else [search]),
        *_frameworks(examined),
    )


def _missing(examination: Examination) -> list[str]:
    customers = examination.data.training.customers
    notes = []
    for name in examination.describing:
        n_missing = int(np.count_nonzero(np.isnan(customers.matrix((name,)))))
        if n_missing >= MIN_COVERED:
            share = n_missing / len(customers)
            notes.append(f"{name} is missing for {n_missing:,} customers ({share:.0%}).")
        elif n_missing:
            notes.append(f"{name} is missing for fewer than {MIN_COVERED} customers.")
    return notes


def _doubled(examination: Examination) -> list[str]:
    customers, recipe = examination.data.training.customers, examination.recipe
    pairs = correlated_pairs(examination.matrices[0], examination.preparation.source_names)
    notes = [
        f"{left} and {right} say nearly the same (correlation {r:.2f})." for left, right, r in pairs
    ]
    shares = tuple(name for name, section in recipe.columns.items() if section.kind == "share")
    if shares:
        groups = compositions(customers.matrix(shares), shares)
        notes += [f"{', '.join(group)} always sum to one." for group in groups]
    return notes


def _frameworks(examined: Iterable[Examined]) -> list[str]:
    return [
        f"{one.scorecard.candidate}: {note}"
        for one in examined
        for note in one.segmentation.training.notes
    ]
