"""What came of an experiment?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from custseg.recipes import LoadedRecipe
    from custseg.report import ReportData
    from custseg.segmentation import Customers, Segmentation
    from custseg.validation import Verdict


@dataclass(frozen=True, kw_only=True, eq=False)
class ExperimentResult:
    """The result of a recipe, worked out and not recorded anywhere yet.

    Parameters
    ----------
    loaded
        The recipe.
    report_data
        All that report, card and plots show: verdict, scorecards, profiles.
    segmentation
        The winner with named segments; None when nobody deserves to serve.
    parameters
        Of each candidate's learner, by the candidate's name.
    held_out
        The customers kept aside.
    """

    loaded: LoadedRecipe
    report_data: ReportData
    segmentation: Segmentation | None
    parameters: dict[str, dict[str, object]]
    held_out: Customers

    @property
    def verdict(self) -> Verdict:
        """Who wins and why, or why nobody does."""
        return self.report_data.verdict

    @property
    def leaderboard(self) -> pd.DataFrame:
        """Every candidate and yardstick, best first, with every figure under its tracked name."""
        import pandas as pd

        scorecards = {card.candidate: card for card in self.report_data.scorecards}
        rows = [
            {
                "candidate": standing.candidate,
                "algorithm": scorecards[standing.candidate].algorithm,
                "is_yardstick": standing.is_yardstick,
                "passes": standing.passes,
                "points": standing.points,
                **scorecards[standing.candidate].metrics,
            }
            for standing in self.verdict.standings
        ]
        return pd.DataFrame(rows).set_index("candidate")
