from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from custseg.profiling import Mark, name_segments

VOCABULARY = {
    "orders": ("rare", "frequent"),
    "spend": ("small spenders", "big spenders"),
    "recency_days": ("recent", "lapsed"),
}


def mark(column: str, difference: float) -> Mark:
    return Mark(column=column, mean=1, overall=1, difference=difference, index=100, n=50)


def test_two_strongest_marks_make_a_name() -> None:
    """The words of the two strongest marks are joined, beginning with a capital."""
    marks = (mark("orders", 1.2), mark("spend", 0.9), mark("recency_days", -0.5))

    assert name_segments([marks], vocabulary=VOCABULARY) == ("Frequent, big spenders",)


def test_without_marks_they_are_average() -> None:
    """A segment that differs nowhere by 0.3 is average."""
    assert name_segments([(mark("orders", 0.2),)], vocabulary=VOCABULARY) == ("Average customers",)


def test_shared_names_take_in_the_next_mark() -> None:
    """Two segments with the same two marks are told apart by their third."""
    shared = (mark("orders", 1.2), mark("spend", 0.9))
    marks = [(*shared, mark("recency_days", 0.5)), (*shared, mark("recency_days", -0.5))]

    assert name_segments(marks, vocabulary=VOCABULARY) == (
        "Frequent, big spenders, lapsed",
        "Frequent, big spenders, recent",
    )


def test_last_resort_is_a_number() -> None:
    """Segments with the same marks throughout are numbered."""
    names = name_segments([(), (), ()], vocabulary={})

    assert names == ("Average customers", "Average customers 2", "Average customers 3")


def test_words_are_not_said_twice() -> None:
    """Two columns with the same word give it once."""
    vocabulary = {"orders": ("rare", "frequent"), "visits": ("rare", "frequent")}

    assert name_segments([(mark("orders", 1), mark("visits", 1))], vocabulary=vocabulary) == (
        "Frequent",
    )


@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from([*VOCABULARY, "x_days"]), st.sampled_from([-1.0, 0.1, 0.5])),
            max_size=4,
        ),
        max_size=8,
    )
)
def test_no_two_segments_share_a_name(drawn: list[list[tuple[str, float]]]) -> None:
    """Whatever the marks, names are different, and the same the second time."""
    marks = [tuple(mark(column, difference) for column, difference in own) for own in drawn]

    names = name_segments(marks, vocabulary=VOCABULARY)

    assert len(set(names)) == len(marks)
    assert names == name_segments(marks, vocabulary=VOCABULARY)
