"""What is each line: a purchase, a return, or without a part, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import pyarrow as pa

from custseg.errors import TableError
from custseg.features.line_counts import LineCounts
from custseg.features.line_parts import line_parts, rate_of
from custseg.features.line_source import check_faults, id_kind, open_lines, source_faults, zone_of
from custseg.features.lookup import join_lookup
from custseg.features.reason import is_blank, is_return, line_reasons, rule_column
from custseg.tables import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from custseg.features.line_policy import LinePolicy
    from custseg.features.line_request import LineRequest
    from custseg.features.line_source import LineSource
    from custseg.features.reason import Reason
    from custseg.tables import Engine

PURCHASE, RETURN, N_USED = 0, 1, 2


@dataclass(frozen=True, kw_only=True, eq=False)
class Lines:
    """Transaction lines, each of one sort.

    Parameters
    ----------
    frame
        The columns of `LineColumns.parts` by these names, what `line_parts` makes of them, `sort`, `is_purchase`, and `net_units`:
        what the line adds to the money spent.
    reasons
        Why lines of sort 2, 3, … take no part.
    n_duplicates
        Lines that were dropped before.
    listed
        The customers who get a row, as column `customer`, each once; None for those who have lines.
    """

    frame: nw.LazyFrame[Any]
    reasons: tuple[Reason, ...]
    n_duplicates: int
    listed: nw.LazyFrame[Any] | None

    @property
    def purchases(self) -> nw.LazyFrame[Any]:
        """The purchases alone."""
        return self.frame.filter(nw.col("sort") == PURCHASE)

    def counts(self, by_sort: dict[int, int]) -> LineCounts:
        """Say what became of the lines, from the number of each sort."""
        kinds: dict[bool, dict[str, int]] = {
            True: {},
            False: {"exact duplicates": self.n_duplicates},
        }
        for sort, reason in enumerate(self.reasons, start=N_USED):
            of_kind = kinds[reason.is_fault]
            of_kind[reason.text] = of_kind.get(reason.text, 0) + by_sort.get(sort, 0)
        rejected, set_aside = (
            tuple((text, n) for text, n in kinds[is_fault].items() if n)
            for is_fault in (True, False)
        )
        return LineCounts(
            lines_in=self.n_duplicates + sum(by_sort.values()),
            used=by_sort.get(PURCHASE, 0) + by_sort.get(RETURN, 0),
            rejected=rejected,
            set_aside=set_aside,
        )

    def rejects(self, engine: Engine, request: LineRequest, counts: LineCounts) -> pa.Table:
        """Return the lines that break the contract, in the columns that play a part, and the reason."""
        faults = {
            sort: reason.text
            for sort, reason in enumerate(self.reasons, start=N_USED)
            if reason.is_fault
        }
        is_bad = nw.col("sort").is_in(list(faults))
        bad = self.frame.filter(is_bad) if counts.n_rejected else self.frame.head(0)
        parts, present = request.columns.parts, bad.collect_schema()
        # As they came: of a CSV file the text, which may be no time or number.
        came = {part: text_of(part) if text_of(part) in present else part for part in parts}
        table = engine.collect(bad.select("sort", **{p: nw.col(came[p]) for p in parts}))
        texts = pa.array([faults[sort] for sort in table["sort"].to_pylist()], pa.string())
        named = table.drop_columns(["sort"]).rename_columns(list(parts.values()))
        told = _name_beside(parts.values())
        found = named.append_column(told, texts)
        return found.sort_by([(name, "ascending") for name in (told, *parts.values())])


def checked_lines(engine: Engine, request: LineRequest, *faults: str) -> Lines:
    """Open, check and sort the lines of a request.

    Parameters
    ----------
    engine, request
        Where, and which.
    faults
        What else is wrong, to be told at once.

    Raises
    ------
    TableError
        When a file cannot be read, or anything does not fit.
    """
    source = open_lines(engine, request)
    check_faults([*source_faults(source, request), *faults], source)
    return read_lines(engine, source, request)


def read_lines(engine: Engine, source: LineSource, request: LineRequest) -> Lines:
    """Sort the lines of a source that has no faults.

    Raises
    ------
    TableError
        When a key of a lookup comes twice, or the lines used are of several currencies, and none is stated.
    """
    distinct, n_duplicates = _distinct(engine, source, request)
    raw = _named(engine, _joined(engine, distinct, source, request), source, request)
    if request.columns.currency is not None and request.policy.currency is not None:
        raw = raw.with_columns(rate=rate_of(request.policy))
    listed = _listed(source, request)
    if listed is not None:
        raw = raw.join(listed.with_columns(is_listed=nw.lit(1)), on="customer", how="left")
    present = tuple(raw.collect_schema().names())
    lines = raw.with_columns(**line_parts(present, has_hours=_has_hours(raw)))
    reasons = line_reasons(
        lines.collect_schema(),
        request.policy,
        first_day=request.first_day,
        end_day=request.end_day,
    )
    frame = _sorted(lines, reasons, request.policy)
    _check_one_currency(engine, frame, request)
    return Lines(
        frame=frame,
        reasons=reasons,
        n_duplicates=n_duplicates,
        listed=listed,
    )


def _name_beside(names: Iterable[str]) -> str:
    taken, name = {other.lower() for other in names}, "reason"
    while name in taken:
        name += "_"
    return name


def _distinct(
    engine: Engine, source: LineSource, request: LineRequest
) -> tuple[nw.LazyFrame[Any], int]:
    if request.policy.duplicates == "keep":
        return source.lines, 0
    distinct = engine.hold(source.lines.unique())
    n_before, n_after = (
        engine.collect(frame.select(nw.len().alias("n")))["n"][0].as_py()
        for frame in (source.lines, distinct)
    )
    return distinct, n_before - n_after


def _joined(
    engine: Engine, lines: nw.LazyFrame[Any], source: LineSource, request: LineRequest
) -> nw.LazyFrame[Any]:
    for lookup, table in zip(request.lookups, source.lookups, strict=True):
        lines = join_lookup(engine, lines, table, lookup)
    return lines


def _named(
    engine: Engine, lines: nw.LazyFrame[Any], source: LineSource, request: LineRequest
) -> nw.LazyFrame[Any]:
    # Its own names first, so that no column of the source bears the name of a part.
    columns = request.columns
    raw = {part: _typed(part, name, source, request) for part, name in columns.parts.items()}
    texts = {
        text_of(part): nw.col(text_of(name))
        for part, name in columns.parts.items()
        if name in source.read
    }
    rules = {rule_column(rule): nw.col(rule.column) for rule in request.policy.set_aside}
    named = lines.select(**raw, **texts, **rules).with_columns(moment=nw.col("time"))
    if zone_of(source.schema[columns.time]) is None:
        return named
    return engine.local_times(named, "moment", request.policy.time_zone or "UTC")


def _typed(part: str, name: str, source: LineSource, request: LineRequest) -> nw.Expr:
    if name not in source.valueless:
        return nw.col(name).cast(id_kind(source, request)) if part == "customer" else nw.col(name)
    if name in request.columns.numbers:
        return nw.col(name).cast(nw.Float64)
    return nw.col(name).cast(nw.Datetime("us") if part == "time" else nw.String)


def _listed(source: LineSource, request: LineRequest) -> nw.LazyFrame[Any] | None:
    if source.listed is None:
        return None
    who = nw.col(request.columns.customer).cast(id_kind(source, request))
    known = source.listed.select(customer=who)
    return known.filter(~is_blank(known.collect_schema(), "customer")).unique()


def _has_hours(lines: nw.LazyFrame[Any]) -> bool:
    return isinstance(lines.collect_schema()["moment"], nw.Datetime)


def _sorted(
    lines: nw.LazyFrame[Any], reasons: tuple[Reason, ...], policy: LinePolicy
) -> nw.LazyFrame[Any]:
    is_back = is_return(lines.collect_schema())
    sort = nw.when(is_back).then(nw.lit(RETURN)).otherwise(nw.lit(PURCHASE))
    for number, reason in reversed(list(enumerate(reasons, start=N_USED))):
        sort = nw.when(reason.applies).then(nw.lit(number)).otherwise(sort)
    # Returns lower what was spent where they are netted, and only there.
    is_purchase = nw.col("sort") == PURCHASE
    kept = nw.when(is_purchase).then(nw.col("units")).otherwise(nw.lit(0))
    net_units = kept if policy.returns == "count" else nw.col("units")
    return lines.with_columns(sort=sort).with_columns(is_purchase=is_purchase, net_units=net_units)


def _check_one_currency(engine: Engine, frame: nw.LazyFrame[Any], request: LineRequest) -> None:
    name = request.columns.currency
    if name is None or request.policy.currency is not None:
        return
    codes = frame.filter(nw.col("sort") < N_USED).select(nw.col("currency").cast(nw.String))
    known = codes.filter(~nw.col("currency").is_null()).unique()
    n_codes = engine.collect(known.select(nw.len().alias("n")))["n"][0].as_py()
    if n_codes > 1:
        raise TableError(
            f"Column '{name}' (currency) holds {n_codes:,} currencies, and none is stated for the features.",
            hint="state one, and what the others are worth in it: LinePolicy(currency=..., rates=...).",
        )
