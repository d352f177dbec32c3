"""Where do the rows go that cannot be assigned?"""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pyarrow as pa

from custseg.tables import open_writer

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    import numpy as np
    from numpy.typing import NDArray

    from custseg.tables import TableWriter


class RejectsFile:
    """Write the rejects of each batch to a file that appears, whole, only where there are any.

    Parameters
    ----------
    path
        Of the file: Parquet or CSV. What an earlier run left there goes away when this one has no rejects.

    Attributes
    ----------
    reasons
        Rows so far, by reason.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reasons: Counter[str] = Counter()
        self._writer: TableWriter | None = None
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._opened.__exit__(kind, error, traceback)
        if kind is None and self._writer is None:
            self.path.unlink(missing_ok=True)

    def write(self, rejects: pa.Table, *, rows: NDArray[np.intp]) -> None:
        """Append the rejects of a batch: `row`, the id, `reason`.

        Parameters
        ----------
        rejects
            The id and `reason`.
        rows
            Where they stand in the input. The first row is row 1; a header does not count.
        """
        if not len(rejects):
            return
        table = rejects.add_column(0, "row", pa.array(rows, type=pa.int64()))
        if self._writer is None:
            self._writer = self._opened.enter_context(open_writer(self.path, table.schema))
        self._writer.write(table)
        self.reasons.update(table["reason"].to_pylist())
