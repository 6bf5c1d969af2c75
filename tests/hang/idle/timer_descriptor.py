"""A timerfd, read without a time-out."""

import os
import time

if hasattr(os, "timerfd_create"):
    timer = os.timerfd_create(time.CLOCK_MONOTONIC)
    os.timerfd_settime(timer, initial=0.7)
    assert len(os.read(timer, 8)) == 8
