"""What are criteria and their figures called, for somebody who does not read code?"""

from __future__ import annotations

_QUESTIONS = {
    "size": "How large is the smallest segment? (its share of all customers)",
    "balance": "Are the segments of like size? (1: all equal)",
    "separation": "Do the segments lie apart? (1: clearly; 0: they touch; noise counts as 0)",
    "stability": "Would other customers of the same kind give the same segments? (1: the very same; 0: by chance)",
    "interpretability": "Can a small tree say who belongs where? (share of customers that it places right)",
    "relevance": "Do the segments foretell what customers do later? (share of the outcome's ranks that they explain)",
    "fidelity": "Does the stored rule place customers as the algorithm did? (share placed alike)",
}
_FIGURES = {
    "smallest_share": "smallest segment",
    "largest_share": "largest segment",
    "n_segments": "segments",
    "noise_share": "customers whom no segment fits",
    "smallest_value_share": "value of the segment that brings least",
    "entropy": "evenness of sizes",
    "silhouette": "mean silhouette",
    "ari": "adjusted Rand index",
    "n_pairs": "pairs of refits",
    "fidelity": "placed right by a small tree",
    "leaves": "leaves of the tree",
    "r2": "outcome's ranks explained",
    "raw_r2": "outcome itself explained",
    "money_quantiles_r2": "ranks explained by as many groups of value alone",
    "rfm_total_r2": "ranks explained by as many groups of the RFM total",
    "agreement": "placed as the algorithm did",
}
_COLUMN_FIGURES = {"distinctness": "effect", "fairness": "Cramér's V"}


def in_words(name: str) -> str:
    """Return the name of a criterion or gate, starting with a capital.

    Examples
    --------
    >>> in_words("noise_share")
    'Noise share'
    """
    words = " ".join(name.replace("_", " ").replace("/", ": ").split())
    return words[:1].upper() + words[1:]


def figure_in_words(figure: str) -> str:
    """Return what a figure is called.

    Examples
    --------
    >>> figure_in_words("ari"), figure_in_words("lift_at_10")
    ('adjusted Rand index', 'lift at 10')
    """
    return _FIGURES.get(figure, figure.replace("_", " "))


def column_figure_in_words(criterion: str) -> str:
    """Return what a criterion's figures for single columns are called.

    Examples
    --------
    >>> column_figure_in_words("fairness")
    "Cramér's V"
    """
    return _COLUMN_FIGURES.get(criterion, "figure")


def question_of(criterion: str) -> str:
    """Return the question that a criterion asks; empty for one that this page does not know.

    Examples
    --------
    >>> question_of("fidelity")
    'Does the stored rule place customers as the algorithm did? (share placed alike)'
    """
    return _QUESTIONS.get(criterion, "")
