"""How is a text written in TOML?"""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WIDTH = 118


def toml_text(text: str) -> str:
    r"""Return a text in quotes, control characters escaped.

    >>> toml_text('12" pipe'), toml_text("a\nb")
    ('"12\\" pipe"', '"a\\nb"')
    """
    # JSON leaves the character DEL as it is, which TOML forbids.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_key(name: str) -> str:
    """Return a key, in quotes where it is not bare.

    >>> toml_key("spend"), toml_key("luxury / be spoilt")
    ('spend', '"luxury / be spoilt"')
    """
    return name if _BARE.fullmatch(name) else toml_text(name)


def toml_list(texts: Iterable[str]) -> str:
    """Return a list of texts on one line.

    >>> toml_list(["no", "yes"])
    '["no", "yes"]'
    """
    return f"[{', '.join(toml_text(text) for text in texts)}]"


def toml_comment(text: str) -> list[str]:
    """Return comment lines that hold a text without line breaks of its own.

    >>> toml_comment("Nothing but a draft.")
    ['# Nothing but a draft.']
    """
    plain = toml_text(text)[1:-1].replace('\\"', '"')
    return textwrap.wrap(
        plain, _WIDTH, initial_indent="# ", subsequent_indent="#   ", break_long_words=False
    )
