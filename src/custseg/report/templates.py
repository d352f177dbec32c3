"""How do values get into the report's templates without being taken for markup?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from custseg.report.formats import (
    format_count,
    format_difference,
    format_number,
    format_set_aside,
    format_share,
    space_percent,
)
from custseg.report.markdown import escape_markdown
from custseg.report.score_formats import format_interval, format_score, format_value

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def html_environment() -> Environment:
    """Return an environment that escapes every value for HTML."""
    return _environment(finalize=None)


def markdown_environment() -> Environment:
    """Return an environment that escapes every value for Markdown, and leaves it alone otherwise."""
    return _environment(finalize=_finalize_markdown)


def _environment(*, finalize: Any) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    # Said outright: jinja2's own default escapes nothing, and select_autoescape() not *.html.j2.
    environment = Environment(
        loader=PackageLoader("custseg", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        count=format_count,
        share=format_share,
        number=format_number,
        difference=format_difference,
        score=format_score,
        figure=format_value,
        interval=format_interval,
        how_many=format_set_aside,
        sentence=space_percent,
        breakable=_breakable,
    )
    return environment


def _breakable(text: str) -> Markup:
    """Let a line end after an underscore, rather than anywhere in a column's name."""
    from markupsafe import Markup, escape

    return escape(text).replace("_", Markup("_<wbr>"))


def _finalize_markdown(value: object) -> object:
    from markupsafe import Markup

    if isinstance(value, Markup):
        return value
    return Markup(escape_markdown(str(value)))  # noqa: S704 - escaped for Markdown, which includes HTML
