"""A shop's poll of yes/no and other questions, answered by three plain groups of customers, some of them in part."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

RECIPE = """
name = "poll"
title = "What customers of a small shop say"
seed = 3
value = "spend"

[data]
source = "."

[data.customers]
table = "customers.parquet"
id = "customer"

[columns]
likes_price = "binary"
likes_service = "binary"
likes_range = "binary"
comes_by = "category"
comes = { kind = "ordered", levels = ["never", "monthly", "weekly"] }
spend = "money"

[[candidates]]
learner = "latent_class"
n_clusters = 3

[stability]
n_pairs = 2

[null_check]
n_draws = 2
"""
QUESTIONS = ("likes_price", "likes_service", "likes_range", "comes_by", "comes")
# How each group answers most of the time: positions in the lists of answers.
_ANSWERS = (("no", "yes"),) * 3 + (("car", "bus", "on foot"), ("never", "monthly", "weekly"))
_USUAL = np.array([[1, 0, 0, 0, 1], [0, 1, 1, 1, 2], [0, 0, 1, 2, 0]])
_SPEND = np.array([50, 400, 2_000])


def groups(n: int = 400) -> np.ndarray:
    """Return the true group of each customer."""
    return np.arange(n) % 10 // 3 % 3


def answers(n: int = 400) -> np.ndarray:
    """Draw the positions of the answers, one in eleven unusual and one in eight missing."""
    rng = np.random.default_rng(17)
    codes = _USUAL[groups(n)].astype(float)
    is_other = rng.uniform(size=codes.shape) < 1 / 11
    n_answers = np.array([len(names) for names in _ANSWERS])
    codes[is_other] = (codes + 1)[is_other] % np.broadcast_to(n_answers, codes.shape)[is_other]
    codes[rng.uniform(size=codes.shape) < 1 / 8] = np.nan
    return codes


def customers(n: int = 400) -> pa.Table:
    """Return the answers as texts, null where missing, with what each customer spends."""
    columns = {
        question: [None if np.isnan(code) else names[int(code)] for code in codes]
        for question, names, codes in zip(QUESTIONS, _ANSWERS, answers(n).T, strict=True)
    }
    spend = _SPEND[groups(n)] * np.random.default_rng(5).lognormal(0, 0.2, size=n)
    return pa.table({"customer": np.arange(n), **columns, "spend": spend.round(2)})
