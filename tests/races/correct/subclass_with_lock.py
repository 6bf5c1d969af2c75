"""Process is subclassed; all objects have the same lock."""

from multiprocessing import Lock, Process, Value


class Counter(Process):
    def __init__(self, lock, total):
        super().__init__()
        self.lock = lock
        self.total = total

    def run(self):
        for _ in range(6):
            self.step()

    def step(self):
        with self.lock:
            self.total.value += 1


if __name__ == "__main__":
    lock = Lock()
    total = Value("i", 0)
    counters = [Counter(lock, total) for _ in range(3)]
    for counter in counters:
        counter.start()
    for counter in counters:
        counter.join()
    print("Total:", total.value)
