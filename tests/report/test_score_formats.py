from __future__ import annotations

from dataclasses import replace

import scores
from custseg.report.score_formats import format_beside, format_score, format_value
from custseg.validation import Score


def plain(written: str) -> str:
    return written.replace("\N{NO-BREAK SPACE}", " ")


def test_a_hidden_share_is_under_that_of_ten() -> None:
    """The share of 10 customers, told for a segment of fewer, is no figure of that segment."""
    size = replace(scores.size(4, n=40), value=0.25)
    hidden = replace(size, per_segment=(), by_segment={})

    assert (plain(format_score(size)), plain(format_score(hidden))) == ("25 %", "under 25 %")


def test_a_hidden_equal_part_is_what_it_is_at_most() -> None:
    """Nine of 45 customers are a fifth, and no segment of five can be the smallest with more."""
    hidden = replace(scores.size(5, n=45), value=0.2, per_segment=())

    assert plain(format_value(hidden)) == "at most 20 %"


def test_an_empty_segment_has_nothing() -> None:
    """None of 40 customers is no group that could be known again."""
    hidden = replace(scores.size(4, n=40), value=0.0, per_segment=())

    assert plain(format_value(hidden)) == "0 %"


def test_a_hidden_share_of_many_is_under_a_thousandth() -> None:
    """Of 100,000 customers, ten are too few to be written."""
    hidden = replace(scores.size(4, n=100_000), value=0.0001, per_segment=())

    assert plain(format_value(hidden)) == "under 0.1 %"


def test_hidden_noise_is_what_it_is_at_most() -> None:
    """The share of noise of 1 to 9 customers is told as that of 10."""
    size = scores.size(4, n=100)
    few = replace(size, beside={**size.beside, "noise_share": 0.1})
    many = replace(size, beside={**size.beside, "noise_share": 0.12})

    said = [plain(format_beside(one, "noise_share")) for one in (few, many)]
    assert said == ["at most 10 %", "12 %"]


def test_only_the_null_check_has_words() -> None:
    """A user's own figure of the same name is a number, and one beyond the words is no error."""
    own = Score(criterion="my_own", figure="structure", value=7.5, better="higher", n=90)
    odd = replace(own, criterion="null_check")

    assert [format_value(own), format_value(odd)] == ["7.50", "7.50"]
    assert format_value(replace(odd, value=1.0)) == "reproducible"
