"""The same two orders behind a gate: whoever wants two locks takes a third one first."""

from multiprocessing import Lock, Process


def work(gate, first, second):
    for _ in range(3):
        gate.acquire()
        with first, second:
            pass
        gate.release()


if __name__ == "__main__":
    gate, a, b = Lock(), Lock(), Lock()
    children = [Process(target=work, args=(gate, *pair)) for pair in ((a, b), (b, a))]
    for child in children:
        child.start()
    for child in children:
        child.join()
