from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import marketing

if TYPE_CHECKING:
    import pyarrow as pa

    from custseg.frameworks import Framework


@pytest.fixture
def table() -> pa.Table:
    return marketing.customer_table()


@pytest.fixture(params=marketing.EVERY_FRAMEWORK)
def framework(request: pytest.FixtureRequest) -> Framework:
    found: Framework = marketing.EVERY_FRAMEWORK[request.param]
    return found
