"""A method sleeps in a Manager's server, and main waits for its answer."""

import time
from multiprocessing.managers import BaseManager


class Clock:
    def later(self):
        time.sleep(0.7)
        return "done"


class ClockManager(BaseManager):
    pass


ClockManager.register("Clock", Clock)

if __name__ == "__main__":
    with ClockManager() as manager:
        assert manager.Clock().later() == "done"
