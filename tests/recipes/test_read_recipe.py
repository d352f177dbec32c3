from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from custseg.errors import RecipeError
from custseg.features import FEATURES
from custseg.recipes import read_recipe

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[[str], Path]

EXPERIMENTS = Path(__file__).parents[2] / "experiments"


@pytest.mark.parametrize("name", ["complete_journey", "online_retail"])
def test_shipped_recipes_are_valid(name: str) -> None:
    """The recipes in the folder of all experiments are read without a fault."""
    loaded = read_recipe(EXPERIMENTS / f"{name}.toml")

    assert loaded.folder == EXPERIMENTS
    assert len(loaded.recipe.candidates) == 8


def test_all_faults_at_once_with_line_and_closest_name(small: str, written: Write) -> None:
    """Wrong type, unknown key, unknown kind and unknown column are told together."""
    text = (
        small.replace('title = "A shop"', 'title = "A shop"\nseed = "x"')
        .replace("n_clusters", "n_cluster")
        .replace('recency_days = "days"', 'recency_day = "dais"')
    )

    with pytest.raises(RecipeError, match="has 5 faults") as caught:
        read_recipe(written(text))

    said = str(caught.value)
    assert "line 3, seed: input should be a valid integer (found 'x')" in said
    assert "no column 'recency_day' is built: did you mean 'recency_days'?" in said
    assert "(found 'dais'): did you mean 'days'?" in said
    assert "candidates[0].n_cluster: unknown key: did you mean 'n_clusters'?" in said
    assert "candidates[0].n_clusters: missing" in said


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[data.transactions]", "[data.transaction]", "did you mean 'transactions'?"),
        ("as_of = 2017-10-01", "", "data.as_of: missing"),
        ('"kmeans"', '"kmean"', "did you mean 'kmeans'?"),
        ('"kmeans"', '"latent_class"', "line 17, candidates[0]: latent classes need a column"),
        ('"kmeans"', '"latent_class"\nprojection = 2', "candidates[0].projection: input should be"),
        ('name = "shop"', 'name = "a shop"', "line 1, name"),
        ("[[candidates]]", "[weights]\nstabilty = 1\n[[candidates]]", "did you mean 'stability'?"),
        ("[[candidates]]", "[gates]\nmin_segments = 7\n[[candidates]]", "Too small: max_segments"),
        ('"money"', '"money"\n[profile]\nrecency_days = "days"', "stands under [columns] already"),
        ("[columns]", "value_nam = 1\n[columns]", "unknown key"),
        ("n_clusters = [3, 4]", "n_clusters = []", "at least 1 item"),
        ('amount = "paid"', "", "either 'amount', or 'unit_price' and 'quantity'"),
        (
            'amount = "paid"',
            'amount = "paid"\nunit_price = "n"',
            "either 'amount', or 'unit_price'",
        ),
        (
            'amount = "paid"',
            'amount = "paid"\nhome_currency = "EUR"',
            "needs 'currency', the column",
        ),
        ('amount = "paid"', 'amount = "paid"\nquery = "SELECT 1"', "query: needs a database"),
        ("[data]", '[data]\nsource = "postgresql://ann:secret@host/shop"', "holds a password"),
        ("[[candidates]]", "[weights]\nstability = inf\n[[candidates]]", "finite number"),
        ("[[candidates]]", "[rfm]\nrecency = 3\n[[candidates]]", "has 1 fault:"),
        ("[[candidates]]", '[rfm]\nrecensy = "x"\n[[candidates]]', "has 1 fault:"),
        ("[[candidates]]", '[next_period]\ntable = "x"\n[[candidates]]', "needs 'days' with"),
        ("[[candidates]]", '[reach]\nconsent = "agred"\n[[candidates]]', "no column 'agred'"),
        ("[[candidates]]", '[reach]\nchannels = ["fax"]\n[[candidates]]', "no column 'fax'"),
        ("[[candidates]]", "[costs]\nper_segment = -1\n[[candidates]]", "greater than or equal"),
        (
            "[[candidates]]",
            '[null_check]\nn_draws = 79\n[gates]\nmin_structure = "natural"\n[[candidates]]',
            "null_check.n_draws: 'natural' needs at least 80 draws",
        ),
        ("[[candidates]]", "[null_check]\nn_drawz = 9\n[[candidates]]", "mean 'n_draws'?"),
        (
            "[[candidates]]",
            '[protected]\nmonetary_total = "money"\n[[candidates]]',
            "columns.monetary_total: 'monetary_total' is protected, and can be nothing else",
        ),
    ],
)
def test_each_fault_says_what_was_meant(
    old: str, new: str, fault: str, small: str, written: Write
) -> None:
    """Whatever is wrong, the text says where it stands and what is valid."""
    with pytest.raises(RecipeError) as caught:
        read_recipe(written(small.replace(old, new)))

    assert fault in str(caught.value)


def test_more_than_eight_behaviour_columns_are_refused(small: str, written: Write) -> None:
    """A distance of more than eight columns is nothing that people can follow."""
    names = [name for name in FEATURES if name not in ("recency_days", "monetary_total")]
    more = "\n".join(f'{name} = "number"' for name in names[:7])

    with pytest.raises(RecipeError, match="columns: has 9 columns, at most 8"):
        read_recipe(written(small.replace("[columns]", f"[columns]\n{more}")))


def test_more_columns_may_be_asked_for(small: str, written: Write) -> None:
    """Whoever wants eleven items of a survey says so."""
    names = [name for name in FEATURES if name not in ("recency_days", "monetary_total")]
    more = "\n".join(f'{name} = "number"' for name in names[:7])
    text = small.replace("[columns]", f"[columns]\n{more}").replace(
        "[data]", "max_columns = 9\n[data]"
    )

    assert len(read_recipe(written(text)).recipe.columns) == 9


def test_no_toml(written: Write) -> None:
    """A file that is no TOML says where it stops being one."""
    with pytest.raises(RecipeError, match="is not TOML: Invalid value"):
        read_recipe(written("name = "))


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(RecipeError, match="cannot be read: No such file"):
        read_recipe(tmp_path / "none.toml")


def test_no_text(tmp_path: Path) -> None:
    """A file that is no text is named, too."""
    path = tmp_path / "shop.toml"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(RecipeError, match="not UTF-8"):
        read_recipe(path)
