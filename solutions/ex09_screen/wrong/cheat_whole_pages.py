# caught by: whole
# Prints what a page looks like, without page(): the torn one is not torn.
import sys
from multiprocessing import Lock, Process


def show(lock, title, size):
    with lock:
        for number in range(1, size + 1):
            print(f"{title} {number}/{size}")


if __name__ == "__main__":
    size, titles = int(sys.argv[1]), sys.argv[2:]
    lock = Lock()
    processes = [Process(target=show, args=(lock, title, size)) for title in titles]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
