"""Condition.wait_for with a time-out."""

from multiprocessing import Condition

condition = Condition()
with condition:
    assert not condition.wait_for(lambda: False, timeout=0.7)
