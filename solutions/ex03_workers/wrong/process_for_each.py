# caught by: as_many
import sys
from multiprocessing import Process, Queue

from crunch import work


def task(n, results):
    results.put((n, work(n)))


if __name__ == "__main__":
    results = Queue()
    processes = [Process(target=task, args=(int(word), results)) for word in sys.argv[1:]]
    for process in processes:
        process.start()
    for _ in processes:
        print("result", *results.get())
    for process in processes:
        process.join()
