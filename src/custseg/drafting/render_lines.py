"""What is the text of a recipe for a table of order lines?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from custseg.drafting.drafted_column import DraftedColumn
from custseg.drafting.personal_ids import personal_ids
from custseg.drafting.render_candidates import render_candidates
from custseg.drafting.render_column import render_column
from custseg.drafting.render_head import render_head, render_id_warning, render_left_out
from custseg.drafting.render_times import render_times
from custseg.drafting.toml_text import toml_list, toml_text
from custseg.features import FEATURES
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from custseg.drafting.line_roles import LineRoles
    from custseg.drafting.table_place import TablePlace

_DAYS = 90
_LEAST_DAYS = 270
_A_MONTH = dt.timedelta(days=31)
_WORTH_SAYING = 0.01
_COLUMNS = ("recency_days", "frequency_orders", "monetary_mean")
_PROFILE = ("monetary_total", "tenure_days", "purchase_days_count")


def render_lines(
    roles: LineRoles,
    place: TablePlace,
    *,
    days: tuple[dt.date, dt.date],
    has_duplicates: bool,
    left_out: dict[str, str],
) -> str:
    """Return the recipe as commented TOML.

    Parameters
    ----------
    roles
        Which column is what.
    place
        The table.
    days
        From which to which at least 10 customers buy; told by their months.
    has_duplicates
        Whether lines agree in every column.
    left_out
        Columns that have no part, and why.
    """
    as_of, has_outcome = _as_of(days)
    columns = [_feature(name) for name in _features(roles)]
    lines = [
        *render_head(place, value="monetary_total"),
        "",
        "[data]",
        f"source = {toml_text(place.source)}  # folder of the table, from that of this file",
        *_as_of_lines(as_of, days, has_outcome=has_outcome),
        "",
        "[data.transactions]  # one row is one line of an order",
        f"table = {toml_text(place.table)}",
        *_role_lines(roles),
        *_policy(roles, has_duplicates=has_duplicates),
        "",
        "[columns]  # what makes the distance",
        *(line for column in columns for line in render_column(column)),
        "",
        "[profile]  # what describes segments, and never makes them",
        *(line for name in _described(roles) for line in render_column(_feature(name))),
        *_outcome(has_outcome=has_outcome),
        "",
        "[rfm]  # the columns of a yardstick",
        'recency = "recency_days"',
        'frequency = "frequency_orders"',
        'monetary = "monetary_total"',
        *render_left_out(left_out),
        *render_candidates(columns, value="monetary_total"),
        "",
        "[[candidates]]",
        'learner = "rfm_grid"  # recency, frequency and monetary in five levels each, merged to six segments at most',
    ]
    return "\n".join(lines) + "\n"


def _as_of(days: tuple[dt.date, dt.date]) -> tuple[dt.date, bool]:
    """Return the as-of day, the first of a month, and whether enough days follow it for an outcome."""
    first, last = days
    if (last - first).days < _LEAST_DAYS:
        return (last.replace(day=1) + _A_MONTH).replace(day=1), False
    return (last - dt.timedelta(days=_DAYS - 1)).replace(day=1), True


def _as_of_lines(as_of: dt.date, days: tuple[dt.date, dt.date], *, has_outcome: bool) -> list[str]:
    first, last = (f"{day:%Y-%m}" for day in days)
    later = f"{_DAYS} days before the end at least" if has_outcome else "the month after the last"
    return [
        f"# the features know the lines before this day; lines go from {first} to {last}, but for those of few customers",
        f"as_of = {as_of}  # {later}",
    ]


def _role_lines(roles: LineRoles) -> list[str]:
    lines = [f"{role} = {toml_text(one.name)}" for role, one in roles.named.items()]
    lines[0] += _missing(roles)
    lines = [
        *render_id_warning(personal_ids(roles.customer)),
        *lines,
        *render_times(roles.time_formats),
    ]
    if roles.order is None:
        lines.append(
            '# order = "COLUMN"  # what ties lines to one order: without it, a customer\'s day is one order'
        )
    if roles.discounts:
        names = toml_list(one.name for one in roles.discounts)
        lines.append(f"discounts = {names}  # money off, as positive numbers")
    if roles.coupons:
        lines.append(f"coupons = {toml_list(one.name for one in roles.coupons)}")
    return lines


def _missing(roles: LineRoles) -> str:
    share = roles.customer.missing_share
    if share < _WORTH_SAYING or roles.customer.n_missing < MIN_COVERED:
        return ""
    return f"  # missing on {share:.0%} of the lines, which are set aside and counted"


def _policy(roles: LineRoles, *, has_duplicates: bool) -> list[str]:
    duplicates = (
        'duplicates = "drop"  # some lines agree in every column; keep them where these are two purchases'
        if has_duplicates
        else 'duplicates = "keep"  # no two lines looked at agree in every column'
    )
    returns = "a line below 0 lowers what was spent" if roles.has_returns else "there are none"
    return [duplicates, f'returns = "net"  # {returns}']


def _features(roles: LineRoles) -> Iterable[str]:
    yield from _COLUMNS
    if roles.order is not None and roles.has_baskets:
        yield "basket_lines_mean"
    if roles.discounts:
        yield "discount_share"
    if roles.coupons:
        yield "coupon_share"


def _described(roles: LineRoles) -> tuple[str, ...]:
    return _PROFILE if roles.product is None else (*_PROFILE, "products_count")


def _feature(name: str) -> DraftedColumn:
    return DraftedColumn(name=name, kind=FEATURES[name].kind, reason="see docs/features.md")


def _outcome(*, has_outcome: bool) -> list[str]:
    if not has_outcome:
        return [
            "",
            f"# With lines of {_LEAST_DAYS} days, segments could be asked to foretell what is spent next: [outcome]",
        ]
    return [
        "",
        "[outcome]",
        f"days = {_DAYS}  # what the segments should foretell: spend of the days from as_of on",
    ]
