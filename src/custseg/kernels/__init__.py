"""Compiled loops over rows, and the threads that share them."""

from custseg.kernels.elementary import exponentiate, take_inverse_sinh, take_logarithms
from custseg.kernels.kernel import kernel
from custseg.kernels.map_in_threads import available_cores, map_in_threads

__all__ = [
    "available_cores",
    "exponentiate",
    "kernel",
    "map_in_threads",
    "take_inverse_sinh",
    "take_logarithms",
]
