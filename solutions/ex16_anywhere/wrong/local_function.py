# caught by: stamped under spawn, forkserver
# A function inside a function has no name that a child could look for.
import random
import sys
from multiprocessing import Process, SimpleQueue


def main(letters):
    number = random.randrange(1_000_000)
    print("number", number)
    results = SimpleQueue()

    def clerk(letter):
        receipt = random.randrange(1_000_000)
        print("stamped", letter, number, receipt)
        results.put((letter, receipt))

    clerks = [Process(target=clerk, args=(letter,)) for letter in letters]
    for process in clerks:
        process.start()
    with open("daybook.txt", "w") as daybook:
        for _ in letters:
            letter, receipt = results.get()
            print("delivered", letter, receipt)
            print(letter, number, file=daybook)
    for process in clerks:
        process.join()


if __name__ == "__main__":
    main(sys.argv[1:])
