"""How is a text written into Markdown so that it stays a text?"""

from __future__ import annotations

import re

# Read as HTML or as the end of a table's cell by some renderer even behind a backslash: entities are safe in all.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
_ACTIVE = re.compile(r"[\\`*\[\]~#]|(?<!\w)_|_(?!\w)|^[-+=](?=\s|$|[-+=])|(?<=^\d)[.)](?=\s|$)")


def escape_markdown(text: str) -> str:
    r"""Return the text on one line, with nothing in it that Markdown, its tables or HTML would act on.

    Examples
    --------
    >>> escape_markdown("<b>High | low</b>")
    '&lt;b&gt;High &#124; low&lt;/b&gt;'
    >>> escape_markdown("orders_n of *any* [kind](x)")
    'orders_n of \\*any\\* \\[kind\\](x)'
    """
    line = " ".join(text.split())
    line = _ACTIVE.sub(r"\\\g<0>", line)
    return "".join(_ENTITIES.get(sign, sign) for sign in line)
