"""Three children write lines of a megabyte at the same time."""
import multiprocessing
import os


def work(letter):
    for _ in range(2):
        line = letter * 1_000_000 + b"\n"
        while line:
            line = line[os.write(1, line) :]


if __name__ == "__main__":
    children = [multiprocessing.Process(target=work, args=(letter,)) for letter in (b"a", b"b", b"c")]
    for child in children:
        child.start()
    for child in children:
        child.join()
