from __future__ import annotations

import pytest

from custseg.recipes.faults_of_sources import faults_of_place, faults_of_sources


def test_a_query_needs_a_database_and_no_table_beside_it() -> None:
    """Both faults are told, each at its place."""
    data = {"source": "folder", "transactions": {"query": "SELECT 1", "table": "lines.csv"}}

    faults = {fault.path: fault.text for fault in faults_of_sources(data)}

    assert faults[("data", "transactions", "query")].startswith("needs a database")
    assert faults[("data", "transactions")] == "needs either 'table' or 'query'"


def test_a_sound_database_has_no_fault() -> None:
    """A user and no password may stand in its address."""
    data = {"source": "postgresql://ann@host/shop", "transactions": {"query": "SELECT 1"}}

    assert not list(faults_of_sources(data))


@pytest.mark.parametrize("key", ["transactions", "customers", "contacts", "attributes"])
def test_a_password_is_found_in_the_place_of_any_table(key: str) -> None:
    """And is not repeated in what is said of it."""
    faults = list(faults_of_sources({key: {"table": "postgres://ann:secret@host/shop"}}))

    assert [fault.path for fault in faults] == [("data", key, "table")]
    assert "secret" not in faults[0].text


def test_nonsense_is_passed_over() -> None:
    """Faults of form are told elsewhere."""
    assert not list(faults_of_sources({"source": 3, "transactions": "x", "lookups": "y"}))
    assert not list(faults_of_place(("data",), "lines.csv"))
