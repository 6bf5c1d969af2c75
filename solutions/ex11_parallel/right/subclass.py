"""Two bakers only, as a subclass of Process; each takes every second order and has a pipe to the shop."""

import sys
from multiprocessing import Pipe, Process

from bakery import bake


class Baker(Process):
    def __init__(self, orders):
        super().__init__()
        self.orders = orders
        self.counter, self.hatch = Pipe(duplex=False)

    def run(self):
        for n in self.orders:
            self.hatch.send(bake(n))


if __name__ == "__main__":
    orders = [int(text) for text in sys.argv[1:]]
    bakers = [Baker(orders[0::2]), Baker(orders[1::2])]
    for baker in bakers:
        baker.start()
    for place in range(len(orders)):
        n, pid = bakers[place % 2].counter.recv()
        print("loaf", n, pid)
    for baker in bakers:
        baker.join()
