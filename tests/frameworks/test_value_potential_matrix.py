from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from custseg.errors import ParameterError
from custseg.frameworks import MatrixAxis, ValuePotentialMatrix

VALUE = MatrixAxis(column="spend", cuts=(100,))
POTENTIAL = MatrixAxis(column="growth", cuts=(0,))


@pytest.fixture
def raw() -> np.ndarray:
    rng = np.random.default_rng(5)
    return np.column_stack([rng.uniform(0, 200, 400), rng.normal(0, 1, 400), rng.poisson(3, 400)])


def names_of(matrix: ValuePotentialMatrix, raw: np.ndarray) -> list[str]:
    raw = raw[:, : len(matrix.input_names)]
    learned = matrix.fit(raw)
    return [learned.names[label] for label in learned.rule.label(raw).tolist()]


def test_the_four_corners_have_their_names(raw: np.ndarray) -> None:
    """Stars are high in both, cash cows in value alone, question marks in potential alone."""
    names = names_of(ValuePotentialMatrix(value=VALUE, potential=POTENTIAL), raw)

    is_rich, is_growing = raw[:, 0] >= 100, raw[:, 1] >= 0
    expected = np.select(
        [is_rich & is_growing, is_rich, is_growing],
        ["Stars", "Cash cows", "Question marks"],
        "Maintain",
    )
    assert names == expected.tolist()


def test_learned_axes_are_cut_in_half(raw: np.ndarray) -> None:
    """Without cut-points as many customers are high as low, within the ten of a cut-point."""
    matrix = ValuePotentialMatrix(
        value=MatrixAxis(column="spend"), potential=MatrixAxis(column="growth")
    )

    names = np.array(names_of(matrix, raw))

    assert abs(np.isin(names, ["Stars", "Cash cows"]).sum() - 200) <= 5


def test_three_levels_are_nine_cells_joined_to_six(raw: np.ndarray) -> None:
    """The corners keep their names, alone or with a neighbour."""
    three = ValuePotentialMatrix(
        value=MatrixAxis(column="spend", n_levels=3),
        potential=MatrixAxis(column="growth", n_levels=3),
    )

    learned = three.fit(raw[:, :2])

    assert len(learned.names) == 6
    assert all(
        any(corner in name for name in learned.names)
        for corner in ("Stars", "Cash cows", "Question marks", "Maintain")
    )


def test_all_nine_are_kept_when_asked(raw: np.ndarray) -> None:
    """Nine levels of value and potential have nine names."""
    axes = {
        "value": MatrixAxis(column="spend", n_levels=3),
        "potential": MatrixAxis(column="growth", n_levels=3),
    }

    names = names_of(ValuePotentialMatrix(**axes, max_segments=9), raw)

    assert len(set(names)) == 9


def test_cells_of_one_name_are_one_segment(raw: np.ndarray) -> None:
    """The highest cell is named first."""
    matrix = ValuePotentialMatrix(
        value=VALUE, potential=POTENTIAL, names=("Win", "Keep", "Others", "Others")
    )

    names = np.array(names_of(matrix, raw))

    assert (names == "Win").tolist() == ((raw[:, 0] >= 100) & (raw[:, 1] >= 0)).tolist()
    assert (names == "Others").tolist() == (raw[:, 0] < 100).tolist()


def test_a_further_axis_adds_to_the_names(raw: np.ndarray) -> None:
    """Those who need much service are segments of their own."""
    service = MatrixAxis(column="contacts", cuts=(3,), names=("little service", "much service"))
    matrix = ValuePotentialMatrix(
        value=VALUE, potential=POTENTIAL, extra=(service,), max_segments=8
    )

    names = names_of(matrix, raw)

    is_costly_star = (raw[:, 0] >= 100) & (raw[:, 1] >= 0) & (raw[:, 2] >= 3)
    assert [name == "Stars, much service" for name in names] == is_costly_star.tolist()
    assert len(set(names)) == 8


def test_unknown_potential_is_the_lowest_and_counted(raw: np.ndarray) -> None:
    """Nothing speaks for these customers yet, and the note says how many they are."""
    raw[:40, 1] = np.nan
    matrix = ValuePotentialMatrix(value=VALUE, potential=POTENTIAL)

    learned = matrix.fit(raw[:, :2])

    assert set(names_of(matrix, raw)[:40]) == {"Cash cows", "Maintain"}
    assert learned.notes == (
        "growth is not known of 40 of 400 customers: they have its lowest level.",
    )


def test_names_that_do_not_fit_the_cells_are_refused() -> None:
    """Two by two are four."""
    with pytest.raises(ParameterError, match="3 names for 4 cells"):
        ValuePotentialMatrix(value=VALUE, potential=POTENTIAL, names=("A", "B", "C"))


def test_a_column_makes_one_axis() -> None:
    """Value cannot be its own potential."""
    with pytest.raises(ParameterError, match="columns"):
        ValuePotentialMatrix(value=VALUE, potential=VALUE)


@pytest.mark.parametrize("cut", [19.99, 0.7])
def test_who_is_exactly_on_a_cut_point_reaches_it(cut: float) -> None:
    """Values are stored as float32, and so are cut-points."""
    values = np.array([cut - 0.5, cut]).astype(np.float32).astype(np.float64)

    levels = MatrixAxis(column="spend", cuts=(cut,)).levels(values)

    assert np.searchsorted(levels.cuts, values, side="right").tolist() == [0, 1]


@pytest.mark.parametrize(
    "changes", [{"n_levels": 4}, {"cuts": (1, 2, 3)}, {"names": ("a", "b", "c")}]
)
def test_an_axis_has_two_or_three_levels(changes: dict[str, Any]) -> None:
    """And a name for each, or none."""
    with pytest.raises(ParameterError, match="'spend' makes no axis"):
        MatrixAxis(column="spend", **changes)
