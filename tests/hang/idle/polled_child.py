"""while is_alive: sleep."""

import time
from multiprocessing import Process

if __name__ == "__main__":
    child = Process(target=time.sleep, args=(0.6,))
    child.start()
    while child.is_alive():
        time.sleep(0.1)
