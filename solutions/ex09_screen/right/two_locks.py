"""A second lock for a log on stderr does no harm."""

import sys
import time
from multiprocessing import Lock, Process


def page(title, size):
    for number in range(1, size + 1):
        time.sleep(0.01)
        yield f"{title} {number}/{size}"
        if title.startswith("torn-") and number == size // 2:
            raise RuntimeError(f"{title} is torn")


def log(lock, *words):
    with lock:
        print(*words, file=sys.stderr)


def show(screen, errors, title, size):
    log(errors, title, "waits")
    screen.acquire()
    try:
        log(errors, title, "begins")
        for line in page(title, size):
            print(line)
    except RuntimeError as error:
        log(errors, title, "failed:", error)
    finally:
        screen.release()


if __name__ == "__main__":
    screen, errors = Lock(), Lock()
    size = int(sys.argv[1])
    processes = {title: Process(target=show, args=(screen, errors, title, size)) for title in sys.argv[2:]}
    for process in processes.values():
        process.start()
    for title, process in processes.items():
        process.join()
        log(errors, title, "ended with", process.exitcode)
