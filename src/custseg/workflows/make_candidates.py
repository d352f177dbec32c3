"""Which candidates and yardsticks does a recipe ask for?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from custseg.candidates import ClustererCandidate, FrameworkCandidate, yardsticks
from custseg.errors import RecipeError
from custseg.preprocessing import ColumnPreprocessor, Treated
from custseg.recipes.framework_section import FrameworkSection
from custseg.workflows.make_frameworks import make_frameworks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custseg.candidates import Candidate
    from custseg.recipes import Recipe
    from custseg.recipes.candidate_section import Grid
    from custseg.segmentation import Contract

# What recipes give as shares of the customers, and learners take as counts.
_SHARES = {"min_cluster_share": "min_cluster_size", "min_samples_share": "min_samples"}


def default_preprocessor(recipe: Recipe, contract: Contract) -> ColumnPreprocessor:
    """Return the unfitted preparation of the behaviour columns, each by its treatment."""
    levels = {column.name: column.levels for column in contract.columns}
    treated = tuple(
        Treated(
            name=name,
            kind=section.treated_as,
            levels=levels[name],
            survey=section.survey or "",
            max_missing=section.max_missing,
        )
        for name, section in recipe.columns.items()
    )
    return ColumnPreprocessor(treated)


def make_candidates(recipe: Recipe, contract: Contract) -> tuple[Candidate, ...]:
    """Return a candidate for each point of each grid.

    Raises
    ------
    RecipeError
        When two of them have the same name, being the same.
    """
    found = tuple(
        candidate
        for section in recipe.candidates
        for candidate in (
            _frameworks(section, recipe, contract)
            if isinstance(section, FrameworkSection)
            else _clusterers(section, recipe, contract)
        )
    )
    names = [candidate.name for candidate in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise RecipeError(
            f"Recipe '{recipe.name}' asks for the same candidate twice.",
            found=twice,
            hint="put all values of one learner into one [[candidates]] section, or give each section of a framework a name.",
        )
    return found


def _clusterers(grid: Grid, recipe: Recipe, contract: Contract) -> Iterator[Candidate]:
    for name, settings in grid.settings():
        yield ClustererCandidate(
            name=name if grid.projection is None else f"{name}-pc{grid.projection}",
            algorithm=grid.learner,
            segmentation_name=recipe.name,
            id_column=contract.id_column,
            preprocessor=_preprocessor(grid, recipe, contract),
            parameters=_parameters(settings, learner=grid.learner),
            shares={_SHARES[key]: value for key, value in settings.items() if key in _SHARES},
        )


def _frameworks(
    section: FrameworkSection, recipe: Recipe, contract: Contract
) -> Iterator[Candidate]:
    for name, framework in make_frameworks(section, recipe, contract):
        yield FrameworkCandidate(
            name=name,
            algorithm=section.learner,
            segmentation_name=recipe.name,
            id_column=contract.id_column,
            framework=framework,
        )


def make_yardsticks(recipe: Recipe, contract: Contract) -> tuple[Candidate, ...]:
    """Return what stands beside the candidates and never wins."""
    rfm = recipe.rfm
    return yardsticks(
        segmentation_name=recipe.name,
        id_column=contract.id_column,
        preprocessor=default_preprocessor(recipe, contract),
        value=recipe.value,
        rfm=None if rfm is None else (rfm.recency, rfm.frequency, rfm.monetary),
    )


def _preprocessor(grid: Grid, recipe: Recipe, contract: Contract) -> ColumnPreprocessor:
    columns = default_preprocessor(recipe, contract).columns
    if grid.learner == "latent_class":
        # Its classes ask which level a customer has, and nothing of other columns.
        has_levels = {column.name for column in contract.columns if column.has_levels}
        columns = tuple(
            replace(column, kind="levels") for column in columns if column.name in has_levels
        )
    return ColumnPreprocessor(columns, n_components=grid.projection)


def _parameters(settings: dict[str, Any], *, learner: str) -> dict[str, Any]:
    # Density says by itself what is noise, so HDBSCAN has no fraction of it to ask for.
    passed_over = {*_SHARES, *(("noise_fraction",) if learner == "hdbscan" else ())}
    return {key: value for key, value in settings.items() if key not in passed_over}
