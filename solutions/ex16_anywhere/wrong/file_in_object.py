# caught by: stamped under spawn, forkserver
# The process object carries an open file, and it is pickled as a whole.
import random
import sys
from multiprocessing import Process, Queue


class Clerk(Process):
    def __init__(self, letters, number, results):
        super().__init__()
        self.letters, self.number, self.results = letters, number, results
        self.daybook = open("daybook.txt", "a")  # noqa: SIM115

    def run(self):
        for letter in self.letters:
            receipt = random.randrange(1_000_000)
            print("stamped", letter, self.number, receipt)
            self.daybook.write(f"{letter} {self.number}\n")
            self.results.put((letter, receipt))
        self.daybook.close()


if __name__ == "__main__":
    letters, number, results = sys.argv[1:], random.randrange(1_000_000), Queue()
    print("number", number)
    clerks = [Clerk(letters[:2], number, results), Clerk(letters[2:], number, results)]
    for process in clerks:
        process.start()
    for _ in letters:
        print("delivered", *results.get())
    for process in clerks:
        process.join()
