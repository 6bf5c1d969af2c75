# caught by: own_child
# Two workers share four pages.
import sys
import time
from multiprocessing import Lock, Pool


def page(title, size):
    for number in range(1, size + 1):
        time.sleep(0.01)
        yield f"{title} {number}/{size}"
        if title.startswith("torn-") and number == size // 2:
            raise RuntimeError(f"{title} is torn")


def begin(the_lock):
    global lock
    lock = the_lock


def show(title, size):
    with lock:
        for line in page(title, size):
            print(line)


if __name__ == "__main__":
    with Pool(2, initializer=begin, initargs=(Lock(),)) as pool:
        results = [pool.apply_async(show, (title, int(sys.argv[1]))) for title in sys.argv[2:]]
        for result in results:
            result.wait()
