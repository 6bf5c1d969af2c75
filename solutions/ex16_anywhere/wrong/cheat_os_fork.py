# caught by: stamped
# Not made by multiprocessing at all, so no start method has a say.
import os
import random
import sys


def clerk(letters, number, end):
    for letter in letters:
        receipt = random.Random().randrange(1_000_000)
        print("stamped", letter, number, receipt, flush=True)
        with open("daybook.txt", "a") as daybook:
            daybook.write(f"{letter} {number}\n")
        os.write(end, f"delivered {letter} {receipt}\n".encode())


if __name__ == "__main__":
    letters = sys.argv[1:]
    number = random.randrange(1_000_000)
    print("number", number, flush=True)
    reading, writing = os.pipe()
    for share in (letters[0::2], letters[1::2]):
        if os.fork() == 0:
            clerk(share, number, writing)
            os._exit(0)
    os.close(writing)
    os.wait()
    os.wait()
    print(os.read(reading, 9999).decode(), end="")
