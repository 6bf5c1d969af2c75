# caught by: own_child under spawn
# The lesson's own way, a global under the guard: a spawned child has no such name.
import sys
import time
from multiprocessing import Lock, Process


def page(title, size):
    for number in range(1, size + 1):
        time.sleep(0.01)
        yield f"{title} {number}/{size}"
        if title.startswith("torn-") and number == size // 2:
            raise RuntimeError(f"{title} is torn")


def show(title, size):
    with lock:
        for line in page(title, size):
            print(line)


if __name__ == "__main__":
    size, titles = int(sys.argv[1]), sys.argv[2:]
    lock = Lock()
    processes = [Process(target=show, args=(title, size)) for title in titles]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
