"""What competes: unfitted preparations and learners."""

from custseg.candidates.candidate import Candidate
from custseg.candidates.clusterer_candidate import ClustererCandidate
from custseg.candidates.framework_candidate import FrameworkCandidate
from custseg.candidates.learn_contract import learn_contract
from custseg.candidates.unnamed_segments import unnamed_segments
from custseg.candidates.yardsticks import yardsticks

__all__ = [
    "Candidate",
    "ClustererCandidate",
    "FrameworkCandidate",
    "learn_contract",
    "unnamed_segments",
    "yardsticks",
]
