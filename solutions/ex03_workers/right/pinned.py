"""A subclass; each worker stays on a CPU of its own and fetches its numbers from a queue."""

import multiprocessing
import os
import sys

from crunch import work


class Worker(multiprocessing.Process):
    def __init__(self, cpu, tasks, results):
        super().__init__(name=f"on CPU {cpu}")
        self.cpu, self.tasks, self.results = cpu, tasks, results

    def run(self):
        os.sched_setaffinity(0, {self.cpu})
        while (n := self.tasks.get()) is not None:
            self.results.put((n, work(n)))


if __name__ == "__main__":
    tasks, results = multiprocessing.SimpleQueue(), multiprocessing.SimpleQueue()
    workers = [Worker(cpu, tasks, results) for cpu in os.sched_getaffinity(0)]
    print(len(workers), "workers")
    for worker in workers:
        worker.start()
    for word in sys.argv[1:]:
        tasks.put(int(word))
    for _ in sys.argv[1:]:
        print("result", *results.get())
    for _ in workers:
        tasks.put(None)
    for worker in workers:
        worker.join()
