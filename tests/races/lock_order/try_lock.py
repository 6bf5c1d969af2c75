"""Who does not get the second lock gives the first one back and tries again."""

import random
import time
from multiprocessing import Lock, Process


def work(first, second):
    done = 0
    while done < 3:
        with first:
            if second.acquire(block=False):
                done += 1
                second.release()
        time.sleep(random.random() / 1000)


if __name__ == "__main__":
    a, b = Lock(), Lock()
    children = [Process(target=work, args=pair) for pair in ((a, b), (b, a))]
    for child in children:
        child.start()
    for child in children:
        child.join()
