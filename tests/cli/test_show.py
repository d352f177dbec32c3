from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.cli.show import show_segments
from custseg.export import save_bundle
from custseg.features import FeatureState
from custseg.segmentation import Column
from custseg.workflows import load_segmentation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from click.testing import Result

    Call = Callable[..., Result]


def test_contract_segments_and_verdict_are_shown(call: Call, bundle: Path) -> None:
    """What a table must have, who is in it, and why it serves."""
    done = call("show", str(bundle))

    assert done.exit_code == 0
    assert "shop: what a customer table must have" in done.stdout
    for text in ("customer", "recency_days", "  s4  ", "kmeans-4 wins with 4 segments"):
        assert text in done.stdout


def test_figures_stand_beside_those_of_customers_kept_aside(call: Call, bundle: Path) -> None:
    """Each criterion's figure is printed twice, within the width of a screen."""
    lines = call("show", str(bundle)).stdout.splitlines()

    figures = lines[
        lines.index("Figures: of the customers that chose it, and of those kept aside") :
    ]
    stability = next(line.split() for line in figures if line.startswith("  stability "))
    assert stability[:2] == ["stability", "ari"]
    assert all(0 < float(figure) <= 1 for figure in stability[2:])
    assert max(map(len, figures)) <= 100


def test_a_broken_bundle_is_not_shown(call: Call, broken_bundle: str) -> None:
    """Status 1."""
    done = call("show", broken_bundle)

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: ")


def test_a_missing_bundle_is_said(call: Call) -> None:
    """Status 1."""
    done = call("show", "models/nobody/1")

    assert done.exit_code == 1
    assert "Error: The bundle 'models/nobody/1' cannot be read" in done.stderr


def test_a_small_segment_is_only_named(capsys: pytest.CaptureFixture[str], bundle: Path) -> None:
    """Of fewer than ten customers neither size nor description is shown."""
    segmentation = load_segmentation(bundle)
    small = replace(segmentation.segments[0], n_customers=9, description="All nine of them.")

    show_segments(replace(segmentation, segments=(small, *segmentation.segments[1:])))

    said = capsys.readouterr().out
    assert f"{small.name} (fewer than 10 customers)" in said
    assert "All nine of them." not in said


def test_a_prefix_a_scale_and_what_features_mean_are_shown(
    call: Call, bundle: Path, tmp_path: Path
) -> None:
    """Whoever makes the table must know them."""
    plain = load_segmentation(bundle)
    columns = (
        *plain.contract.columns,
        Column(name="postcode", kind="category", levels=("E1", "W1"), prefix=2),
        Column(name="answer", kind="number", lowest=1, highest=5),
    )
    state = FeatureState(channels=("web",), window_days=365, returns="drop")
    contract = replace(plain.contract, columns=columns, features=state)
    save_bundle(replace(plain, contract=contract), tmp_path / "2", report="", card="", lineage={})

    said = " ".join(call("show", str(tmp_path / "2")).stdout.split())

    assert "postcode category, by the first 2 characters: E1, W1" in said
    assert "answer number, from 1 to 5" in said
    assert "window, days 365 period, days 90 returns drop channels web" in said
