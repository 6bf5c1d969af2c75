"""The number in a Value, the letters through a queue, and a context object in place of the module."""

import multiprocessing
import pathlib
import random
import sys


def stamp(number, letters, receipts):
    while True:
        letter = letters.get()
        if letter is None:
            break
        receipt = random.randrange(1_000_000)
        print("stamped", letter, number.value, receipt, flush=True)
        pathlib.Path("daybook.txt").open("a").write(f"{letter} {number.value}\n")  # noqa: SIM115
        receipts.put((letter, receipt))


if __name__ == "__main__":
    mp = multiprocessing.get_context()
    number = mp.Value("i", random.randrange(1_000_000))
    print("number", number.value)
    letters, receipts = mp.Queue(), mp.SimpleQueue()
    clerks = [mp.Process(target=stamp, args=(number, letters, receipts), daemon=True) for _ in range(3)]
    for process in clerks:
        process.start()
    for letter in sys.argv[1:] + [None] * 3:
        letters.put(letter)
    for _ in sys.argv[1:]:
        print("delivered", *receipts.get())
    for process in clerks:
        process.join()
