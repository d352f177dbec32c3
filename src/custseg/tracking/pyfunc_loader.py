"""What does MLflow call when it serves a bundle?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from custseg.errors import CustsegError, TableError
from custseg.export import load_bundle
from custseg.tables import to_arrow

if TYPE_CHECKING:
    import pandas as pd

    from custseg.segmentation import Segmentation


def _load_pyfunc(data_path: str) -> ServedSegmentation:
    """Load a bundle; MLflow looks for this very name."""
    return ServedSegmentation(load_bundle(data_path))


class ServedSegmentation:
    """A segmentation with the face that MLflow asks of a model.

    Parameters
    ----------
    segmentation
        Places the customers.

    Examples
    --------
    >>> import mlflow
    >>> model = mlflow.pyfunc.load_model("models:/households@champion")  # doctest: +SKIP
    >>> model.predict(customers)  # doctest: +SKIP
    """

    def __init__(self, segmentation: Segmentation) -> None:
        self._segmentation = segmentation

    def predict(self, model_input: Any, params: dict[str, Any] | None = None) -> pd.DataFrame:  # noqa: ARG002 - MLflow's
        """Return one assignment per customer, in their order.

        Raises
        ------
        TableError
            When customers cannot be assigned. MLflow sends its text to whoever asked: it has counts, never rows.
        """
        try:
            assigned = self._segmentation.assign(to_arrow(model_input))
        except CustsegError:
            raise
        except Exception as error:  # noqa: BLE001 - foreign texts may quote a customer's value
            raise TableError(
                "The customers cannot be assigned.", found=type(error).__name__
            ) from None
        frame: pd.DataFrame = _plain_texts(assigned).to_pandas()
        return frame


def _plain_texts(table: pa.Table) -> pa.Table:
    # Spark and JSON know texts, not Arrow's dictionaries.
    columns = [
        column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
        for column in table.columns
    ]
    return pa.table(columns, names=table.column_names)
