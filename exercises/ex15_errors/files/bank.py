"""Given with exercise 15: the bank, which does not make every payment.  No need to change anything."""

import os
import sys
import time


class NoAccount(Exception):
    pass


class AccountClosed(Exception):
    pass


class LimitReached(Exception):
    pass


REASONS = NoAccount, AccountClosed, LimitReached


def pay(n):
    """Pay employee n.  Returns n and the pid of the worker, or raises one of the exceptions above.

    Numbers from 100 on are refused.  Which of the reasons a clerk gives depends on the clerk, that is on the
    process, so nobody else can know it in advance.
    """
    sys.stdout.write(f"trying {n}\n")
    sys.stdout.flush()
    time.sleep(0.05)  # the bank takes its time
    if n >= 100:
        raise REASONS[(n + os.getpid()) % len(REASONS)]("not paid")
    return n, os.getpid()
