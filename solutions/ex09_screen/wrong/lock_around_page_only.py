# caught by: lock
# The lock is held where nothing is printed.
import sys
import time
from multiprocessing import Lock, Process


def page(title, size):
    for number in range(1, size + 1):
        time.sleep(0.01)
        yield f"{title} {number}/{size}"
        if title.startswith("torn-") and number == size // 2:
            raise RuntimeError(f"{title} is torn")


def show(lock, title, size):
    lines = []
    with lock:
        more = page(title, size)
    try:
        for line in more:
            lines.append(line)
    except RuntimeError:
        pass
    print("\n".join(lines))


if __name__ == "__main__":
    size, titles = int(sys.argv[1]), sys.argv[2:]
    lock = Lock()
    processes = [Process(target=show, args=(lock, title, size)) for title in titles]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
