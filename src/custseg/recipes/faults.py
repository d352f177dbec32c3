"""What is wrong with a recipe, and what was probably meant?"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel  # noqa: TC002 - the types of the sections are values here

from custseg.recipes.available_columns import available_columns
from custseg.recipes.candidate_section import (
    GaussianMixtureGrid,
    HDBSCANGrid,
    KMeansGrid,
    LatentClassGrid,
)
from custseg.recipes.column_section import ColumnSection
from custseg.recipes.data_section import (
    Attributes,
    ContactsSection,
    CustomerTable,
    Data,
    Lookup,
    SetAside,
    Transactions,
)
from custseg.recipes.fault import Fault
from custseg.recipes.fault_words import closest, in_one_line
from custseg.recipes.faults_of_sources import faults_of_place, faults_of_sources
from custseg.recipes.framework_section import (
    RFMGridSection,
    SegmentationTreeSection,
    ThresholdSegmentsSection,
    ValuePotentialSection,
    ValueTiersSection,
)
from custseg.recipes.judging_sections import (
    CostsSection,
    NextPeriodSection,
    NullCheckSection,
    ReachSection,
    Stability,
)
from custseg.recipes.recipe import RFM, GatesSection, Outcome, Recipe
from custseg.validation import CRITERIA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError

# Holm: the least of four p-values has to lie below 0.05 / 4.
LEAST_DRAWS = 80
_LEARNERS: dict[str | int, type[BaseModel]] = {
    "kmeans": KMeansGrid,
    "gaussian_mixture": GaussianMixtureGrid,
    "hdbscan": HDBSCANGrid,
    "latent_class": LatentClassGrid,
    "rfm_grid": RFMGridSection,
    "value_tiers": ValueTiersSection,
    "value_potential_matrix": ValuePotentialSection,
    "threshold_segments": ThresholdSegmentsSection,
    "segmentation_tree": SegmentationTreeSection,
}
_SECTIONS: dict[str | int, type[BaseModel]] = {
    "data": Data,
    "transactions": Transactions,
    "lookups": Lookup,
    "contacts": ContactsSection,
    "attributes": Attributes,
    "customers": CustomerTable,
    "set_aside": SetAside,
    "columns": ColumnSection,
    "profile": ColumnSection,
    "protected": ColumnSection,
    "next_period": NextPeriodSection,
    "reach": ReachSection,
    "costs": CostsSection,
    "null_check": NullCheckSection,
    "outcome": Outcome,
    "rfm": RFM,
    "gates": GatesSection,
    "stability": Stability,
    **_LEARNERS,
}


def faults_of_form(error: ValidationError) -> Iterator[Fault]:
    """Yield what does not have the form of a recipe: unknown keys, wrong types, missing keys."""
    entries = error.errors()
    for entry in entries:
        if entry["type"] == "too_short" and _has_faults_within(entry["loc"], entries):
            continue  # it only counts what the other faults left
        path = tuple(part for part in entry["loc"] if part not in _LEARNERS)
        if entry["type"] == "extra_forbidden":
            known = _section(entry["loc"][:-1]).model_fields
            yield Fault(path=path, text=f"unknown key{closest(str(path[-1]), known)}")
        elif entry["type"] == "unexpected_keyword_argument":  # of a dataclass within a section
            yield Fault(path=path, text="unknown key")
        elif entry["type"] == "missing":
            yield Fault(path=path, text="missing")
        else:
            given = entry["input"]
            shown = f" (found {given!r})" if isinstance(given, str | int | float | bool) else ""
            told = in_one_line(entry["msg"].removeprefix("Value error, "))
            yield Fault(path=path, text=f"{told}{shown}{_meant(entry)}")


def faults_of_columns(raw: dict[str, Any]) -> Iterator[Fault]:
    """Yield the columns, criteria and roles that name something which cannot be there."""
    data = raw.get("data")
    if not isinstance(data, dict):
        return
    if ("transactions" in data) == ("customers" in data):
        yield Fault(path=("data",), text="needs either [data.transactions] or [data.customers]")
    if "transactions" in data and "as_of" not in data:
        yield Fault(path=("data", "as_of"), text="missing: the day that the features speak of")
    yield from _faults_of_money(data)
    yield from _faults_of_learned(data)
    yield from faults_of_sources(data)
    yield from _faults_of_outcome(raw)
    yield from _faults_of_next_period(raw)
    yield from _faults_of_protected(raw)
    available = available_columns(data)
    for path, name in _named_columns(raw):
        if available is not None and name not in available:
            yield Fault(
                path=path, text=f"no column '{name}' is built{closest(name, available.names)}"
            )
    for name in _keys(raw.get("weights")):
        if name not in CRITERIA:
            yield Fault(path=("weights", name), text=f"unknown criterion{closest(name, CRITERIA)}")
    for name in set(_keys(raw.get("columns"))) & set(_keys(raw.get("profile"))):
        yield Fault(path=("profile", name), text="stands under [columns] already")


def faults_of_numbers(recipe: Recipe) -> Iterator[Fault]:
    """Yield what is too much or too little."""
    n_columns = len(recipe.columns)
    if n_columns > recipe.max_columns:
        text = f"has {n_columns} columns, at most {recipe.max_columns}: move some to [profile], or raise max_columns"
        yield Fault(path=("columns",), text=text)
    if not sum(recipe.weights.values()) > 0:
        yield Fault(path=("weights",), text="no criterion counts: one must be above 0")


def faults_of_structure(recipe: Recipe) -> Iterator[Fault]:
    """Yield a gate on the null check that nobody could pass, or that would never be asked."""
    n_draws, asked = recipe.null_check.n_draws, recipe.gates.min_structure
    if asked != "constructed" and n_draws < LEAST_DRAWS:
        text = f"'{asked}' needs at least {LEAST_DRAWS} draws: with fewer no p-value is low enough for four tests"
        yield Fault(path=("null_check", "n_draws"), text=text)


def faults_of_learners(recipe: Recipe) -> Iterator[Fault]:
    """Yield the learners for which there is no column that they could read."""
    if any(section.has_levels for section in recipe.columns.values()):
        return
    for position, grid in enumerate(recipe.candidates):
        if isinstance(grid, LatentClassGrid):
            yield Fault(
                path=("candidates", position),
                text="latent classes need a column with levels: binary, category, or ordered with its levels",
            )


def _faults_of_money(data: dict[str, Any]) -> Iterator[Fault]:
    lines = _keys(data.get("transactions"))
    named = {"amount", "unit_price", "quantity"}.intersection(lines)
    if lines and named not in ({"amount"}, {"amount", "quantity"}, {"unit_price", "quantity"}):
        text = "needs either 'amount', or 'unit_price' and 'quantity'"
        yield Fault(path=("data", "transactions"), text=text)
    for name in ("home_currency", "rates"):
        if name in lines and "currency" not in lines:
            text = "needs 'currency', the column that says what each line is in"
            yield Fault(path=("data", "transactions", name), text=text)


def _faults_of_learned(data: dict[str, Any]) -> Iterator[Fault]:
    lines = _keys(data.get("transactions"))
    for name in ("lifetimes", "categories", "channels"):
        if "customers" in data and data.get(name):
            text = "is learned from order lines: a finished table has none"
            yield Fault(path=("data", name), text=text)
    for name, column in (("categories", "category"), ("channels", "channel")):
        if lines and data.get(name) and column not in lines:
            text = f"needs '{column}' under [data.transactions], the column that tells them"
            yield Fault(path=("data", name), text=text)


def _faults_of_outcome(raw: dict[str, Any]) -> Iterator[Fault]:
    outcome = raw.get("outcome")
    if not isinstance(outcome, dict):
        return
    key = "days" if "transactions" in raw["data"] else "column"
    if list(outcome) != [key]:
        yield Fault(path=("outcome",), text=f"needs '{key}' with these data, and nothing else")
    for path, name in _named_columns(raw):
        if name == outcome.get("column"):
            yield Fault(path=path, text=f"'{name}' is the outcome, and can be nothing else")


def _faults_of_next_period(raw: dict[str, Any]) -> Iterator[Fault]:
    later = raw.get("next_period")
    key = "days" if "transactions" in raw["data"] else "table"
    if isinstance(later, dict) and isinstance(later.get("table"), str):
        yield from faults_of_place(("next_period", "table"), later["table"])
    if isinstance(later, dict) and list(later) != [key]:
        yield Fault(path=("next_period",), text=f"needs '{key}' with these data, and nothing else")


def _faults_of_protected(raw: dict[str, Any]) -> Iterator[Fault]:
    protected = _keys(raw.get("protected"))
    for path, name in _named_columns(raw):
        if name in protected and path[0] != "protected":
            yield Fault(path=path, text=f"'{name}' is protected, and can be nothing else")


def _has_faults_within(path: tuple[str | int, ...], entries: Any) -> bool:
    return any(
        len(entry["loc"]) > len(path) and entry["loc"][: len(path)] == path for entry in entries
    )


def _named_columns(raw: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for section in ("columns", "profile", "protected"):
        for name in _keys(raw.get(section)):
            yield (section, name), name
    if isinstance(raw.get("value"), str):
        yield ("value",), raw["value"]
    yield from _reached(raw.get("reach"))
    if isinstance(raw.get("rfm"), dict):
        for role, name in {**RFM().model_dump(), **raw["rfm"]}.items():
            if role in RFM.model_fields and isinstance(name, str):  # else a fault of form
                yield ("rfm", role), name


def _reached(reach: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not isinstance(reach, dict):
        return
    if isinstance(reach.get("consent"), str):
        yield ("reach", "consent"), reach["consent"]
    channels = reach.get("channels")
    for name in channels if isinstance(channels, list) else []:
        if isinstance(name, str):
            yield ("reach", "channels"), name


def _keys(section: object) -> list[str]:
    return list(section) if isinstance(section, dict) else []


def _section(path: tuple[str | int, ...]) -> type[BaseModel]:
    for part in reversed(path):
        if part in _SECTIONS:
            return _SECTIONS[part]
    return Recipe


def _meant(entry: Any) -> str:
    expected = str(
        entry.get("ctx", {}).get("expected", entry.get("ctx", {}).get("expected_tags", ""))
    )
    words = [word for word in expected.replace(" or ", ", ").replace("'", "").split(", ") if word]
    given = entry.get("ctx", {}).get("tag", entry["input"])
    close = difflib.get_close_matches(str(given), words, n=1)
    return f": did you mean '{close[0]}'?" if close else ""
