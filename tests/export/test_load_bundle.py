from __future__ import annotations

import io
import json
import pickle
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.lib import format as npy

import examples
from custseg.errors import BundleError
from custseg.export import load_bundle
from custseg.export.arrays import pack_arrays, unpack_arrays

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from custseg.segmentation import Segmentation

    Forge = Callable[[Path, str, bytes], None]


def test_a_loaded_segmentation_assigns_the_same(bundle: Path, segmentation: Segmentation) -> None:
    """Every id, segment, membership and margin is the same bits."""
    table = examples.customer_table()

    assert load_bundle(bundle).assign(table).equals(segmentation.assign(table))


def test_an_altered_bundle_is_refused(bundle: Path) -> None:
    """Before anything but the manifest is parsed."""
    (bundle / "segmentation.json").write_bytes(b"not even JSON")

    with pytest.raises(
        BundleError, match=r"Altered since the bundle was written: segmentation\.json"
    ):
        load_bundle(bundle)


def test_other_centroids_under_a_fitting_manifest_are_refused(bundle: Path, forge: Forge) -> None:
    """The golden customers go elsewhere then."""
    arrays = unpack_arrays((bundle / "arrays.npz").read_bytes())
    arrays["rule.centroids"] = arrays["rule.centroids"][::-1]
    forge(bundle, "arrays.npz", pack_arrays(arrays))

    with pytest.raises(BundleError, match=r"The bundle .* is refused\. This machine computes diff"):
        load_bundle(bundle)


def test_another_kind_of_rule_is_refused(bundle: Path, forge: Forge) -> None:
    """A name is looked up in our own table, and nowhere else."""
    document = json.loads((bundle / "segmentation.json").read_bytes())
    document["rule"]["kind"] = "os.system"
    forge(bundle, "segmentation.json", json.dumps(document).encode())

    with pytest.raises(BundleError, match="'rule' is of a kind that this version does not know"):
        load_bundle(bundle)


def test_a_contract_that_cannot_be_is_refused(bundle: Path, forge: Forge) -> None:
    """An id that stands among the columns, too, is a fault of the bundle."""
    document = json.loads((bundle / "segmentation.json").read_bytes())
    document["contract"]["id_column"] = "spend"
    forge(bundle, "segmentation.json", json.dumps(document).encode())

    with pytest.raises(BundleError, match="A contract names each column once"):
        load_bundle(bundle)


class Planted:
    """Executed when unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return pytest.fail, ("a pickle was executed",)


def test_a_pickle_is_refused_and_not_executed(bundle: Path, forge: Forge) -> None:
    """In place of an array of objects, and in place of the whole file."""
    member = io.BytesIO()
    npy.write_array(member, np.array([Planted()], dtype=object))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("rule.counts.npy", member.getvalue())

    for raw in (archive.getvalue(), pickle.dumps(Planted())):
        forge(bundle, "arrays.npz", raw)
        with pytest.raises(BundleError, match=r"is refused\. .*arrays\.npz"):
            load_bundle(bundle)
