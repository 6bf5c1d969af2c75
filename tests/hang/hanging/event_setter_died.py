"""The child that would set the event dies before."""

from multiprocessing import Event, Process


def work(ready):
    values = [1, 2, 3]
    print(values[3])
    ready.set()


if __name__ == "__main__":
    ready = Event()
    child = Process(target=work, args=(ready,))
    child.start()
    ready.wait()
    child.join()
