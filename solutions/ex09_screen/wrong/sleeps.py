# caught by: waited
# Main guesses how long the children need the lock.
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
    with lock:
        for line in page(title, size):
            print(line)


if __name__ == "__main__":
    lock = Lock()
    for title in sys.argv[2:]:
        Process(target=show, args=(lock, title, int(sys.argv[1]))).start()
    time.sleep(3)
