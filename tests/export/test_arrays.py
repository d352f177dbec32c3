from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.lib import format as npy

from custseg.errors import BundleError
from custseg.export.arrays import pack_arrays, unpack_arrays

if TYPE_CHECKING:
    from custseg.export.arrays import Array

arrays = st.dictionaries(
    st.text("abc.", min_size=1, max_size=8),
    hnp.arrays(st.sampled_from([np.float64, np.int64]), hnp.array_shapes(min_dims=0, min_side=0)),
    max_size=4,
)


def zipped(members: dict[str, bytes], *, compression: int = zipfile.ZIP_STORED) -> bytes:
    """Write a zip file of any members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return target.getvalue()


def npy_bytes(array: Array) -> bytes:
    """Write an array as numpy does, pickled where it holds objects."""
    target = io.BytesIO()
    npy.write_array(target, array)
    return target.getvalue()


@given(arrays=arrays)
def test_arrays_come_back_bit_by_bit(arrays: dict[str, Array]) -> None:
    """Names, types, shapes and bits survive, NaN and infinity too."""
    back = unpack_arrays(pack_arrays(arrays))

    assert {name: (a.dtype, a.shape, a.tobytes()) for name, a in back.items()} == {
        name: (a.dtype, a.shape, a.tobytes()) for name, a in arrays.items()
    }


def test_order_and_memory_layout_do_not_matter() -> None:
    """The same arrays give the same bytes, whoever made them in whichever order."""
    matrix = np.arange(6.0).reshape(2, 3)

    packed = pack_arrays({"a": matrix, "b": matrix[0]})

    assert pack_arrays({"b": matrix[0].astype(">f8"), "a": np.asfortranarray(matrix)}) == packed


def test_numpy_reads_the_file() -> None:
    """It is an ordinary npz file."""
    packed = pack_arrays({"rule.counts": np.array([3, 4])})

    with np.load(io.BytesIO(packed), allow_pickle=False) as loaded:
        assert loaded["rule.counts"].tolist() == [3, 4]


@pytest.mark.parametrize("dtype", [np.float32, np.int32, np.bool_, object, "U3"])
def test_other_types_are_not_written(dtype: type) -> None:
    """An array that would come back as another type is refused at once."""
    with pytest.raises(BundleError, match="'a' has a type"):
        pack_arrays({"a": np.zeros(2, dtype=dtype)})


@pytest.mark.parametrize(
    "array",
    [
        np.array([{}], dtype=object),
        np.zeros(2, dtype=np.float32),
        np.zeros(2, dtype=">f8"),
        np.asfortranarray(np.zeros((2, 3))),
    ],
    ids=["objects", "float32", "big-endian", "columns-first"],
)
def test_other_types_are_not_read(array: Array) -> None:
    """Pickled objects and types that no bundle holds are refused before their bytes are looked at."""
    with pytest.raises(BundleError, match=r"'a\.npy' of arrays\.npz is not an array"):
        unpack_arrays(zipped({"a.npy": npy_bytes(array)}))


def test_a_header_cannot_ask_for_more_than_there_is() -> None:
    """A shape of a billion rows over 16 bytes is refused without taking the memory."""
    raw = npy_bytes(np.zeros(2)).replace(b"(2,), }", b"(99999999999,), }")[:-10]

    with pytest.raises(BundleError, match="not an array"):
        unpack_arrays(zipped({"a.npy": raw}))


def test_compressed_members_are_refused() -> None:
    """Nothing unpacks to more than its own size."""
    raw = zipped({"a.npy": npy_bytes(np.zeros(999))}, compression=zipfile.ZIP_DEFLATED)

    with pytest.raises(BundleError, match="members that no bundle has"):
        unpack_arrays(raw)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused() -> None:
    """Two readers cannot disagree on which one counts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.npy", npy_bytes(np.zeros(1)))
        archive.writestr("a.npy", npy_bytes(np.ones(1)))

    with pytest.raises(BundleError, match="members that no bundle has"):
        unpack_arrays(target.getvalue())


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not a zip",
        zipped({"a.npy": b"nothing"}),
        zipped({"a.npy": b"\x93NUMPY\x01\x00\xff\xff"}),
    ],
    ids=["empty", "text", "no-magic", "cut-header"],
)
def test_what_is_no_array_file_is_refused(raw: bytes) -> None:
    """Anything else gives a clear error."""
    with pytest.raises(BundleError, match="not the array file"):
        unpack_arrays(raw)


def test_a_cut_file_is_refused() -> None:
    """Half a file is no file."""
    packed = pack_arrays({"a": np.zeros(99)})

    with pytest.raises(BundleError, match="not the array file"):
        unpack_arrays(packed[: len(packed) // 2])
