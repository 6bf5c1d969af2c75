"""Joins with a time-out again and again, and daemons that are joined are no harm."""

import sys
from multiprocessing import Process


class Host:
    def __init__(self, word):
        self.word = word

    def greet(self, name):
        print(self.word + " " + name)


def start(host, name):
    process = Process(target=host.greet, args=[name], daemon=True)
    process.start()
    return process


def main():
    host = Host("hello")
    processes = [start(host, name) for name in sys.argv[1:]]
    for process in processes:
        while process.is_alive():
            process.join(0.05)
        process.join()
        process.close()
    print("all done")


if __name__ == "__main__":
    main()
