from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from custseg.report import render_report
from custseg.validation import KeptOut

if TYPE_CHECKING:
    from custseg.report import ReportData

SECTIONS = (
    "segments",
    "profiles",
    "sizes",
    "trust",
    "evaluation",
    "sheet",
    "leaderboard",
    "verdict",
    "held-out",
    "distance",
    "set-aside",
    "notes",
    "lineage",
)
VOID = {"meta", "br", "col", "link", "wbr", "path", "use"}


class Page(HTMLParser):
    """What a browser reads: words, tags, ids and addresses; an end tag without its start fails."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self._open: list[str] = [""]
        self.feed(html)
        self.close()
        assert self._open == [""]

    @property
    def text(self) -> str:
        """Return all words that are shown."""
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, and that it is open."""
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, its id and its addresses."""
        self.tags[tag] += 1
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"src", "href", "xlink:href", "srcset", "action", "data"}:
                self.addresses.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        assert tag in VOID or self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the words, but for styles and the window's title."""
        if self._open[-1] not in {"style", "title"}:
            self.words.append(data)


@pytest.fixture(scope="module")
def page(report_data: ReportData) -> Page:
    return Page(render_report(report_data))


@pytest.fixture(scope="module")
def text(page: Page) -> str:
    return page.text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_verdict_comes_first(report_data: ReportData, text: str) -> None:
    """The verdict's sentence follows the title at once, and its reasons follow it."""
    verdict = report_data.verdict

    said = " ".join([report_data.title, verdict.sentence, *verdict.reasons])
    assert text.startswith(said.replace("0.4%", "0.4 %"))


def test_per_cent_is_written_one_way(text: str) -> None:
    """Sentences that came with the verdict write it as the figures beside them."""
    assert re.findall(r"\d%", text) == []


def test_no_more_is_said_than_is_known(report_data_without_winner: ReportData) -> None:
    """Where nobody won, nothing is said of the winner's columns."""
    data = replace(report_data_without_winner, column_influence={"recency_days": 1.0})

    assert "not asked of the winner" not in Page(render_report(data)).text


def test_few_customers_set_aside_are_not_counted(report_data: ReportData) -> None:
    """One to nine customers are few; lines are counted."""
    few = tuple(replace(entry, n=3) for entry in report_data.set_aside)

    text = Page(render_report(replace(report_data, set_aside=few))).text

    assert "3 lines" in text
    assert "fewer than 10 customers No purchase" in text
    assert "3 customers" not in text


def test_every_section_is_there_in_order(report_data: ReportData) -> None:
    """The sections stand in the order in which a reader asks."""
    html = render_report(report_data)

    assert tuple(re.findall(r'<section id="([^"]+)"', html)) == SECTIONS


def test_without_a_winner_it_says_why(report_data_without_winner: ReportData) -> None:
    """A report without a winner names the gates that knocked everybody out, and shows no segment."""
    page = Page(render_report(report_data_without_winner))

    assert "Nobody deserves to serve" in page.text
    assert "Stability at least 0.6 2 of 2" in page.text
    assert "because nobody won" in page.text
    assert page.tags["article"] == page.tags["svg"] == 0


@pytest.mark.parametrize(
    "name", ["report_data", "report_data_of_six", "report_data_without_winner"]
)
def test_it_is_whole_html(name: str, request: pytest.FixtureRequest) -> None:
    """Every element is closed, and no id comes twice, though several plots share the page."""
    page = Page(render_report(request.getfixturevalue(name)))

    assert len(page.ids) == len(set(page.ids))


def test_it_opens_offline(report_data: ReportData) -> None:
    """All addresses are places within the page; nothing is fetched, and nothing runs."""
    html = render_report(report_data)

    page = Page(html)
    outside = [address for address in page.addresses if not address.startswith("#")]
    assert outside == []
    assert page.tags["script"] == page.tags["link"] == page.tags["img"] == 0
    assert "@import" not in html
    assert set(re.findall(r"url\(\"?(.)", html)) <= {"#"}


def test_links_lead_somewhere(
    report_data: ReportData, report_data_without_winner: ReportData
) -> None:
    """What the page points at within itself exists."""
    pages = [Page(render_report(data)) for data in (report_data, report_data_without_winner)]

    assert all({one[1:] for one in page.addresses} <= set(page.ids) for page in pages)


def test_the_same_data_gives_the_same_bytes(report_data: ReportData) -> None:
    """Nothing in the page depends on when or how often it was rendered."""
    assert render_report(report_data) == render_report(report_data)


def test_another_matplotlibrc_changes_nothing(report_data: ReportData) -> None:
    """The user's own plot settings do not reach the page."""
    import matplotlib as mpl

    plain = render_report(report_data)

    with mpl.rc_context({"font.size": 30, "svg.fonttype": "path", "lines.linewidth": 9}):
        assert render_report(report_data) == plain


def test_names_are_never_markup(report_data: ReportData) -> None:
    """A segment called like a script is a segment with a strange name, in cards and plots alike."""
    evil = '<script>alert("1")</script> & $x$'
    profile = replace(report_data.profiles[0], name=evil, description=evil)

    page = Page(render_report(replace(report_data, title=evil, profiles=(profile,), notes=(evil,))))

    assert page.tags["script"] == 0
    # The title, name and description on the card, the note, the plots of sizes, stability and silhouettes, and the sheet.
    assert page.text.count(evil) == 8


def test_a_name_in_a_foreign_script_only_warns_nobody(report_data: ReportData) -> None:
    """A sign that the plot's font lacks is text in the page all the same."""
    profile = replace(report_data.profiles[0], name="常連のお客様")

    assert "常連のお客様" in render_report(replace(report_data, profiles=(profile,)))


def test_figures_come_with_interval_and_n(text: str) -> None:
    """An estimate stands beside its interval and the customers behind it, training beside kept aside."""
    assert "adjusted Rand index 0.83 (0.79 to 0.87) 2,222 0.80 (0.76 to 0.84) 247" in text


def test_lines_add_up(text: str) -> None:
    """Lines read are lines used and lines set aside."""
    assert "1,469,307 lines read = 1,085,686 used + 383,621 set aside" in text


def test_yardsticks_are_marked(text: str) -> None:
    """A yardstick on the leaderboard is called one, and the winner the winner."""
    assert "money quintiles yardstick quantiles" in text
    assert "kmeans-best winner kmeans" in text


def test_failed_gates_show_figure_and_threshold(text: str) -> None:
    """Who fails a gate can read by how much."""
    assert "noise 73.4 %, needs at most 10 %" in text
    assert "stability 0.412, needs at least 0.6" in text


def test_what_a_figure_is_worth_stands_under_it(text: str) -> None:
    """The leaderboard shows the attractiveness beside the raw figure, and the anchors in the head."""
    assert "weight 2 worth 0 at 0.5, 1 at 1" in text
    assert "0.83 (0.79 to 0.87) worth 0.71" in text


def test_further_questions_are_there_to_open(page: Page) -> None:
    """Criteria without weight fold away, a user's own among them."""
    assert "Is it fair? Fairness" in page.text
    assert "Questions of your own Club share" in page.text
    assert page.tags["details"] == page.tags["summary"] == 7


def test_not_asked_is_never_a_zero(text: str) -> None:
    """A criterion that does not apply to a candidate says so in its cell, and why at the end."""
    assert "Density validity The segments are not found by density. Asked of nobody." in text
    assert "one segment yardstick constant 0.10 ± 0.03 segments 7, needs 3 to 6 not asked" in text


def test_the_runner_up_is_told_what_it_needs(text: str) -> None:
    """The lead, its uncertainty, and what would have to change."""
    assert "by 0.03 points, which is more than the uncertainty of the lead, 0.02." in text
    assert "Stability adjusted Rand index 0.79 0.87 2 not enough alone" in text


def test_who_is_kept_out_by_a_gate_is_said(report_data: ReportData) -> None:
    """A candidate with more points than the winner that fails at a gate is named, with the gate."""
    loser = report_data.verdict.standings[3]
    gates = tuple(gate for gate in loser.gates if not gate.is_passed)
    kept_out = KeptOut(candidate=loser.candidate, points=0.8, gates=gates)
    verdict = replace(report_data.verdict, kept_out=kept_out)

    text = Page(render_report(replace(report_data, verdict=verdict))).text

    assert "mixture-7 has 0.80 points, more than kmeans-best, and is kept out by segments 7" in text


def test_a_customer_can_be_placed_by_hand(text: str) -> None:
    """The sheet has a start, a row per answer, and how often it is right."""
    assert "the sheet places 84 % as the rule does" in text
    assert "Everybody starts with 0 1 2" in text
    assert "recency_ days under 14 0 3 6 14 or more 6 3 0" in text


def test_the_null_check_is_said_in_words(text: str) -> None:
    """The word for the structure comes with its meaning and the figures of the nulls."""
    assert "Reproducible: other customers of the same kind would give much the same" in text
    assert "columns shuffled, p = 0.04" in text


def test_columns_are_told_apart(page: Page) -> None:
    """What is left without a column stands beside its share of the distance; fairness by column follows."""
    assert "Fairness" in page.text
    assert "age_ band 0.18" in page.text
    assert page.tags["svg"] == 8


def test_small_groups_are_not_shown(report_data: ReportData) -> None:
    """A segment of nine is neither on a card nor in a plot; the page only says that there is one."""
    small = replace(report_data.profiles[0], name="The nine", n_customers=9)

    html = render_report(replace(report_data, profiles=(small, *report_data.profiles[1:])))

    assert "The nine" not in html
    assert "1 of the 3 segments have fewer than 10 customers" in html


def test_no_segment_large_enough(report_data: ReportData) -> None:
    """A winner whose segments are all tiny still gets a page."""
    small = tuple(replace(profile, n_customers=9) for profile in report_data.profiles)

    assert "groups that small are not shown" in render_report(replace(report_data, profiles=small))


def test_without_value_only_sizes_are_shown(report_data: ReportData) -> None:
    """No share of value is shown when the recipe names no value."""
    profiles = tuple(
        replace(profile, value_share=None, description="") for profile in report_data.profiles
    )

    text = Page(render_report(replace(report_data, profiles=profiles, value_name=""))).text

    assert "The recipe names no value, so only sizes are known." in text
    assert "brings against the average" not in text


def test_an_override_is_said(report_data: ReportData) -> None:
    """A candidate chosen by hand is marked, with the reason."""
    verdict = replace(report_data.verdict, overridden="The shops know these groups.")

    html = render_report(replace(report_data, verdict=verdict))

    assert "Chosen by hand, against the verdict." in html
    assert "The shops know these groups." in html


def test_importing_needs_neither_templates_nor_plots() -> None:
    """The heavy libraries are loaded when something is drawn, not before."""
    code = (
        "import sys, custseg.report; "
        "sys.exit('jinja2' in sys.modules or 'matplotlib' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
