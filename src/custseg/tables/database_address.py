"""Is a text the address of a database, and does it tell a password?"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

DATABASE = "postgresql://"  # what an address begins with; libpq takes postgres:// too

# One slash is left of two where a path was made of an address.
_SCHEME = re.compile(r"postgres(?:ql)?:/+", re.IGNORECASE)
_PASSWORD = re.compile(r"password\s*=", re.IGNORECASE)
_TOLD = re.compile(
    r"(postgres(?:ql)?:/+[^\s:@/]*:)[^\s@]*(?=@)|(password\s*=\s*)[^\s&]+", re.IGNORECASE
)


def is_database(source: str) -> bool:
    """Tell whether a source is the address of a PostgreSQL database, however it is written.

    Examples
    --------
    >>> is_database("postgres://reader@db.shop.example/shop"), is_database("orders.parquet")
    (True, False)
    """
    return _SCHEME.match(source) is not None


def has_password(source: str) -> bool:
    """Tell whether a source holds a password: as an address, in its options, or among `key=value` pairs.

    Examples
    --------
    >>> has_password("postgresql://reader:secret@db.shop.example/shop")
    True
    >>> has_password("postgresql://reader@db.shop.example:5432/shop")
    False
    """
    scheme = _SCHEME.match(source)
    if _PASSWORD.search(source) or scheme is None:
        return _PASSWORD.search(source) is not None
    rest = source[scheme.end() :]
    # As libpq reads it, all before the first @ is the user and the password, even a ? or #; with a / it reads none, and one was meant.
    users = [part.partition("@") for part in (rest.split("/", 1)[0], rest.split("?", 1)[0])]
    options = parse_qsl(rest.partition("?")[2], keep_blank_values=True)
    return any(at and ":" in user for user, at, _ in users) or any(
        "password" in name.lower() for name, _ in options
    )


def without_password(text: str) -> str:
    """Return a text, such as an error, in which no address tells its password.

    Examples
    --------
    >>> without_password("There is no file postgresql:/reader:secret@db.shop.example/shop.")
    'There is no file postgresql:/reader:***@db.shop.example/shop.'
    """
    return _TOLD.sub(lambda found: f"{found[1] or found[2]}***", text)
