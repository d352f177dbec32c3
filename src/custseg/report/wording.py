"""What are criteria and their figures called, for somebody who does not read code?"""

from __future__ import annotations

_QUESTIONS = {
    "size": "How large is the smallest segment? (its share of all customers)",
    "balance": "Are the segments of like size? (1: all equal)",
    "separation": "Do the segments lie apart? (1: clearly; 0: they touch; noise counts as 0)",
    "density_validity": "Are the segments denser inside than the gaps between them? (above 0: they are; noise counts as 0)",
    "stability": "Would other customers of the same kind give the same segments? (1: the very same; 0: by chance)",
    "segment_stability": "Is every segment found again in other customers of the same kind? (of the least firm one: 1 wholly; 0.5 dissolved)",
    "stability_over_time": "Would the next period's customers give the same segments? (1: the very same; 0: by chance)",
    "null_check": "Is there structure at all? (0: constructed; 1: reproducible; 2: natural)",
    "column_influence": "What is left of the segments without the column that they depend on most? (1: all; 0: nothing)",
    "interpretability": "Can a small tree say who belongs where? (share of customers that it places right)",
    "identifiability": "Can a customer be placed by a few questions? (share of customers that a scoring sheet places right)",
    "distinctness": "Do the segments differ in what they were not made from? (share of those columns in which they do)",
    "relevance": "Do the segments foretell what customers do later? (share of the outcome's ranks that they explain)",
    "value_concentration": "Do the segments find the few who bring the most? (value of the first 20 % of the customers; 0.2: no better than chance)",
    "reachability": "Can the customers of every segment be contacted? (share with consent and an address, where it is lowest)",
    "profitability": "Does a campaign of its own pay in every segment? (what it leaves per unit spent, where that is least; 0: it breaks even)",
    "fidelity": "Does the stored rule place customers as the algorithm did? (share placed alike)",
    "fairness": "Is a segment a stand-in for a protected column? (0: it tells nothing of it; 1: it tells all)",
}
_FIGURES = {
    "smallest_share": "smallest segment",
    "largest_share": "largest segment",
    "n_segments": "segments",
    "noise_share": "customers whom no segment fits",
    "smallest_value_share": "value of the segment that brings least",
    "entropy": "evenness of sizes",
    "silhouette": "mean silhouette",
    "squared_silhouette": "mean silhouette by squared distances",
    "silhouette_low": "mean silhouette, at least",
    "silhouette_high": "mean silhouette, at most",
    "dbcv": "density-based validity",
    "ari": "adjusted Rand index",
    "n_pairs": "pairs of refits",
    "ari_without_noise": "adjusted Rand index of those placed",
    "n_drawn": "customers in each refit",
    "lowest_jaccard": "least firm segment found again",
    "noise_jaccard": "noise found again",
    "n_refits": "refits",
    "jaccard_low": "found again, at least",
    "jaccard_high": "found again, at most",
    "dissolved": "refits in which it dissolved",
    "recovered": "refits in which it was recovered",
    "ari_of_customers": "adjusted Rand index of the customers' segments now and later",
    "same_segment_share": "customers in the same segment a period later",
    "stay_share": "of its customers, still there a period later",
    "noise_share_later": "customers whom no segment fits a period later",
    "structure": "structure",
    "p_stability_permuted": "p: as stable in permuted columns",
    "p_separation_permuted": "p: as separate in permuted columns",
    "p_stability_copula": "p: as stable in one correlated cloud",
    "p_separation_copula": "p: as separate in one correlated cloud",
    "p_stability_permuted_holm": "p: as stable in permuted columns, adjusted",
    "p_separation_permuted_holm": "p: as separate in permuted columns, adjusted",
    "p_stability_copula_holm": "p: as stable in one correlated cloud, adjusted",
    "p_separation_copula_holm": "p: as separate in one correlated cloud, adjusted",
    "stability": "stability in the sample",
    "separation": "separation in the sample",
    "stability_permuted": "median stability in permuted columns",
    "separation_permuted": "median separation in permuted columns",
    "stability_copula": "median stability in one correlated cloud",
    "separation_copula": "median separation in one correlated cloud",
    "n_draws": "tables drawn from each null",
    "least_ari": "left without one column",
    "median_ari": "left without a column, median",
    "column_influence/n_columns": "columns left out in turn",
    "identifiability/n_columns": "columns that the sheet asks for",
    "distinctness/n_columns": "columns tested",
    "fidelity": "placed right by a small tree",
    "leaves": "leaves of the tree",
    "conditions_per_rule": "conditions in a segment's rule in words",
    "mean_coverage": "of a segment, described by its rule in words",
    "mean_precision": "of whom a rule in words describes, in its segment",
    "coverage": "of its customers, described by its rule in words",
    "precision": "of whom its rule in words describes, in the segment",
    "accuracy": "placed right by a scoring sheet",
    "n_questions": "questions on the sheet",
    "largest_segment_share": "placed right by naming always the largest segment",
    "distinct_share": "columns in which the segments differ",
    "n_columns_tested": "describing columns that the rule does not read",
    "largest_cramers_v": "Cramér's V with the protected column that is told best",
    "largest_uncorrected_v": "the same, not corrected for chance",
    "largest_adjusted_mutual_information": "adjusted mutual information with a protected column, at most",
    "r2": "outcome's ranks explained",
    "raw_r2": "outcome itself explained",
    "money_quantiles_r2": "ranks explained by as many groups of value alone",
    "rfm_total_r2": "ranks explained by as many groups of the RFM total",
    "gain": "gain on top of as many groups of value alone",
    "gain_low": "gain on top of value alone, at least",
    "gain_high": "gain on top of value alone, at most",
    "top_20_share": "value of the first 20 %, by segment",
    "top_20_share_by_customer": "value of the first 20 %, by customer",
    "gini_by_segment": "Gini coefficient by segment",
    "gini_by_customer": "Gini coefficient by customer",
    "value_index": "value per customer (1: the average)",
    "lowest_reachable_share": "can be contacted, in the segment where fewest can",
    "reachable_share": "can be contacted",
    "lowest_return": "return of a campaign, in the segment where it is least",
    "paying_share": "customers in segments that pay",
    "total_net": "left by all campaigns together",
    "net": "left by its campaign",
    "agreement": "placed as the algorithm did",
}
_COLUMN_QUESTIONS = {
    "distinctness": "How far do the segments differ in each column that describes customers? (columns that the rule reads are listed"
    " too; in those they differ by construction)",
    "fairness": "How much does the segment tell of each protected column? (0: nothing; 1: all)",
}
_COLUMN_FIGURES = {
    "distinctness": "standard deviations; Cramér's V where it has levels",
    "fairness": "Cramér's V",
}


def in_words(name: str) -> str:
    """Return the name of a criterion or gate, starting with a capital.

    Examples
    --------
    >>> in_words("noise_share")
    'Noise share'
    """
    words = " ".join(name.replace("_", " ").replace("/", ": ").split())
    return words[:1].upper() + words[1:]


def figure_in_words(figure: str, *, criterion: str = "") -> str:
    """Return what a figure is called, where one name means something else in each criterion by the criterion's words.

    Examples
    --------
    >>> figure_in_words("ari"), figure_in_words("lift_at_10")
    ('adjusted Rand index', 'lift at 10')
    >>> figure_in_words("n_columns", criterion="distinctness")
    'columns tested'
    """
    plain = _FIGURES.get(figure, figure.replace("_", " "))
    return _FIGURES.get(f"{criterion}/{figure}", plain)


def column_figure_in_words(criterion: str) -> str:
    """Return what a criterion's figures for single columns are called.

    Examples
    --------
    >>> column_figure_in_words("fairness")
    "Cramér's V"
    """
    return _COLUMN_FIGURES.get(criterion, "figure")


def column_question_of(criterion: str) -> str:
    """Return what a criterion's figures for single columns answer; empty where this page does not know.

    Examples
    --------
    >>> column_question_of("fairness")
    'How much does the segment tell of each protected column? (0: nothing; 1: all)'
    """
    return _COLUMN_QUESTIONS.get(criterion, "")


def question_of(criterion: str) -> str:
    """Return the question that a criterion asks; empty for one that this page does not know.

    Examples
    --------
    >>> question_of("fidelity")
    'Does the stored rule place customers as the algorithm did? (share placed alike)'
    """
    return _QUESTIONS.get(criterion, "")
