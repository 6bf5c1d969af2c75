# caught by: lost
# Two gates lock, the third one does not.
import sys
from multiprocessing import Lock, Process, Value


def gate(counter, lock, visitors):
    for _ in range(visitors):
        if lock:
            with lock:
                counter.value += 1
        else:
            counter.value += 1


if __name__ == "__main__":
    visitors = int(sys.argv[1])
    counter, lock = Value("i", 0), Lock()
    gates = [Process(target=gate, args=(counter, lock if n else None, visitors)) for n in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", counter.value)
