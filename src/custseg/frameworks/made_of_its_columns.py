"""What can a framework do without?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.errors import ParameterError

if TYPE_CHECKING:
    from typing import Self


class MadeOfItsColumns:
    """A framework that needs every column it names, and asks for no outcome: all but trees.

    Examples
    --------
    >>> from custseg.frameworks import ValueTiers
    >>> tiers = ValueTiers(column="spend")
    >>> tiers.dispensable, tiers.outcome
    ((), None)
    """

    @property
    def dispensable(self) -> tuple[str, ...]:
        """No column."""
        return ()

    @property
    def outcome(self) -> None:
        """None."""
        return

    def without(self, column: str) -> Self:
        """Refuse.

        Raises
        ------
        ParameterError
            Always.
        """
        raise ParameterError(
            f"A framework of this kind cannot do without the column '{column}'.",
            found=type(self).__name__,
        )
