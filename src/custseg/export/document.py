"""How is a segmentation taken apart into one plain document and its arrays, and built again?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from custseg.errors import BundleError, ParameterError
from custseg.export.state import check_keys, checked, join_state, split_state
from custseg.rules import MIN_COVERED, NOISE, RULES, GridRule
from custseg.segmentation import Column, Contract, Segment, Segmentation, Training
from custseg.steps import STEPS, Preparation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from custseg.export.arrays import Array
    from custseg.features import FeatureState, LapseModel, ValueModel
    from custseg.rules import Rule
    from custseg.steps import Step

T = TypeVar("T")

_FIELDS = ["name", "contract", "preparation", "rule", "segments", "training", "scorecard"]
_PARTS = ("treatments", "following")
_MODELS = ("lapse", "value")
_CHOICES = {"window_days": "int | None", "period_days": "int", "returns": "str"}
# Bundles written before these figures were kept do not have them.
_LATER_OF_CONTRACT = {"features": None}
_LATER_OF_TRAINING: dict[str, Any] = {"n_fidelity": None, "n_searched": None, "notes": []}
_LATER_OF_COLUMN = ("prefix", "lowest", "highest")


def split_segmentation(segmentation: Segmentation) -> tuple[dict[str, Any], dict[str, Array]]:
    """Take a segmentation apart: a document ready for JSON, and the arrays of its steps and rule.

    Raises
    ------
    BundleError
        When a step or the rule is of no kind that this version can read again.
    """
    arrays: dict[str, Array] = {}
    contract, preparation = segmentation.contract, segmentation.preparation
    document = {
        "name": segmentation.name,
        "contract": {
            "id_column": contract.id_column,
            "columns": _split_all(contract.columns, arrays, where="contract.columns"),
            "features": None if contract.features is None else _split_features(contract.features),
        },
        "preparation": None if preparation is None else _split_preparation(preparation, arrays),
        "rule": _split_kind(segmentation.rule, RULES, arrays, where="rule"),
        "segments": _split_all(segmentation.segments, arrays, where="segments"),
        "training": _split(segmentation.training, arrays, where="training"),
        "scorecard": segmentation.scorecard,
    }
    return document, arrays


def join_segmentation(document: dict[str, Any], arrays: Mapping[str, Array]) -> Segmentation:
    """Build the segmentation again; every field and every array must be used, and only once.

    Raises
    ------
    BundleError
        For an unknown kind, a field or array too many or too few, or parts that do not fit together.
    """
    left = dict(arrays)
    check_keys(document, _FIELDS, where="segmentation")
    check_keys(document["scorecard"], list(document["scorecard"]), where="scorecard")
    segmentation = Segmentation(
        name=_text(document["name"], where="name"),
        contract=_join_contract(document["contract"], left),
        preparation=_join_preparation(document["preparation"], left),
        rule=_join_rule(document["rule"], left),
        segments=_join_all(Segment, document["segments"], left, where="segments"),
        training=_join_training(document["training"], left),
        scorecard=document["scorecard"],
    )
    if left:
        raise BundleError("arrays.npz holds arrays that nothing reads.", found=sorted(left))
    check_fits(segmentation)
    return segmentation


def check_fits(segmentation: Segmentation) -> None:
    """Refuse parts that do not fit together: columns, widths, the number of segments."""
    known = {column.name for column in segmentation.contract.columns}
    preparation, rule = segmentation.preparation, segmentation.rule
    read = rule.input_names if preparation is None else preparation.input_names
    if not set(read) <= known:
        raise BundleError(
            "The segmentation reads columns that its contract does not name.",
            found=sorted(set(read) - known),
            expected=sorted(known),
        )
    if preparation is not None and preparation.output_names != rule.input_names:
        raise BundleError(
            "The rule does not read what the preparation makes.",
            found=rule.input_names,
            expected=preparation.output_names,
        )
    if len(segmentation.segments) != rule.n_clusters:
        raise BundleError(
            "The segmentation does not name each cluster of its rule.",
            found=f"{len(segmentation.segments)} segments",
            expected=f"{rule.n_clusters} clusters",
        )


def _split_features(features: FeatureState) -> dict[str, Any]:
    return {
        "categories": list(features.categories),
        "channels": list(features.channels),
        **{name: _split_model(getattr(features, name), where=name) for name in _MODELS},
        **{name: getattr(features, name) for name in _CHOICES},
    }


def _split_model(model: LapseModel | ValueModel | None, *, where: str) -> dict[str, Any] | None:
    return None if model is None else _split(model, {}, where=f"contract.features.{where}")


def _split_preparation(preparation: Preparation, arrays: dict[str, Array]) -> dict[str, Any]:
    return {
        part: [
            _split_kind(step, STEPS, arrays, where=f"preparation.{part}.{number}")
            for number, step in enumerate(getattr(preparation, part))
        ]
        for part in _PARTS
    }


def _split_kind(
    thing: Step | Rule, registry: Mapping[str, type], arrays: dict[str, Array], *, where: str
) -> dict[str, Any]:
    kind = getattr(thing, "kind", None)
    if registry.get(str(kind)) is not type(thing):
        raise BundleError(
            f"'{where}' is of a kind that no bundle holds.",
            found=f"{type(thing).__name__} ({kind})",
            expected=f"one of {sorted(registry)}",
        )
    return {"kind": kind, **_split(thing, arrays, where=where)}


def _split_all(
    things: Iterable[object], arrays: dict[str, Array], *, where: str
) -> list[dict[str, Any]]:
    return [_split(thing, arrays, where=f"{where}.{number}") for number, thing in enumerate(things)]


def _split(thing: object, arrays: dict[str, Array], *, where: str) -> dict[str, Any]:
    plain, own = split_state(thing, where=where)
    arrays.update(own)
    return plain


def _join_contract(data: Any, arrays: dict[str, Array]) -> Contract:
    if isinstance(data, dict):
        data = {**_LATER_OF_CONTRACT, **data}
    check_keys(data, ["id_column", "columns", "features"], where="contract")
    return Contract(
        id_column=_text(data["id_column"], where="contract.id_column"),
        columns=_join_columns(data["columns"], arrays),
        features=None if data["features"] is None else _join_features(data["features"]),
    )


def _join_features(data: Any) -> FeatureState:
    # Imported here: most bundles are read without what builds features.
    from custseg.features import FeatureState, LapseModel, ValueModel

    where = "contract.features"
    check_keys(data, ["categories", "channels", *_MODELS, *_CHOICES], where=where)
    chosen = {
        name: checked(data[name], annotation, where=f"{where}.{name}")
        for name, annotation in _CHOICES.items()
    }
    try:
        return FeatureState(
            categories=_texts(data["categories"], where=f"{where}.categories"),
            channels=_texts(data["channels"], where=f"{where}.channels"),
            lapse=_join_model(LapseModel, data["lapse"], where=f"{where}.lapse"),
            value=_join_model(ValueModel, data["value"], where=f"{where}.value"),
            **chosen,
        )
    except ParameterError as error:
        raise BundleError(f"'{where}' does not make a FeatureState.", found=error) from error


def _join_model(kind: type[LapseModel | ValueModel], data: Any, *, where: str) -> Any:
    if data is None:
        return None
    model = join_state(kind, data, {}, where=where)
    if model.n_customers < MIN_COVERED:
        raise BundleError(
            f"'{where}' tells something about a few customers only.",
            found=f"n_customers={model.n_customers}",
            expected=f"at least {MIN_COVERED}",
        )
    return model


def _join_columns(data: Any, arrays: dict[str, Array]) -> tuple[Column, ...]:
    later = dict.fromkeys(_LATER_OF_COLUMN)
    plain = [
        {**later, **one} if isinstance(one, dict) else one
        for one in _items(data, where="contract.columns")
    ]
    return _join_all(Column, plain, arrays, where="contract.columns")


def _join_training(data: Any, arrays: dict[str, Array]) -> Training:
    if isinstance(data, dict):
        data = {**_LATER_OF_TRAINING, **data}
    return join_state(Training, data, arrays, where="training")


def _join_rule(data: Any, arrays: dict[str, Array]) -> Rule:
    is_grid = isinstance(data, dict) and data.get("kind") == GridRule.kind
    if is_grid and "rule.n_cuts" in arrays:
        # To grids of earlier bundles every customer with a missing value was noise.
        arrays.setdefault("rule.missing_levels", np.full(arrays["rule.n_cuts"].shape, NOISE))
    return _join_kind(data, RULES, arrays, where="rule")


def _join_preparation(data: Any, arrays: dict[str, Array]) -> Preparation | None:
    if data is None:
        return None
    check_keys(data, [*_PARTS], where="preparation")
    treatments, following = (
        tuple(
            _join_kind(step, STEPS, arrays, where=f"preparation.{part}.{number}")
            for number, step in enumerate(_items(data[part], where=f"preparation.{part}"))
        )
        for part in _PARTS
    )
    return Preparation(treatments=treatments, following=following)


def _join_kind(
    data: Any, registry: Mapping[str, type[T]], arrays: dict[str, Array], *, where: str
) -> T:
    kind = data.get("kind") if isinstance(data, dict) else None
    if not isinstance(kind, str) or kind not in registry:
        raise BundleError(
            f"'{where}' is of a kind that this version does not know.",
            found=repr(kind)[:80],
            expected=f"one of {sorted(registry)}",
            hint="a newer version of custseg may know it.",
        )
    plain = {name: value for name, value in data.items() if name != "kind"}
    return join_state(registry[kind], plain, arrays, where=where)


def _join_all(kind: type[T], data: Any, arrays: dict[str, Array], *, where: str) -> tuple[T, ...]:
    return tuple(
        join_state(kind, plain, arrays, where=f"{where}.{number}")
        for number, plain in enumerate(_items(data, where=where))
    )


def _items(data: Any, *, where: str) -> list[Any]:
    if not isinstance(data, list):
        raise BundleError(f"'{where}' is no list.", found=type(data).__name__)
    return data


def _texts(data: Any, *, where: str) -> tuple[str, ...]:
    return tuple(_text(item, where=where) for item in _items(data, where=where))


def _text(data: Any, *, where: str) -> str:
    if not isinstance(data, str):
        raise BundleError(f"'{where}' is no text.", found=type(data).__name__)
    return data
