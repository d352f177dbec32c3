"""How often do customers need the service?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from custseg.features.feature import Feature, share_of

SERVICE = (
    Feature(
        name="contacts_count",
        kind="count",
        words=("rarely in contact", "often in contact"),
        definition="Contacts with the service.",
        source="own definition: what service costs depends on how often it is asked",
        reads=("n_contacts",),
        expression=nw.col("n_contacts"),
    ),
    Feature(
        name="complaints_count",
        kind="count",
        words=("no complaints", "complains"),
        definition="Contacts that are complaints.",
        source="Fornell and Wernerfelt (1987), Defensive Marketing Strategy, Journal of Marketing Research 24(4)",
        reads=("n_complaints",),
        expression=nw.col("n_complaints"),
    ),
    Feature(
        name="contacts_per_order",
        kind="number",
        words=("needs little service", "needs much service"),
        definition="Contacts / orders; missing without a purchase.",
        source="own definition: service needed for what is bought",
        reads=("n_contacts", "n_orders"),
        expression=share_of(nw.col("n_contacts"), nw.col("n_orders")),
    ),
)
