# caught by: workers
import os
import sys
import threading

from crunch import work


def task(n):
    print("result", n, work(n))


if __name__ == "__main__":
    print("CPUs:", len(os.sched_getaffinity(0)))
    threads = [threading.Thread(target=task, args=(int(word),)) for word in sys.argv[1:]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
