# caught by: daybook under spawn
# Every process that imports the file empties the day-book.
import random
import sys
from multiprocessing import Process, Queue

daybook = open("daybook.txt", "w")  # noqa: SIM115


def clerk(letters, number, results):
    for letter in letters:
        receipt = random.randrange(1_000_000)
        print("stamped", letter, number, receipt)
        daybook.write(f"{letter} {number}\n")
        daybook.flush()
        results.put((letter, receipt))


if __name__ == "__main__":
    letters = sys.argv[1:]
    number = random.randrange(1_000_000)
    print("number", number)
    results = Queue()
    shares = letters[0::2], letters[1::2]
    clerks = [Process(target=clerk, args=(share, number, results)) for share in shares]
    for process in clerks:
        process.start()
    for _ in letters:
        letter, receipt = results.get()
        print("delivered", letter, receipt)
    for process in clerks:
        process.join()
