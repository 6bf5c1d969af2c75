# caught by: lost
# Everybody waits a while and hopes that the others have finished by then.
import sys
import time
from multiprocessing import Process, Value


def gate(turn, counter, visitors):
    time.sleep(turn * 0.4)
    for _ in range(visitors):
        counter.value += 1


if __name__ == "__main__":
    visitors = int(sys.argv[1])
    counter = Value("i", 0)
    gates = [Process(target=gate, args=(turn, counter, visitors)) for turn in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", counter.value)
