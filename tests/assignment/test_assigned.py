from __future__ import annotations

from pathlib import Path

from custseg.assignment import Assigned


def assigned(
    segment_counts: dict[str, int], reject_reasons: dict[str, int], *, n_in: int
) -> Assigned:
    """Return the result of an assignment to some file."""
    return Assigned(
        n_in=n_in,
        segment_counts=segment_counts,
        reject_reasons=reject_reasons,
        output=Path("out.csv"),
        rejects=None,
    )


def test_an_empty_file_has_no_share_of_rejects() -> None:
    """Nothing of nothing is nothing."""
    assert assigned({"s1": 0}, {}, n_in=0).reject_share == 0


def test_those_whom_no_segment_fits_are_assigned() -> None:
    """That no segment fits is an answer, and no segment."""
    done = assigned({"s1": 3, "s2": 0, "none": 2}, {"spend: not a number": 5}, n_in=10)

    assert (done.n_assigned, done.n_rejected, done.n_segments) == (5, 5, 1)
    assert done.reject_share == 0.5
