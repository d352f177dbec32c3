from __future__ import annotations

import pytest

from custseg.report.enough import enough_of_figure
from custseg.validation import Change


def change(criterion: str, figure: float, needed: float | None) -> Change:
    return Change(
        criterion=criterion, figure=figure, needed_figure=needed, weight=1.0, needed_weight=None
    )


@pytest.mark.parametrize(
    ("criterion", "figure", "has", "needed", "told"),
    [
        ("stability", "ari", 0.70, 0.791, "0.80"),
        ("fairness", "largest_cramers_v", 0.30, 0.199, "0.19"),
        ("reachability", "lowest_reachable_share", 0.5, 0.611, "62 %"),
        ("size", "smallest_share", 0.05, 0.0721, "7.3 %"),
        ("profitability", "lowest_return", 1.2, 3.141, "3.15"),
        ("null_check", "structure", 0.0, 1.02, "natural"),
        ("separation", "silhouette", 0.796, 0.799, "a little higher"),
        ("fairness", "largest_cramers_v", 0.204, 0.2, "a little lower"),
        ("stability", "ari", 0.70, None, ""),
    ],
)
def test_what_is_told_is_enough(
    criterion: str, figure: str, has: float, needed: float | None, told: str
) -> None:
    """A figure is rounded away from what is there, in the digits that it is written with."""
    written = enough_of_figure(change(criterion, has, needed), figure=figure)

    assert written.replace("\N{NO-BREAK SPACE}", " ") == told
