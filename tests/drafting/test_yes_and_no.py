from __future__ import annotations

import pytest

from custseg.drafting.yes_and_no import yes_and_no


@pytest.mark.parametrize(
    ("levels", "answers"),
    [
        (["Yes", "No"], ("No", "Yes")),
        (["1", "0"], ("0", "1")),
        (["Ja", "Nein"], ("Nein", "Ja")),
        (["ja", "nej"], ("nej", "ja")),
        (["opted_in", "opted_out"], ("opted_out", "opted_in")),
        (["yes", "maybe"], None),
        (["yes", "no", "maybe"], None),
        (["yes", "Yes"], None),
        ([], None),
    ],
)
def test_no_comes_before_yes(levels: list[str], answers: tuple[str, ...] | None) -> None:
    """In the writing of the column; other levels are neither."""
    assert yes_and_no(levels) == answers
