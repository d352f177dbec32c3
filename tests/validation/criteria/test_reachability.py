from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

from custseg.segmentation import Column, Customers
from custseg.validation import NotAsked, Reach, Reachability, Score

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from conftest import EvidenceOf

COLUMNS = (
    Column(name="consent", kind="binary", levels=("no", "yes")),
    Column(name="email", kind="count"),
    Column(name="phone", kind="count"),
)
# consent, email, phone
GOOD, MUTE, REFUSED = (1, 0, 1), (1, 0, 0), (0, 1, 1)


def customers(rows: ArrayLike) -> Customers:
    raw = np.asarray(rows, dtype=float)
    return Customers(ids=pa.array(range(len(raw))), columns=COLUMNS, raw=raw)


def test_consent_and_one_channel_are_needed(evidence_of: EvidenceOf) -> None:
    """Who refused, or has no address, is not reached; the lowest segment counts, and the whole stands beside it."""
    rows = [*[GOOD] * 10, *[GOOD] * 4, *[MUTE] * 3, *[REFUSED] * 3]
    evidence = evidence_of(
        np.repeat([0, 1], 10),
        customers=customers(rows),
        reach=Reach(consent="consent", channels=("email", "phone")),
    )

    score = Reachability().score(evidence)

    assert isinstance(score, Score)
    assert score.value == 0.4
    assert score.per_segment == (1.0, 0.4)
    assert score.beside == {"reachable_share": 0.7}


@pytest.mark.parametrize(
    ("reach", "share"), [(Reach(consent="consent"), 0.5), (Reach(channels=("email",)), 0.5)]
)
def test_what_is_not_named_is_not_asked_for(
    evidence_of: EvidenceOf, reach: Reach, share: float
) -> None:
    """Without a column of consent everybody agreed, without channels everybody has one."""
    rows = [*[MUTE] * 10, *[REFUSED] * 10]

    score = Reachability().score(evidence_of(np.zeros(20), customers=customers(rows), reach=reach))

    assert isinstance(score, Score)
    assert score.value == share


def test_small_segments_do_not_decide(evidence_of: EvidenceOf) -> None:
    """The share of nine customers would tell of single people."""
    rows = [*[GOOD] * 10, *[MUTE] * 5, *[REFUSED] * 4]
    evidence = evidence_of(
        np.repeat([0, 1], [10, 9]), customers=customers(rows), reach=Reach(consent="consent")
    )

    score = Reachability().score(evidence)

    assert isinstance(score, Score)
    assert score.value == 1.0
    assert score.per_segment == (1.0, 0.0)


@pytest.mark.parametrize("reach", [None, Reach()])
def test_not_asked_without_columns(evidence_of: EvidenceOf, reach: Reach | None) -> None:
    """A recipe that names none asks nothing."""
    assert isinstance(Reachability().score(evidence_of(np.zeros(20), reach=reach)), NotAsked)
