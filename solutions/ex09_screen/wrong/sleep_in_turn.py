# caught by: lock
# Everybody waits a while and hopes that the others have finished by then.
import sys
import time
from multiprocessing import Process


def page(title, size):
    for number in range(1, size + 1):
        time.sleep(0.01)
        yield f"{title} {number}/{size}"
        if title.startswith("torn-") and number == size // 2:
            raise RuntimeError(f"{title} is torn")


def show(turn, title, size):
    time.sleep(turn * 0.3)
    for line in page(title, size):
        print(line)


if __name__ == "__main__":
    processes = [
        Process(target=show, args=(turn, title, int(sys.argv[1]))) for turn, title in enumerate(sys.argv[2:])
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
