from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from custseg.report.markdown import escape_markdown


@given(text=st.text())
def test_no_text_becomes_html_or_a_cell(text: str) -> None:
    """Whatever a name is, no tag, no bar and no new line is left in it."""
    escaped = escape_markdown(text)

    assert not set(escaped) & set("<>|\n\r")


@given(text=st.text(alphabet="abc <>&|_*`[]#-+.1\\"))
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    """Taking away what escapes gives the text back, on one line."""
    escaped = escape_markdown(text)

    # A backslash of the text itself is escaped too, so that pairs are read from the left.
    read = "".join(unescape(escaped).replace("\\\\", "\0").replace("\\", "").replace("\0", "\\"))
    assert read == " ".join(text.split())


def test_ordinary_names_stay_readable() -> None:
    """Column names and figures need no escape at all."""
    plain = "recency_days 0.62 (0.55 to 0.68), n = 2,222"

    assert escape_markdown(plain) == plain
