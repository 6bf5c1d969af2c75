# caught by: method under spawn, forkserver
# It works under fork, so fork it is.
import random
import sys
from multiprocessing import Process, Queue, set_start_method


def clerk(letters):
    for letter in letters:
        receipt = random.randrange(1_000_000)
        print("stamped", letter, number, receipt)
        daybook.write(f"{letter} {number}\n")
        daybook.flush()
        results.put((letter, receipt))


set_start_method("fork", force=True)
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
