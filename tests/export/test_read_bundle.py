from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.errors import BundleError
from custseg.export import read_card, read_lineage, read_report, verify_bundle
from custseg.export.manifest import sha256

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_it_says_what_was_saved(bundle: Path) -> None:
    """Report, card and lineage come back as given."""
    assert read_report(bundle) == "<p>Ü</p>"
    assert read_card(bundle) == "# Ü"
    assert read_lineage(bundle) == {"data": "ab", "seed": "1"}


def test_the_digest_is_that_of_the_manifest(bundle: Path) -> None:
    """`sha256sum manifest.json` gives the same."""
    assert verify_bundle(bundle) == sha256((bundle / "manifest.json").read_bytes())


@pytest.mark.parametrize("read", [verify_bundle, read_lineage, read_report, read_card])
def test_nothing_is_said_of_an_altered_bundle(bundle: Path, read: Callable[[Path], object]) -> None:
    """Even the report of a bundle whose arrays were altered is not shown."""
    (bundle / "arrays.npz").write_bytes(b"")

    with pytest.raises(BundleError, match="Altered since"):
        read(bundle)


def test_a_report_that_is_no_text_is_refused(
    bundle: Path, forge: Callable[[Path, str, bytes], None]
) -> None:
    """Bytes that are no UTF-8 give a clear error."""
    forge(bundle, "report.html", b"\xff")

    with pytest.raises(BundleError, match=r"'report\.html' in the bundle .* is no UTF-8"):
        read_report(bundle)
