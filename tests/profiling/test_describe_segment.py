from __future__ import annotations

from custseg.profiling import Mark
from custseg.profiling.describe_segment import describe_segment

VOCABULARY = {"orders": ("rare", "frequent"), "recency_days": ("recent", "lapsed")}


def mark(column: str, difference: float, index: float | None) -> Mark:
    return Mark(column=column, mean=1, overall=1, difference=difference, index=index, n=50)


def test_marks_in_one_line() -> None:
    """Many times the average is said as such, less as percent above or below."""
    marks = (
        mark("orders", 1.2, 310),
        mark("recency_days", -0.6, 20),
        mark("tenure_days", 0.4, 135),
    )

    line = describe_segment(marks, vocabulary=VOCABULARY)

    assert line == (
        "Frequent (orders: 3.1 x the average), recent (recency in days: 80 %"
        " below the average), high tenure in days (35 % above the average)."
    )


def test_average_segment_says_so() -> None:
    """Without telling marks the line stays plain."""
    line = describe_segment((mark("orders", 0.1, 102),), vocabulary={})

    assert line == "Close to the average in every column shown."


def test_no_index_no_percent() -> None:
    """Where the average is not above 0 a ratio means nothing, and none is said."""
    line = describe_segment((mark("growth", -0.9, None),), vocabulary={})

    assert line == "Low growth (well below the average)."
