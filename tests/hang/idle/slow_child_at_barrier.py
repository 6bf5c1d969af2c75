"""Three wait at a barrier for a fourth that is slow."""

import time
from multiprocessing import Barrier, Process


def work(together, seconds):
    time.sleep(seconds)
    together.wait()


if __name__ == "__main__":
    together = Barrier(4)
    children = [Process(target=work, args=(together, seconds)) for seconds in (0, 0, 0, 0.7)]
    for child in children:
        child.start()
    for child in children:
        child.join()
        assert child.exitcode == 0
