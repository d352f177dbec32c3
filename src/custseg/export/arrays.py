"""How are named arrays kept in one file, without pickle?"""

from __future__ import annotations

import io
import math
import zipfile
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from custseg.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Mapping

Array: TypeAlias = NDArray[Any]

_STORED_TYPES = ("<f8", "<i8")
_SUFFIX = ".npy"
_UNIX = 3  # what a member says of the system that made it; the same everywhere, as its date is


def pack_arrays(arrays: Mapping[str, Array]) -> bytes:
    """Write arrays as an uncompressed npz file, the same arrays always as the same bytes.

    Parameters
    ----------
    arrays
        By name; float64 or int64, of any shape.

    Raises
    ------
    BundleError
        When an array has another type.

    Examples
    --------
    >>> packed = pack_arrays({"rule.counts": np.array([30, 20])})
    >>> unpack_arrays(packed)["rule.counts"].tolist()
    [30, 20]
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(arrays):
            member = zipfile.ZipInfo(name + _SUFFIX)  # its date is 1980-01-01: no clock
            member.create_system = _UNIX
            archive.writestr(member, _packed(arrays[name], name))
    return target.getvalue()


def unpack_arrays(raw: bytes) -> dict[str, Array]:
    """Read what `pack_arrays` wrote, and nothing else: no pickle, no compression, no other types.

    Returns
    -------
    arrays
        Fresh, writable arrays in the machine's byte order.

    Raises
    ------
    BundleError
        When the file is anything else.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            _check_members(members)
            return {
                member.filename.removesuffix(_SUFFIX): _unpacked(archive.read(member), member)
                for member in members
            }
    # zipfile raises NotImplementedError for a compression it does not know, as an altered file may name one.
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        if isinstance(error, BundleError):
            raise
        raise BundleError("arrays.npz is not the array file of a bundle.", found=error) from error


def _packed(array: Array, name: str) -> bytes:
    stored = np.asarray(array)
    if stored.dtype.newbyteorder("<").str not in _STORED_TYPES:
        raise BundleError(
            f"The array '{name}' has a type that bundles do not hold.",
            found=stored.dtype,
            expected="float64 or int64",
        )
    target = io.BytesIO()
    little = np.array(stored, dtype=stored.dtype.newbyteorder("<"), order="C")
    npy.write_array(target, little, version=(1, 0), allow_pickle=False)
    return target.getvalue()


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename for member in members]
    odd = [
        member.filename
        for member in members
        if member.compress_type != zipfile.ZIP_STORED
        or not member.filename.endswith(_SUFFIX)
        or names.count(member.filename) > 1
    ]
    if odd:
        raise BundleError(
            "arrays.npz has members that no bundle has.",
            found=sorted(set(odd)),
            expected=f"uncompressed '{_SUFFIX}' members, each name once",
        )


def _unpacked(raw: bytes, member: zipfile.ZipInfo) -> Array:
    # The header is read first, and the data by its length: an array of objects is refused before its bytes are looked
    # at, and a header cannot ask for more memory than the file has.
    source = io.BytesIO(raw)
    version = npy.read_magic(source)
    shape, is_fortran, dtype = npy.read_array_header_1_0(source)
    data = raw[source.tell() :]
    fits = len(data) == math.prod(shape) * dtype.itemsize
    if version != (1, 0) or is_fortran or dtype.str not in _STORED_TYPES or not fits:
        raise BundleError(
            f"The member '{member.filename}' of arrays.npz is not an array of a bundle.",
            found=f"type {dtype}, shape {shape}, {len(data):,} bytes",
            expected="float64 or int64, rows first, complete",
        )
    return np.frombuffer(data, dtype=dtype).reshape(shape).astype(dtype.newbyteorder("="))
