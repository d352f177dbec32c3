"""What is one thing that is wrong with a recipe?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is wrong, and its path from the top of the file."""

    path: tuple[str | int, ...]
    text: str
