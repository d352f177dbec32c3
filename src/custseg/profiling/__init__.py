"""What a segment is like: marks, conditions, names, descriptions."""

from custseg.profiling.folds import folds
from custseg.profiling.held_out_labels import held_out_labels
from custseg.profiling.marks import marks
from custseg.profiling.name_segments import name_segments
from custseg.profiling.profile import Condition, Mark, SegmentProfile
from custseg.profiling.profile_segments import profile_segments
from custseg.profiling.surrogate_tree import LEAVES_PER_SEGMENT, SurrogateTree
from custseg.profiling.value_shares import value_shares

__all__ = [
    "LEAVES_PER_SEGMENT",
    "Condition",
    "Mark",
    "SegmentProfile",
    "SurrogateTree",
    "folds",
    "held_out_labels",
    "marks",
    "name_segments",
    "profile_segments",
    "value_shares",
]
