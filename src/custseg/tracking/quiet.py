"""Which of MLflow's announcements concern nobody who uses custseg?"""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TALKATIVE = ("mlflow.store.db.utils", "mlflow.store.model_registry.abstract_store")
_ABOUT_ITSELF = (
    ("The ``noload``", DeprecationWarning),  # its tables use what SQLAlchemy 2.1 deprecates
    (".*Any type hint is inferred as AnyType", UserWarning),  # of a class of its own
    (".*An input example was not provided", UserWarning),  # it would be a customer's row
)


@contextmanager
def quiet() -> Iterator[None]:
    """Silence what MLflow says of itself, its tables, its waiting, and the examples that it would like.

    Examples
    --------
    >>> with quiet():
    ...     warnings.warn("The ``noload`` loader strategy is deprecated", DeprecationWarning)
    """
    before = {logger: logger.level for logger in map(logging.getLogger, _TALKATIVE)}
    for logger in before:
        logger.setLevel(logging.WARNING)
    try:
        with warnings.catch_warnings():
            for message, category in _ABOUT_ITSELF:
                warnings.filterwarnings("ignore", message=message, category=category)
            yield
    finally:
        for logger, level in before.items():
            logger.setLevel(level)
