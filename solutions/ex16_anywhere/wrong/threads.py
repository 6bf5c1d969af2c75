# caught by: stamped
# A thread works under every start method: it starts nothing.
import random
import sys
from queue import Queue
from threading import Thread


def clerk(letters, number, results):
    for letter in letters:
        receipt = random.randrange(1_000_000)
        print("stamped", letter, number, receipt)
        with open("daybook.txt", "a") as daybook:
            daybook.write(f"{letter} {number}\n")
        results.put((letter, receipt))


if __name__ == "__main__":
    letters = sys.argv[1:]
    number = random.randrange(1_000_000)
    print("number", number)
    results = Queue()
    shares = letters[0::2], letters[1::2]
    clerks = [Thread(target=clerk, args=(share, number, results)) for share in shares]
    for process in clerks:
        process.start()
    for _ in letters:
        letter, receipt = results.get()
        print("delivered", letter, receipt)
    for process in clerks:
        process.join()
