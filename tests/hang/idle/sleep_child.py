"""Main joins a child that sleeps."""

import time
from multiprocessing import Process

if __name__ == "__main__":
    child = Process(target=time.sleep, args=(0.7,))
    child.start()
    child.join()
