"""An attribute of a manager's Namespace."""

from multiprocessing import Manager, Process


class Walker(Process):
    def __init__(self, ns):
        super().__init__()
        self.ns = ns

    def run(self):
        for _ in range(5):
            self.ns.steps += 1


if __name__ == "__main__":
    manager = Manager()
    ns = manager.Namespace()
    ns.steps = 0
    walkers = [Walker(ns), Walker(ns)]
    for walker in walkers:
        walker.start()
    for walker in walkers:
        walker.join()
    print("steps", ns.steps)
