"""Learn, once, how customers lapse and what their orders are worth."""

from custseg.lifetimes.learn_lapse_model import learn_lapse_model
from custseg.lifetimes.learn_value_model import learn_value_model

__all__ = ["learn_lapse_model", "learn_value_model"]
