"""sched runs something later."""

import sched
import time

schedule = sched.scheduler(time.monotonic, time.sleep)
schedule.enter(0.7, 1, print, ("now",))
schedule.run()
