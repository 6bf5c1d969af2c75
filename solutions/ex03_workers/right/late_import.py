"""The module is imported where it is used; a Manager's dict takes the results, a thread starts everything."""

import os
import sys
import threading
from multiprocessing import Manager, Process


def worker(numbers, found):
    from crunch import work

    for n in numbers:
        found[n] = work(n)


def start_all(numbers, cpus, found):
    size = -(-len(numbers) // cpus)
    parts = [numbers[i * size : (i + 1) * size] for i in range(cpus)]
    processes = [Process(target=worker, args=(part, found)) for part in parts]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with Manager() as manager:
        found = manager.dict()
        thread = threading.Thread(target=start_all, args=(numbers, len(os.sched_getaffinity(0)), found))
        thread.start()
        thread.join()
        print("\n".join(f"result {n} {found[n]}" for n in numbers))
