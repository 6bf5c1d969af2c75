"""Two orders, but the second child begins when the first has said that it is done."""

from multiprocessing import Lock, Process, Queue


def forth(a, b, done):
    with a, b:
        pass
    done.put(True)


def back(a, b, done):
    done.get()
    with b, a:
        pass


if __name__ == "__main__":
    a, b, done = Lock(), Lock(), Queue()
    children = [Process(target=work, args=(a, b, done)) for work in (forth, back)]
    for child in children:
        child.start()
    for child in children:
        child.join()
