"""What does a recipe say?"""

from __future__ import annotations

import hashlib
import json
from typing import Annotated

from pydantic import Field

from custseg.recipes.candidate_section import CandidateSection  # noqa: TC001 - for pydantic
from custseg.recipes.column_section import ColumnSection  # noqa: TC001 - for pydantic
from custseg.recipes.data_section import Data  # noqa: TC001 - for pydantic
from custseg.recipes.framework_section import FrameworkSection
from custseg.recipes.judging_sections import (  # noqa: TC001 - for pydantic
    CostsSection,
    NextPeriodSection,
    NullCheckSection,
    ReachSection,
    Stability,
)
from custseg.recipes.section import Section
from custseg.validation import DEFAULT_WEIGHTS, Gates, Structure  # noqa: TC001 - for pydantic

Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=80)]


class RFM(Section):
    """The three columns that marketing's yardstick is made of."""

    recency: str = "recency_days"
    frequency: str = "frequency_orders"
    monetary: str = "monetary_total"


class Outcome(Section):
    """What the segments should foretell: spend in the days from the as-of date on, or a column of a finished table."""

    days: Annotated[int, Field(ge=1)] | None = None
    column: str | None = None


class GatesSection(Section):
    """What knocks a candidate out; see `docs/criteria/verdict.md`."""

    min_segments: Annotated[int, Field(ge=1)] = Gates().min_segments
    max_segments: Annotated[int, Field(ge=1)] = Gates().max_segments
    min_share: float = Gates().min_share
    min_value_share: float = Gates().min_value_share
    max_noise: float = Gates().max_noise
    min_stability: float = Gates().min_stability
    min_fidelity: float = Gates().min_fidelity
    min_structure: Structure = Gates().min_structure
    min_reachable: float = Gates().min_reachable
    max_fairness: float = Gates().max_fairness

    def as_gates(self) -> Gates:
        """Return them as validation knows them."""
        return Gates(**self.model_dump())


class Recipe(Section):
    """One experiment: data, columns, candidates, what counts, and how the result is called.

    Parameters
    ----------
    name, title
        The name under which a winner is registered, and what the report is headed with.
    seed
        Of everything drawn.
    data
        Where the customers come from.
    columns
        The behaviour that makes the distance.
    max_columns
        How many of them there may be: with more, distances tell less, and people follow less.
    profile
        Further columns that describe segments and never make them.
    value, value_name, outcome, outcome_name, rfm
        What a customer brings, what they did later, and the columns of the RFM yardstick; the names say it in words.
    protected
        Columns that no segment may stand for: they are neither features nor words, and only fairness looks at them.
    next_period, reach, costs
        The same customers a period later, who can be contacted, and what a campaign costs; not asked where not given.
    candidates
        What competes.
    stability, null_check, gates, weights
        How it is judged.
    segment_names
        Names by size of segment, the largest first; made from the segments' marks where not given.

    Examples
    --------
    >>> recipe = Recipe.model_validate_json('''{
    ...     "name": "shop",
    ...     "title": "A shop",
    ...     "data": {"customers": {"id": "who"}},
    ...     "columns": {"spend": "money"},
    ...     "candidates": [{"learner": "kmeans", "n_clusters": [3, 4]}]
    ... }''')
    >>> recipe.columns["spend"].kind, recipe.gates.max_segments
    ('money', 6)
    """

    name: Name
    title: str
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 0
    data: Data
    columns: Annotated[dict[str, ColumnSection], Field(min_length=1)]
    max_columns: Annotated[int, Field(ge=1)] = 8
    profile: dict[str, ColumnSection] = Field(default_factory=dict)
    value: str | None = None
    value_name: str = "value"
    outcome: Outcome | None = None
    outcome_name: str = "the outcome"
    rfm: RFM | None = None
    protected: dict[str, ColumnSection] = Field(default_factory=dict)
    next_period: NextPeriodSection | None = None
    reach: ReachSection | None = None
    costs: CostsSection | None = None
    candidates: Annotated[tuple[CandidateSection, ...], Field(min_length=1)]
    stability: Stability = Stability()
    null_check: NullCheckSection = NullCheckSection()
    gates: GatesSection = GatesSection()
    weights: dict[str, Annotated[float, Field(ge=0, allow_inf_nan=False)]] = Field(
        default_factory=lambda: dict(DEFAULT_WEIGHTS)
    )
    segment_names: tuple[str, ...] = ()

    @property
    def named_columns(self) -> tuple[str, ...]:
        """Every column of the customer table that it names, each once."""
        reach = () if self.reach is None else self.reach.names
        rfm = () if self.rfm is None else tuple(self.rfm.model_dump().values())
        value = () if self.value is None else (self.value,)
        sections = (*self.columns, *self.profile, *self.protected)
        cut = [
            name
            for one in self.candidates
            if isinstance(one, FrameworkSection)
            for name in one.named_columns
        ]
        return tuple(dict.fromkeys([*sections, *value, *rfm, *reach, *cut]))

    @property
    def segmenting_columns(self) -> tuple[str, ...]:
        """Those of which segments may be made: all that are not protected."""
        return tuple(name for name in self.named_columns if name not in self.protected)

    @property
    def digest(self) -> str:
        """SHA-256 of what it says: comments, order of keys and spelled-out defaults do not matter."""
        said = json.dumps(self.model_dump(mode="json"), sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()
