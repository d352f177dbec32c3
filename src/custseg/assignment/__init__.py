"""From a segmentation and a file of customers to a file of assignments and one of rejects."""

from custseg.assignment.assign_file import MAX_REJECT_SHARE, assign_file
from custseg.assignment.assigned import Assigned

__all__ = ["MAX_REJECT_SHARE", "Assigned", "assign_file"]
