"""The frozen thing that serves: input contract, preparation, rule, named segments."""

from custseg.segmentation.column import KINDS, LEVEL_KINDS, Column, Kind
from custseg.segmentation.contract import Contract, Reading
from custseg.segmentation.customers import Customers
from custseg.segmentation.ids import is_blank, read_ids
from custseg.segmentation.level_texts import level_texts
from custseg.segmentation.segment import NO_SEGMENT_ID, NO_SEGMENT_NAME, Segment
from custseg.segmentation.segmentation import Segmentation
from custseg.segmentation.training import Training

__all__ = [
    "KINDS",
    "LEVEL_KINDS",
    "NO_SEGMENT_ID",
    "NO_SEGMENT_NAME",
    "Column",
    "Contract",
    "Customers",
    "Kind",
    "Reading",
    "Segment",
    "Segmentation",
    "Training",
    "is_blank",
    "level_texts",
    "read_ids",
]
