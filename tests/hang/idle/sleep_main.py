"""Main sleeps."""

import time

time.sleep(0.7)
