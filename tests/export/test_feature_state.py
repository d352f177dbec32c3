from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import examples
from custseg.errors import BundleError
from custseg.export import load_bundle
from custseg.export.covered import check_covered
from custseg.export.document import join_segmentation, split_segmentation
from custseg.features import FeatureState, LapseModel, ValueModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from custseg.segmentation import Segmentation

BEFORE = Path(__file__).parent / "bundle_before_features"
STATE = FeatureState(
    categories=("DAIRY", "Käse"),
    channels=("web",),
    lapse=LapseModel(r=0.243, alpha=30.898, a=0.793, b=2.426, n_customers=2357),
    value=ValueModel(p=6.25, q=3.74, v=15.44, n_customers=946),
    window_days=365,
    period_days=30,
    returns="drop",
)


def with_state(segmentation: Segmentation, state: FeatureState | None) -> Segmentation:
    return replace(segmentation, contract=replace(segmentation.contract, features=state))


@pytest.mark.parametrize(
    "state",
    [STATE, FeatureState(), FeatureState(categories=("DAIRY",), value=STATE.value), None],
    ids=["all of it", "nothing asked", "some of it", "none"],
)
def test_the_state_comes_back(
    segmentation: Segmentation, save: Callable[..., Path], state: FeatureState | None
) -> None:
    """What the features were computed with is read from the bundle, to the last bit."""
    folder = save(with_state(segmentation, state))

    assert load_bundle(folder).contract.features == state


def test_a_bundle_from_before_the_state_is_read() -> None:
    """A bundle as version 0.1.0 wrote it at first has no state, and places customers as ever."""
    back = load_bundle(BEFORE)

    assert back.contract.features is None
    table = examples.customer_table()
    assert back.assign(table).equals(examples.segmentation().assign(table))


def altered(*path: str, value: object) -> Callable[[dict[str, Any]], None]:
    """Make a function that puts a value at a path below the state."""

    def _put(state: dict[str, Any]) -> None:
        for key in path[:-1]:
            state = state[key]
        state[path[-1]] = value

    return _put


@pytest.mark.parametrize(
    ("alter", "message"),
    [
        (altered("extra", value=1), "'contract.features' has other fields"),
        (altered("categories", value="DAIRY"), "'contract.features.categories' is no list"),
        (altered("channels", value=[7]), "'contract.features.channels' is no text"),
        (altered("lapse", value=[]), "'contract.features.lapse' is no object"),
        (altered("lapse", "extra", value=1), "'contract.features.lapse' has other fields"),
        (altered("lapse", "a", value="0.8"), "'contract.features.lapse.a' is not what it"),
        (altered("lapse", "a", value=-1.0), "does not make a LapseModel"),
        (altered("lapse", "alpha", value=1e-300), "does not make a LapseModel"),
        (altered("lapse", "n_customers", value=2.5), "lapse.n_customers' is not what it"),
        (altered("lapse", "n_customers", value=9), "a few customers only"),
        (altered("value", "n_customers", value=0), "a few customers only"),
        (altered("window_days", value=True), "'contract.features.window_days' is not what it"),
        (altered("period_days", value=None), "'contract.features.period_days' is not what it"),
        (altered("period_days", value=0), "does not make a FeatureState"),
        (altered("returns", value="kept"), "does not make a FeatureState"),
        (altered("value", "q", value=0.0), "does not make a ValueModel"),
        (altered("value", "v", value=None), "'contract.features.value.v' is not what it"),
    ],
)
def test_an_altered_state_is_refused(
    segmentation: Segmentation, alter: Callable[[dict[str, Any]], None], message: str
) -> None:
    """Whatever is extra, of another kind or impossible is named."""
    document, arrays = split_segmentation(with_state(segmentation, STATE))
    document = json.loads(json.dumps(document))
    alter(document["contract"]["features"])

    with pytest.raises(BundleError, match=message):
        join_segmentation(document, arrays)


@pytest.mark.parametrize("name", ["lapse", "value"])
def test_a_model_of_nine_customers_is_not_stored(segmentation: Segmentation, name: str) -> None:
    """Its parameters would tell too much about each of them."""
    model = replace(getattr(STATE, name), n_customers=9)

    with pytest.raises(BundleError, match="a few customers only") as caught:
        check_covered(with_state(segmentation, replace(STATE, **{name: model})))

    assert caught.value.found == f"{name} model stands for 9"
