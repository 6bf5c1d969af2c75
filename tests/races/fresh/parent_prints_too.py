"""Child and parent print at the same time."""

from multiprocessing import Process


def count(name):
    for n in range(4):
        print(name, n, end=" ", flush=True)
    print(flush=True)


if __name__ == "__main__":
    child = Process(target=count, args=("child",))
    child.start()
    count("parent")
    child.join()
