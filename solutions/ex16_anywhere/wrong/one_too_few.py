# caught by: stamped
# The last letter is in nobody's share.
import random
import sys
from multiprocessing import Process, Queue


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
    shares = letters[0::2], letters[1:-1:2]
    clerks = [Process(target=clerk, args=(share, number, results)) for share in shares]
    for process in clerks:
        process.start()
    for _ in letters[1:]:
        letter, receipt = results.get()
        print("delivered", letter, receipt)
    for process in clerks:
        process.join()
