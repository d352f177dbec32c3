from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.errors import BundleError
from custseg.export import load_bundle, save_bundle, verify_bundle

if TYPE_CHECKING:
    from collections.abc import Callable

    from custseg.segmentation import Segmentation

    Save = Callable[..., Path]

TESTS = Path(__file__).parents[1]
SAVE = """
import sys
import examples
from custseg.export import save_bundle

digest = save_bundle(
    examples.segmentation(), sys.argv[1], report="r", card="c", lineage={"seed": "1"}
)
print(digest)
"""


def run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, without any output to the cache of compiled code."""
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        env={**os.environ, "PYTHONPATH": str(TESTS), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_bundle_is_six_files(bundle: Path) -> None:
    """And nothing is left beside it."""
    assert sorted(path.name for path in bundle.iterdir()) == [
        "arrays.npz",
        "golden.parquet",
        "manifest.json",
        "model_card.md",
        "report.html",
        "segmentation.json",
    ]
    assert list(bundle.parent.iterdir()) == [bundle]


def test_it_returns_the_digest(tmp_path: Path, segmentation: Segmentation) -> None:
    """The digest is the one that verifying gives."""
    digest = save_bundle(segmentation, tmp_path / "1", report="", card="", lineage={})

    assert digest == verify_bundle(tmp_path / "1")


def test_the_same_work_has_the_same_digest(tmp_path: Path, segmentation: Segmentation) -> None:
    """In another process, another folder, with other hashes and at another time of day."""
    digest = save_bundle(segmentation, tmp_path / "1", report="r", card="c", lineage={"seed": "1"})

    done = run(SAVE, tmp_path / "other" / "2", PYTHONHASHSEED="7", TZ="Asia/Tokyo")

    assert done.stdout.strip() == digest


def test_a_loaded_segmentation_has_the_digest_it_came_with(bundle: Path, save: Save) -> None:
    """Nothing is lost or added on the way."""
    again = save(load_bundle(bundle), "2")

    assert verify_bundle(again) == verify_bundle(bundle)


@pytest.mark.parametrize("changed", ["report", "card", "lineage"])
def test_every_part_is_in_the_digest(
    tmp_path: Path, segmentation: Segmentation, changed: str
) -> None:
    """Another report, card or lineage is another bundle."""
    parts = {"report": "r", "card": "c", "lineage": {"seed": "1"}}
    digest = save_bundle(segmentation, tmp_path / "1", **parts)
    parts[changed] = {"seed": "2"} if changed == "lineage" else "other"

    assert save_bundle(segmentation, tmp_path / "2", **parts) != digest


def test_a_bundle_is_never_overwritten(bundle: Path, segmentation: Segmentation) -> None:
    """Not even by the same one."""
    digest = verify_bundle(bundle)

    with pytest.raises(BundleError, match="already something at"):
        save_bundle(segmentation, bundle, report="", card="", lineage={})

    assert verify_bundle(bundle) == digest


def test_whatever_is_there_stays(tmp_path: Path, segmentation: Segmentation) -> None:
    """An empty folder, a file, a link that leads nowhere."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")

    for name in ("empty", "file", "link"):
        with pytest.raises(BundleError, match="already something at"):
            save_bundle(segmentation, tmp_path / name, report="", card="", lineage={})


def test_few_customers_are_not_stored(tmp_path: Path, segmentation: Segmentation) -> None:
    """A centroid of nine customers leaves no folder."""
    rule = replace(segmentation.rule, counts=np.array([120, 100, 9]))

    with pytest.raises(BundleError, match="a few customers only"):
        save_bundle(
            replace(segmentation, rule=rule), tmp_path / "1", report="", card="", lineage={}
        )

    assert list(tmp_path.iterdir()) == []


def test_a_figure_that_is_no_number_is_not_stored(
    tmp_path: Path, segmentation: Segmentation
) -> None:
    """A NaN in the scorecard is an error where it is made, not where it is read."""
    odd = replace(segmentation, scorecard={"silhouette": float("nan")})

    with pytest.raises(BundleError, match=r"segmentation\.json cannot be written"):
        save_bundle(odd, tmp_path / "1", report="", card="", lineage={})


def test_a_place_that_cannot_be_written_is_named(
    tmp_path: Path, segmentation: Segmentation
) -> None:
    """A parent that is a file gives a clear error."""
    (tmp_path / "file").write_text("mine")

    with pytest.raises(BundleError, match=r"The bundle .* cannot be written"):
        save_bundle(segmentation, tmp_path / "file" / "1", report="", card="", lineage={})


def test_a_killed_save_leaves_no_bundle(tmp_path: Path, segmentation: Segmentation) -> None:
    """The folder is not there, and saving again works."""
    killing = (
        "import os, signal\nos.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)\n" + SAVE
    )

    killed = run(killing, tmp_path / "1")

    assert killed.returncode == -signal.SIGKILL
    assert not (tmp_path / "1").exists()
    save_bundle(segmentation, tmp_path / "1", report="", card="", lineage={})
    assert load_bundle(tmp_path / "1").name == "households"
