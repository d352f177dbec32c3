from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from matplotlib.text import Text

from custseg.report import draw_plots
from custseg.report.draw_evaluation import draw_evaluation
from custseg.report.draw_profiles import MOST_COLUMNS, draw_profiles, strongest_columns
from custseg.report.draw_sizes import draw_sizes
from custseg.report.draw_stability import draw_stability
from custseg.report.formats import format_number
from custseg.report.markers import is_marker
from custseg.report.plots import PLOTS, plots_as_svg
from custseg.validation import Score

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from custseg.report import ReportData

PNG = b"\x89PNG\r\n\x1a\n"


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def test_every_plot_is_a_png(report_data: ReportData) -> None:
    """One image per plot, under the plot's name."""
    plots = draw_plots(report_data)

    assert list(plots) == [
        "profiles",
        "sizes",
        "stability",
        "silhouettes",
        "null_check",
        "evaluation",
        "influence",
        "without_column",
    ]
    assert all(image.startswith(PNG) for image in plots.values())


def test_images_are_the_same_twice(report_data: ReportData) -> None:
    """No date and no version stands in an image."""
    assert draw_plots(report_data) == draw_plots(report_data)


def test_without_a_winner_only_the_distance_is_drawn(
    report_data_without_winner: ReportData,
) -> None:
    """What speaks of segments is left out when there are none."""
    data = replace(report_data_without_winner, column_influence={"recency_days": 1.0})

    assert list(draw_plots(data)) == ["influence"]


def test_what_was_not_asked_is_not_drawn(report_data: ReportData) -> None:
    """A criterion without figures per segment has no plot."""
    cards = tuple(replace(card, scores={}) for card in report_data.scorecards)

    assert list(plots_as_svg(replace(report_data, scorecards=cards))) == [
        "profiles",
        "sizes",
        "influence",
    ]


@pytest.mark.parametrize("name", PLOTS)
def test_no_two_texts_overlap(name: str, report_data_of_six: ReportData) -> None:
    """With six segments and long names, every text stands free, within the plot."""
    figure = PLOTS[name].draw(report_data_of_six)

    # The font that matplotlib brings along is wider than the fonts of systems: what fits here fits there.
    whole = figure.bbox
    boxes = [text.get_window_extent() for text in figure.findobj(Text) if text.get_text()]
    overlaps = [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if a.overlaps(b)]
    assert overlaps == []
    assert all(box.x0 >= -1 and box.x1 <= whole.x1 + 1 for box in boxes)


def test_svgs_say_in_words_what_they_show(report_data: ReportData) -> None:
    """Who cannot see a plot hears its figures."""
    svg = plots_as_svg(report_data)["stability"]

    assert 'role="img"' in svg
    assert "Frequent, loyal: 0.91, highly stable; Lapsed: 0.83, stable" in svg


def test_every_mean_is_printed(report_data: ReportData) -> None:
    """The profile plot can be read without its colours."""
    said = Counter(texts(draw_profiles(report_data)))

    means = Counter(format_number(m.mean) for one in report_data.profiles for m in one.marks)
    assert means - said == Counter()


def test_markers_are_bold_and_coloured(report_data: ReportData) -> None:
    """Whoever cannot tell the colours apart sees the markers by their figures."""
    figure = draw_profiles(report_data)

    marks = [(mark, profile) for profile in report_data.profiles for mark in profile.marks]
    is_bold = [text.get_fontweight() == "bold" for text in figure.findobj(Text)]
    n_markers = sum(is_marker(*one) for one in marks)
    assert 0 < n_markers < len(marks)
    assert sum(is_bold) == n_markers + len(report_data.profiles)


def test_more_than_six_panels_go_below(report_data_of_six: ReportData) -> None:
    """Twelve segments stand in two rows of panels, each with its own column names."""
    profiles = report_data_of_six.profiles
    twice = (*profiles, *(replace(one, cluster=one.cluster + 6) for one in profiles))

    said = texts(draw_profiles(replace(report_data_of_six, profiles=twice)))

    assert said.count("recency_days") == 2


def test_equal_segments_have_numbers_apart(report_data: ReportData) -> None:
    """Segments at the same place in the evaluation plot can still be told apart."""
    first = report_data.profiles[0]
    alike = tuple(replace(first, cluster=cluster) for cluster in range(3))
    card = report_data.scorecards[0]
    found = card.scores["segment_stability"]
    assert isinstance(found, Score)
    same = replace(found, per_segment=(0.8,) * 3)
    cards = (replace(card, scores={"segment_stability": same}), *report_data.scorecards[1:])

    figure = draw_evaluation(replace(report_data, profiles=alike, scorecards=cards))

    numbers = [text for text in figure.findobj(Text) if text.get_text() in {"1", "2", "3"}]
    boxes = [text.get_window_extent() for text in numbers]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_the_strongest_column_comes_first(report_data: ReportData) -> None:
    """Columns are ordered by their greatest difference in any segment."""
    columns = strongest_columns(report_data.profiles)

    strengths = [
        max(abs(m.difference) for p in report_data.profiles for m in p.marks if m.column == column)
        for column in columns
    ]
    assert strengths == sorted(strengths, reverse=True)


def test_many_columns_are_cut(report_data: ReportData) -> None:
    """A hundred columns do not make a plot of a hundred rows."""
    first = report_data.profiles[0]
    marks = tuple(replace(first.marks[0], column=f"column_{number}") for number in range(100))

    figure = draw_profiles(replace(report_data, profiles=(replace(first, marks=marks),)))

    assert sum(text.startswith("column_") for text in texts(figure)) == MOST_COLUMNS


def test_marks_on_few_customers_are_not_drawn(report_data: ReportData) -> None:
    """A mean over nine customers is not shown."""
    first = report_data.profiles[0]
    few = replace(first.marks[0], column="of_nine", n=9)

    figure = draw_profiles(
        replace(report_data, profiles=(replace(first, marks=(few, *first.marks[1:])),))
    )

    assert "of_nine" not in texts(figure)


def test_value_stands_against_size(report_data: ReportData) -> None:
    """A segment's share of value, and what its customers bring against the average, are printed."""
    said = [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(draw_sizes(report_data))]

    assert "42 % of customers" in said
    assert "71 % of value, 1.7 \N{MULTIPLICATION SIGN} average" in said


def test_the_bands_are_named_in_the_plot(report_data: ReportData) -> None:
    """Limits and names of Hennig's bands stand above the rows."""
    said = texts(draw_stability(report_data))

    assert {"dissolved", "not\ntrusted", "doubtful", "stable", "highly\nstable"} <= set(said)
    assert {"0.5", "0.6", "0.75", "0.85"} <= set(said)
