"""Which bytes are a segmentation's, and which segmentation is in these bytes?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.export.arrays import pack_arrays, unpack_arrays
from custseg.export.document import join_segmentation, split_segmentation
from custseg.export.golden import record_golden, replay_golden
from custseg.export.manifest import (
    ARRAYS_FILE,
    CARD_FILE,
    GOLDEN_FILE,
    REPORT_FILE,
    SEGMENTATION_FILE,
)
from custseg.export.strict_json import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.segmentation import Segmentation


def pack_contents(segmentation: Segmentation, *, report: str, card: str) -> dict[str, bytes]:
    """Return the bytes of every file but the manifest, by name; the same input gives the same bytes.

    Raises
    ------
    BundleError
        When something in the segmentation cannot be stored.
    """
    document, arrays = split_segmentation(segmentation)
    return {
        SEGMENTATION_FILE: to_json(document, where=SEGMENTATION_FILE),
        ARRAYS_FILE: pack_arrays(arrays),
        GOLDEN_FILE: record_golden(segmentation),
        CARD_FILE: card.encode(),
        REPORT_FILE: report.encode(),
    }


def unpack_contents(contents: Mapping[str, bytes]) -> Segmentation:
    """Return the segmentation, after it placed the golden customers as recorded.

    Raises
    ------
    CustsegError
        When the bytes are no segmentation that this version knows, or it computes differently here.
    """
    segmentation = join_segmentation(
        from_json(contents[SEGMENTATION_FILE], where=SEGMENTATION_FILE),
        unpack_arrays(contents[ARRAYS_FILE]),
    )
    replay_golden(segmentation, contents[GOLDEN_FILE])
    return segmentation
