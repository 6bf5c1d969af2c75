"""Exercise 9: several processes, one screen.  The task is in README.md.

Try it:   python ex09_screen.py 4 torn-basil amber cedar
"""

import sys
import time
from multiprocessing import Process


def page(title, size):
    """The lines of a page, one by one.  Given; a page called torn-... breaks off in the middle."""
    for number in range(1, size + 1):
        time.sleep(0.01)  # the printer is slow
        yield f"{title} {number}/{size}"
        if title.startswith("torn-") and number == size // 2:
            raise RuntimeError(f"{title} is torn")


def show(title, size):
    for line in page(title, size):
        print(line)


if __name__ == "__main__":
    size, titles = int(sys.argv[1]), sys.argv[2:]
    processes = [Process(target=show, args=(title, size)) for title in titles]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
