"""Which columns say that a customer may and can be contacted?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Reach:
    """The columns of consent and of channels, by name; `binary` columns, or numbers above 0 for yes.

    Parameters
    ----------
    consent
        Whether the customer agreed to be contacted; None where no column says it, and everybody may be.
    channels
        Whether there is an address of each channel; empty where no column says it, and everybody can be reached.
    """

    consent: str | None = None
    channels: tuple[str, ...] = ()
