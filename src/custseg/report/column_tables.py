"""What do criteria say of single columns?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.formats import format_figure
from custseg.report.per_segment import winner_score
from custseg.report.wording import column_figure_in_words, column_question_of, in_words

if TYPE_CHECKING:
    from custseg.report.report_data import ReportData

# `column_influence` has a plot of its own, beside that of the distances.
_ASKED = ("distinctness", "fairness")


@dataclass(frozen=True, kw_only=True)
class ColumnTable:
    """A criterion's figure for each column, written, the largest first."""

    title: str
    question: str
    figure: str
    rows: tuple[tuple[str, str], ...]


def column_tables(data: ReportData) -> tuple[ColumnTable, ...]:
    """Return a table for each criterion that was asked column by column."""
    scores = (winner_score(data, criterion) for criterion in _ASKED)
    return tuple(
        ColumnTable(
            title=in_words(score.criterion),
            question=column_question_of(score.criterion),
            figure=column_figure_in_words(score.criterion),
            rows=tuple(
                (column, format_figure("", figure))
                for column, figure in sorted(
                    score.by_column.items(), key=lambda pair: (-abs(pair[1]), pair[0])
                )
            ),
        )
        for score in scores
        if score is not None and score.by_column
    )
