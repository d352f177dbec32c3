"""Say what was found: plain data first, then plots, card and page as text and bytes."""

from custseg.report.formats import format_figure
from custseg.report.leaderboard import Leaderboard, LeaderboardRow, leaderboard
from custseg.report.plots import draw_plots
from custseg.report.render_card import render_card
from custseg.report.render_report import render_report
from custseg.report.report_data import ReportData, SetAside
from custseg.report.score_formats import format_value

__all__ = [
    "Leaderboard",
    "LeaderboardRow",
    "ReportData",
    "SetAside",
    "draw_plots",
    "format_figure",
    "format_value",
    "leaderboard",
    "render_card",
    "render_report",
]
