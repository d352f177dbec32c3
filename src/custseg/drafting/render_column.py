"""How does a recipe say a drafted column?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.toml_text import toml_comment, toml_key, toml_list, toml_text

if TYPE_CHECKING:
    from custseg.drafting.drafted_column import DraftedColumn

_WIDTH = 110


def render_column(column: DraftedColumn) -> list[str]:
    """Return the lines of a column: its kind, and the reason as a comment.

    Examples
    --------
    >>> from custseg.drafting.drafted_column import DraftedColumn
    >>> render_column(DraftedColumn(name="spend", kind="money", reason="its name says money"))
    ['spend = "money"  # its name says money']
    """
    line = f"{toml_key(column.name)} = {_said(column)}"
    (comment, *more) = toml_comment(column.reason)
    is_short = not more and len(line) + len(comment) + 2 <= _WIDTH
    lines = [f"{line}  {comment}"] if is_short else [*toml_comment(column.reason), line]
    if column.alternative:
        order = f'{{ kind = "ordered", levels = {toml_list(column.alternative)} }}'
        lines += [
            "# with the levels that are not named here at their places, this line keeps the order:",
            f"# {toml_key(column.name)} = {order}",
        ]
    return lines


def _said(column: DraftedColumn) -> str:
    keys = {
        "levels": toml_list(column.levels) if column.levels else None,
        "prefix": column.prefix,
        "scale": None if column.scale is None else list(column.scale),
        # Yes and no are no scale: whether a habit of saying yes is to be corrected depends on the items.
        "survey": toml_text(column.battery) if column.battery and column.scale else None,
        "max_missing": column.max_missing,
    }
    said = [f"{key} = {value}" for key, value in keys.items() if value is not None]
    kind = toml_text(column.kind)
    return f"{{ {', '.join([f'kind = {kind}', *said])} }}" if said else kind
