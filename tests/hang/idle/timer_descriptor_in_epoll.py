"""epoll without a time-out; the only thing that will come is a timerfd's tick."""

import os
import select
import time

if hasattr(os, "timerfd_create"):
    timer = os.timerfd_create(time.CLOCK_MONOTONIC)
    os.timerfd_settime(timer, initial=0.7)
    poll = select.epoll()
    poll.register(timer, select.EPOLLIN)
    assert poll.poll() == [(timer, select.EPOLLIN)]
