"""How does a recipe's table of customers come to be a file?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from custseg.errors import ParameterError
from custseg.tables import write_table
from custseg.workflows.check_output import check_output
from custseg.workflows.feature_table import check_rejects, check_used, feature_table
from custseg.workflows.load_segmentation import load_segmentation
from custseg.workflows.tables_read import tables_read
from custseg.workflows.transaction_request import transaction_request

if TYPE_CHECKING:
    import datetime as dt
    import os

    from custseg.features import FeatureState, LineCounts
    from custseg.recipes import LoadedRecipe
    from custseg.recipes.data_section import Data
    from custseg.report import SetAside
    from custseg.tables import Engine


@dataclass(frozen=True, kw_only=True)
class WrittenFeatures:
    """What was written; nothing about any one customer.

    Parameters
    ----------
    n_customers, n_columns
        Rows, and columns beside the id.
    lines
        What became of the lines.
    n_extra_columns
        How many columns of the transactions play no part.
    set_aside
        Rows of the attributes that are nobody's.
    output, rejects
        The files; no rejects file where nothing was rejected.
    """

    n_customers: int
    n_columns: int
    lines: LineCounts
    n_extra_columns: int
    output: Path
    rejects: Path | None
    set_aside: tuple[SetAside, ...] = ()


def write_features(
    recipe: LoadedRecipe,
    output: str | os.PathLike[str],
    *,
    source: str | os.PathLike[str] | None = None,
    as_of: dt.date | None = None,
    like: str | os.PathLike[str] | None = None,
    engine: Engine | None = None,
) -> WrittenFeatures:
    """Turn a recipe's order lines into one row per customer, and write them with the attributes.

    Parameters
    ----------
    recipe
        As `read_recipe` returned it.
    output
        Parquet or CSV. Lines that break the contract go to `<its stem>.rejects.csv`.
    source
        A file, a glob or a folder in place of the recipe's transactions.
    as_of
        In place of the recipe's day.
    like
        A bundle folder or an MLflow address whose features these shall be: what they learned is used again.
    engine
        Computes; DuckDB unless given.

    Raises
    ------
    ParameterError
        When the recipe has no transactions, or the model knows no features or was made with another window, period or treatment of returns.
    TableError
        When a table is missing, does not keep the contract or would be written over, or no line lies before the day.
    RejectsError
        When more than 5 % of the lines break the contract: there is a rejects file then, and an older output stays as it was.
    """
    target, day = Path(output), _checked_day(recipe, as_of)
    request = transaction_request(recipe, source=None if source is None else Path(source))
    rejects = target.with_name(f"{target.stem}.rejects.csv")
    check_output(target, rejects, sources=tables_read(recipe, request))
    state = None if like is None else _state_of(like, recipe.recipe.data)
    built = feature_table(recipe, request, as_of=day, state=state, engine=engine)
    features = built.features
    if len(features.rejects):
        write_table(rejects, features.rejects)
    check_rejects(
        features.lines,
        hint=f"see which lines in {rejects}; nothing was written to {target}.",
    )
    check_used(features.lines, as_of=day)
    write_table(target, built.table)
    if not len(features.rejects):
        rejects.unlink(missing_ok=True)
    return WrittenFeatures(
        n_customers=len(built.table),
        n_columns=len(built.table.column_names) - 1,
        lines=features.lines,
        n_extra_columns=features.n_extra_columns,
        output=target,
        rejects=rejects if len(features.rejects) else None,
        set_aside=built.set_aside,
    )


def _checked_day(recipe: LoadedRecipe, as_of: dt.date | None) -> dt.date:
    day = as_of or recipe.recipe.data.as_of
    if recipe.recipe.data.transactions is None or day is None:
        raise ParameterError(
            f"Recipe '{recipe.recipe.name}' has no transactions to build features from.",
            found="a finished customer table",
            expected="[data.transactions]",
        )
    return day


def _state_of(model: str | os.PathLike[str], data: Data) -> FeatureState:
    state = load_segmentation(model).contract.features
    if state is None:
        raise ParameterError(
            f"The model '{model}' holds nothing of features: it was made from a finished table, or by an older version.",
            expected="one whose recipe has [data.transactions]",
            hint="leave --like out, or run the recipe again.",
        )
    _check_same_choices(state, data)
    return state


def _check_same_choices(state: FeatureState, data: Data) -> None:
    assert data.transactions is not None  # noqa: S101 - the day's check has looked
    asked = {
        "window_days": data.window_days,
        "period_days": data.period_days,
        "returns": data.transactions.returns,
    }
    other = {name: one for name, one in asked.items() if one != getattr(state, name)}
    if other:
        raise ParameterError(
            "The model's features were built in another way than the recipe asks for.",
            found="; ".join(
                f"{name} is {_told(one)} in the recipe and {_told(getattr(state, name))} in the model"
                for name, one in other.items()
            ),
            hint="give the recipe the model's values, or leave --like out.",
        )


def _told(choice: object) -> str:
    return "not given" if choice is None else repr(choice)
