from __future__ import annotations

from pathlib import Path

import pytest

from custseg.errors import ParameterError
from custseg.workflows import open_bundle


def test_a_folder_is_opened_where_it_stands() -> None:
    """It is not copied."""
    with open_bundle("models/shop/1") as folder:
        assert folder == Path("models/shop/1")


@pytest.mark.usefixtures("mlflow_store")
def test_an_address_that_leads_nowhere_is_an_error() -> None:
    """It names the model."""
    with (
        pytest.raises(ParameterError, match="registered as 'nobody'"),
        open_bundle("models:/nobody@champion"),
    ):
        pass
