from __future__ import annotations

import re
from pathlib import Path

from custseg.recipes import read_recipe
from custseg.recipes.candidate_section import (
    GaussianMixtureGrid,
    HDBSCANGrid,
    KMeansGrid,
    LatentClassGrid,
)
from custseg.recipes.column_section import ColumnSection
from custseg.recipes.data_section import (
    Attributes,
    ContactsSection,
    CustomerTable,
    Data,
    Lookup,
    SetAside,
    Transactions,
)
from custseg.recipes.framework_section import (
    ConditionSection,
    RFMGridSection,
    SegmentationTreeSection,
    ThresholdSegmentSection,
    ThresholdSegmentsSection,
    ValuePotentialSection,
    ValueTiersSection,
)
from custseg.recipes.judging_sections import (
    CostsSection,
    NextPeriodSection,
    NullCheckSection,
    ReachSection,
    Stability,
)
from custseg.recipes.recipe import RFM, GatesSection, Outcome, Recipe

PAGE = (Path(__file__).parents[2] / "docs" / "recipes.md").read_text()


def test_the_documented_recipe_is_valid(tmp_path: Path) -> None:
    """The page's complete example is read without a fault."""
    found = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    (tmp_path / "shop.toml").write_text(found[1])

    recipe = read_recipe(tmp_path / "shop.toml").recipe

    assert recipe.name == "shop"


def test_the_name_of_a_framework_is_documented() -> None:
    """Other sections have a `name`, too, so that finding the word is not enough."""
    assert "| every framework | `name` |" in PAGE


def test_every_key_is_documented() -> None:
    """No key of any section is missing on the page."""
    tables = (Data, Transactions, SetAside, Lookup, ContactsSection, Attributes, CustomerTable)
    others = (Recipe, ColumnSection, Outcome, RFM, Stability, GatesSection)
    judging = (NextPeriodSection, ReachSection, CostsSection, NullCheckSection)
    grids = (KMeansGrid, GaussianMixtureGrid, HDBSCANGrid, LatentClassGrid)
    frameworks = (
        RFMGridSection,
        ValueTiersSection,
        ValuePotentialSection,
        ThresholdSegmentsSection,
        ThresholdSegmentSection,
        ConditionSection,
        SegmentationTreeSection,
    )
    documented = set(re.findall(r"`\[*(?:\w+\.)*(\w+)\]*`", PAGE))

    missing = {
        key
        for section in (*tables, *others, *judging, *grids, *frameworks)
        for key in section.model_fields
        if key not in documented
    }

    assert not missing
