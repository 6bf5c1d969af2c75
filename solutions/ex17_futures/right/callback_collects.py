"""The callback stays, but it only collects; what it collects is shown in order when all are there."""

import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure


class Register:
    def __init__(self, plots):
        self.plots, self.entries = plots, {}

    def fill(self):
        with ProcessPoolExecutor(2) as executor:
            for plot in self.plots:
                future = executor.submit(measure, int(plot))
                future.plot = plot
                future.add_done_callback(self.enter)

    def enter(self, future):
        try:
            self.entries[future.plot] = future.result()
        except NoEntry as error:
            self.entries[future.plot] = error

    def show(self):
        for plot in self.plots:
            print("plot", plot, self.entries[plot])


if __name__ == "__main__":
    register = Register(sys.argv[1:])
    register.fill()
    register.show()
