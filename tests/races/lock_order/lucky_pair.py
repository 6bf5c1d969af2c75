"""Two locks in two orders; the second child comes late enough."""

import time
from multiprocessing import Lock, Process


def forth(one, two):
    with one:
        time.sleep(0.01)
        with two:
            pass


def back(a, b):
    time.sleep(0.5)
    with b:
        time.sleep(0.01)
        with a:
            pass


if __name__ == "__main__":
    a, b = Lock(), Lock()
    children = [Process(target=work, args=(a, b)) for work in (forth, back)]
    for child in children:
        child.start()
    for child in children:
        child.join()
