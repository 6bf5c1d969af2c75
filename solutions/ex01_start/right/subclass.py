"""A Process subclass; joined in the reverse order, which makes no difference."""

import sys
from multiprocessing import Process


class Greeter(Process):
    def __init__(self, greeted: str) -> None:
        super().__init__(name=f"greeter of {greeted}")
        self.greeted = greeted

    def run(self) -> None:
        sys.stdout.write(f"hello {self.greeted}\n")


if __name__ == "__main__":
    greeters = [Greeter(name) for name in sys.argv[1:]]
    for greeter in greeters:
        greeter.start()
    for greeter in reversed(greeters):
        greeter.join()
    sys.stdout.write("all done\n")
