from __future__ import annotations

import json
from typing import Any

import pytest

from custseg.errors import BundleError
from custseg.export.manifest import CONTENT_FILES, Manifest

CONTENTS = dict.fromkeys(CONTENT_FILES, b"x")


def manifest(**changes: Any) -> bytes:
    """Write a manifest with some entries changed."""
    data = json.loads(Manifest.of(CONTENTS, lineage={"seed": "1"}).to_json())
    return json.dumps({**data, **changes}).encode()


def test_it_comes_back() -> None:
    """Reading gives what was written."""
    written = Manifest.of(CONTENTS, lineage={"seed": "1"})

    assert Manifest.from_json(written.to_json()) == written


def test_the_order_of_the_lineage_does_not_matter() -> None:
    """The same lineage is the same bytes."""
    one = Manifest.of(CONTENTS, lineage={"data": "ab", "seed": "1"})

    assert Manifest.of(CONTENTS, lineage={"seed": "1", "data": "ab"}).to_json() == one.to_json()


@pytest.mark.parametrize("version", [2, 0, "1", None, True])
def test_another_version_is_refused(version: object) -> None:
    """A later format gives a hint, not a riddle about its fields."""
    raw = json.dumps({"format": "custseg bundle", "format_version": version, "new": 1}).encode()

    with pytest.raises(BundleError, match="of a format that this version") as caught:
        Manifest.from_json(raw)

    assert caught.value.hint == "a newer version of custseg may read it."


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"format": "zip"}, "of a format that this version"),
        ({"clock": "12:00"}, "'manifest.json' has other fields"),
        ({"files": []}, "'manifest.json: files' is no object"),
        ({"files": {"../../etc/passwd": "0" * 64}}, "'manifest.json: files' has other fields"),
        ({"files": dict.fromkeys(CONTENT_FILES, "A" * 64)}, "'files' holds values"),
        ({"files": dict.fromkeys(CONTENT_FILES, 1)}, "'files' holds values"),
        ({"lineage": {"seed": 1}}, "'lineage' holds values"),
        ({"lineage": "seed"}, "manifest.json: 'lineage' is no object"),
    ],
)
def test_an_odd_manifest_is_refused(changes: dict[str, Any], message: str) -> None:
    """Other fields, other files and other types are named."""
    with pytest.raises(BundleError, match=message):
        Manifest.from_json(manifest(**changes))


def test_every_altered_file_is_named() -> None:
    """All faults come at once."""
    contents = {**CONTENTS, "arrays.npz": b"y", "report.html": b"z"}

    with pytest.raises(BundleError, match=r"Altered .*: arrays\.npz, report\.html\."):
        Manifest.of(CONTENTS, lineage={}).check_contents(contents)
