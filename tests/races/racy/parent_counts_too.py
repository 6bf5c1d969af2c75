"""The parent counts as well while its child is counting."""

from multiprocessing import Process, Value


def count(v, how_often):
    for _ in range(how_often):
        v.value += 1


if __name__ == "__main__":
    v = Value("i", 0)
    child = Process(target=count, args=(v, 10))
    child.start()
    count(v, 10)
    child.join()
    print("v is", v.value)
