"""Bundles to look into and to damage, and one example of each kind of step and rule."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

import examples
from custseg.export import save_bundle
from custseg.rules import (
    RULES,
    BoxRule,
    CentroidRule,
    DensityRule,
    GaussianRule,
    GridRule,
    LatentClassRule,
)
from custseg.steps import (
    STEPS,
    CategoryStep,
    LevelStep,
    NumberStep,
    OrderedStep,
    Projection,
    RatingsStep,
    ShareStep,
    SkewedStep,
    TicksStep,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from custseg.rules import Rule
    from custseg.segmentation import Segmentation
    from custseg.steps import Step

_NAMES = ("recency_days", "spend")
_EXAMPLES = [
    NumberStep(
        input_names=_NAMES,
        fill=np.array([30.0, 100.0]),
        low=np.array([0.0, 20.0]),
        high=np.array([80.0, 200.0]),
        mean=np.array([31.0, 99.5]),
        scale=np.array([10.0, 20.0]),
        covers=300,
    ),
    SkewedStep(
        input_names=("spend",),
        fill=np.array([100.0]),
        low=np.array([20.0]),
        high=np.array([200.0]),
        unit=np.array([90.0]),
        mean=np.array([0.9]),
        scale=np.array([0.2]),
        covers=300,
    ),
    ShareStep(
        input_names=("promo_share",),
        fill=np.array([0.25]),
        mean=np.array([0.5]),
        scale=np.array([0.1]),
        covers=300,
    ),
    OrderedStep(
        input_names=("income_band",),
        bounds=np.array([0.0, 1.0]),
        scores=np.array([-1.0, 0.2, 1.3]),
        fill=0.2,
        covers=40,
    ),
    CategoryStep(
        input_names=("region",),
        levels=("north", "süd"),
        codes=np.array([0.0, 1.0]),
        shares=np.array([0.5, 0.3]),
        other_share=0.2,
        missing_share=None,
        covers=12,
    ),
    LevelStep(
        input_names=("region",),
        levels=("north", "süd"),
        codes=np.array([0.0, 1.0]),
        shares=np.array([0.5, 0.3]),
        other_share=0.2,
        covers=12,
    ),
    RatingsStep(
        input_names=_NAMES, mean=np.array([0.3, -0.3]), scale=np.array([0.9, 0.8]), covers=300
    ),
    TicksStep(
        input_names=_NAMES,
        highest=np.ones(2),
        mean=np.array([0.1, -0.1]),
        scale=np.array([0.4, 0.3]),
        covers=300,
    ),
    Projection(input_names=_NAMES, mean=np.zeros(2), components=np.array([[0.6, 0.8]]), covers=300),
    CentroidRule(
        input_names=_NAMES,
        centroids=examples.CENTROIDS,
        counts=np.array([120, 100, 80]),
        variance=0.09,
        limit=2.5,
    ),
    GaussianRule(
        input_names=_NAMES,
        means=examples.CENTROIDS,
        precisions_cholesky=np.array([[[2.0, 0.5], [0.0, 1.5]]] * 3),
        log_weights=np.log([0.4, 0.35, 0.25]),
        counts=np.array([120, 100, 80]),
        limit=-12.0,
    ),
    DensityRule(
        input_names=_NAMES,
        prototypes=np.array([[-1.0, -1.2], [-1.0, -0.8], [1.0, -1.0], [0.0, 1.5]]),
        clusters=np.array([0, 0, 1, 2]),
        radii=np.full(4, np.inf),
        counts=np.array([60, 60, 100, 80]),
        n_clusters=3,
    ),
    GridRule(
        input_names=_NAMES,
        cuts=np.array([-0.5, 0.5, 0.25]),
        n_cuts=np.array([2, 1]),
        missing_levels=np.array([0, -1]),
        cell_clusters=np.array([0, 2, 0, 2, 1, -1]),
        n_clusters=3,
        covers=80,
    ),
    BoxRule(
        input_names=_NAMES,
        lows=np.array([[-np.inf, -np.inf], [-0.5, -np.inf], [-0.5, 0.25]]),
        highs=np.array([[-0.5, np.inf], [np.inf, 0.25], [np.inf, np.inf]]),
        takes_missing=np.array([[1, 1], [0, 1], [0, 0]]),
        clusters=np.array([1, 0, 2]),
        n_clusters=3,
        covers=80,
    ),
    LatentClassRule(
        input_names=_NAMES,
        n_levels=np.array([2, 2]),
        levels=np.array([0.0, 1.0, 0.0, 1.0]),
        log_probabilities=np.log(
            [[0.9, 0.1, 0.8, 0.2], [0.1, 0.9, 0.4, 0.6], [0.5, 0.5, 0.1, 0.9]]
        ),
        log_weights=np.log([0.4, 0.35, 0.25]),
        limit=-9.0,
        covers=80,
    ),
]


@pytest.fixture(params=sorted(STEPS))
def step(request: pytest.FixtureRequest) -> Step:
    return next(one for one in _EXAMPLES if type(one) is STEPS[request.param])


@pytest.fixture(params=sorted(RULES))
def rule(request: pytest.FixtureRequest) -> Rule:
    return next(one for one in _EXAMPLES if type(one) is RULES[request.param])


@pytest.fixture
def segmentation() -> Segmentation:
    return examples.segmentation()


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """Save a segmentation in a new folder, which is returned."""

    def _save(segmentation: Segmentation, name: str = "1") -> Path:
        folder = tmp_path / "models" / name
        save_bundle(
            segmentation, folder, report="<p>Ü</p>", card="# Ü", lineage={"seed": "1", "data": "ab"}
        )
        return folder

    return _save


@pytest.fixture
def bundle(save: Callable[..., Path], segmentation: Segmentation) -> Path:
    return save(segmentation)


@pytest.fixture
def forge() -> Callable[[Path, str, bytes], None]:
    """Replace a file of a bundle, and make the manifest agree: what somebody with bad intentions would do."""

    def _forge(folder: Path, name: str, raw: bytes) -> None:
        (folder / name).write_bytes(raw)
        manifest = json.loads((folder / "manifest.json").read_bytes())
        manifest["files"][name] = hashlib.sha256(raw).hexdigest()
        (folder / "manifest.json").write_text(json.dumps(manifest))

    return _forge
