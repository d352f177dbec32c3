"""How are a score and the figures beside it written?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.report.formats import format_figure
from custseg.rules import MIN_COVERED
from custseg.validation import STRUCTURES

if TYPE_CHECKING:
    from custseg.validation import Score


def format_value(score: Score) -> str:
    """Write a score's own figure; the share of a segment of 1 to 9 customers only as under that of 10.

    Examples
    --------
    >>> from custseg.validation import Score
    >>> format_value(Score(criterion="null_check", figure="structure", value=2.0, better="higher", n=2_000))
    'natural'
    """
    written = format_criterion_figure(score.criterion, score.figure, score.value)
    if not _is_smallest_share_hidden(score) or written.startswith("under"):
        return written
    # That of ten is told, or an equal part where that is less.
    return f"{'under' if score.value == MIN_COVERED / score.n else 'at most'} {written}"


def format_beside(score: Score, name: str) -> str:
    """Write a figure that stands beside the score's own; a dash where there is none.

    Examples
    --------
    >>> from custseg.validation import Score
    >>> score = Score(criterion="size", figure="smallest_share", value=0.1, better="higher", n=90, beside={"n_segments": 4.0})
    >>> format_beside(score, "n_segments")
    '4'
    """
    written = format_criterion_figure(score.criterion, name, score.beside.get(name))
    is_hidden = name == "noise_share" and _is_noise_hidden(score)
    # It may be that of ten.
    return f"at most {written}" if is_hidden and not written.startswith("under") else written


def format_score(score: Score) -> str:
    """Write a score with its interval, where it has one.

    Examples
    --------
    >>> from custseg.validation import Score
    >>> format_score(Score(criterion="stability", figure="ari", value=0.62, low=0.55, high=0.68, better="higher", n=90))
    '0.62 (0.55 to 0.68)'
    """
    return f"{format_value(score)} {format_interval(score)}".rstrip()


def format_interval(score: Score) -> str:
    """Write a score's interval in brackets; nothing where it has none.

    Examples
    --------
    >>> from custseg.validation import Score
    >>> format_interval(Score(criterion="balance", figure="entropy", value=0.9, better="higher", n=90))
    ''
    """
    if score.low is None or score.high is None:
        return ""
    low, high = (
        format_criterion_figure(score.criterion, score.figure, bound)
        for bound in (score.low, score.high)
    )
    return f"({low} to {high})"


def format_criterion_figure(criterion: str, name: str, value: float | None) -> str:
    """Write a criterion's figure; the structure that the null check finds has a word.

    Examples
    --------
    >>> format_criterion_figure("null_check", "structure", 1.0), format_criterion_figure("my_own", "structure", 7.0)
    ('reproducible', '7')
    """
    is_word = criterion == "null_check" and name == "structure" and value in range(len(STRUCTURES))
    return STRUCTURES[int(value)] if is_word and value is not None else format_figure(name, value)


def _is_smallest_share_hidden(score: Score) -> bool:
    """Whether the score tells the share of a segment of 1 to 9 customers, as that of 10.

    Such a scorecard has no figures per segment, though there are segments.
    """
    has_segments = score.beside.get("n_segments", 0) > 0
    return score.criterion == "size" and has_segments and not score.per_segment and score.value > 0


def _is_noise_hidden(score: Score) -> bool:
    """Whether the share of noise beside the score may be that of fewer customers, told as that of 10."""
    hidden = min(MIN_COVERED / score.n, 1.0)
    return score.criterion == "size" and score.beside.get("noise_share") == hidden
