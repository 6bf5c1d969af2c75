"""A daemonic child waits for ever; main sleeps and ends, and takes it along."""

import time
from multiprocessing import Event, Process

if __name__ == "__main__":
    never = Event()
    Process(target=never.wait, daemon=True).start()
    time.sleep(0.6)
