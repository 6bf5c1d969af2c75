"""Exercise 16: this works under fork and under nothing else.  Make it work anywhere.  See README.md.

Try it:   grade run --start-method fork ex16_anywhere.py -- amber basil cedar delta    and then with spawn
"""

import random
import sys
from multiprocessing import Process, Queue


def clerk(letters):
    for letter in letters:
        receipt = random.randrange(1_000_000)
        print("stamped", letter, number, receipt)
        daybook.write(f"{letter} {number}\n")
        daybook.flush()
        results.put((letter, receipt))


letters = sys.argv[1:]
number = random.randrange(1_000_000)
print("number", number)
results = Queue()
with open("daybook.txt", "w") as daybook:
    clerks = [
        Process(target=lambda: clerk(letters[0::2])),
        Process(target=lambda: clerk(letters[1::2])),
    ]
    for process in clerks:
        process.start()
    for _ in letters:
        letter, receipt = results.get()
        print("delivered", letter, receipt)
    for process in clerks:
        process.join()
