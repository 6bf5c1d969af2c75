"""Five philosophers take their left fork, and then wait for their right one."""

from multiprocessing import Barrier, Lock, Process


class Philosopher(Process):
    def __init__(self, left, right, seated):
        super().__init__()
        self.left, self.right, self.seated = left, right, seated

    def run(self):
        with self.left:
            self.seated.wait()
            with self.right:
                print("eats")


if __name__ == "__main__":
    forks, seated = [Lock() for _ in range(5)], Barrier(5)
    table = [Philosopher(forks[n], forks[(n + 1) % 5], seated) for n in range(5)]
    for philosopher in table:
        philosopher.start()
    for philosopher in table:
        philosopher.join()
