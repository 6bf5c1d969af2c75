"""A Value made with a plain Lock is used inside that lock."""

from multiprocessing import Lock, Process, Value


def work(counter):
    with counter.get_lock():
        counter.value += 1


if __name__ == "__main__":
    counter = Value("i", 0, lock=Lock())
    child = Process(target=work, args=(counter,))
    child.start()
    child.join()
