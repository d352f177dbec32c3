from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.drafting.doubles import doubles

if TYPE_CHECKING:
    from conftest import Facts

SPEND = np.random.default_rng(1).lognormal(4, 1, 200)


def test_the_same_column_twice_is_equal(facts: Facts) -> None:
    """The later one is named."""
    columns = [facts("net", SPEND), facts("other", SPEND[::-1]), facts("copy", SPEND)]

    assert doubles(columns) == {"copy": "equal to 'net'"}


def test_a_column_times_a_number_is_double(facts: Facts) -> None:
    """Its correlation is 1; missing values do not matter."""
    gross = [None if n % 9 == 0 else 1.19 * x for n, x in enumerate(SPEND)]

    assert doubles([facts("net", SPEND), facts("gross", gross)]) == {
        "gross": "correlated above 0.99 with 'net'"
    }


def test_a_code_and_its_name_are_one_to_one(facts: Facts) -> None:
    """Each code has one name, and each name one code."""
    names, codes = ["north", "south", "east", None] * 20, [7, 1, 4, None] * 20

    assert doubles([facts("region", names), facts("code", codes)]) == {
        "code": "one-to-one with 'region'"
    }


def test_a_coarser_column_is_no_double(facts: Facts) -> None:
    """Countries follow from towns, and towns do not from countries."""
    town, country = ["Kiel", "Bonn", "Oslo"] * 20, ["DE", "DE", "NO"] * 20

    assert doubles([facts("town", town), facts("country", country)]) == {}


def test_columns_of_their_own_values_are_no_doubles(facts: Facts) -> None:
    """Where nearly every row has a value of its own, any two columns are one-to-one."""
    words = [f"w{n * 7919 % 200}" for n in range(200)]

    assert doubles([facts("spend", SPEND), facts("word", words)]) == {}
