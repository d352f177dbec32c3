"""What does a draft say of times that are no ISO dates?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.toml_text import toml_text

if TYPE_CHECKING:
    from collections.abc import Sequence


def render_times(time_formats: Sequence[str]) -> list[str]:
    """Return the line with the format of the times, or a question where several fit; nothing of ISO dates.

    Parameters
    ----------
    time_formats
        Those of `strptime` that fit every value.

    Examples
    --------
    >>> render_times(["%d.%m.%Y"])
    ['time_format = "%d.%m.%Y"  # every time looked at is written so']
    >>> for line in render_times(["%d/%m/%Y", "%m/%d/%Y"]):
    ...     print(line)
    # No time looked at tells day and month apart. Which line is true? Without one of them nothing runs:
    # time_format = "%d/%m/%Y"
    # time_format = "%m/%d/%Y"
    """
    if not time_formats:
        return []
    if len(time_formats) == 1:
        return [f"time_format = {toml_text(time_formats[0])}  # every time looked at is written so"]
    return [
        "# No time looked at tells day and month apart. Which line is true? Without one of them nothing runs:",
        *(f"# time_format = {toml_text(one)}" for one in time_formats),
    ]
