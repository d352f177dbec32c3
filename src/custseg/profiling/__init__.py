"""What a segment is like: marks, conditions, names, descriptions."""

from custseg.profiling.branch import Bound, Branch
from custseg.profiling.conditions import conditions
from custseg.profiling.folds import folds
from custseg.profiling.held_out_labels import held_out_labels
from custseg.profiling.held_out_placements import held_out_placements
from custseg.profiling.learn_scoring_sheet import learn_scoring_sheet
from custseg.profiling.marks import marks
from custseg.profiling.name_segments import name_segments
from custseg.profiling.named_segments import named_segments
from custseg.profiling.own_branches import own_branches
from custseg.profiling.profile import Condition, Mark, SegmentProfile
from custseg.profiling.profile_segments import profile_segments
from custseg.profiling.sampled_rows import sampled_rows
from custseg.profiling.scoring_sheet import Answer, Question, ScoringSheet
from custseg.profiling.surrogate_tree import LEAVES_PER_SEGMENT, SurrogateTree
from custseg.profiling.value_shares import value_shares

__all__ = [
    "LEAVES_PER_SEGMENT",
    "Answer",
    "Bound",
    "Branch",
    "Condition",
    "Mark",
    "Question",
    "ScoringSheet",
    "SegmentProfile",
    "SurrogateTree",
    "conditions",
    "folds",
    "held_out_labels",
    "held_out_placements",
    "learn_scoring_sheet",
    "marks",
    "name_segments",
    "named_segments",
    "own_branches",
    "profile_segments",
    "sampled_rows",
    "value_shares",
]
