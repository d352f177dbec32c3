"""Find customer segments, prove that they are worth having, and place every customer the same way."""

__version__ = "0.1.0"
