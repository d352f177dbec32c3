from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

from custseg.segmentation import Column, Contract, Customers
from custseg.validation import Distinctness, NotAsked, Score

if TYPE_CHECKING:
    from conftest import EvidenceOf
    from custseg.validation import Evidence

LABELS = np.repeat([0, 1, 2], 200)
CHANCE = np.random.default_rng(0).normal(size=600)


def reading(evidence: Evidence, *names: str) -> Evidence:
    """Let the rule read these columns."""
    contract = Contract(
        id_column="id", columns=tuple(Column(name=name, kind="number") for name in names)
    )
    return replace(evidence, segmentation=replace(evidence.segmentation, contract=contract))


def test_only_unread_columns_count(evidence_of: EvidenceOf) -> None:
    """Of a column that the rule reads, one that follows the segments and one of chance, the share is one of two."""
    evidence = evidence_of(LABELS, matrix=np.column_stack([LABELS, LABELS + CHANCE, CHANCE]))

    score = Distinctness().score(reading(evidence, "x0"))

    assert isinstance(score, Score)
    assert score.value == 0.5
    assert score.beside == {"n_columns_tested": 2.0}
    assert score.by_column["x0"] > score.by_column["x1"] > 0.5
    assert score.by_column["x2"] < 0.2


def test_levels_differ_by_cramers_v(evidence_of: EvidenceOf) -> None:
    """A column of levels is measured by Cramér's V; missing values are left out."""
    raw = np.column_stack([LABELS % 2, LABELS]).astype(float)
    raw[::3, 0] = np.nan
    columns = tuple(
        Column(name=name, kind="category", levels=("a", "b", "c")) for name in ("one", "other")
    )
    customers = Customers(ids=pa.array(range(600)), columns=columns, raw=raw)

    score = Distinctness().score(
        evidence_of(LABELS, customers=customers, describing=("one", "other"))
    )

    assert isinstance(score, Score)
    assert score.value == 1.0
    assert score.by_column == {
        "one": pytest.approx(1.0, abs=0.01),
        "other": pytest.approx(1.0),
    }


def test_small_effects_do_not_matter(evidence_of: EvidenceOf) -> None:
    """What is sure but tiny does not count."""
    labels = np.repeat([0, 1], 20_000)
    shifted = np.random.default_rng(0).normal(size=40_000) + 0.1 * labels

    score = Distinctness(n_sampled=40_000).score(evidence_of(labels, matrix=shifted[:, None]))
    strict = Distinctness(n_sampled=40_000, min_difference=0.01)

    assert isinstance(score, Score)
    assert score.value == 0.0
    assert strict.score(evidence_of(labels, matrix=shifted[:, None])).value == 1.0


def test_chance_is_held_back_among_many_columns(evidence_of: EvidenceOf) -> None:
    """Of a hundred columns of chance none passes, even where every effect is large enough."""
    labels = np.arange(60) % 3
    matrix = np.random.default_rng(0).normal(size=(60, 100))

    score = Distinctness(min_difference=0.0).score(evidence_of(labels, matrix=matrix))

    assert isinstance(score, Score)
    assert score.value == 0.0


def test_a_few_people_make_no_difference(evidence_of: EvidenceOf) -> None:
    """Nine customers who are unlike all others, in a segment of their own, are not news, whether by number or by level."""
    labels = np.repeat([0, 1, 2], [300, 291, 9])
    odd = np.where(labels == 2, 50.0, np.arange(600) % 2)
    columns = (
        Column(name="number", kind="number"),
        Column(name="level", kind="category", levels=("a", "b", "c")),
    )
    raw = np.column_stack([odd, np.minimum(odd, 2)])
    customers = Customers(ids=pa.array(range(600)), columns=columns, raw=raw)

    score = Distinctness(min_difference=0.0, min_association=0.0).score(
        evidence_of(labels, customers=customers, describing=("number", "level"))
    )

    assert isinstance(score, Score)
    assert score.value == 0.0
    assert score.by_column["number"] < 0.2
    assert score.by_column["level"] == 0.0


def test_sample_stands_for_many(evidence_of: EvidenceOf) -> None:
    """Above the stated number of placed customers a sample is asked."""
    labels = np.where(np.arange(600) % 2, LABELS, -1)

    assert Distinctness().score(evidence_of(labels)).n == 300
    assert Distinctness(n_sampled=100).score(evidence_of(labels)).n == 100


def test_not_asked_where_nothing_is_news(evidence_of: EvidenceOf) -> None:
    """One segment, or a rule that reads every describing column, gives a reason instead of a figure."""
    one = Distinctness().score(evidence_of(np.zeros(50)))
    known = Distinctness().score(reading(evidence_of(LABELS), "x0", "x1"))

    assert isinstance(one, NotAsked)
    assert "under two segments" in one.reason
    assert isinstance(known, NotAsked)
    assert "reads every describing column" in known.reason
