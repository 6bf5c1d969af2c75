"""A subclass opens its file in run(), which is executed by the new process; each clerk has a pipe to main."""

import random
import sys
from multiprocessing import Pipe, Process

DAYBOOK = "daybook.txt"


class Clerk(Process):
    def __init__(self, letters, number):
        super().__init__(name="clerk for " + " ".join(letters))
        self.letters, self.number = letters, number
        self.receipts, self._to_main = Pipe(duplex=False)

    def run(self):
        print(self.name, "at work")
        with open(DAYBOOK, "a", encoding="utf-8") as daybook:
            for letter in self.letters:
                receipt = random.randrange(1_000_000)
                print("stamped", letter, self.number, receipt)
                daybook.write(f"{letter} {self.number}\n")
                self._to_main.send((letter, receipt))


def main(letters):
    number = random.randrange(1_000_000)
    print(f"number {number}")
    clerks = [Clerk(letters[:1], number), Clerk(letters[1:], number)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        for _ in clerk.letters:
            print("delivered", *clerk.receipts.recv())
        clerk.join()


if __name__ == "__main__":
    main(sys.argv[1:])
