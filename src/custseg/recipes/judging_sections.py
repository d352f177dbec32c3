"""What may a recipe say of how candidates are judged, besides gates and weights?"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from custseg.recipes.section import Section
from custseg.validation import Costs, Reach

Money = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Stability(Section):
    """How each candidate is refitted on bootstrap samples.

    Parameters
    ----------
    n_pairs
        Pairs of refits.
    n_drawn
        Customers in each sample at most; fewer where there are fewer.
    """

    n_pairs: Annotated[int, Field(ge=2, le=500)] = 20
    n_drawn: Annotated[int, Field(ge=100)] = 4_000


class NextPeriodSection(Section):
    """The same customers a period later: so many days after the as-of day, or another finished table."""

    days: Annotated[int, Field(ge=1)] | None = None
    table: str | None = None


class ReachSection(Section):
    """The columns that say who may and can be contacted."""

    consent: str | None = None
    channels: tuple[str, ...] = ()

    def as_reach(self) -> Reach:
        """Return them as validation knows them."""
        return Reach(consent=self.consent, channels=self.channels)

    @property
    def names(self) -> tuple[str, ...]:
        """Every column named."""
        return tuple(dict.fromkeys([*([self.consent] if self.consent else []), *self.channels]))


class CostsSection(Section):
    """What a campaign of its own costs, in the unit of the value column."""

    per_segment: Money
    per_customer: Money
    margin: Annotated[float, Field(gt=0, le=1)] = 1.0

    def as_costs(self) -> Costs:
        """Return them as validation knows them."""
        return Costs(**self.model_dump())


class NullCheckSection(Section):
    """How the finalists are held against tables without structure.

    Parameters
    ----------
    n_draws
        Tables drawn from each of the two nulls; 0 asks nothing.
    n_customers
        Customers in the sample that the draws imitate, at most.
    n_refits
        Of each draw; the fit and its refits are compared each with each other.
    n_finalists
        The best candidates that pass every gate, so many of them.
    """

    n_draws: Annotated[int, Field(ge=0, le=9_999)] = 99
    n_customers: Annotated[int, Field(ge=100)] = 2_000
    n_refits: Annotated[int, Field(ge=1, le=50)] = 2
    n_finalists: Annotated[int, Field(ge=1)] = 2
