"""A named semaphore stays behind, because the program kills the library's resource tracker."""
import multiprocessing
import os
import signal
from multiprocessing import resource_tracker

if __name__ == "__main__":
    lock = multiprocessing.get_context("spawn").Lock()
    os.kill(resource_tracker._resource_tracker._pid, signal.SIGKILL)
    print("locked for ever")
    os._exit(0)
