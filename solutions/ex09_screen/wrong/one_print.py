# caught by: lock
# Nothing mixes as long as one print is one write: without a lock that is luck.
import sys
import time
from multiprocessing import Process


def page(title, size):
    for number in range(1, size + 1):
        time.sleep(0.01)
        yield f"{title} {number}/{size}"
        if title.startswith("torn-") and number == size // 2:
            raise RuntimeError(f"{title} is torn")


def show(title, size):
    lines = []
    try:
        for line in page(title, size):
            lines.append(line)
    finally:
        print("\n".join(lines))


if __name__ == "__main__":
    size, titles = int(sys.argv[1]), sys.argv[2:]
    processes = [Process(target=show, args=(title, size)) for title in titles]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
