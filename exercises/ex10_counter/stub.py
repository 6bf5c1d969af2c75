"""Exercise 10: three gates, one counter.  The task is in README.md.

Try it:   python ex10_counter.py 50          and then:   python ex10_counter.py 50000
"""

import sys
from multiprocessing import Process, Value


def gate(counter, visitors):
    for _ in range(visitors):
        counter.value += 1


if __name__ == "__main__":
    visitors = int(sys.argv[1])
    counter = Value("i", 0)
    gates = [Process(target=gate, args=(counter, visitors)) for _ in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", counter.value)
