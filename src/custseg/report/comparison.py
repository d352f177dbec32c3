"""Does the winner hold on customers that did not choose it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.formats import NO_FIGURE
from custseg.report.question_groups import grouped_by_question
from custseg.report.score_formats import format_beside, format_score
from custseg.report.wording import figure_in_words, in_words
from custseg.validation import Score

if TYPE_CHECKING:
    from custseg.report.report_data import ReportData
    from custseg.validation import NotAsked


@dataclass(frozen=True, kw_only=True)
class ComparedFigure:
    """One of the winner's figures on the customers that chose it, and on those kept aside.

    Parameters
    ----------
    criterion, figure
        In words.
    is_main
        Whether it is the criterion's own figure, or stands beside it.
    training, held_out
        Written with the interval where there is one.
    n_training, n_held_out
        Customers that each was computed on; None where it was not asked.
    """

    criterion: str
    figure: str
    is_main: bool
    training: str
    n_training: int | None
    held_out: str
    n_held_out: int | None


@dataclass(frozen=True, kw_only=True)
class ComparedGroup:
    """The figures of the criteria that ask the same, each criterion's own one before those beside it."""

    title: str
    figures: tuple[ComparedFigure, ...]


def compared_groups(data: ReportData) -> tuple[ComparedGroup, ...]:
    """Return every figure of the winner twice, by what is asked; nothing without a winner."""
    card = data.winner_scorecard
    if card is None:
        return ()
    aside = {} if data.held_out is None else data.held_out.scores
    asked = {name: score for name, score in card.scores.items() if isinstance(score, Score)}
    return tuple(
        ComparedGroup(
            title=title,
            figures=tuple(
                figure
                for name in names
                for figure in (
                    _main(asked[name], aside.get(name)),
                    *_beside(asked[name], aside.get(name)),
                )
            ),
        )
        for title, names in grouped_by_question(asked).items()
    )


def _main(training: Score, held_out: Score | NotAsked | None) -> ComparedFigure:
    return ComparedFigure(
        criterion=in_words(training.criterion),
        figure=figure_in_words(training.figure, criterion=training.criterion),
        is_main=True,
        training=format_score(training),
        n_training=training.n,
        held_out=format_score(held_out) if isinstance(held_out, Score) else NO_FIGURE,
        n_held_out=held_out.n if isinstance(held_out, Score) else None,
    )


def _beside(training: Score, held_out: Score | NotAsked | None) -> list[ComparedFigure]:
    aside = held_out if isinstance(held_out, Score) else None
    return [
        ComparedFigure(
            criterion=in_words(training.criterion),
            figure=figure_in_words(name, criterion=training.criterion),
            is_main=False,
            training=format_beside(training, name),
            n_training=training.n,
            held_out=format_beside(aside, name) if aside else NO_FIGURE,
            n_held_out=aside.n if aside else None,
        )
        for name in training.beside
    ]
