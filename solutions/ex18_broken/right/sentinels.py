"""A subclass of Process with a pipe; main waits for whichever ends first."""

import sys
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait

import archive


class Reader(Process):
    def __init__(self, tape):
        super().__init__()
        self.tape = tape
        self.here, self.there = Pipe(duplex=False)

    def run(self):
        self.there.send(archive.restore(self.tape))

    def report(self):
        self.join()
        print(*(["tape", *self.here.recv()] if self.here.poll() else ["lost", self.tape]))


if __name__ == "__main__":
    readers = [Reader(int(number)) for number in sys.argv[1:]]
    for reader in readers:
        reader.start()
    at_work = {reader.sentinel: reader for reader in readers}
    while at_work:
        for sentinel in wait(at_work):
            at_work.pop(sentinel).report()
