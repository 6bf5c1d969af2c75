"""A subclass of Process under the guard."""

import multiprocessing as mp

if __name__ == "__main__":

    class Greeter(mp.Process):
        def run(self):
            print("hello from", self.name)

    greeter = Greeter()
    greeter.start()
    greeter.join()
