"""The slow, obvious version of everything fast."""

from __future__ import annotations
