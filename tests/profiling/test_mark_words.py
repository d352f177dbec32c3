from __future__ import annotations

from custseg.profiling import Mark
from custseg.profiling.mark_words import mark_words, telling


def mark(difference: float) -> Mark:
    return Mark(column="orders", mean=1, overall=1, difference=difference, index=100, n=50)


def test_words_follow_the_side() -> None:
    """Below the average the low words are used, above it the high ones."""
    vocabulary = {"orders": ("rare", "frequent")}

    assert mark_words(mark(-1), vocabulary=vocabulary) == "rare"
    assert mark_words(mark(1), vocabulary=vocabulary) == "frequent"


def test_unknown_columns_are_low_or_high() -> None:
    """A column outside the vocabulary is called by its name."""
    assert mark_words(mark(-1), vocabulary={}) == "low orders"


def test_weak_marks_are_not_worth_a_word() -> None:
    """Under 0.3 standard deviations nothing is said."""
    assert telling((mark(0.5), mark(-0.3), mark(0.29))) == (mark(0.5), mark(-0.3))
