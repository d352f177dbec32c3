from __future__ import annotations

from custseg.recipes.locate import locate

TEXT = """\
name = "shop"

[data.transactions]
customer = "who"

[[candidates]]
learner = "kmeans"

[[candidates]]
learner = "hdbscan"
"""


def test_keys_are_found_below_their_table() -> None:
    """The same key in two tables of a list is told apart."""
    assert locate(TEXT, ("name",)) == 1
    assert locate(TEXT, ("data", "transactions", "customer")) == 4
    assert locate(TEXT, ("candidates", 1, "learner")) == 10


def test_a_missing_key_is_placed_at_its_table() -> None:
    """What is not there has the line of the table that lacks it."""
    assert locate(TEXT, ("candidates", 0, "n_clusters")) == 6
    assert locate(TEXT, ("title",)) is None
