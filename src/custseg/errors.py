"""Which errors may a user catch, and what do they say?"""

from __future__ import annotations


class CustsegError(Exception):
    """Something the user can mend: what is wrong, where, what was found, and what to do next.

    Parameters
    ----------
    what
        One sentence: what is wrong, and where.
    found, expected
        What stood there, and what should have.
    hint
        What to do next.

    Examples
    --------
    >>> print(CustsegError("Table 'orders' lacks its column 'amount'.", found=["amt"], hint="rename it."))
    Table 'orders' lacks its column 'amount'.
    Found: ['amt'].
    Hint: rename it.
    """

    exit_status = 1

    def __init__(
        self, what: str, *, found: object = None, expected: object = None, hint: str | None = None
    ) -> None:
        self.what = what
        self.found = found
        self.expected = expected
        self.hint = hint
        super().__init__(what)

    def __str__(self) -> str:
        lines = [self.what]
        if self.found is not None:
            lines.append(f"Found: {self.found}.")
        if self.expected is not None:
            lines.append(f"Expected: {self.expected}.")
        if self.hint is not None:
            lines.append(f"Hint: {self.hint}")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments are lost by Exception's own pickling, and joblib pickles errors.
        return _rebuild, (type(self), self.what, self.found, self.expected, self.hint)


class ParameterError(CustsegError, ValueError):
    """A parameter has a value that cannot work."""


class TableError(CustsegError, ValueError):
    """A table lacks a column, has impossible values, or cannot be read."""


class RejectsError(TableError):
    """Too many rows of a table break the contract: something is wrong with the table, not with the rows."""

    exit_status = 4


class RecipeError(CustsegError, ValueError):
    """A recipe has faults; all of them are listed at once."""


class BundleError(CustsegError, ValueError):
    """A bundle is broken, altered, unknown, or would hold what it must not."""


class UnavailableError(CustsegError):
    """A server or a lock is not there now; trying again may work."""

    exit_status = 75


class DegenerateFit(UserWarning):
    """A fit succeeded, and its structure is poor: the reasons are in `degenerate_`."""


def _rebuild(
    kind: type[CustsegError], what: str, found: object, expected: object, hint: str | None
) -> CustsegError:
    return kind(what, found=found, expected=expected, hint=hint)
