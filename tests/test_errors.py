from __future__ import annotations

import pickle

import pytest

from custseg import errors


@pytest.mark.parametrize("kind", ["ParameterError", "TableError", "RecipeError", "BundleError"])
def test_errors_of_values_are_value_errors(kind: str) -> None:
    """Whoever catches ValueError catches them, too."""
    assert issubclass(getattr(errors, kind), ValueError)
    assert issubclass(getattr(errors, kind), errors.CustsegError)


def test_an_error_survives_its_way_from_another_process() -> None:
    """All of its parts are there after pickling."""
    error = errors.TableError("wrong", found=1, expected=2, hint="mend it")

    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own

    assert (type(again), str(again)) == (errors.TableError, str(error))
