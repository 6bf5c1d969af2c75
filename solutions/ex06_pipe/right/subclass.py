"""A Process that brings its own pipe; run() closes the end that belongs to the parent."""

import sys
from multiprocessing import Pipe, Process


class Echo(Process):
    def __init__(self):
        super().__init__(name="echo")
        self.outside, self.inside = Pipe()

    def run(self):
        self.outside.close()
        count = 0
        try:
            while True:
                message = self.inside.recv()
                print("heard", repr(message))
                self.inside.send(message.upper())
                count += 1
        except EOFError:
            print("end after", count)

    def ask(self, message):
        self.outside.send(message)
        return self.outside.recv()


if __name__ == "__main__":
    echo = Echo()
    echo.start()
    for message in sys.argv[1:]:
        print("answer", repr(echo.ask(message)))
    echo.outside.close()
    echo.join()
